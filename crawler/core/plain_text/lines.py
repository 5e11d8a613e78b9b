"""Plain text to lines with their kind: prose, what may be a headline, and the boilerplate between articles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from crawler.core.phrasebook import stock_lines
from crawler.core.phrasebook.labelled_lines import related_in_line
from crawler.core.text.dates import find_dates
from crawler.core.text.normalise import fold, one_line, tokens

_SENTENCE_END = re.compile(r"[.!?…。！？｡؟۔।॥։።።၊။]['\"”’»“)\]）」』*]*\s*$")
_OPEN_END = re.compile(r"(?:[!?！？؟…]|\.\.\.)['\"”’»)\]」』]*\s*$")
_INITIAL = re.compile(r"(?:\b[A-ZÀ-Þ]\.|\b(?:Jr|Sr|Inc|Ltd|Co|St|vs|No|etc)\.)$")
_INNER_END = re.compile(r"[.!?…。！？؟۔।]['\"”’»)\]」』]*\s+\S|[。！？]\S")
_SEPARATOR = re.compile(r"[\W_]{3,}|[-–—*•·~=_#]+")
BULLET = re.compile(r"^(?:[-–—*•·‣▪►▶→»›■●○◦✓+]|\d{1,2}[.)])\s+")
_MARKDOWN = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_WIDE = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_PROSE_WIDTH = 60
_LONG_WIDTH = 220
_TITLE_WIDTH = 260
_LEAST_BROKEN, _LEAST_COLUMN, _MOST_COLUMN = 6, 40, 140
_LONE_WORDS = 12
_LONE_WIDTH = 80


class LineKind(StrEnum):
    """What a line is to the articles around it."""

    PROSE = "prose"  # sentences
    SHORT = "short"  # a headline, a subheading, an item of a list, a caption
    META = "meta"  # a by-line, a date or a label of one
    RELATED = "related"  # heads a list of other articles
    POINTER = "pointer"  # such a heading and its one headline in one line
    END = "end"  # stands after an article: the rest of it elsewhere, comments
    FOOT = "foot"  # ends the page: copyright, terms
    SHARE = "share"  # stands before or after an article: sharing, following, the site's menu
    NOISE = "noise"  # stands anywhere, also amid an article: promos, advertisements
    RULE = "rule"  # a separator without words


BORDERS = frozenset((LineKind.END, LineKind.FOOT, LineKind.RULE))
"""What no article goes on after."""


@dataclass(slots=True)
class Line:
    """A line of the page; `gap` counts the blank lines before it, `width` its letters (two for a Chinese one)."""

    text: str
    gap: int
    kind: LineKind = LineKind.SHORT
    key: str = ""
    width: int = 0
    level: int = 0  # of a markdown heading or an underlined one, 1 is the highest; 0 is none
    bullet: bool = False
    colon: bool = False
    closed: bool = False  # ends as a sentence does
    sentence: bool = False  # reads as text, whatever its kind


def read_lines(text: str) -> list[Line]:
    """Return the lines of a page that hold something, each with the kind that it has by itself."""
    lines = [_line(raw, gap) for raw, gap in _unwrapped(_raw_lines(text))]
    lines = _underlined(lines)
    _lone_bullets(lines)
    for line in lines:
        line.kind = _kind(line)
    _settle_read_more(lines)
    _settle_items(lines)
    return lines


def _lone_bullets(lines: list[Line]) -> None:
    """Take a dash before a single line for the mark of speech that it is in many languages: lists have two items."""
    bullets = [line.bullet for line in lines]
    for before, line, after in zip([False, *bullets], lines, [*bullets[1:], False], strict=False):
        line.bullet = line.bullet and (before or after)


def settle(lines: list[Line]) -> None:
    """Give the lines the kinds that only their neighbours tell."""
    _settle_items(lines)
    _name_after_label(lines)
    _closed_headlines(lines)
    _lone_sentences(lines)


def width_of(text: str) -> int:
    """Return the length of a text in letters: a Chinese, Japanese, Korean or Thai character counts as two."""
    return len(text) + len(_WIDE.findall(text))


def _raw_lines(text: str) -> list[tuple[str, int]]:
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


def _unwrapped(raw: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Join the lines of paragraphs that were broken at a fixed column, where the page is so."""
    broken = [line for (line, _), (following, gap) in pairwise(raw) if gap == 0 and following[0].isalnum()]
    if len(broken) < _LEAST_BROKEN:
        return raw
    lengths = sorted(len(line) for line in broken)
    column = lengths[int(len(lengths) * 0.9)]
    full = sum(length >= column * 0.8 for length in lengths)
    whole = sum(_SENTENCE_END.search(line[-12:]) is not None for line in broken)
    if not _LEAST_COLUMN <= column <= _MOST_COLUMN or full * 3 < len(broken) * 2 or whole * 5 > len(broken) * 2:
        return raw
    joined: list[tuple[str, int]] = []
    last = 0
    for line, gap in raw:
        if joined and gap == 0 and last >= column * 0.75 and not BULLET.match(line) and not _SEPARATOR.fullmatch(line):
            joined[-1] = (f"{joined[-1][0]} {line}", joined[-1][1])
        else:
            joined.append((line, gap))
        last = len(line)
    return joined


