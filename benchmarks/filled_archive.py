"""An archive filled at once, without crawling: a million articles in minutes, always the same for the same numbers.

    python -m benchmarks.filled_archive DB [--articles 1000000]

Nine languages, words by Zipf's law, 200 sites, 50 sources with their runs, three years of dates, of which one in ten
is missing, and one page an article. The word index is filled, too; keys of near copies are left out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import accumulate, chain
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select, text

from crawler.core.search.words import search_words
from crawler.core.text.normalise import NORM_VERSION
from migrations import open_database
from storage.database import Database
from storage.models import article, page, run, sighting, source
from storage.records import IndexedWords
from storage.words import add_words

LATEST = datetime(2026, 5, 31, tzinfo=UTC)
"""When the latest article is published."""
_BATCH = 5_000
_VOCABULARY, _PARAGRAPHS, _TITLES = 30_000, 3_000, 5_000  # of a language
_SITES, _SOURCES, _RUNS = 200, 50, 20
_DAYS = 1_100
_SYLLABLES = {
    "en": "a be con der ed fer gate har ing ker land mor ness over port quay ry ship ton un",
    "de": "ab bär chen döm ein für ge hafen ig jahr kör licht mög nüch ober post schiff stadt tür ung",
    "fr": "à bre ché dé eau fê gare île jour lé mer né où port qui ré sé té ville vère",
    "es": "a barco ción da es fue gó ha ía jo lle mar ñor o puer que ría sé to ví",
    "tr": "ağ bur çık dağ ev fırt gö hız ışık iç kış liman müş nö orman öğ pırıl rüz sı şeh",
    "ru": "а бе во город дом ещё жить за из корабль лё мо на но паром по ра ст ту ём",
    "ar": "ال با تر جم حر خط در سف شا صح طر عم غد فن قر كل مر نا وز يم",
}
_SIGNS = {"zh": range(0x4E00, 0x5600), "th": range(0x0E01, 0x0E2F)}


@dataclass(frozen=True, slots=True)
class _Stock:
    """What the articles of a language are put together from: texts, each with its words."""

    titles: Sequence[tuple[str, tuple[str, ...]]]
    paragraphs: Sequence[tuple[str, tuple[str, ...]]]
    names: Sequence[str]


def languages() -> list[str]:
    """Return the languages of the archive."""
    return [*_SYLLABLES, *_SIGNS]


@cache
def vocabulary(language: str) -> tuple[str, ...]:
    """Return the words of a language, the most frequent first: the n-th is n times as rare as the first."""
    pick = random.Random(language)
    if language in _SIGNS:
        signs = [chr(code) for code in _SIGNS[language]]
        made = ("".join(pick.choices(signs, k=pick.randint(2, 3))) for _ in range(_VOCABULARY * 2))
    else:
        made = (
            "".join(pick.choices(_SYLLABLES[language].split(), k=pick.randint(1, 4))) for _ in range(_VOCABULARY * 2)
        )
    return tuple(dict.fromkeys(made))[:_VOCABULARY]


def fill(database: Database, count: int, report: Callable[[int], None] | None = None) -> None:
    """Add articles until there are `count`; `report` is told how many there are."""
    with database.begin() as connection:
        have = connection.execute(select(func.count()).select_from(article)).scalar_one()
        _add_sources(connection)
        if database.dialect.SHARED:  # an index made at the end is made several times as fast
            connection.execute(text("DROP INDEX ix_article_words_words"))
    for start in range(have, count, _BATCH):
        size = min(_BATCH, count - start)
        with database.begin() as connection:
            numbers = database.dialect.reserve_ids(connection, article, size)
            pages = database.dialect.reserve_ids(connection, page, size)
            _add(connection, random.Random(start), numbers, pages, start / count)
        if report is not None:
            report(start + size)
    with database.begin() as connection:
        if database.dialect.SHARED:
            connection.execute(text("SET LOCAL maintenance_work_mem = '512MB'"))
            connection.execute(text("CREATE INDEX ix_article_words_words ON article_words USING gin (words)"))
    with database.outside() as connection:
        connection.execute(text("ANALYZE"))


def _add(
    connection: Connection, pick: random.Random, numbers: Sequence[int], pages: Sequence[int], share: float
) -> None:
    words: dict[int, IndexedWords] = {}
    articles, shown, seen = [], [], []
    for number, at in zip(numbers, pages, strict=True):
        row, words[number] = _article(pick, number, share)
        articles.append(row)
        moment = row["first_seen_at"]
        shown.append(_page(at, str(row["url"]), str(row["source"]), str(row["publisher"]), moment))
        seen.append(
            {"article_id": number, "page_id": at, "position": 0, "first_seen_at": moment, "last_seen_at": moment}
        )
    for table, rows in ((article, articles), (page, shown), (sighting, seen)):
        _insert(connection, table, rows)
    add_words(connection, words)


def _insert(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows whose values are as the driver takes them."""
    names = list(rows[0])
    driver: Any = connection.connection.driver_connection
    if connection.dialect.name == "sqlite":
        signs = ", ".join("?" * len(names))
        statement = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({signs})"
        driver.executemany(statement, [tuple(row.values()) for row in rows])
        return
    columns = ", ".join(f'"{name}"' for name in names)
    with driver.cursor().copy(f"COPY {table.name} ({columns}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(tuple(row.values()))


def _article(pick: random.Random, number: int, share: float) -> tuple[dict[str, Any], IndexedWords]:
    language = pick.choices(languages(), (30, 15, 10, 10, 5, 10, 8, 8, 4))[0]
    stock = _stock(language)
    title, title_words = pick.choice(stock.titles)
    parts = pick.choices(stock.paragraphs, k=pick.randint(2, 6))
    site = int(pick.paretovariate(0.7)) % _SITES
    authors = pick.sample(stock.names, k=pick.choice((0, 1, 1, 2)))
    moment = LATEST - timedelta(days=_DAYS * (1 - share), seconds=pick.randrange(86_400 * 5))
    host = f"site{site}.example"
    row = {
        "id": number, "digest": pick.randbytes(16), "digest_version": NORM_VERSION,
        "tokens": sum(len(words) for _, words in parts), "key_version": 0, "url_key": pick.randbytes(16),
        "url_claimed": False, "publisher": host, "site": host, "source": f"source{site % _SOURCES}",
        "on_own_page": True, "first_seen_at": _time(moment), "text_seen_at": _time(moment),
        "published_at": None if pick.random() < 0.1 else _time(moment - timedelta(minutes=pick.randrange(600))),
        "language": language, "confidence": 0.9, "title": f"{title} {number}", "url": f"https://{host}/{number}",
        "authors": json.dumps(authors, ensure_ascii=False) if authors else None,
        "text": "\n\n".join(said for said, _ in parts),
    }  # fmt: skip
    written = tuple(chain.from_iterable(map(_name_words, authors)))
    return row, IndexedWords(
        (*title_words, str(number)), written, tuple(chain.from_iterable(words for _, words in parts))
    )


def _page(number: int, url: str, of: str, publisher: str, moment: str) -> dict[str, Any]:
    return {
        "id": number, "url": url, "url_key": hashlib.blake2b(url.encode(), digest_size=16).digest(), "source": of,
        "publisher": publisher, "kind": "page", "status": 200, "reader_version": 0, "first_fetched_at": moment,
        "last_fetched_at": moment,
    }  # fmt: skip


def _add_sources(connection: Connection) -> None:
    if connection.execute(select(source.c.id).limit(1)).first() is not None:
        return
    names = [f"source{number}" for number in range(_SOURCES)]
    urls = {name: f"https://site{number}.example/" for number, name in enumerate(names)}
    connection.execute(insert(source), [{"name": name, "url": url, "every": 900} for name, url in urls.items()])
    runs = [
        {
            "source": name, "url": urls[name], "status": "done", "outcome": "ok", "started_at": moment,
            "finished_at": moment + timedelta(minutes=3), "heartbeat_at": moment, "host": "filled", "pid": 1,
            "pages": 40, "new": 5,
        }
        for name in names
        for moment in (LATEST - timedelta(hours=back) for back in range(_RUNS, 0, -1))
    ]  # fmt: skip
    connection.execute(insert(run), runs)


@cache
def _stock(language: str) -> _Stock:
    pick = random.Random(f"{language} texts")
    words = vocabulary(language)
    weights = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))
    blank = "" if language in _SIGNS else " "

    def sentence(least: int, most: int) -> str:
        return blank.join(pick.choices(words, cum_weights=weights, k=pick.randint(least, most)))

    titles = [sentence(4, 9).capitalize() for _ in range(_TITLES)]
    paragraphs = [". ".join(sentence(8, 20).capitalize() for _ in range(3)) + "." for _ in range(_PARAGRAPHS)]
    names = [f"{pick.choice(words).title()} {pick.choice(words).title()}" for _ in range(400)]
    return _Stock(list(_worded(titles)), list(_worded(paragraphs)), names)


def _worded(texts: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for each in texts:
        yield each, tuple(search_words(each))


@cache
def _name_words(name: str) -> tuple[str, ...]:
    return tuple(search_words(name))


def _time(moment: datetime) -> str:
    """Return a moment as SQLite keeps it, and as PostgreSQL reads it in a session that counts in UTC."""
    return moment.strftime("%Y-%m-%d %H:%M:%S.%f")


def main() -> None:
    """Read the command line and fill."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("database", metavar="DB")
    parser.add_argument("--articles", type=int, default=1_000_000, metavar="N")
    options = parser.parse_args()
    began = time.monotonic()
    with open_database(options.database) as database:
        fill(database, options.articles)
    print(f"{options.articles:,} articles in {time.monotonic() - began:.0f} seconds")


if __name__ == "__main__":
    main()
