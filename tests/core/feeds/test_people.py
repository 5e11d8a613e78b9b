from __future__ import annotations

import pytest

from crawler.core.feeds.json_feeds import parse_json_feed
from crawler.core.feeds.people import people_of
from crawler.core.feeds.xml_feeds import parse_xml_feed
from tests.core.feeds.written import item, rss

PEOPLE = [
    ("Ada Marsh", ("Ada Marsh",)),
    ("ada@harbour.example (Ada Marsh)", ("Ada Marsh",)),
    ("ada@harbour.london (Ada Marsh)", ("Ada Marsh",)),
    ("ada.marsh+news@post.harbour.international (Ada Marsh)", ("Ada Marsh",)),
    ("ada@harbour.xn--vermgensberatung-pwb (Ada Marsh)", ("Ada Marsh",)),
    ("ada@häfen.köln (Ada Märsch)", ("Ada Märsch",)),
    ("ada@[192.0.2.7] (Ada Marsh)", ("Ada Marsh",)),
    ("ada@localhost (Ada Marsh)", ("Ada Marsh",)),
    ("Ada Marsh <ada@harbour.london>", ("Ada Marsh",)),
    ("Ada Marsh &lt;ada@harbour.london&gt;", ("Ada Marsh",)),
    ('"Marsh, Ada" <ada@harbour.london>', ("Marsh, Ada",)),
    ("Ada Marsh (ada@harbour.photography)", ("Ada Marsh",)),
    ("Ada Marsh, ada@harbour.london", ("Ada Marsh",)),
    ("Ada Marsh - ada@harbour.london", ("Ada Marsh",)),
    ("mailto:ada@harbour.london (Ada Marsh)", ("Ada Marsh",)),
    ("mailto:ada@harbour.london", ()),
    ("mailto:ada%40harbour.london", ()),
    ("ada@harbour.london", ()),
    ("<ada@harbour.london>", ()),
    ("ada@harbour.london ()", ()),
    ("ada@harbour.london (ada@harbour.london)", ()),
    ("ada＠harbour.london", ()),
    ("ada [at] harbour [dot] london (Ada Marsh)", ("Ada Marsh",)),
    ("ada(at)harbour.london", ()),
    ("@ada", ()),
    ("Ada Marsh (@ada)", ("Ada Marsh",)),
    ("Ada Marsh @ada@social.harbour.london", ("Ada Marsh",)),
    ("ada@a.london (Ada Marsh), bo@b.berlin (Bo Reed)", ("Ada Marsh", "Bo Reed")),
    ("ada@a.london (Ada Marsh); bo@b.berlin (Bo Reed)", ("Ada Marsh", "Bo Reed")),
    ("Ada Marsh <ada@a.london>, Bo <bo@b.berlin>", ("Ada Marsh", "Bo")),
    ("ada@a.london, bo@b.berlin", ()),
    ("Ada Marsh; Bo Reed", ("Ada Marsh", "Bo Reed")),
    ("Ada Marsh, Bo Reed", ("Ada Marsh", "Bo Reed")),
    ("Marsh, Ada", ("Marsh, Ada",)),
    ("Ada Marsh, Northport", ("Ada Marsh, Northport",)),
    ("Ada Marsh (Northport)", ("Ada Marsh (Northport)",)),
    ("Łukasz Ōe", ("Łukasz Ōe",)),
    ("李明", ("李明",)),
    ("", ()),
    ("()", ()),
]


@pytest.mark.parametrize(("text", "names"), PEOPLE, ids=[text for text, _ in PEOPLE])
def test_a_name_is_what_is_no_address(text: str, names: tuple[str, ...]) -> None:
    assert people_of(text) == names
    assert [found for name in names for found in people_of(name)] == list(names)


@pytest.mark.parametrize(("text", "names"), PEOPLE, ids=[text for text, _ in PEOPLE])
@pytest.mark.parametrize("tag", ["author", "dc:creator"])
def test_so_it_is_in_every_feed(text: str, names: tuple[str, ...], tag: str) -> None:
    written = text if "&lt;" in text else text.replace("<", "&lt;").replace(">", "&gt;")
    xml = parse_xml_feed(rss(item(more=f"<{tag}>{written}</{tag}>")), "https://harbour.example/feed")
    json = parse_json_feed(
        f'{{"version": "https://jsonfeed.org/version/1.1", "items": [{{"authors": [{{"name": {_quoted(text)}}}]}}]}}',
        "https://harbour.example/feed",
    )
    assert xml is not None
    assert json is not None
    assert [entry.authors for entry in (*xml.entries, *json.entries)] == [names, names]


def test_several_authors_of_atom_keep_no_address() -> None:
    people = (
        "<author><name>ada@harbour.london</name></author><author><name>Bo Reed</name><email>bo@reed.london</email>"
        "</author><author><email>cy@harbour.london</email></author>"
    )
    atom = f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Story</title>{people}</entry></feed>'
    feed = parse_xml_feed(atom, "https://harbour.example/feed")
    assert feed is not None
    assert [entry.authors for entry in feed.entries] == [("Bo Reed",)]


def test_a_long_text_is_read_in_no_time() -> None:
    for text in (
        "a@" * 100_000,
        "(" * 100_000,
        "a" * 100_000 + "@",
        "<a@" * 100_000,
        "a (at) " * 50_000,
        ";" * 100_000,
    ):
        assert len(people_of(text)) <= 1


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '\\"') + '"'
