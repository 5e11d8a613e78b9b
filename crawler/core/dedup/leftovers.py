"""Whether two copies of a story differ in furniture alone, wherever that stands: glued to a paragraph, too.

`core_text` leaves out furniture that is a paragraph of its own. Here two texts are known to be much the same, and that
one of them goes on where the other says something tells what it says in between: the line of a by-line that was set
before the first sentence, an advertisement's label behind another one. Nothing else may be left over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from crawler.core.dedup.core_text import TELLING, CoreText
from crawler.core.dedup.dateline import without_dateline
from crawler.core.dedup.furniture import LONGEST_FURNITURE, heads_entry, is_furniture
from crawler.core.dedup.near_values import NearText
from crawler.core.dedup.paragraphs import Paragraph
from crawler.core.dedup.written import ENDS_SENTENCE, WrittenCore
from crawler.core.phrasebook.buttons import is_buttons
from crawler.core.phrasebook.labelled_lines import leads_away, opens_related
from crawler.core.text.alignment import MOST_ALIGNED, RUN
from crawler.core.text.normalise import tokens

MOST_LEFT = 4 * LONGEST_FURNITURE
"""Tokens that may be left over of either text: four of the longest promos; more of them are a text of their own."""

_MOST_GAPS = 12
"""Places where two texts may differ: a promo behind every other paragraph."""

_MOST_UNITS = 12
"""Sentences and lines of one piece; each row of them is looked at, so that time is bounded."""

_LONGEST_LABEL = 4
"""Tokens of a label without a digit that stands alone before or after all text: a section, a name and her office."""

_PROSE = 12
"""Tokens of a paragraph beside which such a label is none of a list."""

_LABELLED_FROM = 100
"""Tokens of a text whose labels and datelines tell nothing: in a short notice the place may be all the news."""

_DATED_FROM = 50
"""The same where one text has a dateline and the other has none."""

_SAID_TWICE = 8
"""Tokens of a piece that the other text has elsewhere: the sentence that is also the deck."""

_SHIFTS = 3
"""Tokens by which a piece is moved: where both begin with the same words, an alignment cannot tell which of them."""

_STUB = "The ferry"
"""What a sentence begins with: a dateline is told by what comes behind it."""

_CAPITALISED = r"[^\W\d_a-zß-öø-ÿа-я][\w.'’-]*"
_PLACE = re.compile(
    rf"{_CAPITALISED}(?:(?:,? |/){_CAPITALISED}){{0,3}}"
    rf"(?:(?:,? (?:\d{{1,2}}\.? )?[^\W\d_]{{3,9}}\.?(?: \d{{1,2}})?)?,? ?\([^()\d]{{2,30}}\)[-–—:.]{{0,2}}"
    rf"| ?[-–—:]{{1,2}})"
    rf"|{_CAPITALISED}\."
)
"""A place before its agency in brackets, a dash, a colon or a full stop."""
_PARTED = re.compile(r"\s+[|•·]\s+")
_Gap = tuple[int, int, int, int]  # from, to here; from, to there


def differ_in_furniture(
    here: CoreText,
    there: CoreText,
    runs: Sequence[tuple[int, int, int]],
    texts: tuple[NearText, NearText],
    *,
    labels_count: bool,
) -> bool:
    """Return whether all that only one of two texts says is furniture: its wording or its site says so.

    `runs` is what the two share, by `align`. With `labels_count` a label before or after all text is an edit: on one
    page it is.
    """
    one, other = here.core, there.core
    if not (here.is_story and there.is_story) or abs(len(one) - len(other)) > MOST_LEFT:
        return False
    if max(len(one), len(other)) > MOST_ALIGNED:
        return False
    shared = sum(run[2] for run in runs)
    if shared < TELLING or max(len(one), len(other)) - shared > MOST_LEFT:
        return False
    one_text, other_text = texts
    sides = (
        WrittenCore(here, one_text.title, one_text.furniture),
        WrittenCore(there, other_text.title, other_text.furniture),
    )
    judge = _Judge(sides, labels_count=labels_count)
    gaps, wide = _gaps(runs, one, other), _gaps([run for run in runs if run[2] >= RUN], one, other)
    return any(len(each) <= _MOST_GAPS and judge.passes(each) for each in (gaps, wide))


def _gaps(runs: Sequence[tuple[int, int, int]], one: list[str], other: list[str]) -> list[_Gap]:
    """Return what stands between some runs here and there."""
    found = []
    at = at_there = 0
    for start, start_there, size in [*runs, (len(one), len(other), 0)]:
        if start > at or start_there > at_there:
            found.append((at, start, at_there, start_there))
        at, at_there = start + size, start_there + size
    return found


class _Judge:
    """Says of each gap between two texts whether it is furniture."""

    def __init__(self, sides: tuple[WrittenCore, WrittenCore], *, labels_count: bool) -> None:
        self._sides = sides
        self._size = min(side.size for side in sides)
        self._labels_count = labels_count

    def passes(self, gaps: Sequence[_Gap]) -> bool:
        """Whether all gaps are."""
        return all(any(self._is_furniture(moved) for moved in self._moved(gap)) for gap in gaps)

    def _moved(self, gap: _Gap) -> Iterator[_Gap]:
        """Yield a gap, and where it may stand as well when the words at its ends are the same."""
        yield gap
        begin, end, begin_there, end_there = gap
        if (begin == end) == (begin_there == end_there):
            return
        side, first, last = (0, begin, end) if begin < end else (1, begin_there, end_there)
        words = self._sides[side].core
        for shift in range(1, _SHIFTS + 1):
            if first < shift or words[first - shift] != words[last - shift]:
                break
            yield begin - shift, end - shift, begin_there - shift, end_there - shift
        for shift in range(1, _SHIFTS + 1):
            if last + shift > len(words) or words[first + shift - 1] != words[last + shift - 1]:
                break
            yield begin + shift, end + shift, begin_there + shift, end_there + shift

    def _is_furniture(self, gap: _Gap) -> bool:
        one, other = self._sides
        begin, end, begin_there, end_there = gap
        if min(begin, begin_there) < 0 or end > one.size or end_there > other.size:
            return False
        is_alone = begin == end or begin_there == end_there
        return (
            one.is_boundary(begin)
            and other.is_boundary(begin_there)
            and (one.is_boundary(end) or other.is_boundary(end_there))  # where one goes on is a border of the other
            and self._says_nothing(one, other, begin, end, is_alone)
            and self._says_nothing(other, one, begin_there, end_there, is_alone)
        )

    def _says_nothing(self, side: WrittenCore, other: WrittenCore, begin: int, end: int, is_alone: bool) -> bool:
        """Whether a piece consists of furniture: each sentence and line of it, or some of them in a row."""
        if begin == end:
            return True
        piece = side.core[begin:end]
        if _is_elsewhere(piece, other.core):
            return True
        units = list(side.units(begin, end))
        if end == side.size and opens_related(" ".join(text for text, _ in units)):
            return True
        is_edge = begin == 0 or end == side.size
        may_be_labels = is_edge and not self._labels_count and self._is_beside_prose(side, begin, end)

        def is_known(at: int, stop: int) -> bool:
            line = " ".join(text for text, _ in units[at:stop])
            is_whole = stop == at + 1 and units[at][1]
            return self._is_line(line, side, other, is_edge, is_alone) or (
                may_be_labels and is_whole and _is_label(line)
            )

        return len(units) <= _MOST_UNITS and _is_covered(len(units), is_known)

    def _is_line(self, line: str, side: WrittenCore, other: WrittenCore, is_edge: bool, is_alone: bool) -> bool:
        part = Paragraph(line, tokens(line))
        titles = (side.title, other.title) if is_edge else ()
        if not part.tokens or tuple(part.tokens) in other.flagged or part.tokens in titles:
            return True
        if len(part.tokens) > LONGEST_FURNITURE:
            return False
        if is_furniture(part, side.furniture):
            return is_edge or not heads_entry(part, side.furniture)
        is_long = self._size >= (_DATED_FROM if is_alone else _LABELLED_FROM)
        if any((is_edge and is_long and _is_dateline(line), is_buttons(line), leads_away(line))):
            return True
        pieces = _PARTED.split(line)
        return len(pieces) > 1 and all(self._is_line(each, side, other, is_edge, is_alone) for each in pieces)

    def _is_beside_prose(self, side: WrittenCore, begin: int, end: int) -> bool:
        """Whether what stands next to a piece at an end of a long text is a paragraph that ends as a sentence does."""
        if self._size < _LABELLED_FROM or (begin == 0 and end == side.size):
            return False
        part = side.parts[side.part_at(end if begin == 0 else begin - 1)]
        return len(part.tokens) >= _PROSE and ENDS_SENTENCE.search(part.text.strip()) is not None


def _is_elsewhere(piece: list[str], words: list[str]) -> bool:
    return len(piece) >= _SAID_TWICE and f" {' '.join(piece)} " in f" {' '.join(words)} "


def _is_covered(size: int, is_known: Callable[[int, int], bool]) -> bool:
    """Whether some things in a row fall into rows that are known, each as long as can be."""
    at = 0
    while at < size:
        at = next((stop for stop in range(size, at, -1) if is_known(at, stop)), -1)
        if at < 0:
            return False
    return True


def _is_label(line: str) -> bool:
    """Whether a line is a few words without a number, and no sentence."""
    words = tokens(line)
    return (
        0 < len(words) <= _LONGEST_LABEL
        and not any(char.isdigit() for char in line)
        and ENDS_SENTENCE.search(line) is None
    )


def _is_dateline(line: str) -> bool:
    """Whether a line is but a place, with its day, its agency, or the sign that parts it from the text."""
    if _PLACE.fullmatch(line):
        return True
    whole = f"{line} {_STUB}"
    rest = without_dateline(Paragraph(whole, tokens(whole)))
    return rest.tokens == tokens(_STUB)
