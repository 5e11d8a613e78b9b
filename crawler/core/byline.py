"""Names of authors: cleaned from what pages put around them, and found in a by-line."""

from __future__ import annotations

import re

_MOST = 12
_LONGEST_NAME = 70
_ROLE = (
    r"(?:text|words|story|report|foto|autor(?:in|a|es|en)?|author|auteure?s?|autore|verfasser(?:in)?|yazar|"
    r"автор|автори|текст|نویسنده|الكاتب|بقلم|लेखक|作者|撰文|記者|记者|文)\s*[:：/]\s*"
)
_BY = re.compile(
    r"^\s*(?:(?:written|posted|published|created|reported|submitted|story|words|article|analysis|opinion|exclusive)\s+by|"
    r"by(?:\s*line)?|(?:geschrieben|veröffentlicht|verfasst|erstellt|ein artikel)\s+von|von|"
    r"(?:écrit|rédigé|publié|posté|propos recueillis)\s+par|par|(?:escrito|publicado|redactado|postado|enviado)\s+por|por|"
    r"(?:scritto|pubblicato|inserito)\s+da|a cura di|di|door|geschreven door|av|af|skrevet av|napsal|autor|autorka|"
    r"yazan|oleh|penulis|ditulis oleh|dodał)\b\s*[:：]?\s*|^\s*" + _ROLE,
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\s+[|•·–—]\s+|\s+-\s+|\n|\t|\s+(?:on|am|le|el|il|em|updated|published|posted|@)\s+(?=\S*\d)|\s*\(|\s*\["
)
_SPLIT = re.compile(
    r"\s*[;,،、|]\s*|\s+(?:and|und|et|og|och|ve|en|oraz|und|&|\+|with|mit|и|та|و)\s+|\s*/\s+|\s+/\s*", re.IGNORECASE
)
_ONE_LETTER = re.compile(r"\s+(?:y|e|i|a|и)\s+", re.IGNORECASE)
_NOT_A_NAME = re.compile(
    r"https?:|www\.|\.com\b|@|[<>{}=]|\d{3}|\b(?:follow|comments?|min(?:utes)? read|share|read more|subscribe|updated|published|"
    r"view all|all posts|posts? by|see more|copyright|rights reserved|cookies?)\b",
    re.IGNORECASE,
)
_TITLES = re.compile(
    r"^(?:(?:senior|staff|chief|deputy|managing|associate|contributing|special|political|science|health|sports?|news|"
    r"business|national|foreign|world|digital|breaking|environment|technology|tech|crime|culture|live)\s+)*"
    r"(?:reporters?|editors?|writers?|correspondents?|contributors?|columnists?|journalists?|producers?|staff|"
    r"newsroom|redakteure?|redakteurin|redacteur|rédaction|journaliste|"
    r"ph\.?\s?d\.?|m\.?d\.?|jr\.?|sr\.?|esq\.?)(?:\s+(?:at|for|in|of)\b.*)?$",
    re.IGNORECASE,
)
_EMPTY = frozenset(
    ["admin", "administrator", "author", "authors", "editor", "editors", "unknown", "anonymous", "anonym", "none", "null", "staff", "guest", "user", "webmaster", "redaktion", "redaction", "root", "wordpress", "redacción", "redação", "redazione", "editorial", "byline", "by", "von", "par", "por", "undefined", "na", "n/a", "контент-менеджер", "администратор"]
)


def clean_authors(names: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """Return the names that stand in the texts, each once: without `By`, roles, addresses, dates and markup."""
    found: list[str] = []
    seen: set[str] = set()
    for text in names:
        for name in _split(text):
            key = name.casefold()
            if key not in seen and len(found) < _MOST:
                seen.add(key)
                found.append(name)
    return tuple(found)


def _split(text: str) -> list[str]:
    text = re.sub(r"[ \u00a0]+", " ", text[:400]).strip()
    if text.count("@") and re.fullmatch(r"\S+@\S+", text):
        return []
    text = re.sub(r"\S+@\S+|https?://\S+", " ", text)
    for _ in range(2):
        text = _BY.sub("", text)
    parts: list[str] = []
    for part in _SPLIT.split(_CUT.split(text.strip())[0]):
        halves = _ONE_LETTER.split(part)
        parts.extend(halves if len(halves) > 1 and all(len(half.split()) > 1 for half in halves) else [part])
    return [name for part in parts if (name := _name(part)) is not None]


def _name(text: str) -> str | None:
    text = _BY.sub("", text.strip(" \t\r\n.,:;|-–—*•·\"“”„'’‘»«()")).strip()
    if text.endswith((" Jr", " Sr")):
        text += "."
    if not 2 <= len(text) <= _LONGEST_NAME or len(text.split()) > 7:
        return None
    if text.casefold() in _EMPTY or _NOT_A_NAME.search(text) or _TITLES.match(text):
        return None
    if not any(char.isalpha() for char in text) or (text.islower() and text.isascii() and len(text.split()) > 3):
        return None
    return text


def authors_of_byline(text: str) -> tuple[str, ...]:
    """Return the authors of a line that opens with `By`, `Von`, `Par`, `Автор:` and the like; nothing for other lines."""
    match = _BY.match(text)
    if match is None or len(text) > 200:
        return ()
    rest = re.split(r"\d", text[match.end() : match.end() + 150], maxsplit=1)[0]
    head = _CUT.split(rest)[0]
    names = clean_authors([head])
    return names if names and all(_capital(name) for name in names) else ()


def _capital(name: str) -> bool:
    """Whether a name begins as names do; scripts without case have to be short."""
    words = name.split()
    first = name[0]
    if first.isupper():
        return len(words) <= 5 and sum(word[0].isupper() for word in words) * 2 >= len(words)
    return not first.islower() and len(words) <= 4
