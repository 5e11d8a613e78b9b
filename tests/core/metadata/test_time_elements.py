from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.core.metadata.time_elements import AFTER_TEXT, microdata_times, ranked_elements
from tests.core.metadata.described import TEXT, evidence_of, page, the_one

MAY_16 = datetime(2024, 5, 16, tzinfo=UTC)


@pytest.mark.parametrize(
    ("element", "source", "updated"),
    [
        ('<time datetime="2024-05-16">yesterday</time>', "time element", False),
        ('<time class="x">16 May 2024</time>', "time element", False),
        ('<span class="date">16. Mai 2024</span>', "class of date", False),
        ('<span class="date" data-timestamp="1715817600">x</span>', "class of date", False),
        ('Updated <time datetime="2024-05-16">16 May</time>', "time element", True),
        ('<time class="updated" datetime="2024-05-16">16 May</time>', "time element", True),
        ('<time class="published updated" datetime="2024-05-16">16 May</time>', "time element", False),
        ('<span class="date">更新 2024年5月16日</span>', "class of date", True),
    ],
)
def test_marked_elements_by_the_title_give_times(element: str, source: str, updated: bool) -> None:
    evidence = evidence_of(page(body=f"<p>{element}</p>{TEXT}"))
    (found,) = ranked_elements(evidence, "de")
    assert (found[1].at, found[1].source, found[1].updated) == (MAY_16, source, updated)


def test_elements_rank_by_their_way_to_the_title() -> None:
    time = '<p><time datetime="2024-05-{}">x</time></p>'
    evidence = evidence_of(page(before=time.format(14), body=time.format(15) + TEXT * 4 + time.format(16)))
    ranks = {moment.at.day: rank for rank, moment in ranked_elements(evidence, None)}
    assert ranks[15] < ranks[14] < ranks[16] == AFTER_TEXT


@pytest.mark.parametrize("element", ['<time class="x">soon</time>', '<span class="date"></span>', "<time>x</time>"])
def test_an_element_without_a_date_gives_none(element: str) -> None:
    assert list(ranked_elements(evidence_of(page(body=f"<p>{element}</p>{TEXT}")), None)) == []


def test_microdata_of_comments_and_pictures_is_not_the_articles() -> None:
    meta = '<meta itemprop="{}" content="2024-05-16">'
    comment = f'<div itemscope itemtype="https://schema.org/Comment">{meta.format("datePublished")}</div>'
    own = f'<div itemscope itemtype="https://schema.org/NewsArticle/">{meta.format("dateModified")}</div>'
    (moment,) = microdata_times(evidence_of(page(body=f"{comment}{own}{TEXT}")), None)
    assert (moment.at, moment.source, moment.updated) == (MAY_16, "microdata datemodified", True)


def test_a_time_above_the_text_counts_though_its_line_was_taken_for_text() -> None:
    credit = "<ul><li>Lena Marsh, who saw it all</li><li>Ivo Tarn, who took the pictures</li></ul>"
    time = '<time datetime="2024-05-16T10:00:00Z">16 May 2024</time>'
    assert the_one(page(body=f"{credit}{time}{TEXT}")).published_at == datetime(2024, 5, 16, 10, tzinfo=UTC)
