from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from itertools import count

import psycopg
import pytest
from sqlalchemy import make_url

from crawler.archive.pages import archive, compare, store_page
from storage.database import Database
from storage.story_links import find_links
from tests.archive.ferry import BAKERY, FERRY, NOON, made, page

_NEAR = f"{FERRY}\n\nNobody on the islands was surprised, and the baker was the first to buy a ticket."
_WAITERS = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND application_name = 'newsfold'"
_HOLD = "SELECT id FROM article WHERE id = %s FOR UPDATE"
_MOST_LOOKS = 100_000


@pytest.fixture
def impatient(postgres_url: str) -> Database:
    """A database whose sessions soon look for a circle of waiting ones."""
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        name = make_url(postgres_url).database
        connection.execute(f"ALTER DATABASE {name} SET deadlock_timeout = '20ms'")
    return Database(postgres_url)


def meet(url: str, first: int, second: int, work: Callable[[], object]) -> None:
    """Let a transaction hold an article, and want another one as soon as the work waits for the first."""
    with ThreadPoolExecutor(1) as pool, psycopg.connect(url) as other, psycopg.connect(url, autocommit=True) as watch:
        other.execute("SET deadlock_timeout = '1min'")  # the work is to be the one that is given up
        other.execute(_HOLD, (first,))
        done = pool.submit(work)
        looks = count()
        while watch.execute(_WAITERS).fetchone() == (0,):
            assert next(looks) < _MOST_LOOKS
            assert not done.done()
        other.execute(_HOLD, (second,))
        other.commit()
        done.result()


def test_of_two_that_wait_for_each_other_one_is_done_again(impatient: Database, postgres_url: str) -> None:
    now = datetime.now(UTC)
    archive(impatient, page(made(FERRY, url="https://harbour.example/a")), NOON)
    later = store_page(
        impatient, page(made(_NEAR, url="https://harbour.example/b"), url="https://harbour.example/2"), now
    )

    meet(postgres_url, 2, 1, lambda: compare(impatient, [later], now))

    with impatient.read() as connection:
        assert {number: link.of_id for number, link in find_links(connection, [1, 2]).items()} == {2: 1}
    impatient.close()


def test_so_is_the_transaction_of_a_page(impatient: Database, postgres_url: str) -> None:
    ferry, bakery = (
        made(FERRY, url="https://harbour.example/a"),
        made(BAKERY, url="https://harbour.example/b", position=1),
    )
    archive(impatient, page(ferry, bakery), NOON)
    longer = made(f"{FERRY}\n\n{FERRY[:90]}", url="https://harbour.example/a")
    edited = made(f"{BAKERY}\n\n{BAKERY[:90]}", url="https://harbour.example/b", position=1)

    meet(postgres_url, 2, 1, lambda: archive(impatient, page(longer, edited), datetime.now(UTC)))

    with impatient.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM revision").scalar() == 2
    impatient.close()
