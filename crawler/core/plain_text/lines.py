"""The lines of a plain text, each with its kind: prose, what may be a headline, or boilerplate between articles."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from crawler.core.metadata.authors.names import is_agency
from crawler.core.phrasebook import stock_lines
from crawler.core.phrasebook.embed_notices import is_embed_notice
from crawler.core.phrasebook.labelled_lines import is_tag_line, related_in_line
from crawler.core.phrasebook.matching import MAX_LINE_CHARS
from crawler.core.plain_text import joined_lines
from crawler.core.plain_text.paragraphs import (
    BULLET,
    SENTENCE_END,
    SEPARATOR,
    TITLE_WIDTH,
    Written,
    paragraphs,
    width_of,
)
from crawler.core.text.dates import find_dates
from crawler.core.text.normalise import fold, tokens

_OPEN_END = re.compile(r"(?:[!?！？؟…]|\.\.\.)['\"”’»)\]」』]*\s*$")
_INITIAL = re.compile(r"(?:\b[A-ZÀ-Þ]\.|\b(?:Jr|Sr|Inc|Ltd|Co|St|vs|No|etc)\.)$")
_BRACKETS = (")", "]", "）")
_LAST_BRACKET = re.compile(r"[(\[（]([^()\[\]（）]{4,80})[)\]）]\s*$")
_PARTS = re.compile(r"(?<=[.!?…])['\"”’»)]*\s+|\s[|–—]\s")
"""What parts a caption from its credit: "The bridge on Monday. Photo: Ann Holm"."""
_BY_AGENCY = re.compile(r"/|\bvia\s")
"""What stands between the name of who took a picture and the agency's: "Ann Holm/AFP via Getty Images"."""
_INNER_END = re.compile(r"[.!?…。！？؟۔।]['\"”’»)\]」』]*\s+\S|[。！？]\S")

# In letters (`width_of`), found by measuring on development pages.
_PROSE_WIDTH = 60
"""A line of a list or with a colon at its end is text from here on, and a copyright line more than a notice."""
LONG_WIDTH = 220
"""From here on a line is text, whatever it ends with."""
_CRY_WIDTH = 120
"""Up to here one sentence that ends in "!", "?" or "…" is a headline more often than text."""
_KEY_WIDTH = 2 * TITLE_WIDTH
"""Up to here lines are compared with others; a longer one is no headline."""
_LONGEST_DATE_LINE = 100
"""Characters of a date with little beside it."""
_MOST_BESIDE_DATE = 2
"""Words of a date line that no label and no number explains: a place, a zone."""
_LABEL_WORDS, _LABEL_WIDTH = 2, 24
"""Fewer blanks than words make a label over a headline, or the name of a section, if it has fewer letters, too."""
_NAME_WORDS, _PARTICLE = 4, 3
"""Words of a name at most, and letters of one within it that is written small."""
_LEAST_WORDS = 3
"""Words of a sentence; fewer that end in a stop are a label or a cry."""


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
    APART = "apart"  # looks as the furniture of pages does, and as no text


BORDERS = frozenset((LineKind.END, LineKind.FOOT, LineKind.RULE))
"""What no article goes on after."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page; `gap` counts the blank lines before it, `width` its letters (two for a Chinese one).

    `key` is its folded text, by which lines are compared, empty for a long one.
    """

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

    def of_kind(self, kind: LineKind) -> Line:
        """Return the line as one of a kind."""
        if kind is self.kind:
            return self
        # What `dataclasses.replace` does, in a third of the time: each line of a page comes by here.
        marks = self.level, self.bullet, self.colon, self.closed, self.sentence
        return Line(self.text, self.gap, kind, self.key, self.width, *marks)


def read_lines(text: str) -> list[Line]:
    """Return the lines of a page that hold something, each with the kind that it has by itself."""
    written = paragraphs(text)
    dashes = [_has_bullet(line.text) for line in written]
    # A dash before a single line is the mark of speech that it is in many languages: lists have two items.
    beside = zip([False, *dashes], [*dashes[1:], False], strict=False)
    return [
        _line(line, dash and (before or after))
        for line, dash, (before, after) in zip(written, dashes, beside, strict=False)
    ]


def is_label(line: Line) -> bool:
    """Whether a line is one or two words: the name of a section or a button, over a headline or alone."""
    return line.key.count(" ") < _LABEL_WORDS and line.width < _LABEL_WIDTH


def heads_label(line: Line, below: Line | None = None) -> bool:
    """Whether a line stands closer to what is below it, a by-line or a date, than to what is above, and is no name."""
    if below is None or line.gap <= below.gap:
        return False
    words = line.text.split()
    is_low = any(word[0].islower() and len(word) > _PARTICLE for word in words)
    return is_low or len(words) > _NAME_WORDS or any(map(str.isdigit, line.text))