def _line(raw: str, gap: int) -> Line:
    level = 0
    heading = _MARKDOWN.match(raw) if len(raw) <= _TITLE_WIDTH else None
    if heading and heading[2]:
        raw, level = heading[2], len(heading[1])
    elif len(raw) > 4 and raw.startswith("**") and raw.endswith("**") and "**" not in raw[2:-2]:
        raw = raw[2:-2].strip()
    bullet = BULLET.match(raw)
    line = Line(raw, gap, level=level, bullet=bullet is not None and not raw[0].isdigit())
    line.width = width_of(raw)
    line.colon = raw.endswith((":", "："))
    line.closed = _SENTENCE_END.search(raw[-12:]) is not None and _INITIAL.search(raw[-8:]) is None
    if line.width <= _TITLE_WIDTH * 2:
        line.key = fold(raw)
    return line


def _underlined(lines: list[Line]) -> list[Line]:
    """Take a row of === or --- right under a short line as the mark of a heading."""
    kept: list[Line] = []
    for line in lines:
        above = kept[-1] if kept else None
        row = set(line.text)
        if (
            above is not None
            and line.gap == 0
            and len(line.text) >= 3
            and len(row) == 1
            and row <= set("=-~^")
            and above.width < _TITLE_WIDTH
            and abs(len(line.text) - len(above.text)) <= max(2, len(above.text) // 3)
        ):
            above.level = 1 if row == {"="} else 2
        else:
            kept.append(line)
    return kept


def _kind(line: Line) -> LineKind:
    text = line.text
    if _SEPARATOR.fullmatch(text):
        return LineKind.RULE
    if line.level:
        return LineKind.RELATED if stock_lines.is_related_heading(text) else LineKind.SHORT
    if stock_lines.is_promo(text) or stock_lines.is_advert_label(text):
        return LineKind.NOISE
    if stock_lines.is_related_heading(text):
        return LineKind.RELATED
    if stock_lines.is_copyright(text):
        return LineKind.FOOT if line.width < _PROSE_WIDTH else LineKind.SHARE
    if stock_lines.is_share_label(text):
        return LineKind.SHARE
    if related_in_line(text):
        return LineKind.POINTER
    if stock_lines.is_continue_reading(text) or stock_lines.is_comment_form(text) or stock_lines.is_paywall(text):
        return LineKind.END
    if stock_lines.is_date_label(text) or stock_lines.is_byline(text) or _is_date_line(text):
        return LineKind.META
    return LineKind.PROSE if _is_prose(line) else LineKind.SHORT


def _is_prose(line: Line) -> bool:
    words = line.key.count(" ") + 1
    if line.width >= _LONG_WIDTH:
        return True
    if line.bullet and line.width >= _PROSE_WIDTH:
        return True
    if line.colon:
        return line.width >= _PROSE_WIDTH
    if not line.closed:
        return False
    if _OPEN_END.search(line.text[-6:]) and line.width <= 120 and not _has_sentences(line.text):
        return False
    return words >= 3


def _has_sentences(text: str) -> bool:
    """Whether a line holds the end of a sentence and goes on."""
    return _INNER_END.search(BULLET.sub("", text)) is not None


def _is_date_line(text: str) -> bool:
    """Whether a line is a date, with little beside it: "Friday, 3 May 2024 | 14:05 GMT"."""
    if len(text) > 100 or not any(char.isdigit() for char in text):
        return False
    found = find_dates(text, most=1)
    if not found:
        return False
    rest = (text[: found[0].start] + " " + text[found[0].end :]).strip(" ,|-–—•·/")
    unknown = [word for word in tokens(rest) if not (word.isdigit() or stock_lines.is_date_label(word))]
    return len(unknown) <= 2 or stock_lines.is_byline(rest)


def _settle_read_more(lines: list[Line]) -> None:
    """Settle what heads a list and only leads on elsewhere ("Read more"): without a colon it needs a list."""
    for i, line in enumerate(lines):
        if line.kind is LineKind.RELATED and not line.colon and stock_lines.is_continue_reading(line.text):
            below = lines[i + 1 : i + 3]
            if len(below) < 2 or any(next_.kind is not LineKind.SHORT for next_ in below):
                line.kind = LineKind.END


def _settle_items(lines: list[Line]) -> None:
    """Under a related heading a bullet stands before a headline, elsewhere before text."""
    in_list = False
    for line in lines:
        in_list = line.kind is LineKind.RELATED or (
            in_list and (line.bullet or line.kind in (LineKind.SHORT, LineKind.META))
        )
        if in_list and line.kind is LineKind.PROSE and not line.closed and line.width < _LONG_WIDTH:
            line.kind = LineKind.SHORT


def _name_after_label(lines: list[Line]) -> None:
    """A short line right after the label "By" or "Author" is a name, and so is one between two lines of dates."""
    for before, line in pairwise(lines):
        is_label = before.kind is LineKind.META and before.width <= 16 and not any(map(str.isdigit, before.text))
        if is_label and line.kind is LineKind.SHORT and line.width <= 50 and line.key.count(" ") < 6:
            line.kind = LineKind.META


def _closed_headlines(lines: list[Line]) -> None:
    """Headlines may be sentences: take one for a headline that stands right before a by-line or date."""
    for i, (line, after) in enumerate(pairwise(lines)):
        if (
            line.kind is not LineKind.PROSE
            or after.kind is not LineKind.META
            or line.width > 160
            or line.bullet
            or line.colon
        ):
            continue
        below = next((each.kind for each in lines[i + 2 : i + 6] if each.kind is not LineKind.META), LineKind.END)
        if i and lines[i - 1].kind is LineKind.PROSE and below is LineKind.SHORT:
            continue  # the text's last sentence, and what signs it
        before = lines[i - 1].kind if i else LineKind.END
        if before in BORDERS or (before not in (LineKind.SHORT, LineKind.META) and not _has_sentences(line.text)):
            line.kind = LineKind.SHORT


def _lone_sentences(lines: list[Line]) -> None:
    """A short sentence on its own among short lines is one of them, and no text that an article could begin with."""
    for i, line in enumerate(lines):
        if line.kind is LineKind.PROSE and line.key.count(" ") < _LONE_WORDS and line.width < _LONE_WIDTH:
            around = lines[max(0, i - 1) : i] + lines[i + 1 : i + 2]
            if all(other.kind is not LineKind.PROSE for other in around):
                line.kind, line.sentence = LineKind.SHORT, True
