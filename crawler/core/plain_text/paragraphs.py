"""A plain text to the lines that are written in it: paragraphs made whole, marks of headings and lists read off."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from crawler.core.text.normalise import one_line

SENTENCE_END = re.compile(r"[.!?…。！？｡؟۔।॥։።၊။]['\"”’»“)\]）」』*]*\s*$")
SEPARATOR = re.compile(r"[\W_]{3,}|[-–—*•·~=_#]+")
BULLET = re.compile(r"^(?:[-–—*•·‣▪►▶→»›■●○◦✓+]|\d{1,2}[.)])\s+")
TITLE_WIDTH = 260
"""Letters of a line that may be marked as a heading; a longer one is a paragraph behind a stray mark."""

_WIDE = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_MARKDOWN = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_UNDERLINES = "=-~^"
_LEAST_BROKEN = 6
"""Lines that go on in the next one, from which on a page may be broken at a column."""
_LEAST_COLUMN, _MOST_COLUMN = 40, 140
"""Characters of a column that people break lines at: mail has 72, a wide terminal 132."""
_COLUMN_SHARE = 0.9
"""Share of the broken lines that are no longer than the column; the rest hold a word that was not parted."""
_FULL = 0.8
"""Of the column, from which on a line is full."""
_GOES_ON = 0.75
"""Of the column, from which on a line goes on in the next one."""


@dataclass(frozen=True, slots=True)
class Written:
    """A line as it is written, without the marks of a heading; `gap` counts the blank lines before it.

    `level` is that of a markdown heading or an underlined one, 1 is the highest; 0 is none.
    """

    text: str
    gap: int
    level: int = 0


def width_of(text: str) -> int:
    """Return the length of a text in letters: a Chinese, Japanese, Korean or Thai character counts as two."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


def paragraphs(text: str) -> list[Written]:
    """Return the lines of a text that hold something, whole where the text is broken at a column."""
    return _underlined([_marked(line, gap) for line, gap in _unwrapped(_filled(text))])


def _filled(text: str) -> list[tuple[str, int]]:
    """Return the lines that hold something, each with the count of blank ones before it."""
    found = []
    gap = 0
    for raw in text.splitlines():
        line = one_line(raw).strip(" \x00")
        if line:
            found.append((line, gap))
            gap = 0
        else:
            gap += 1
    return found


def _unwrapped(lines: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Join the lines of paragraphs that were broken at a fixed column, where the page is so."""
    column = _column(lines)
    if column is None:
        return lines
    joined: list[tuple[str, int]] = []
    last = 0
    for line, gap in lines:
        goes_on = joined and gap == 0 and last >= column * _GOES_ON
        if goes_on and not BULLET.match(line) and not SEPARATOR.fullmatch(line):
            joined[-1] = (f"{joined[-1][0]} {line}", joined[-1][1])
        else:
            joined.append((line, gap))
        last = len(line)
    return joined


def _column(lines: list[tuple[str, int]]) -> int | None:
    """Return the column at which the paragraphs of a page are broken, None where they are whole."""
    broken = [line for (line, _), (following, gap) in pairwise(lines) if gap == 0 and following[0].isalnum()]
    if len(broken) < _LEAST_BROKEN:
        return None
    lengths = sorted(map(len, broken))
    column = lengths[int(len(lengths) * _COLUMN_SHARE)]
    full = sum(length >= column * _FULL for length in lengths)
    whole = sum(SENTENCE_END.search(line[-12:]) is not None for line in broken)
    # Two thirds have to be full, and at most two fifths to end as sentences do: lines that are sentences are whole.
    is_broken = full * 3 >= len(broken) * 2 and whole * 5 <= len(broken) * 2
    return column if is_broken and _LEAST_COLUMN <= column <= _MOST_COLUMN else None


def _marked(raw: str, gap: int) -> Written:
    """Read off the marks of a markdown heading, or the stars around a whole line."""
    heading = _MARKDOWN.match(raw) if len(raw) <= TITLE_WIDTH else None
    if heading and heading[2]:
        return Written(heading[2], gap, len(heading[1]))
    if len(raw) > 4 and raw.startswith("**") and raw.endswith("**") and "**" not in raw[2:-2]:
        raw = raw[2:-2].strip()
    return Written(raw, gap)


def _underlined(lines: list[Written]) -> list[Written]:
    """Take a row of === or --- right under a short line as the mark of a heading."""
    kept: list[Written] = []
    for line in lines:
        if kept and _underlines(line, kept[-1]):
            kept[-1] = replace(kept[-1], level=1 if line.text[0] == "=" else 2)
        else:
            kept.append(line)
    return kept


def _underlines(row: Written, above: Written) -> bool:
    """Whether a line is a row of one sign, about as long as the short line right above it."""
    return (
        row.gap == 0
        and len(row.text) >= 3
        and row.text[0] in _UNDERLINES
        and row.text == row.text[0] * len(row.text)
        and width_of(above.text) < TITLE_WIDTH
        and abs(len(row.text) - len(above.text)) <= max(2, len(above.text) // 3)
    )
