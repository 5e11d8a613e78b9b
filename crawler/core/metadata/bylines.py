"""Names of authors: cleaned from what pages put around them, and found in a by-line."""

from __future__ import annotations

import re

from crawler.core.phrasebook import labels
from crawler.core.text.dates import find_dates
from crawler.core.text.month_names import month_of

_MOST = 12
"""Authors of an article that are kept; a longer list is of the whole newsroom."""
_LONGEST_NAME = 70
"""Characters of a name, with its titles."""
# What opens a by-line beyond the phrase book: verbs in front of "von", "par", "por", and labels with a colon.
_MORE = """
created by|authored by|submitted by|opinion by|byline|show all articles of|all posts by|all articles by
geschrieben von|veröffentlicht von|publiziert von|verfasst von|erstellt von|eingestellt von|gespeichert von
ein artikel von|vom|zeige alle beiträge von|alle beiträge von|alle artikel von|écrit par|posté par
propos recueillis par|escrito por
publicado por|redactado por|postado por|enviado por|pubblicato da|inserito da|af|skrevet av|ditulis oleh|dodał|auteure
"""
_LABELS = "text|words|story|report|interview|redaktion|verfasser|verfasserin|penulis|文"


def _any_of(*books: str) -> str:
    phrases = {phrase.strip() for book in books for line in book.split("\n") for phrase in line.split("|")} - {""}
    return "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))


_OPENS = _any_of(labels.BYLINE, _MORE)
_BY = re.compile(
    rf"\s*(?:(?:{_OPENS})(?:\s*[:：|]\s*|\s+|$)|(?:{_any_of(labels.BYLINE, _LABELS)})\s*[:：/]\s*)", re.IGNORECASE
)
_ENDS_LINE = re.compile(rf"\s*(?:{_any_of(labels.BYLINE, _LABELS)})\s*[:：]\s*", re.IGNORECASE)
_CUT = re.compile(
    r"\s+[|•·–—]\s+|\s+-\s+|[\n\t]|\s*[(\[]|\s+(?:on|am|at|um|le|à|el|il|em|in|under|for|für|im gespräch|"
    r"updated|published|posted|editado|publicado|vor|@)(?=$|\s+(?:\S*\d|the\b|\w+day\b|\w+tag\b|[A-ZÀ-Þ]))",
    re.IGNORECASE,
)
_LIST = re.compile(r"\s*[;,،、|]\s*|\s+/\s*|\s*/\s+")
_AND = re.compile(r"\s+(?:and|und|et|og|och|ve|en|oraz|&|\+|with|mit|и|та|و)\s+", re.IGNORECASE)
_ONE_LETTER = re.compile(r"\s+(?:y|e|i|a)\s+", re.IGNORECASE)
_NOT_A_NAME = re.compile(
    r"https?:|www\.|\.com\b|@|[<>{}=]|(?<!\w)\d|\b(?:follow|comments?|\d+ min|min\b|read|share|shares|subscribe|"
    r"updated|published|publiziert|posted|veröffentlicht|profil|copyright|rights reserved|cookies?|quelle|"
    r"uhr|ago|no author|"
    r"foto|photo|image|bild|stunden|minuten|hours|minutes|übersicht|artikelübersicht|license|cc)\b|©",
    re.IGNORECASE,
)
_ROLES = re.compile(
    r"^(?:[\w-]+\s+){0,3}(?:reporters?|editors?|writers?|correspondents?|contributors?|columnists?|journalists?|"
    r"producers?|reviewers?|staff|newsroom|redakteure?|redakteurin|redacteur|journaliste|korrespondent(?:in)?|"
    r"news service reports|"
    r"agenc(?:y|ies)|agenturen)(?:\s+(?:at|for|in|of)\b.*)?$|"
    r"^(?:head|director|chief|vp) of\b|^(?:view|show) (?:all|more)\b|^(?:ph\.?\s?d|m\.?d|jr|sr|esq)\.?$",
    re.IGNORECASE,
)
_EMPTY = frozenset(
    """admin administrator author authors editor editors unknown anonymous anonym none null staff guest user webmaster
    redaktion redaction root wordpress redacción redação redazione editorial byline by von par por undefined na n/a red
    frontpage content import team autor auteur администратор mon tue tues wed thu thur thurs fri sat sun""".split()  # noqa: SIM905
)
_LONGEST_DAY = 4
"""Letters of a shortened month, which alone is no name."""
_PARTS = re.compile(r"\s+[|•·–—-]\s+")
_NUMBERS_FIRST = re.compile(r"^[\d\s.,:/|–-]{1,30}(?:uhr\b)?[\s|,–-]*", re.IGNORECASE)
_SUFFIX = re.compile(r"\s+(?:기자|記者|记者|특파원)$")


