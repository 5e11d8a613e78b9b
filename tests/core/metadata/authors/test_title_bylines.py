from __future__ import annotations

import pytest

from tests.core.metadata.described import page, the_one


@pytest.mark.parametrize(
    ("heading", "title", "authors"),
    [
        ("<font size=+3>Bridge opens again</font> by Ada Marsh", "Bridge opens again", ("Ada Marsh",)),
        ("<b>Le pont rouvre</b> par <a href=mailto:a@b.example>Ada Marsh</a>", "Le pont rouvre", ("Ada Marsh",)),
        ("<b>Bridge opens</b> by the river", None, ()),
        ("<b>Bridge opens after nine years</b>", None, ()),
        ("Bridge opens by Ada Marsh", None, ()),
        ("<i>Bridge</i> opens by <b>Ada Marsh</b>", None, ()),
    ],
)  # fmt: skip
def test_a_byline_behind_what_is_set_off_is_none_of_the_title(
    heading: str, title: str | None, authors: tuple[str, ...]
) -> None:
    metadata = the_one(page('<meta name="author" content="Some Webmaster">' if authors else "", title=heading))

    assert (metadata.title, metadata.authors) == (title, authors)
