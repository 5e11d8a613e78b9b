"""Names of authors: cleaned from what pages put around them, and found in a by-line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from crawler.core.metadata.authors.byline_labels import OPENINGS, PIECES, WITH_COLON
from crawler.core.metadata.authors.cjk_bylines import cjk_authors
from crawler.core.metadata.authors.names import name_of
from crawler.core.page.dated_lines import account_of_stamp, is_date_line
from crawler.core.phrasebook import labels
from crawler.core.phrasebook.labelled_lines import SENTENCE_ENDS
from crawler.core.text.dates import FoundDate, find_dates
from crawler.core.text.mail import without_mail
from crawler.core.text.month_names import month_of

_MOST = 12
"""Authors of an article that are kept; a longer list is of the whole newsroom."""
_Letters: TypeAlias = "dict[str, _Letters]"
_EDITORS = frozenset("编辑 編輯 责任编辑 責任編輯 责编 責編".split())  # noqa: SIM905
"""Labels of those who only edited: their line stands under each article of a Chinese site."""


def _any_of(*books: str) -> str:
    """Return a pattern of the phrases of some books, the longest that fits: by their letters, as a tree."""
    tree: _Letters = {}
    for phrase in {phrase.strip() for book in books for line in book.split("\n") for phrase in line.split("|")}:
        if phrase and phrase not in _EDITORS:
            letters = tree
            for letter in phrase:
                letters = letters.setdefault(letter, {})
            letters[""] = {}
    return _pattern(tree)


def _pattern(letters: _Letters) -> str:
    goes_on = "|".join(sorted(re.escape(letter) + _pattern(behind) for letter, behind in letters.items() if letter))
    if not goes_on:
        return ""
    return f"(?:{goes_on})?" if "" in letters else f"(?:{goes_on})"


_SHAPED = r"(?-i:(?=[^\W\d_a-zß-öø-ÿа-яёα-ωά-ώ]\S+\s[^\W\d_a-zß-öø-ÿа-яёα-ωά-ώ])(?!.*[.!?…]$))"
"""Two words with capitals, and no sentence."""
_OPENS = _any_of(labels.BYLINE, OPENINGS)
_BY = re.compile(
    rf"\s*(?:(?:{_any_of(labels.BYLINE, WITH_COLON)})\s*[:：/՝ـ]\s*|"
    rf"(?:{_OPENS})(?:\s*[:：|]\s*|\s+|$)|"
    rf"(?:{_any_of(PIECES)})\s+{_SHAPED}|"
    r"(?-i:de\s(?=[A-ZÀ-ÞȘȚ]\S+\s[A-ZÀ-ÞȘȚ])))",  # as Romanian has it: a place would have a capital
    re.IGNORECASE,
)
_ENDS_LINE = re.compile(rf"\s*(?:{_any_of(labels.BYLINE, WITH_COLON)})\s*[:：]\s*", re.IGNORECASE)
_ASIDE = re.compile(r"\s*(?:[(\[][^()\[\]]{0,60}[)\]]|(?<!\w)@[\w.@-]+|\S+@\S+|https?://\S+)")
"""What stands beside a name: an address, a handle, anything in brackets."""
_CUT = re.compile(
    r"\s+(?:责任编辑|責任編輯|责编|編集|编辑|編輯|来源|來源|校对)\s?[:：].*|"
    r"\s+[|•·–—]\s+|\s+-\s+|[\n\t]|\s*[(\[]|\s+(?:on|am|at|um|le|à|el|il|em|in|under|for|für|im gespräch|"
    r"updated|published|posted|editado|publicado|vor|@)(?=$|\s+(?:\S*\d|the\b|\w+day\b|\w+tag\b|[A-ZÀ-Þ]))|"
    r"\s+(?:op|pada|dnia|ngày|на|від|pe|dne|dňa|στις|у|u)(?=$|\s+\S*\d)|"
    r"[.;,]?\s+(?:reports?|reporting|berichtet|berichten) (?:from|aus)\b|"
    r"[.;,]?\s+(?:and\s|with\s)?(?:edit(?:ed|ing)|writing|translated|illustrat(?:ed|ions?)|photo(?:s|graph[sy]?|graphed)?|"
    r"pictures|video|additional reporting)\s+by\b|"
    r"[.;,]\s+(?:fot|foto|фото|zdj)\b.*|"
    r"[.;,]?\s+(?:photos?|fotos?|foto's|bilder|editor|imágenes|imagens|immagini|фото|zdjęcia|kuvat?)\s?:",
    re.IGNORECASE,
)
_NICK = re.compile(r"(?<=\w)\s+[\"“„«][^\"“”„«»]{1,30}[\"”“»][.\s]*$")
"""What somebody calls himself, in quotation marks behind his name."""
_PLACED = re.compile(r"\s+(?:in|à)\s+[A-ZÀ-Þ][\w.'’-]+(?:\s[A-ZÀ-Þ][\w.'’-]+){0,2}(?=\s*,\s|\s+(?:and|und|et|&)\s)")
"""The place of an author whom another one follows: "Ann Holm in Northport and Bert Lund in Westhaven"."""
_LIST = re.compile(r"\s*[;,،、|]\s*|\s+/\s*|\s*/\s+")
_HOUSE = re.compile(
    r"(?:the )?(?:associated|canadian) press|agence france[ -]presse|press association|.* news", re.IGNORECASE
)
"""What stands behind a person's name as the house."""
_NOBODY = re.compile(r"(?:at|on|um|à|às|alle)(?:\s|$)")
"""What follows a label whose name is left out: "Posted by  at 8:14"."""
_AND = re.compile(r"\s+(?:and|und|et|og|och|ve|en|oraz|&|\+|with|mit|avec|con|com|и|та|و)\s+", re.IGNORECASE)
_ONE_LETTER = re.compile(r"\s+(?:y|e|i|a)\s+", re.IGNORECASE)
_WEEKDAY = re.compile(r"\W*(?:\w+day|\w+tag|mon|tue|wed|thu|fri|sat|sun|date|datum|fecha)\W*", re.IGNORECASE)
"""What may stand between a name and the number of a date: a day of the week, a label."""
_GEORGIAN = "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ"
"""Letters that have capitals, which names are not written with."""
_LONGEST_LABEL = 40
"""Characters of a label that stands alone."""
_PARTS = re.compile(r"\s+[|•·–—-]\s+")
_NUMBERS_FIRST = re.compile(r"^[\d\s.,:/|–-]{1,30}(?:uhr\b)?[\s|,–-]*", re.IGNORECASE)


