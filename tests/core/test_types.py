from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, is_dataclass
from enum import StrEnum

import pytest

import crawler.core
from crawler.core import types
from crawler.core.types import Article, Document, Extraction, Kind, Link, Reading, Verdict

_VALUES = [value for value in vars(types).values() if isinstance(value, type) and value.__module__ == types.__name__]


@pytest.mark.parametrize("value", _VALUES, ids=lambda value: value.__name__)
def test_a_value_is_frozen_and_has_no_room_for_more_or_is_a_word(value: type) -> None:
    if issubclass(value, StrEnum):
        assert all(member == member.lower() for member in value)
        return
    assert is_dataclass(value)
    assert value.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert set(value.__slots__) == {field.name for field in fields(value)}  # type: ignore[attr-defined]


def test_values_are_equal_by_what_they_hold_and_cannot_be_changed() -> None:
    article = Article(title="Bridge", text="It opens.")

    assert article == Article(title="Bridge", text="It opens.")
    assert len({article, Article(title="Bridge", text="It opens."), Article(title="Ferry", text="It sails.")}) == 2
    with pytest.raises(FrozenInstanceError):
        article.title = "Ferry"  # type: ignore[misc]


def test_what_is_not_known_is_none_or_empty() -> None:
    assert Link("Bridge").url is None
    assert Document(url="", body=b"").content_type == ""
    assert (Extraction().articles, Extraction().nothing_because) == ((), None)
    assert Reading(kind=Kind.PAGE) == Reading(kind=Kind.PAGE, candidates=(), links=(), is_own_page=False)


def test_words_are_those_that_the_store_holds() -> None:
    assert [str(verdict) for verdict in Verdict] == ["new", "repeat", "near", "revision"]


@pytest.mark.parametrize("name", crawler.core.__all__)
def test_the_library_gives_what_it_names(name: str) -> None:
    assert hasattr(crawler.core, name)
