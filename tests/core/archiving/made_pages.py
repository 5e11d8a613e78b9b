"""Pages of a made-up paper, as they arrive: what its articles are, how pages show them, and any of such pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache

from hypothesis import strategies as st

from crawler.core.archiving.arrivals import Arrival, TextKey
from crawler.core.archiving.known import KnownArticle
from crawler.core.dedup.fingerprint import fingerprint
from crawler.core.dedup.paragraphs import paragraph_key
from crawler.core.links.addresses import permalink_key
from crawler.core.links.publishers import claim_key
from crawler.core.links.urls import site_of
from crawler.core.text.normalise import tokens
from crawler.core.types import Article, Candidate

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
SITE = "harbour.example"
PROMO = "Members of the reading circle get our evening letter with two stories more."
TOWNS = ("Vellmar", "Oberrode", "Kirchau", "Steinbek")
_WORDS = ("keepers", "counted", "lanterns", "along", "walls", "ledgers", "name", "boats", "before", "last", "winter")
_PLACES = ("harbour", "tannery", "mill", "quarry")


def title_of(town: str) -> str:
    """Return a headline that tells articles apart."""
    return f"Lanterns are counted again in {town}"


def paragraphs_of(town: str) -> list[str]:
    """Return four paragraphs of words that only texts on this town have."""
    return [" ".join(f"{word}{place}{town}" for word in _WORDS) + "." for place in _PLACES]


def text_of(town: str) -> str:
    """Return the text of the article on a town."""
    return "\n\n".join(paragraphs_of(town))


def url_of(town: str, site: str = SITE) -> str:
    """Return the address of the article on a town."""
    return f"https://{site}/{town.lower()}"


@cache
def candidate(title: str, text: str, url: str | None = None, published_at: datetime | None = None) -> Candidate:
    """Return a candidate as it is read from a page."""
    article = Article(title=title, text=text, url=url, published_at=published_at)
    return Candidate(article=article, fingerprint=fingerprint(title, text))


def arrival(found: Candidate, page: int = 0, *, own: bool = False, host: str = SITE) -> Arrival:
    """Return a candidate as it arrives with a page of a host, each page an hour after the one before."""
    key = permalink_key(found.article.url)
    is_claim = found.article.url is not None and site_of(found.article.url) != host
    return Arrival(
        page=page,
        candidate=found,
        site=host,
        publisher=host,
        source="harbour",
        url_key=claim_key(key, host) if key and is_claim else key,
        is_claim=is_claim,
        on_own_page=own,
        at=NOON + page * HOUR,
    )


def known(number: int, text_key: TextKey = (1, b"of another text"), place: str = "elsewhere") -> KnownArticle:
    """Return an article of which all is known, with another text and another address."""
    return KnownArticle(
        article_id=number,
        text_key=text_key,
        text_seen_at=NOON,
        title="Lanterns",
        on_own_page=True,
        url_key=permalink_key(url_of(place)),
        published_at=NOON,
        is_unsigned=False,
        source="harbour",
        site=SITE,
        publisher=SITE,
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """How a page of a host shows the article on a town: with a paragraph more, `extra`, and at an address, if told."""

    town: str
    paragraphs: tuple[int, ...] = (0, 1, 2, 3)
    extra: str = ""
    url: str | None = None
    title: str = ""
    own: bool = False
    authors: tuple[str, ...] = ()
    published_at: datetime | None = None
    host: str = SITE

    def on(self, page: int) -> Arrival:
        """Return what arrives with a page."""
        said = [paragraphs_of(self.town)[place] for place in self.paragraphs]
        text = "\n\n".join([*said, *([self.extra] if self.extra else [])])
        found = candidate(self.title or title_of(self.town), text, self.url, self.published_at)
        if self.authors:
            found = replace(found, article=replace(found.article, authors=self.authors))
        return arrival(found, page, own=self.own, host=self.host)


Page = tuple[Shown, ...]


def arrivals(pages: list[Page]) -> list[list[Arrival]]:
    """Return what arrives with each page."""
    return [[shown.on(place) for shown in page] for place, page in enumerate(pages)]


LEARNED = {SITE: {paragraph_key(tokens(PROMO))}}
PARAGRAPHS = ((0, 1, 2, 3), (0,), (1, 3), (0, 2, 3))
FURNITURE = ("Read more", PROMO)
EDITS = ("", "A second count found that nine more of them had sunk.")
COPY = "bay.example"


@st.composite
def shown(draw: st.DrawFn) -> Shown:
    town = draw(st.sampled_from(TOWNS[:3]))
    urls = [url_of(town), url_of(town), None, url_of(town, COPY), url_of(TOWNS[0])]
    titles = [title_of(town), title_of(town), "Lanterns", "Harbour", title_of(TOWNS[0])]
    return Shown(
        town=town,
        paragraphs=draw(st.sampled_from(PARAGRAPHS)),
        extra=draw(st.sampled_from((*EDITS, *FURNITURE))),
        url=draw(st.sampled_from(urls)),
        title=draw(st.sampled_from(titles)),
        authors=draw(st.sampled_from([(), ("Ana Lopez",)])),
        published_at=draw(st.sampled_from([None, NOON, NOON + timedelta(days=60)])),
    )


@st.composite
def page(draw: st.DrawFn) -> Page:
    first, *others = draw(st.lists(shown(), min_size=1, max_size=3))
    own = first.url is not None and draw(st.booleans())
    host = draw(st.sampled_from([SITE, SITE, COPY]))
    return (replace(first, own=own, host=host), *(replace(each, host=host) for each in others))


PAGES = st.lists(page(), min_size=1, max_size=5)


@st.composite
def sighting(draw: st.DrawFn) -> Shown:
    """Return an article as its own page, or another one with less of it or with furniture, shows it at its address."""
    town = draw(st.sampled_from(TOWNS))
    if draw(st.booleans()):
        return Shown(town, extra={TOWNS[0]: PROMO, TOWNS[1]: "Read more"}.get(town, ""), url=url_of(town), own=True)
    paragraphs = draw(st.sampled_from([(0,), (0, 1), (0, 1, 2), (0, 1, 2, 3)]))
    extras = (*EDITS, *FURNITURE) if len(paragraphs) == 4 else ("", PROMO)
    return Shown(town, paragraphs, draw(st.sampled_from(extras)), url_of(town))
