"""Which paragraphs of an article are furniture: told by their wording, or learned from what a site repeats.

By-lines, credits, date lines, agency signs, promos, related lists and datelines are no part of what an article tells:
two texts that differ in nothing else are one. Only a wording that the phrase book knows counts, never a mere shape, and
a line with a digit counts only where it is a date line: tables of rates differ in nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from crawler.core.dedup.dateline import without_dateline
from crawler.core.dedup.paragraphs import Paragraph
from crawler.core.phrasebook import labelled_lines, labels, stock_lines
from crawler.core.phrasebook.colophon import is_agency_sign, is_colophon
from crawler.core.phrasebook.matching import MAX_LINE_CHARS
from crawler.core.phrasebook.stock_words import may_be_stock
from crawler.core.text.dates import find_dates
from crawler.core.text.normalise import tokens

LONGEST_FURNITURE = 60
"""Tokens of the longest paragraph that may be furniture: a longer one is text, whatever a site has taught."""

LEARNED = 3
"""Different headlines, and addresses, under which a site shows its furniture: two may be two reports of one event."""

_LEARNED_UNWORDED = 5
"""The same for a sentence without a word of stock lines: the background of a story stands in several articles, too."""

_SENTENCE = 15
"""Tokens from which on a paragraph may be such a background; what is shorter is mostly a label."""

_ENDS = 2
"""Paragraphs at either end of an article that may teach: enough to learn a site's promos (decision 9)."""

_LONGEST_BY_WORDING = 40
"""Tokens of the longest paragraph that is furniture by its wording alone: a longer one tells something besides."""

_MOST_RELATED = 8
"""Lines of a related list behind its heading: longer lists are rare, and an article may go on without a sentence."""

_LEAST_LISTED = 2
"""Lines that make a list; one alone may be the last words of a text."""

_LONGEST_LABEL = 6
"""Tokens of the heading over a related list."""

_OPENING = 3
"""Paragraphs among which the first stands that is text, with the dateline in front."""

_LONGEST_RELATED = 160
"""Characters of a headline in a related list."""

_LONGEST_DATE_LINE = 16
"""Tokens of a line of dates: a name, two dates with their times and zones, and their labels."""

_LONGEST_DATE_LINE_CHARS = 120
"""Characters of such a line; it bounds what the search for dates costs."""

_SHORTEST_WORDED = 4
"""Tokens up to which a line is always looked at: an agency's sign has no word that the phrase book knows."""

