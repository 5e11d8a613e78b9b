"""Which paragraphs of an article are furniture: told by their wording, or learned from what a site repeats.

By-lines, credits, date lines, agency signs, promos, related lists and datelines are no part of what an article tells:
two texts that differ in nothing else are one. Only a wording that the phrase book knows counts, never a mere shape, and
a line with a digit counts only where it is a date line: tables of rates differ in nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from crawler.core import phrases
from crawler.core.date_lines import dates_of_line
from crawler.core.paragraphs import Paragraph, paragraph_key
from crawler.core.text import tokens

LONGEST_FURNITURE = 60
"""Tokens of a paragraph from which on it is text, whatever a site has taught."""

LEARNED = 3
"""Different headlines, and addresses, under which a site shows its furniture."""

_ENDS = 2
_LONGEST_BY_WORDING = 40
_MOST_RELATED = 8
_LONGEST_RELATED = 25
_LONGEST_DATELINE = 10
_DIGIT = re.compile(r"\d")
_ENDS_SENTENCE = (".", "!", "?", "。", "！", "？", "؟", "।", '."', ".”", ".»")
_AGENCY = (
    "(?:A[FN]?P|AFX|DPA|EFE|ANSA|TASS|ITAR|SID|KNA|epd|PTI|IANS|UPI|KYODO|Reuters|Xinhua|Lusa|ATS|APA|Belga|ANP|NTB|TT"
    "|STT|PAP|ČTK|MTI)"
)
_SIGN = re.compile(rf"[(\[]?{_AGENCY}(?:[)\]])?(?:[/ -][\w]{{2,8}}){{0,4}}[)\].]?|\w{{2,4}}(?:/\w{{2,4}}){{1,4}}", re.I)
_CONTRIBUTED = re.compile(
    r".{3,160}?\b(?:contributed (?:to this|reporting)|contributed to the (?:report|story)|"
    r"a contribué à c|ont contribué à c|"
    r"contribuy(?:ó|eron) (?:a|en|con) (?:este|esta)|ha(?:nno)? contribuito a|contribu(?:iu|íram) (?:para|com) est|"
    r"hat an diesem|haben an diesem|heeft bijgedragen aan|hebben bijgedragen|bidrog till|bidro till)",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"(?P<place>\(?[^\W\d_][^\d\n!?;:\"“”«»„()]{0,40}?)?,?\s*(?P<day>[^()\n\"“”«»]{0,30}?)\s*(?P<house>\([^()\n]{2,30}\))?"
    r"\s*\.?(?:\s[-–—]|[-–—]{1,2}|\s--)\s+(?=\S)|(?P<alone>\([^()\n\d]{2,30}\)|[（【\[][^（）【】\[\]\n]{2,20}[）】\]])\s*(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Shown:
    """One article of a site in which a paragraph stands: its headline and its address."""

    title: str
    url: str


def is_learned(shown: Iterable[Shown]) -> bool:
    """Whether a paragraph that a site has shown in these articles is its furniture, and no part of any of them.

    Takes `LEARNED` headlines that share few words with each other, at as many addresses: one article that stands on
    many pages has one headline, however edited, and a headline such as "What the papers say" stands over many articles.
    """
    told: list[set[str]] = []
    urls: set[str] = set()
    for each in shown:
        headline = set(tokens(each.title))
        if each.url not in urls and all(len(headline & other) * 2 < min(len(headline), len(other)) for other in told):
            told.append(headline)
            urls.add(each.url)
    return len(told) >= LEARNED


def line_keys(parts: Sequence[Paragraph], flags: Sequence[bool]) -> tuple[int, ...]:
    """Return the keys of the paragraphs that may turn out to be furniture when the site shows them again.

    These are the short ones at both ends of an article: what stands in the middle of one stands at an end of another.
    """
    unknown = [part for part, is_known in zip(parts, flags, strict=True) if not is_known]
    ends = unknown if len(unknown) <= 2 * _ENDS else unknown[:_ENDS] + unknown[-_ENDS:]
    return tuple(sorted({paragraph_key(part.tokens) for part in ends if len(part.tokens) <= LONGEST_FURNITURE}))


def furniture_flags(parts: Sequence[Paragraph], learned: Collection[int]) -> list[bool]:
    """Return for each paragraph of an article whether it is furniture; `learned` holds keys of `paragraph_key`."""
    flags = []
    related = 0
    for part in parts:
        known = is_furniture(part, learned)
        if not known and related and _is_related_line(part):
            known, related = True, related - 1
        elif _is_related_head(part):
            known, related = True, _MOST_RELATED
        elif not known:
            related = 0
        flags.append(known)
    return flags


def is_furniture(part: Paragraph, learned: Collection[int]) -> bool:
    """Whether a paragraph is furniture by itself, wherever it stands."""
    size = len(part.tokens)
    if size > LONGEST_FURNITURE:
        return False
    if learned and paragraph_key(part.tokens) in learned:
        return True
    return size <= _LONGEST_BY_WORDING and _is_by_wording(part.text.strip())


def dateline_tokens(part: Paragraph) -> int:
    """Return how many tokens of a paragraph, at its start, are a dateline: "HANOI, Vietnam (AP) — "."""
    match = _DATELINE.match(part.text)
    if match is None:
        return 0
    found = match[0]
    size = len(tokens(found))
    if not size or size > _LONGEST_DATELINE or size >= len(part.tokens) or part.tokens[:size] != tokens(found):
        return 0
    if match["alone"] or match["house"]:
        return size
    first = found.split(None, 1)[0].strip(",(")
    return size if len(first) > 2 and first.isupper() else 0


def _is_related_head(part: Paragraph) -> bool:
    return len(part.tokens) <= 12 and phrases.is_related_heading(part.text)


def _is_related_line(part: Paragraph) -> bool:
    text = part.text.strip()
    return len(part.tokens) <= _LONGEST_RELATED and not text.endswith(_ENDS_SENTENCE) and not text[0].isdigit()


def _is_by_wording(line: str) -> bool:
    if len(line) > phrases.MAX_LINE_CHARS:
        return False
    if _DIGIT.search(line):
        return phrases.is_date_label(line) or bool(dates_of_line(line, None))
    return (
        phrases.is_furniture(line)
        or phrases.is_byline(line)
        or phrases.is_credit(line)
        or _SIGN.fullmatch(line) is not None
        or _CONTRIBUTED.match(line) is not None
    )
