"""A process that archives made-up pages: `python -m tests.archive.writer URL SEED PAGES`.

Page N of a seed always holds the same articles. Writers with other seeds show the same articles on other pages, some
of them in another version. A line with the page's URL is printed after each page that is stored.
"""

from __future__ import annotations

import random
import sys
from datetime import UTC, datetime

from crawler.archive.harvest import Harvest
from crawler.archive.pages import archive
from crawler.core.dedup.fingerprint import fingerprint
from crawler.core.types import Article, Candidate
from storage.database import Database
from storage.records import PageFetch

ARTICLES = 30
VERSIONS = 3
PER_PAGE = 5


def version_of(number: int, version: int) -> Candidate:
    """Return a version of an article: versions share nearly all of their text, articles share nothing."""
    words = [f"{name}{number}" for name in ("harbour", "ferry", "island", "captain", "lighthouse") for _ in range(12)]
    words[version * 7] = f"corrected{version}"
    title = f"Dispatch {number}"
    text = " ".join(f"{word}{place}" for place, word in enumerate(words))
    article = Article(title=title, text=text, position=number, url=f"https://harbour.example/{number}")
    return Candidate(article=article, fingerprint=fingerprint(title, text))


def harvest_of(seed: int, page: int) -> Harvest:
    """Return the harvest of a page: some articles in any order, each in any version."""
    chance = random.Random(f"{seed}/{page}")
    numbers = chance.sample(range(ARTICLES), PER_PAGE)
    candidates = tuple(version_of(number, chance.randrange(VERSIONS)) for number in numbers)
    fetch = PageFetch(
        url=f"https://harbour.example/list/{seed}/{page}",
        fetched_at=datetime.now(UTC),
        status=200,
        kind="page",
        etag=f'"{page}"',
    )
    return Harvest(source="harbour", page=fetch, candidates=candidates, is_own_page=chance.random() < 0.3)


def write(url: str, seed: int, pages: int) -> None:
    """Archive pages in a row."""
    with Database(url) as database:
        for page in range(pages):
            harvest = harvest_of(seed, page)
            archive(database, harvest, datetime.now(UTC))
            print(harvest.page.url, flush=True)


if __name__ == "__main__":
    write(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