def clean_authors(names: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """Return the names that stand in the texts, each once: without `By`, roles, places, addresses, dates and markup."""
    found: dict[str, str] = {}
    for text in names:
        for name in _split(text):
            found.setdefault(name.casefold(), name)
    return tuple(found.values())[:_MOST]


def _split(text: str) -> list[str]:
    text = re.sub(r"[ \u00a0]+", " ", text[:400]).strip()
    text = re.sub(r"\S+@\S+|https?://\S+", " ", text)
    for _ in range(2):
        text = _unlabelled(text)
    # "Jane Doe, Berlin" names a place and "Jane Doe, CNN" a house: one word behind a full name is neither author.
    listed = [part for part in _LIST.split(_CUT.split(text.strip())[0]) if part]
    is_full = bool(listed) and " " in listed[0]
    return [
        name
        for part in listed
        if " " in part or not is_full
        for joined in _AND.split(part)
        for one in _halves(joined)
        if (name := _name(one)) is not None
    ]


def _halves(text: str) -> list[str]:
    """Part "Ana Ruiz y Luis Mora", where the one letter stands between two full names: it may be an initial, too."""
    halves = _ONE_LETTER.split(text)
    return halves if len(halves) > 1 and all(len(half.split()) > 1 for half in halves) else [text]


def _unlabelled(text: str) -> str:
    match = _BY.match(text)
    return text[match.end() :] if match else text


def _name(text: str) -> str | None:
    text = _unlabelled(text.strip(" \t\r\n.,:;|-–—*•·\"“”„'’‘»«()")).strip()
    text = _SUFFIX.sub("", text)
    if re.search(r"\s(?:\w|Jr|Sr)$", text):
        text += "."
    if not 2 <= len(text) <= _LONGEST_NAME or len(text.split()) > 6:
        return None
    if (
        text.casefold() in _EMPTY
        or (len(text) <= _LONGEST_DAY and month_of(text.casefold(), None))
        or _NOT_A_NAME.search(text)
        or _ROLES.match(text)
    ):
        return None
    if not any(char.isalpha() for char in text) or (text.islower() and text.isascii() and len(text.split()) > 2):
        return None
    return text


def authors_of_byline(text: str, *, behind: bool = False) -> tuple[str, ...]:
    """Return the authors of a line that opens with `By`, `Von`, `Par`, `Автор:` and the like; nothing for other lines.

    `behind` says that the line stands behind the text, where anything may begin with "by": then it has to open with a
    word and a colon or with a verb ("posted by"), or to hold a date.
    """
    if len(text) > 200:
        return ()
    dates = find_dates(text) if any(map(str.isdecimal, text)) else ()
    parts = [*_PARTS.split(_NUMBERS_FIRST.sub("", text)), *(text[each.end :].lstrip(" ,") for each in dates)]
    for part in parts:
        match = _BY.match(part)
        if match is None:
            continue
        says = " " in match[0].strip()  # "posted by" is of an author whatever follows; "by" and "von" open sentences
        if behind and not (says or dates or _ENDS_LINE.match(part)):
            continue
        names = clean_authors([re.split(r"(?<!\w)\d", part[match.end() : match.end() + 150], maxsplit=1)[0]])
        if says or all(_is_capital(name) for name in names):
            return names
    return ()


def _is_capital(name: str) -> bool:
    """Whether a name begins as names do; scripts without case have to be short."""
    words = name.split()
    first = name[0]
    if first.isupper():
        return len(words) <= 5 and sum(word[0].isupper() for word in words) * 2 >= len(words)
    return not first.islower() and len(words) <= 4
