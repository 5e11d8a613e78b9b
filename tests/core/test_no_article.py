from __future__ import annotations

import re

import pytest

from crawler.core.no_article import NoArticle


@pytest.mark.parametrize("reason", NoArticle)
def test_a_reason_is_a_word_to_count_by_and_a_sentence_for_a_person(reason: NoArticle) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", reason)
    assert re.fullmatch(r"[A-Z].*[a-z]\.", reason.meaning)


def test_each_reason_means_something_of_its_own() -> None:
    assert len({reason.meaning for reason in NoArticle}) == len(NoArticle)
