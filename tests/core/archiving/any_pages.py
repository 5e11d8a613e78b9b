"""Any pages of the made-up paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st

from crawler.core.dedup.paragraphs import paragraph_key
from crawler.core.text.normalise import tokens
from tests.core.archiving.made_pages import NOON, PROMO, SITE, TOWNS, Page, Shown, title_of, url_of

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
