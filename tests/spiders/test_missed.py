from __future__ import annotations

from pathlib import Path

import pytest

from crawler.config.model import Fetch, Source
from crawler.core.types import Relation
from crawler.session.session import CrawlSession
from crawler.session.workers import Workers
from crawler.spiders.frontier import Frontier
from crawler.spiders.missed import Missed
from crawler.spiders.scope import Step, Target
from storage.database import Database

HOME = "https://paper.example/feed.xml"
STORY = "https://paper.example/story"


@pytest.mark.parametrize(
    ("answered_by", "is_gone"),
    [(STORY, True), ("https://m.paper.example/story", True), ("https://else.example/", False)],
)
def test_what_is_gone_is_said_by_its_own_publisher(tmp_path: Path, answered_by: str, *, is_gone: bool) -> None:
    """A story moved to somebody else, who has nothing there, may be back tomorrow."""
    workers = Workers(1)
    source = Source(name="paper", url=HOME)
    session = CrawlSession(source, 0, database=Database(str(tmp_path / "a.db")), fetch=Fetch(), workers=workers)
    target = Target(STORY, Relation.ARTICLE, Step.ARTICLE, 1, "feed")
    Missed(session, Frontier(), HOME).note(target, "http-404", "nothing", answered_by, None)
    session.writer.close()
    workers.close()
    assert [page.url for page in session.learned.gone] == [STORY] * is_gone
    assert session.stats.has_error("http-404")