_DIGIT = re.compile(r"\d")
_ENDS_SENTENCE = (".", "。", "।", '."', ".”", ".»")
_OPENS_ENTRY = re.compile(r"\d{1,2}[:.h]\d\d(?!\.?\d)")  # of a ticker
_CONTRIBUTED = tuple(f" {' '.join(tokens(phrase))} " for phrase in labels.CONTRIBUTED.replace("\n", "|").split("|"))
_LABEL_WORDS = frozenset(
    word for book in (labels.DATE_LABELS, labels.HISTORY, labels.TIME_ZONES) for word in tokens(book.replace("|", " "))
)
_ZONES = frozenset(tokens(labels.TIME_ZONES.replace("|", " ")))
# A year, since (c) is an item of a list, too.
_DATED_RIGHTS = re.compile(r"\W{0,3}(?:©|(?:\(c\)|copyright(?: ©| \(c\))?) ?(?:19|20)\d\d)", re.IGNORECASE)
_TIME = re.compile(r"\d{1,2}[:.h]\d{2}\s*(?:[ap]\.?m\.?\b)?|\d{1,2}\s*(?:[ap]\.?m\b\.?|uhr\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Shown:
    """One article of a site in which a paragraph stands: its headline and its address."""

    title: str
    url: str


def is_learned(words: Sequence[str], shown: Iterable[Shown]) -> bool:
    """Whether a paragraph that a site has shown in these articles is its furniture, and no part of any of them.

    `words` are its tokens. Takes `LEARNED` headlines that share few words with each other, at as many addresses: one
    article that stands on many pages has one headline, however edited, and a headline such as "What the papers say"
    stands over many articles. A sentence that asks for nothing, and says nothing of the site, takes more of them.
    """
    told: list[set[str]] = []
    urls: set[str] = set()
    for each in shown:
        headline = set(tokens(each.title))
        if (
            headline
            and each.url not in urls
            and all(len(headline & other) * 2 < min(len(headline), len(other)) for other in told)
        ):
            told.append(headline)
            urls.add(each.url)
    may_be_background = len(words) >= _SENTENCE and not may_be_stock(words)
    return len(told) >= (_LEARNED_UNWORDED if may_be_background else LEARNED)


def line_keys(parts: Sequence[Paragraph], flags: Sequence[bool]) -> tuple[int, ...]:
    """Return the keys of the paragraphs that may turn out to be furniture when the site shows them again.

    These are the short ones at both ends of an article: what stands in the middle of one stands at an end of another.
    """
    unknown = [part for part, is_known in zip(parts, flags, strict=True) if not is_known]
    ends = unknown if len(unknown) <= 2 * _ENDS else unknown[:_ENDS] + unknown[-_ENDS:]
    return tuple(sorted({part.key for part in ends if len(part.tokens) <= LONGEST_FURNITURE}))


def furniture_flags(parts: Sequence[Paragraph], learned: Collection[int]) -> list[bool]:
    """Return for each paragraph of an article whether it is furniture; `learned` holds keys of `paragraph_key`.

    The lines of a related list are furniture behind its heading alone; dates and labels of comments are only before or
    after all text, since within it they head an entry of a live report.
    """
    flags = []
    related = 0
    for place, part in enumerate(parts):
        known = is_furniture(part, learned)
        if not known and place < _OPENING and (rest := without_dateline(part)) is not part:
            known = is_furniture(rest, learned)
        if known:
            related = _MOST_RELATED if stock_lines.is_related_heading(part.text) else related
        elif related and _is_related_line(part):
            known, related = True, related - 1
        else:
            related = 0
        flags.append(known)
    if learned:
        _flag_last_list(parts, flags, learned)
    if False in flags:
        first, last = flags.index(False), len(flags) - flags[::-1].index(False)
        for place in range(first, last):
            flags[place] = flags[place] and not heads_entry(parts[place], learned)
    return flags


def _flag_last_list(parts: Sequence[Paragraph], flags: list[bool], learned: Collection[int]) -> None:
    """Flag the headlines at a text's end that stand under a heading which the site repeats."""
    end = len(flags)
    while end and flags[end - 1]:
        end -= 1
    start = end
    while start and not flags[start - 1] and _is_related_line(parts[start - 1]):
        start -= 1
    if 0 < start <= end - _LEAST_LISTED:
        head = parts[start - 1]
        if len(head.tokens) <= _LONGEST_LABEL and _is_related_line(head) and head.key in learned:
            flags[start:end] = [True] * (end - start)


def heads_entry(part: Paragraph, learned: Collection[int]) -> bool:
    """Whether a line is furniture only for being a date or a label of comments; it may head a live report's entry."""
    text = part.text.strip()
    is_by_wording = bool(_DIGIT.search(text)) or stock_lines.is_comment_form(text)
    return is_by_wording and is_furniture(part, ()) and part.key not in learned


def is_furniture(part: Paragraph, learned: Collection[int]) -> bool:
    """Whether a paragraph is furniture by itself, wherever it stands."""
    size = len(part.tokens)
    if size > LONGEST_FURNITURE:
        return False
    if learned and part.key in learned:
        return True
    return size <= _LONGEST_BY_WORDING and _may_be_stock(part) and _is_by_wording(part.text.strip())


def _may_be_stock(part: Paragraph) -> bool:
    """Whether looking closer is worth it: a word says so, or the line may be a date or an agency's sign."""
    size = len(part.tokens)
    is_dated = size <= _LONGEST_DATE_LINE and _DIGIT.search(part.text) is not None
    return size <= _SHORTEST_WORDED or is_dated or "@" in part.text or may_be_stock(part.tokens)


def _is_related_line(part: Paragraph) -> bool:
    text = part.text.strip()
    return len(text) <= _LONGEST_RELATED and not text.endswith(_ENDS_SENTENCE) and not _OPENS_ENTRY.match(text)


@lru_cache(maxsize=4096)
def _is_by_wording(line: str) -> bool:
    if len(line) > MAX_LINE_CHARS:
        return False
    if (
        is_colophon(line)
        or labelled_lines.is_related_line(line)
        or labelled_lines.is_tag_line(line)
        or _DATED_RIGHTS.match(line)
    ):
        return True
    if _DIGIT.search(line):
        return _is_date_line(line)
    if stock_lines.is_stock_line(line) or is_agency_sign(line):
        return True
    if all(stock_lines.is_byline(piece) or stock_lines.is_credit(piece) for piece in line.strip(" .;").split(";")):
        return True
    padded = f" {' '.join(tokens(line))} "
    return any(phrase in padded for phrase in _CONTRIBUTED)


def _is_date_line(line: str) -> bool:
    """Whether a line holds nothing but dates, times, their labels, and perhaps a by-line in front."""
    if len(line) > _LONGEST_DATE_LINE_CHARS or len(tokens(line)) > _LONGEST_DATE_LINE:
        return False
    if _OPENS_ENTRY.match(line) and _is_entry_head(line):
        return False
    if stock_lines.is_date_label(line):
        return all(word[0].isdigit() or stock_lines.is_time_word(word) for word in tokens(line))
    rest = _without_dates(line)
    return rest != line and not _DIGIT.search(rest) and all(map(_stands_by_a_date, rest.split("|")))


def _without_dates(line: str) -> str:
    """Return a line with a "|" in place of each date and time, or the line itself where it has no date."""
    found = find_dates(line) or find_dates(line, language="de") or find_dates(line, language="en")  # 3/4 is a date, too
    if not found:
        is_labelled = _LABEL_WORDS.issuperset(tokens(_TIME.split(line, maxsplit=1)[0]))
        return _TIME.sub(" | ", line) if is_labelled and not _OPENS_ENTRY.match(line) else line
    rest = line
    for date in reversed(found):
        rest = f"{rest[: date.start]} | {rest[date.end :]}"
    return _TIME.sub(" | ", rest)


def _stands_by_a_date(piece: str) -> bool:
    """Whether a piece of a line of dates says nothing else: it is empty, a label of dates, a by-line or a name."""
    piece = piece.strip(" ,:.-–—()")
    return (
        not piece
        or stock_lines.is_byline(piece)
        or stock_lines.is_name(piece)
        or _LABEL_WORDS.issuperset(tokens(piece))
    )


def _is_entry_head(line: str) -> bool:
    """Whether a line that opens with a time heads a ticker's entry: other words follow than those of a date."""
    rest = [word for word in tokens(_TIME.sub(" ", line, count=1)) if word not in _ZONES]
    return bool(rest) and not (rest[0][0].isdigit() and find_dates(" ".join(rest)))
