from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.core import extract
from crawler.core.metadata.dated_blocks import labelled, lines_behind, lines_by_title, signature
from crawler.core.metadata.evidence import Evidence
from tests.core.metadata.described import TEXT, evidence_of, page

MAY_16 = datetime(2024, 5, 16, tzinfo=UTC)


def _evidence(before: str = "", between: str = "", behind: str = "") -> Evidence:
    return evidence_of(page(before=before, body=f"{between}{TEXT}{behind}"))


def test_the_line_right_by_the_title_ranks_first() -> None:
    found = sorted(lines_by_title(_evidence("<p>14 May 2024</p><p>Harbour</p>", "<p>16 May 2024</p>"), None))
    assert [moment.at.day for _, moment in found] == [16, 14]
    assert found[0][0] < found[1][0]


def test_a_line_far_above_the_title_is_not_looked_at() -> None:
    far = "<p>14 May 2024</p>" + "<p>Menu</p>" * 5
    assert list(lines_by_title(_evidence(far), None)) == []


def test_a_dateline_comes_behind_every_line() -> None:
    text = f"<p>NORTHPORT, 15 May 2024 – {'The ferry made its last trip. ' * 5}</p>"
    evidence = evidence_of(page(body=f"<p>16 May 2024</p>{text}"))
    assert [moment.source for _, moment in sorted(lines_by_title(evidence, None), key=lambda found: found[0])] == [
        "date line",
        "dateline",
    ]


@pytest.mark.parametrize(
    ("behind", "signed"),
    [
        ("<p>Ada, 16 May 2024</p>", True),
        ("<p>Share</p><p>Author: Ada Marsh, 16 May 2024</p>", True),
        ("<p>Share</p><p>16 May 2024</p>", False),
        ("<p>Map</p><p>16 May 2024 | Filed under the bells of the harbour | Leave a comment</p>", True),
        ("<h3>More</h3><p>By Ada Marsh, 16 May 2024</p>", False),
        ("<p>© 16 May 2024</p>", False),
        ("", False),
    ],
)
def test_a_signature_is_the_date_right_behind_the_text_or_with_the_author(behind: str, signed: bool) -> None:
    assert [moment.at for moment in signature(_evidence(behind=behind), None)] == [MAY_16] * signed


@pytest.mark.parametrize(
    ("behind", "day"),
    [
        ("", 28),
        ("<p>16 May 2024 | Filed under <a href=/bells>Bells</a> | 2 comments</p>", 16),
        ("<p>16 May 2024</p>", 28),
    ],
)
def test_the_line_that_files_an_article_goes_before_the_day_of_which_it_tells(behind: str, day: int) -> None:
    told = f"<p>Tuesday, 28 May 2024</p><p>{'All who like bells may come to the quay with theirs. ' * 3}</p>"
    (article,) = extract(page(body=TEXT + told + behind))

    assert article.published_at == datetime(2024, 5, day, tzinfo=UTC)


def test_a_label_may_be_a_line_of_its_own() -> None:
    blocks = _evidence(behind="<p>Last modified:</p><p>16 May 2024</p>").tree.blocks
    (moment,) = labelled(blocks, len(blocks) - 1, None)
    assert (moment.at, moment.updated) == (MAY_16, True)


def test_labelled_lines_behind_the_text_count() -> None:
    evidence = _evidence(behind="<p>Share</p><p>Published: 16 May 2024</p><p>17 May 2024</p>")
    assert [moment.at for moment in lines_behind(evidence, None)] == [MAY_16]
