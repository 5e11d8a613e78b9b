"""Articles on a ferry and a bakery, pages that show them, and what is stored of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select

from crawler.archive.harvest import Harvest
from crawler.archive.pages import archive
from crawler.core.dedup.fingerprint import fingerprint
from crawler.core.types import Article, Candidate, Verdict
from storage import models
from storage.articles import get_article, list_articles
from storage.database import Database
from storage.records import PageFetch, StoredArticle

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
LISTING = "https://harbour.example/"
OWN = "https://harbour.example/2026/ferry"
FERRY = (
    "The night ferry between Port Ellis and the Gull Islands will sail again from Monday, the harbour board said.\n\n"
    "Engineers replaced both propeller shafts after divers found hairline cracks during the spring inspection.\n\n"
    "Tickets cost 14 crowns, two more than last year, and bicycles travel free until the end of October. Islanders had "
    "waited eleven weeks, with fresh bread flown in by the mail plane every second morning."
)
TEASER = FERRY.split("\n\n", maxsplit=1)[0]
BAKERY = (
    "A bakery in the old tannery quarter has won the national rye prize for the third time running. Its owner credits "
    "a sourdough that her grandmother carried across the border in a jam jar, and a stone oven built by her uncle."
)


def made(text: str, title: str = "Night ferry returns", position: int = 0, url: str | None = OWN) -> Candidate:
    article = Article(title=title, text=text, position=position, url=url)
    return Candidate(article=article, fingerprint=fingerprint(title, text))


def page(*candidates: Candidate, url: str = LISTING, own: bool = False, unchanged: bool = False) -> Harvest:
    fetch = PageFetch(
        url=url,
        fetched_at=NOON,
        status=304 if unchanged else 200,
        kind="page",
        etag='"v1"',
        body_hash=b"\x01" * 16,
        reader_version=3,
        links=((OWN, "article"),),
    )
    return Harvest(source="harbour", page=fetch, candidates=candidates, is_own_page=own, unchanged=unchanged)


def verdicts(database: Database, harvest: Harvest, now: datetime = NOON) -> list[Verdict]:
    return [judgement.verdict for judgement in archive(database, harvest, now)]


def stored(database: Database) -> list[StoredArticle]:
    with database.read() as connection:
        numbers = [article.id for article in list_articles(connection)]
        return [get_article(connection, number) for number in reversed(numbers)]


def only(database: Database) -> StoredArticle:
    (article,) = stored(database)
    return article


def rows(database: Database, table: str) -> int:
    with database.read() as connection:
        return connection.execute(select(func.count()).select_from(models.metadata.tables[table])).scalar_one()
