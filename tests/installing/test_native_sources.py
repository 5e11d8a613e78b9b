"""What the native code must keep to, so that what one Python builds runs in all of them from 3.11 on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SOURCES = sorted((Path(__file__).parents[2] / "native").glob("*.[ch]"))


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_a_reference_to_what_never_ends_is_counted(source: Path) -> None:
    """By the headers of 3.12 and 3.13 these return one that is not counted, and None ends in 3.11, with the process."""
    assert not re.findall(r"Py_RETURN_(?:NONE|TRUE|FALSE)\s*;|return Py_(?:None|True|False)\b", source.read_text())


def test_there_is_native_code() -> None:
    assert SOURCES
