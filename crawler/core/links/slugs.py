"""Whether an address spells a title: what software makes of a headline when it names the page."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import combining, normalize
from urllib.parse import unquote, urlsplit

from crawler.core.links.mirror_names import said_address

_LEAST_WORDS, _LEAST_LETTERS = 3, 12
"""Of a name that tells: shorter ones are those of sections."""
_CUT = 40
"""Letters from which on a name may be a headline cut short."""
_LONGEST = 300
"""Characters of a headline or a name at most that are compared."""
_NUMBERS = re.compile(r"^\d+[-_]|\.\w{2,5}$|[-_.]\d+$")
"""What stands before or behind the words: a number of the page, the end of a file's name."""
_WORD = re.compile(r"[^\W_]+")
_ALONE = str.maketrans({"đ": "d", "ı": "i", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "ð": "d"})
"""Letters that are no letter with a mark."""
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
"""How German software writes them; others leave the marks out."""


def spells_title(url: str | None, title: str) -> bool:
    """Return whether the last part of an address is a title in plain letters, perhaps cut short."""
    name = _name(url) if url else ""
    if not name or not title or len(title) > _LONGEST:
        return False
    folded = title.casefold()
    return any(_is_spelt(name, _letters(form)) for form in (folded, folded.translate(_UMLAUTS)))


def _is_spelt(name: str, letters: str) -> bool:
    return letters == name or (len(name) >= _CUT and letters.startswith(name))


@lru_cache(maxsize=64)
def _name(url: str) -> str:
    """Return the letters of the last part of an address, "" where it has too few words to tell anything."""
    parts = [part for part in urlsplit(said_address(url)).path.split("/") if part]
    last = unquote(parts[-1])[:_LONGEST].casefold() if parts else ""
    while (shorter := _NUMBERS.sub("", last)) != last:
        last = shorter
    letters = _letters(last)
    return letters if len(_WORD.findall(last)) >= _LEAST_WORDS and len(letters) >= _LEAST_LETTERS else ""


def _letters(text: str) -> str:
    plain = normalize("NFKD", text.translate(_ALONE))
    return "".join(char for char in plain if char.isalnum() and not combining(char))
