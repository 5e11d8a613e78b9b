"""Stories on several pages that all call the first one canonical."""

from __future__ import annotations

import pytest

from crawler.archive.harvest import Harvest
from crawler.archive.pages import archive
from crawler.core.reading import read
from crawler.core.types import Document, Verdict
from storage.articles import get_article, list_articles
from storage.database import Database
from storage.records import PageFetch
from tests.archive.ferry import HOUR, NOON

FIRST = "https://harbour.example/2026/survey"
PLACES = ("quay", "mill", "chapel", "station", "brewery", "school", "market", "garden", "museum")
PARTS = [
    [
        f"Surveyors reached the {place} at dawn and wrote {len(place)} pages about the {place} before the bell rang; "
        f"nobody from years ago would know the {place} again, said the keeper of the {place}."
        for place in PLACES[start : start + 3]
    ]
    for start in (0, 3, 6)
]


def harvest(url: str, paragraphs: list[str]) -> Harvest:
    head = f'<title>Survey of the old town</title><link rel="canonical" href="{FIRST}">'
    body = "".join(f"<p>{each}</p>" for each in paragraphs)
    page = (
        f'<html><head>{head}<meta property="og:type" content="article"></head><body><article>'
        f"<h1>Survey of the old town</h1>{body}</article></body></html>"
    )
    reading = read(Document(url=url, body=page.encode(), content_type="text/html"))
    fetch = PageFetch(url=url, fetched_at=NOON, status=200, kind="page")
    return Harvest(source="harbour", page=fetch, candidates=reading.candidates, is_own_page=reading.is_own_page)


@pytest.mark.parametrize("later", ["/{}", "?page={}", "/page/{}"])
@pytest.mark.parametrize("order", [(0, 1, 2, 0, 1, 2), (2, 1, 0, 1)])
def test_no_page_takes_the_place_of_another(database: Database, later: str, order: tuple[int, ...]) -> None:
    pages = [harvest(FIRST + (later.format(n + 1) if n else ""), PARTS[n]) for n in range(3)]
    verdicts = [archive(database, pages[each], NOON + at * HOUR)[0].verdict for at, each in enumerate(order)]
    assert {Verdict.NEW, Verdict.NEAR}.issuperset(verdicts[:3])
    assert set(verdicts[3:]) == {Verdict.REPEAT}
    with database.read() as connection:
        articles = [get_article(connection, one.id) for one in list_articles(connection)]
    assert sorted(one.text for one in articles) == sorted("\n\n".join(part) for part in PARTS)
    assert not any(one.revisions for one in articles)


def test_a_page_of_comments_is_no_article_of_its_own(database: Database) -> None:
    archive(database, harvest(FIRST, PARTS[0]), NOON)
    (judgement,) = archive(database, harvest(f"{FIRST}?page=2", PARTS[0]), NOON + HOUR)
    assert (judgement.verdict, judgement.of) == (Verdict.REPEAT, 1)
    with database.read() as connection:
        assert get_article(connection, 1).url == FIRST
