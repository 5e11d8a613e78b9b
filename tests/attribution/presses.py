"""Two papers and a stranger: pages and feeds as their hosts serve them, read and archived as in a crawl."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from html import escape

from crawler.archive.harvest import Harvest
from crawler.archive.maintenance.upkeep import upkeep
from crawler.archive.pages import archive
from crawler.core.reading import read
from crawler.core.types import Document, Judgement
from storage.articles import get_article, list_articles
from storage.database import Database
from storage.furniture import list_furniture
from storage.records import ArticleFilter, PageFetch, PublicationRecord, StoredArticle

RIVAL = "rival.example"
HOSTILE = "stranger.example"
MOST = 1000

_WORDS = {
    "ferry": ("The night ferry between Port Ellis and the Gull Islands", "propeller shafts", "the harbour board"),
    "bakery": ("A bakery in the old tannery quarter of Marrow", "rye loaves", "the guild of bakers"),
    "bridge": ("The iron footbridge behind the Norrvik paper mill", "rusted hinges", "the county engineer"),
    "library": ("The reading room of the Dolna town library", "borrowed atlases", "the board of trustees"),
    "tram": ("The last tram depot on the eastern shore of Vellmar", "copper brushes", "the transport union"),
    "orchard": ("An abandoned pear orchard above the Kirchau locks", "grafted branches", "the growers of the valley"),
}
DENIED = "The mayor denied on Tuesday evening that any of this had been decided behind closed doors."


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An article as a page or a feed shows it; `path` may be an address of another host."""

    topic: str
    path: str
    headline: str
    author: str | None = "Ida Sand"
    day: str | None = "2026-03-02"
    more: tuple[str, ...] = ()
    altered: str = ""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """What the article says."""
        what, things, who = _WORDS[self.topic]
        told = (
            f"{what} will open again on Monday after eleven weeks of work, {who} said in a letter to all households.",
            f"Workers replaced the {things} that had been found cracked when the {self.topic} was looked at in spring.",
            f"The {self.topic} cost {len(self.topic)} crowns a household, two more than was announced last autumn.",
            f"Whoever has kept an old ticket of the {self.topic} may hand it in at the town hall for a cup of coffee.",
            f"Nobody knows who painted the door of the {self.topic} blue; the painter is asked to do the windows, too.",
            f"Those beyond the {self.topic} had carried their shopping over two hills, and say that it did them good.",
            f"A brass band that had practised under the {self.topic} all winter will play, if the wind allows it to.",
        )
        return (*told, *((self.altered,) if self.altered else ()), *self.more)

    @property
    def text(self) -> str:
        """The same as it is stored."""
        return "\n\n".join(self.paragraphs)


def story(topic: str, host: str = RIVAL, **said: object) -> Story:
    """Return the article of a host on a topic."""
    made = Story(topic=topic, path=f"https://{host}/2026/{topic}-opens", headline=f"Work on the {topic} ends on Monday")
    return replace(made, **said)  # type: ignore[arg-type]


@dataclass(slots=True)
class World:
    """The hosts, a clock, and the archive of what they serve."""

    database: Database
    now: datetime = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
    answers: list[Judgement] = field(default_factory=list)

    def own_page(
        self, host: str, one: Story, *, at: str | None = None, canonical: str | None = None, feeds: tuple[str, ...] = ()
    ) -> list[Judgement]:
        """Serve an article's own page from a host, at its own address or another one."""
        links = "".join(f'<link rel="alternate" type="application/rss+xml" href="{feed}">' for feed in feeds)
        head = f'<title>{escape(one.headline)}</title><link rel="canonical" href="{canonical or one.path}">{links}'
        head += f'<meta property="og:type" content="article"><meta property="og:url" content="{canonical or one.path}">'
        body = f"<main><article><h1>{escape(one.headline)}</h1>{_marked_up(one)}</article></main>"
        return self.serve(host, at or one.path, f"<html><head>{head}</head><body>{body}</body></html>", "text/html")

    def front(self, host: str, *stories: Story, path: str = "/") -> list[Judgement]:
        """Serve a list of whole articles."""
        shown = "".join(
            f'<article><h2><a href="{one.path}">{escape(one.headline)}</a></h2>{_marked_up(one)}</article>'
            for one in stories
        )
        page = f"<html><head><title>News</title></head><body><main>{shown}</main></body></html>"
        return self.serve(host, f"https://{host}{path}", page, "text/html")

    def feed(self, host: str, *stories: Story, path: str = "/feed.xml") -> list[Judgement]:
        """Serve a feed with whole articles."""
        items = "".join(_item(one) for one in stories)
        names = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        feed = f'<rss version="2.0" {names}><channel><title>News</title><link>https://{host}/</link>{items}</channel></rss>'
        return self.serve(host, f"https://{host}{path}", feed, "application/rss+xml")

    def serve(self, host: str, url: str, body: str, kind: str) -> list[Judgement]:
        """Archive what a host answers, an hour after what came before."""
        self.now += timedelta(hours=1)
        reading = read(Document(url=url, body=body.encode(), content_type=f"{kind}; charset=utf-8"))
        harvest = Harvest(
            source=host,
            page=PageFetch(url=url, fetched_at=self.now, status=200, kind=reading.kind.value),
            candidates=reading.candidates,
            is_own_page=reading.is_own_page,
            claims=reading.claims,
            feeds=reading.feeds,
        )
        return archive(self.database, harvest, self.now)

    def keep_up(self) -> None:
        """Let a day pass."""
        self.now += timedelta(days=1)
        upkeep(self.database, self.now)

    def articles(self, site: str | None = None) -> list[StoredArticle]:
        """Return what is listed, of all sites or as one has it, earliest first."""
        with self.database.read() as connection:
            return list_articles(connection, ArticleFilter(site=site), limit=MOST)[::-1]

    def article(self, site: str) -> StoredArticle:
        """Return the only article of a site, as it has it."""
        (found,) = self.articles(site)
        return found

    def whole(self, number: int) -> StoredArticle:
        """Return an article with all that is known of it."""
        with self.database.read() as connection:
            return get_article(connection, number)

    def said_by(self, site: str, number: int) -> PublicationRecord:
        """Return how a site publishes an article."""
        (found,) = [one for one in self.whole(number).publications if one.site == site]
        return found

    def furniture(self, site: str) -> list[str]:
        """Return what a site is known to repeat."""
        with self.database.read() as connection:
            return [one.sample for one in list_furniture(connection, site) if not one.undone]


def _marked_up(one: Story) -> str:
    author = (
        f'<p class="byline">By <span class="author" rel="author">{escape(one.author)}</span></p>' if one.author else ""
    )
    day = f'<time datetime="{one.day}T08:00:00Z">{one.day}</time>' if one.day else ""
    return author + day + "".join(f"<p>{escape(part)}</p>" for part in one.paragraphs)


def _item(one: Story) -> str:
    said = escape("".join(f"<p>{part}</p>" for part in one.paragraphs))
    author = f"<dc:creator>{escape(one.author)}</dc:creator>" if one.author else ""
    day = f"<dc:date>{one.day}T08:00:00Z</dc:date>" if one.day else ""
    return (
        f"<item><title>{escape(one.headline)}</title><link>{one.path}</link>{author}{day}"
        f"<content:encoded>{said}</content:encoded></item>"
    )
