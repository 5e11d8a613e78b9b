"""The kinds of lines that only their neighbours tell."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise, takewhile

from crawler.core.phrasebook import stock_lines
from crawler.core.plain_text.lines import BORDERS, LONG_WIDTH, Line, LineKind, has_sentences, is_label
from crawler.core.plain_text.paragraphs import BULLET
from crawler.core.text.dates import find_dates

# In letters and words, found by measuring on development pages.
_LONGEST_LABEL, _LONGEST_NAME, _MOST_NAME_BLANKS = 16, 50, 5
"""Letters of the label of a name, letters of a name, and blanks between its words."""
_ASKS = ("?", "？", "؟", "!", "！")
"""What the headline of an item ends with that reads as a sentence."""
_NUMERIC_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b")
"""A day in numbers, of which it need not be known which is the month."""
_TRAIL_SIGNS = ("/", "→", "»", "›", ">", "|", "·", "•")
"""What parts the steps of a trail to a page."""
_TRAIL_ABOVE, _HEADLINE_BLANKS = 10, 3
"""Lines from a trail to the headline that it ends with, and blanks in such a headline."""
_LONGEST_DATE = 40
"""Characters in which a date stands that a line begins with."""
_NEAR_PROSE = 4
"""Lines below a label among which the text begins, three at most."""
_LONGEST_SENTENCE = 160
"""Letters of a headline that is a sentence."""
_LONGEST_DECK, _TOP = 320, 10
"""Letters of a deck, and lines below it among which its text begins."""
_AMID_LABELS = frozenset((LineKind.SHARE, LineKind.NOISE, LineKind.END))
"""What may stand among the by-line and the date of a text: buttons, also that of its comments."""
_LONE_WIDTH, _LONE_BLANKS = 80, 11
"""Letters of a sentence on its own that is no text, and blanks between its words."""


def settle_lists(lines: list[Line]) -> list[Line]:
    """Return the lines with the kinds that hold before any repeats are known: what heads a list, and its items."""
    return _items(_read_more(lines))


def settle(lines: list[Line]) -> list[Line]:
    """Return the lines with the kinds that their neighbours tell, once repeats are known."""
    return _lone_sentences(_decks(_closed_headlines(_names_after_labels(_dated_labels(_trails(_items(lines)))))))


def _read_more(lines: list[Line]) -> list[Line]:
    """Settle what heads a list and only leads on elsewhere ("Read more"): without a colon it needs a list."""
    return [
        line.of_kind(LineKind.END)
        if line.kind is LineKind.RELATED
        and not line.colon
        and stock_lines.is_continue_reading(line.text)
        and not _is_list(lines[i + 1 : i + 3])
        else line
        for i, line in enumerate(lines)
    ]


def _is_list(below: list[Line]) -> bool:
    """Whether a list begins with these lines: two short ones, or one that bears the mark of an item."""
    return [line.kind for line in below] == [LineKind.SHORT] * 2 or (below != [] and bool(BULLET.match(below[0].text)))


def _items(lines: list[Line]) -> list[Line]:
    """Under a related heading a bullet stands before a headline, elsewhere before text."""
    found = []
    in_list = False
    for line in lines:
        goes_on = line.bullet or line.kind in (LineKind.SHORT, LineKind.META)
        in_list = line.kind is LineKind.RELATED or (in_list and goes_on)
        is_item = in_list and _may_be_item(line)
        if in_list and not line.bullet and line.kind is LineKind.SHORT and BULLET.match(line.text):
            line = replace(line, bullet=True)  # a number counts the items of a list, and may count sections elsewhere
        found.append(line.of_kind(LineKind.SHORT) if is_item else line)
    return found


def _may_be_item(line: Line) -> bool:
    """Whether a line that reads as text may be a headline in a list; one behind a bullet may ask, or call."""
    if line.kind is not LineKind.PROSE or line.width >= LONG_WIDTH:
        return False
    return not line.closed or (line.bullet and line.text.endswith(_ASKS) and not has_sentences(line.text))


def _trails(lines: list[Line]) -> list[Line]:
    """A line that ends with the next one is the trail to the page, or its name: "Home / Sport / Ferry returns".

    Trails whose links are glued ("HomeSportFerry returns to the pier") may stand some lines above the headline.
    """
    found = []
    for i, line in enumerate(lines):
        below = lines[i + 1 : i + 1 + _TRAIL_ABOVE]
        may_be = line.kind in (LineKind.SHORT, LineKind.PROSE) and below != []
        is_trail = may_be and (_leads_to(line, below[0]) or any(_is_glued(line, each) for each in below))
        found.append(line.of_kind(LineKind.SHARE) if is_trail else line)
    return found


def _leads_to(line: Line, below: Line) -> bool:
    """Whether a line is the next one with something before it that a sign parts from it."""
    if below.kind is not LineKind.SHORT or not below.key or not line.key.endswith(below.key):
        return False
    before = line.text[: len(line.text) - len(below.text)]
    return line.text.endswith(below.text) and before.rstrip().endswith(_TRAIL_SIGNS)


def _is_glued(line: Line, below: Line) -> bool:
    """Whether a line is a headline further below with a few words before it, and these are no kicker."""
    if below.kind is not LineKind.SHORT or below.key.count(" ") < _HEADLINE_BLANKS:
        return False
    before = line.text[: max(0, len(line.text) - len(below.text))].strip()
    is_short = len(before) <= _LONGEST_NAME and before.count(" ") < _HEADLINE_BLANKS and any(map(str.isalpha, before))
    return is_short and line.text.endswith(below.text) and not before.endswith((":", "："))


def _dated_labels(lines: list[Line]) -> list[Line]:
    """A short line right below a headline that begins with a date is a label, whatever stands behind: its topics."""
    found = lines[:1]
    for i, line in enumerate(lines[1:], start=1):
        behind = next((each.kind for each in lines[i + 1 : i + _NEAR_PROSE] if each.kind is not LineKind.META), None)
        may_be = line.kind is LineKind.SHORT and found[-1].kind is LineKind.SHORT and behind is LineKind.PROSE
        is_label = may_be and not line.bullet and not line.colon and _begins_with_date(line.text)
        found.append(line.of_kind(LineKind.META) if is_label else line)
    return found


def _begins_with_date(text: str) -> bool:
    if _NUMERIC_DATE.match(text):
        return True
    dates = find_dates(text[:_LONGEST_DATE], most=1)
    return bool(dates) and dates[0].start == 0


def _names_after_labels(lines: list[Line]) -> list[Line]:
    """A short line right after the label "By" or "Von" is a name, and so is one between two lines of dates."""
    found = lines[:1]
    for line in lines[1:]:
        is_named = line.kind is LineKind.SHORT and _is_label(found[-1]) and _may_be_name(line)
        found.append(line.of_kind(LineKind.META) if is_named else line)
    return found


def _is_label(line: Line) -> bool:
    return line.kind is LineKind.META and line.width <= _LONGEST_LABEL and not _has_number(line)


def _may_be_name(line: Line) -> bool:
    return line.width <= _LONGEST_NAME and line.key.count(" ") <= _MOST_NAME_BLANKS


def _closed_headlines(lines: list[Line]) -> list[Line]:
    """Headlines may be sentences: take one for a headline that stands right before a by-line or date.

    Of two sentences ("Trains stop again. Who is to pay?") only where each date of the page stands below a headline.
    """
    found: list[Line] = []
    may_be_two = _are_dates_below_headlines(lines)
    for i, (line, after) in enumerate(pairwise(lines)):
        may_be = line.kind is LineKind.PROSE and line.width <= _LONGEST_SENTENCE and not (line.bullet or line.colon)
        above = [other for other in found[-2:] if not (other.kind is LineKind.SHORT and is_label(other))]
        is_whole = may_be_two or not has_sentences(line.text)
        is_headline = may_be and after.kind is LineKind.META and _heads(above[-1:], lines[i + 2 : i + 6], is_whole)
        found.append(line.of_kind(LineKind.SHORT) if is_headline else line)
    return found + lines[-1:]


def _decks(lines: list[Line]) -> list[Line]:
    """A sentence or two between a headline and a by-line or date over the text are the headline's deck."""
    found = lines[:1]
    for i, line in enumerate(lines[1:], start=1):
        may_be = line.kind is LineKind.PROSE and line.width <= _LONGEST_DECK and not (line.bullet or line.colon)
        above = found[-1]
        is_below = may_be and above.kind is LineKind.SHORT and not (above.sentence or above.bullet or is_label(above))
        is_deck = is_below and _is_over_dated_text(lines[i + 1 : i + 1 + _TOP])
        found.append(replace(line, kind=LineKind.SHORT, sentence=True) if is_deck else line)
    return found