def clean_authors(names: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """Return the names that stand in the texts, each once: without `By`, roles, places, addresses, dates and markup."""
    found: dict[str, str] = {}
    for text in names:
        for name in _split(text):
            found.setdefault(name.casefold(), name)
    return tuple(found.values())[:_MOST]


def _split(text: str) -> list[str]:
    text = _PLACED.sub("", _plain(text))
    # "Jane Doe, Berlin" names a place and "Jane Doe, CNN" a house: one word behind a full name is neither author.
    listed = [part for part in _LIST.split(_CUT.split(text.strip())[0]) if part]
    is_full = bool(listed) and " " in listed[0]
    return [
        name
        for index, part in enumerate(listed)
        if not is_full or (" " in part and not (index and _HOUSE.fullmatch(part.strip())))
        for joined in _AND.split(part)
        for one in _halves(joined)
        if (name := _name(one)) is not None
    ]


def _plain(text: str) -> str:
    """Return what may list names without its labels, and without what stands beside names."""
    text = without_mail(re.sub(r"[ \u00a0]+", " ", text[:400]).strip())
    if any(sign in text for sign in ("(", "[", "@", "://")):
        text = _ASIDE.sub(" ", text)
    return unlabelled(unlabelled(text))


def _halves(text: str) -> list[str]:
    """Part "Ana Ruiz y Luis Mora", where the one letter stands between two full names: it may be an initial, too."""
    halves = _ONE_LETTER.split(text)
    return halves if len(halves) > 1 and all(len(half.split()) > 1 for half in halves) else [text]


def unlabelled(text: str) -> str:
    """Return a by-line without the label that opens it."""
    match = _BY.match(text)
    return text[match.end() :] if match else text


def _name(text: str) -> str | None:
    text = _NICK.sub("", text)
    text = unlabelled(text.strip(" \t\r\n&+.,:;|-–—*•·\"“”„'’‘»«()，、")).strip()
    return None if _NOBODY.match(text) else name_of(text)


def authors_of_byline(text: str, *, behind: bool = False) -> tuple[str, ...]:
    """Return the authors of a line that opens with `By`, `Von`, `Par`, `Автор:` and the like; nothing for other lines.

    `behind` says that the line stands behind the text, where anything may begin with "by": then it has to open with a
    word and a colon or with a verb ("posted by"), or to hold a date.
    """
    if len(text) > 200:
        return ()
    if not behind and (names := cjk_authors(text)):
        return names
    dates = find_dates(text) if any(map(str.isdecimal, text)) else ()
    for part in _parts(text, dates):
        match = _BY.match(part)
        if match is None:
            continue
        says = " " in match[0].strip()  # "posted by" is of an author whatever follows; "by" and "von" open sentences
        if behind and not (says or dates or _ENDS_LINE.match(part)):
            continue
        names = clean_authors([_before_date(part[match.end() : match.end() + 150])])
        if says or all(_is_capital(name) for name in names):
            return names
    account = account_of_stamp(text)
    return clean_authors([account] if account else [])


def _parts(text: str, dates: Sequence[FoundDate]) -> Iterator[str]:
    """Yield what may open with the label of a by-line: pieces between bars or dashes, and what follows a date."""
    for part in (*_PARTS.split(_NUMBERS_FIRST.sub("", text)), *(text[each.end :].lstrip(" ,") for each in dates)):
        yield part.lstrip("(（")


def is_byline_label(text: str) -> bool:
    """Return whether a text is the label of a by-line and nothing else: `By`, `Von`, `Автор:`."""
    return len(text) <= _LONGEST_LABEL and _BY.fullmatch(text) is not None


def authors_below(label: str, text: str) -> tuple[str, ...]:
    """Return the authors whom a line names below one that is the label of a by-line; nothing of a sentence or date."""
    return () if text.endswith(SENTENCE_ENDS) or is_date_line(text) else authors_of_byline(f"{label} {text}")


def _before_date(text: str) -> str:
    """What stands before the first number of a line, the name of a month or a day before it left out."""
    before = re.split(r"(?<!\w)\d", text, maxsplit=1)[0]
    if len(before) == len(text):
        return text
    words = before.split()
    while len(words) > 1 and (_is_month(words[-1]) or _WEEKDAY.fullmatch(words[-1])):
        words.pop()
    return " ".join(words)


def _is_month(word: str) -> bool:
    """Return whether a word before a number is a month: a comma ends a name, as in "By Ann May, 5 March 2026"."""
    return word[-1] != "," and month_of(word.strip(".").casefold(), None) is not None


def _is_capital(name: str) -> bool:
    """Whether a name begins as names do; scripts without case have to be short."""
    words = name.split()
    first = name[0]
    if first.isupper():
        return len(words) <= 5 and sum(word[0].isupper() for word in words) * 2 >= len(words)
    return (not first.islower() or first in _GEORGIAN) and len(words) <= 4
