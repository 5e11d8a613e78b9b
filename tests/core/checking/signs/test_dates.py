from __future__ import annotations

from tests.core.checking.sites import NOON, TOWNS, article, plain, seen


def test_an_undated_article_of_a_dated_site_is_told() -> None:
    assert seen([*plain(), article("Marrow", published_at=None)]) == {"undated"}


def test_a_site_that_dates_few_articles_is_left_alone() -> None:
    undated = [article(town, published_at=None) for town in TOWNS[:5]]
    assert seen([*undated, *plain()[5:]]) == set()


def test_a_moment_that_many_share_is_told() -> None:
    assert seen([article(town, published_at=NOON) for town in TOWNS]) == {"date-shared"}