def _is_over_dated_text(below: list[Line]) -> bool:
    """Whether lines begin with a by-line or a date, captions and buttons apart, and go on with paragraphs."""
    kinds = [line.kind for line in below if not (line.sentence or line.kind in _AMID_LABELS)]
    labels = len(list(takewhile(lambda kind: kind is LineKind.META, kinds)))
    return labels > 0 and kinds[labels : labels + 2] == [LineKind.PROSE] * 2


def _are_dates_below_headlines(lines: list[Line]) -> bool:
    """Whether dates stand below short lines, and none below what can only be the end of a text, as in a diary."""
    above = [line for line, below in pairwise(lines) if below.kind is LineKind.META and _has_number(below)]
    is_long = any(line.kind is LineKind.PROSE and line.width > _LONGEST_SENTENCE for line in above)
    return not is_long and any(line.kind is LineKind.SHORT and not is_label(line) for line in above)


def _has_number(line: Line) -> bool:
    return any(map(str.isdigit, line.text))


def _heads(before: list[Line], behind: list[Line], is_whole: bool) -> bool:
    """Whether a line of text above a by-line or date heads what follows, and is not the last of what stands before it.

    `is_whole` says that it may be a headline by its sentences.
    """
    kind = before[0].kind if before else LineKind.END
    below = next((each.kind for each in behind if each.kind is not LineKind.META), LineKind.END)
    if kind is LineKind.PROSE and below is LineKind.SHORT:
        return False  # the text's last sentence, and what signs it
    return kind in BORDERS or (is_whole and kind not in (LineKind.SHORT, LineKind.META))


def _lone_sentences(lines: list[Line]) -> list[Line]:
    """A short sentence on its own among short lines is one of them, and no text that an article could begin with."""
    found: list[Line] = []
    for i, line in enumerate(lines):
        around = (*found[-1:], *lines[i + 1 : i + 2]) if line.kind is LineKind.PROSE and _is_short(line) else None
        is_lone = around is not None and all(other.kind is not LineKind.PROSE for other in around)
        found.append(replace(line, kind=LineKind.SHORT, sentence=True) if is_lone else line)
    return found


def _is_short(line: Line) -> bool:
    return line.width < _LONE_WIDTH and line.key.count(" ") <= _LONE_BLANKS
