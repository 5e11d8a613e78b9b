from __future__ import annotations

import pytest

from crawler.core.extraction import extract_page
from crawler.core.no_article import NoArticle

_NOTE = "<p>Ten days on the canal with a small boat and a dog: what the locks were like and where we slept.</p>"
_REVISED = "<span class=revision-date title='2026-02-15'>15 February 2026</span>"
_NAMES = ("Leaving the basin", "Rain at the weir", "Кухня на барже", "운하의 밤", "Heimweg nach Norden")


def _page(rows: str, note: str = _NOTE) -> str:
    title = "<title>The canal</title>"
    return f"{title}<article><h1>The canal</h1>{_REVISED}{note}<ul>{rows}</ul></article>"


def _rows(folder: str, names: tuple[str, ...] = _NAMES) -> str:
    row = "<li><a href='{}day{}.html'>{}</a> - {} May 2025</li>"
    return "".join(row.format(folder, number, name, number) for number, name in enumerate(names, 1))


@pytest.mark.parametrize("address", ["canal/", "canal/index.html", "en/trips/canal/", "canal"])
@pytest.mark.parametrize("note", [_NOTE, _NOTE * 3])
def test_a_page_that_names_the_pages_below_its_folder_is_no_article(address: str, note: str) -> None:
    folder = f"/{address.removesuffix('index.html').rstrip('/')}/"
    found = extract_page(_page(_rows(folder), note), f"https://notes.example/{address}")

    assert (found.articles, found.nothing_because) == ((), NoArticle.LISTING)


@pytest.mark.parametrize(
    ("rows", "note"),
    [
        (_rows("/canal/"), _NOTE * 8),
        (_rows("/river/"), _NOTE * 4),
        (_rows("/canal/", _NAMES[:3]), _NOTE * 4),
        (_rows("/canal/", ("1", "2", "3", "4", "5")), _NOTE * 4),
        (_rows("/canal/"), "<p class=byline>By Ada Marsh</p>" + _NOTE * 4),
    ],
    ids=["a long text", "pages elsewhere", "a few parts", "numbered parts", "signed"],
)
def test_a_story_at_a_folder_stays(rows: str, note: str) -> None:
    assert len(extract_page(_page(rows, note), "https://notes.example/canal/").articles) == 1
