"""Make docs/page-*.png: the web page of a fictional archive, as a browser draws it. Needs the dev tools and Chromium.

    python docs/capture_page.py

The papers of `newsfold demo` are stored as if they had been crawled for two days, each page from its own site.
"""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread
from typing import Literal

from playwright.sync_api import sync_playwright

from crawler.archive.harvest import Harvest
from crawler.archive.pages import archive
from crawler.browser.installed import find_browser
from crawler.core.dedup.fingerprint import fingerprint
from crawler.core.types import Article, Candidate, Verdict
from migrations import open_database
from newsfold.demo_site.plan import SitePage, pages, permalink, truth
from newsfold.demo_site.stories import Paper, Story, papers
from newsfold.web.app import guarded
from newsfold.web.context import Context
from newsfold.web.serving import PageServer, address_of, bound
from newsfold.web.settings import Settings
from storage.database import Database
from storage.records import PageFetch
from storage.run_records import NewSource, RunCounts
from storage.runs import finish_run, start_run
from storage.sources import set_sources

NOW = datetime(2026, 3, 12, 9, 40, tzinfo=UTC)
HOURS = 48
MOST_BYTES = 150_000
_FOLDER = Path(__file__).parent
_PICTURES: tuple[tuple[str, str, int, int, Literal["light", "dark"]], ...] = (
    ("page-today.png", "/", 1120, 760, "light"),
    ("page-article.png", "/articles/2", 1000, 640, "dark"),
)


def main() -> None:
    """Fill an archive, serve it, and take the pictures."""
    with tempfile.TemporaryDirectory() as folder, open_database(f"sqlite:///{folder}/news.db") as database:
        fill(database)
        with bound("127.0.0.1:0") as place:
            server = PageServer(guarded(Context(database, Settings(read_only=True), lambda: NOW)))
            thread = Thread(target=server.run, kwargs={"sockets": [place]})
            thread.start()
            try:
                take(address_of(place))
            finally:
                server.stop()
                thread.join()


def fill(database: Database) -> None:
    """Store what the papers showed in two days, a few pages at a time, with a run for each look."""
    with database.begin() as connection:
        new = [NewSource(name=each.name, url=f"https://{host(each)}/", every=timedelta(hours=2)) for each in papers()]
        set_sources(connection, new, lambda each, known: NOW + timedelta(minutes=len(each.name)))
    pick = random.Random(7)
    for hour in range(HOURS):
        at = NOW - timedelta(hours=HOURS - hour)
        paper = papers()[0] if hour == 0 else pick.choice(papers())
        shown = [page for page in pages().values() if page.paper == paper and page.wholes]
        crawl(
            database, paper, pick.sample(shown, min(len(shown), 3 + hour % 9)), at, revision=1 + (hour > HOURS * 3 // 4)
        )


def crawl(database: Database, paper: Paper, shown: Sequence[SitePage], at: datetime, *, revision: int) -> None:
    """Store some pages of a paper, and the run that fetched them."""
    with database.begin() as connection:
        run = start_run(connection, paper.name, f"https://{host(paper)}/", at)
    assert run is not None
    verdicts: Counter[Verdict] = Counter()
    for minute, page in enumerate(shown):
        fetch = PageFetch(
            url=f"https://{host(paper)}{page.path}", fetched_at=at + timedelta(minutes=minute), status=200, kind="page"
        )
        candidates = tuple(_candidate(paper, story, place, revision) for place, story in enumerate(page.wholes))
        harvest = Harvest(
            source=paper.name,
            page=fetch,
            candidates=candidates,
            is_own_page=page.path == permalink(paper, page.wholes[0]),
        )
        verdicts.update(each.verdict for each in archive(database, harvest, fetch.fetched_at))
    counts = RunCounts(
        pages=len(shown),
        new=verdicts[Verdict.NEW] + verdicts[Verdict.NEAR],
        near=verdicts[Verdict.NEAR],
        repeats=verdicts[Verdict.REPEAT],
        revisions=verdicts[Verdict.REVISION],
        bytes=len(shown) * 11_300,
    )
    with database.begin() as connection:
        finish_run(connection, run, "done", counts, (), at + timedelta(minutes=len(shown)), outcome="ok")


def _candidate(paper: Paper, story: Story, place: int, revision: int) -> Candidate:
    text = "\n\n".join(next(each.paragraphs for each in truth(revision) if each.id == story.id))
    article = Article(
        title=story.title,
        text=text,
        position=place,
        url=f"https://{host(paper)}{permalink(paper, story)}",
        published_at=story.published_at,
        authors=story.authors,
        language=paper.language,
        section=story.section,
        tags=story.tags,
    )
    return Candidate(article=article, fingerprint=fingerprint(story.title, text))


def host(paper: Paper) -> str:
    """Return a host for a paper, as if it had a site of its own."""
    return f"{paper.id}.example"


def take(address: str) -> None:
    """Take the pictures; one that is too large is a fault."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(None), args=["--no-sandbox"])
        for name, view, width, height, scheme in _PICTURES:
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
            page = context.new_page()
            page.goto(address + view)
            picture = page.screenshot(path=_FOLDER / name)
            if len(picture) > MOST_BYTES:
                raise SystemExit(f"{name} has {len(picture):,} bytes; {MOST_BYTES:,} are the most")
            print(f"{name}: {len(picture):,} bytes")
            context.close()
        browser.close()


if __name__ == "__main__":
    main()
