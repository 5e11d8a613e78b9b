"""Guesses the encoding of a page that names none, or names a wrong one."""

from __future__ import annotations

import re

import charset_normalizer

# Legacy encoding of an undeclared page by its language, as browsers assume it by locale (WHATWG, "default encoding").
_BY_LANGUAGE = {
    **dict.fromkeys(("ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "tg"), "cp1251"),
    **dict.fromkeys(("pl", "cs", "sk", "hu", "sl", "hr", "ro", "sq"), "cp1250"),
    **dict.fromkeys(("et", "lv", "lt"), "cp1257"),
    **dict.fromkeys(("ar", "fa", "ur"), "cp1256"),
    **dict.fromkeys(("tr", "az"), "cp1254"),
    **{"el": "cp1253", "he": "cp1255", "vi": "cp1258", "th": "cp874", "ja": "cp932", "ko": "cp949"},
    **{"zh-tw": "big5hkscs", "zh-hk": "big5hkscs", "zh": "gb18030"},
    **dict.fromkeys(
        ("en", "de", "fr", "es", "pt", "it", "nl", "sv", "da", "nb", "no", "fi", "is", "ca", "ga"), "cp1252"
    ),
}
_LANGUAGE = re.compile(rb"""<html\b[^>]{0,500}?\blang\s*=\s*["']?\s*([a-zA-Z]{2}(?:-[a-zA-Z]{2})?)\b""", re.IGNORECASE)

# What the detector may choose between: the usual encodings of other scripts, of each the one that browsers take.
_NON_LATIN = [
    "cp1251", "koi8_r", "cp1253", "cp1255", "cp1256", "cp932", "euc_jp", "gb18030", "big5", "cp949", "cp874",
]  # fmt: skip
_LATIN_SHARE = 0.45
"""Latin words have fewer bytes beyond ASCII, words of any other script more."""

_TAG = re.compile(rb"<[^<>]*>")
_SCANNED = 200_000
"""Bytes of a page whose words are looked at; keeps the guess bounded on any page."""
_SAMPLE = 8_192
"""Bytes of words beyond ASCII that are judged: some pages of text, on which the detector takes milliseconds."""
_HEAD = 4_096
"""Bytes in which a page's `<html lang>` stands."""


def guess_charset(body: bytes) -> str:
    """Return the likely encoding of an ASCII-compatible body that is not UTF-8, as a name that Python knows.

    The language that the page names decides, as in browsers; without it the script does, and for Latin letters the
    answer is windows-1252, since too few letters tell its neighbours apart.
    """
    words = [word for word in _TAG.sub(b" ", body[:_SCANNED]).split() if not word.isascii()]
    sample = b" ".join(words)[:_SAMPLE]
    is_latin = sum(byte > 127 for byte in sample) < _LATIN_SHARE * len(sample)
    named = _by_language(body)
    if named is not None and (is_latin or named != "cp1252"):
        return named  # many a page says lang="en" in another script
    if is_latin or not sample:
        return "cp1252"
    best = charset_normalizer.from_bytes(sample, cp_isolation=_NON_LATIN).best()
    return best.encoding if best is not None else "cp1252"


def _by_language(body: bytes) -> str | None:
    """Return the encoding that pages of this language had before UTF-8."""
    found = _LANGUAGE.search(body, 0, _HEAD)
    if found is None:
        return None
    tag = found[1].decode("ascii").lower()
    name = _BY_LANGUAGE.get(tag) or _BY_LANGUAGE.get(tag[:2])
    if name == "cp932" and _fits(body, "euc_jp"):
        return "euc_jp"
    if name == "cp1251":
        # KOI8-R has the small letters where windows-1251 has the capitals.
        capitals = sum(0xC0 <= byte <= 0xDF for byte in body)
        if capitals > sum(byte >= 0xE0 for byte in body):
            return "koi8_r"
    return name


def _fits(body: bytes, name: str) -> bool:
    try:
        body.decode(name)
    except UnicodeDecodeError:
        return False
    return True
