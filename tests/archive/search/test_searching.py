from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.archive.search.searching import Sort, search
from storage.database import Database
from tests.archive.search.naughty import naughty
from tests.archive.search.papers import FILLER, look, store, titles

TEXTS = {
    "Ferry stays in port": ("Fog kept the old ferry at the quay.", "bay.example", "en", ("Ilse Maartens",)),
    "Fähre bleibt im Hafen": ("Der Nebel hielt die alte Fähre fest.", "bucht.example", "de", ("Jürgen Łoś",)),
    "港口大雾": ("大雾使渡轮停在旧港口。市长没有说话。", "gang.example", "zh", ()),
    "港の霧": ("霧のため、古い渡し船は港にとどまった。", "minato.example", "ja", ()),
    "หมอกที่ท่าเรือ": ("เรือข้ามฟากเก่าจอดอยู่ที่ท่าเรือเพราะหมอก", "thai.example", "th", ()),
    "ضباب في الميناء": ("بَقِيَت العبّارة القديمة في الميناء بسبب الضباب.", "mina.example", "ar", ()),
    "Ёлка на пристани": ("Паром остался в порту из-за тумана.", "pristan.example", "ru", ()),
    "The quay": ("A ferry is mentioned here once. " + FILLER, "bay.example", "en", ()),
}


@pytest.fixture
def papers(database: Database) -> Database:
    for day, (title, (text, site, language, authors)) in enumerate(TEXTS.items()):
        source = site.removesuffix(".example")
        store(database, title, text, site=site, language=language, authors=authors, day=day, source=source)
    return database


FOUND = [
    ("FERRY", ["Ferry stays in port", "The quay"]),
    ("fog ferry", ["Ferry stays in port"]),
    ('"old ferry"', ["Ferry stays in port"]),
    ('"ferry old"', []),
    ("ferry -fog", ["The quay"]),
    ('ferry -"old ferry"', ["The quay"]),
    ("fahre", ["Fähre bleibt im Hafen"]),
    ("FÄHRE", ["Fähre bleibt im Hafen"]),
    ("ferries", []),
    ("港口", ["港口大雾"]),
    ("口港", []),
    ("港", ["港口大雾", "港の霧"]),
    ("市长没有", ["港口大雾"]),
    ("渡し船", ["港の霧"]),
    ("ท่าเรือ", ["หมอกที่ท่าเรือ"]),
    ("เรือข้ามฟาก", ["หมอกที่ท่าเรือ"]),
    ("الميناء", ["ضباب في الميناء"]),
    ("بقيت", ["ضباب في الميناء"]),
    ("елка", ["Ёлка на пристани"]),
    ("ПАРОМ", ["Ёлка на пристани"]),
    ("author:maartens", ["Ferry stays in port"]),
    ('author:"Jurgen Los"', ["Fähre bleibt im Hafen"]),
    ("author:ferry", []),
    ("maartens", ["Ferry stays in port"]),
    ("ferry -author:ilse", ["The quay"]),
    ("ferry site:https://www.bay.example/", ["Ferry stays in port", "The quay"]),
    ("ferry site:bucht.example", []),
    ("lang:ja", ["港の霧"]),
    ("source:gang", ["港口大雾"]),
    ("ferry before:2026-05-02", ["Ferry stays in port"]),
    ("ferry after:2026-05-02", ["The quay"]),
    ("ferry after:2026-06", []),
    ("site:bay.example", ["The quay", "Ferry stays in port"]),
    ('"port fog"', []),
    ("volcano", []),
]


def test_what_a_query_finds(papers: Database) -> None:
    found = {query: sorted(titles(papers, query)) for query, _ in FOUND}
    assert found == {query: sorted(wanted) for query, wanted in FOUND}


def test_what_is_only_left_out_leaves_the_rest_latest_first(papers: Database) -> None:
    assert titles(papers, "-ferry -港 -ضباب") == ["Ёлка на пристани", "หมอกที่ท่าเรือ", "Fähre bleibt im Hafen"]


def test_a_title_weighs_more_and_the_newest_is_another_order(papers: Database) -> None:
    assert titles(papers, "ferry") == ["Ferry stays in port", "The quay"]
    assert titles(papers, "ferry", Sort.NEWEST) == ["The quay", "Ferry stays in port"]


def test_hits_are_marked(papers: Database) -> None:
    (hit,) = look(papers, "fog ferry").hits
    assert [part.text for part in hit.title if part.is_hit] == ["Ferry"]
    assert [part.text for part in hit.snippet if part.is_hit] == ["Fog", "ferry"]


def test_signs_find_nothing(papers: Database) -> None:
    for query in ("", "*", ":", "\x00", "()", '"', "-"):
        page = look(papers, query)
        assert (page.hits, page.next, page.query.is_empty) == ((), None, True)


def test_any_text_is_a_query(papers: Database) -> None:
    strings = list(naughty())
    assert len(strings) >= 500
    with papers.read() as connection:
        for text in strings:
            for sort in Sort:
                search(connection, text, sort=sort)
        assert [hit.article.title for hit in search(connection, "ferry fog").hits] == ["Ferry stays in port"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80))
def test_any_text_at_all_is_a_query(papers: Database, text: str) -> None:
    with papers.read() as connection:
        search(connection, text)


@pytest.mark.parametrize("few", [2, 50_000])
def test_pages_make_up_all_that_is_found(database: Database, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is stored between two pages, no hit is given twice and none is left out."""
    monkeypatch.setattr("crawler.archive.search.searching._WINDOW", 7)
    monkeypatch.setattr("storage.listing._FEW", few)
    monkeypatch.setattr("storage.listing._WIDER", 2)
    for number in range(24):
        store(database, f"Report {number}", f"The ferry of day {number} " + "sails " * (number % 5 + 1))
    for sort in Sort:
        for limit in (1, 3, 7, 10, 50):
            found, after = [], None
            while True:
                with database.read() as connection:
                    page = search(connection, "ferry sails", limit=limit, after=after, sort=sort)
                found += [hit.article.title for hit in page.hits]
                if len(found) == limit and limit < 50:
                    store(database, f"Late {sort} {limit}", f"Another ferry sails {sort} {limit} so late")
                after = page.next
                if after is None:
                    break
                assert len(page.hits) == limit
            assert len(found) == len(set(found)) >= 24
    with database.read() as connection:
        assert search(connection, "ferry sails", after="r0").hits == ()


@pytest.mark.parametrize("place", ["", "x", "r", "r1.2", "r1.2.3.4", "r99999999999", "1'"])
def test_what_is_no_place_is_told(database: Database, place: str) -> None:
    for sort in Sort:
        with database.read() as connection, pytest.raises(ValueError, match="anew"):
            search(connection, "ferry", after=place, sort=sort)


def test_both_databases_answer_alike(sqlite_url: str, postgres_url: str) -> None:
    with Database(sqlite_url) as one, Database(postgres_url) as other:
        for database in (one, other):
            for number in range(30):
                text = " ".join(("ferry", "fog", "quay", "港口")[number * step % 4] for step in range(1, 12))
                store(database, f"Report {number}" + " ferry" * (number % 7 == 0), text + f" no {number}", day=number)
        for query in ("ferry", "fog -quay", "港口 ferry", '"ferry ferry"', "report", "lang:en", "fog after:2026-05-12"):
            for sort in Sort:
                found = [look(each, query, limit=9, sort=sort) for each in (one, other)]
                shown = [[(hit.article.id, hit.score, hit.snippet) for hit in page.hits] for page in found]
                assert shown[0] == shown[1]
                assert found[0].next == found[1].next