def _has_bullet(text: str) -> bool:
    return BULLET.match(text) is not None and not text[0].isdigit()


def _line(written: Written, bullet: bool) -> Line:
    text, width = written.text, width_of(written.text)
    line = Line(
        text,
        written.gap,
        LineKind.SHORT,
        fold(text) if width <= _KEY_WIDTH else "",
        width,
        written.level,
        bullet,
        text.endswith((":", "：")),
        SENTENCE_END.search(text[-12:]) is not None and _INITIAL.search(text[-8:]) is None,
        _is_caption(text),
    )
    return line.of_kind(kind_of(line))


def kind_of(line: Line) -> LineKind:
    """Return the kind that a line has by itself, whatever stands around it."""
    text = line.text
    if SEPARATOR.fullmatch(text):
        return LineKind.RULE
    if line.level:
        return LineKind.RELATED if stock_lines.is_related_heading(text) else LineKind.SHORT
    if len(text) <= MAX_LINE_CHARS:
        for kind, is_kind in _STOCK_KINDS:
            if is_kind(text):
                return LineKind.SHARE if kind is LineKind.FOOT and line.width >= _PROSE_WIDTH else kind
    return LineKind.PROSE if _is_prose(line) else LineKind.SHORT


def _is_prose(line: Line) -> bool:
    if line.width >= LONG_WIDTH:
        return True
    if line.bullet and line.width >= _PROSE_WIDTH:
        return True
    if line.colon:
        return line.width >= _PROSE_WIDTH
    if not line.closed:
        return False
    if _OPEN_END.search(line.text[-6:]) and line.width <= _CRY_WIDTH and not has_sentences(line.text):
        return False
    return line.key.count(" ") + 1 >= _LEAST_WORDS


def has_sentences(text: str) -> bool:
    """Whether a line holds the end of a sentence and goes on; the stop of an initial or of "vs." is none."""
    text = BULLET.sub("", text)
    return any(_INITIAL.search(text[: end.start() + 1]) is None for end in _INNER_END.finditer(text))


def _is_caption(text: str) -> bool:
    """Whether a line describes a picture: it ends in the picture's credit ("The bridge on Monday. (Photo: dpa)")."""
    if len(text) > MAX_LINE_CHARS:
        return False
    credit = _LAST_BRACKET.search(text) if text.endswith(_BRACKETS) else None
    parts = [credit[1]] if credit else [text, _PARTS.split(text)[-1]]
    return any(map(stock_lines.is_credit, parts)) or any(map(_names_agency, parts))


def _names_agency(text: str) -> bool:
    """Whether a name ends in that of an agency, parted from it by a sign: whom a picture is of."""
    *name, agency = _BY_AGENCY.split(text)
    return bool(name) and (is_agency(agency.strip()) or stock_lines.is_credit(agency.strip()))


def _is_date_line(text: str) -> bool:
    """Whether a line is a date, with little beside it: "Friday, 3 May 2024 | 14:05 GMT"."""
    if len(text) > _LONGEST_DATE_LINE or not any(map(str.isdigit, text)):
        return False
    found = find_dates(text, most=1)
    if not found:
        return False
    rest = (text[: found[0].start] + " " + text[found[0].end :]).strip(" ,|-–—•·/")
    unknown = [word for word in tokens(rest) if not (word.isdigit() or stock_lines.is_date_label(word))]
    return len(unknown) <= _MOST_BESIDE_DATE or stock_lines.is_byline(rest)


_STOCK_KINDS: tuple[tuple[LineKind, Callable[[str], object]], ...] = (
    (LineKind.NOISE, stock_lines.is_promo),
    (LineKind.NOISE, stock_lines.is_advert_label),
    (LineKind.NOISE, is_embed_notice),
    (LineKind.RELATED, stock_lines.is_related_heading),
    (LineKind.FOOT, stock_lines.is_copyright),
    (LineKind.SHARE, stock_lines.is_share_label),
    (LineKind.POINTER, related_in_line),
    (LineKind.END, stock_lines.is_continue_reading),
    (LineKind.END, stock_lines.is_comment_form),
    (LineKind.END, stock_lines.is_paywall),
    (LineKind.META, stock_lines.is_date_label),
    (LineKind.META, stock_lines.is_byline),
    (LineKind.SHARE, is_tag_line),
    (LineKind.META, _is_date_line),
    (LineKind.META, joined_lines.is_dated),
    (LineKind.SHARE, joined_lines.is_menu),
    (LineKind.SHARE, joined_lines.is_share_bar),
)
"""What a stock line is, in this order: of two that fit the first counts."""
