"""Text to the normalised tokens that decide whether two texts are the same."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

_LINE = 300
"""Characters of a text whose folded form is remembered for a moment: that of a line, as in `phrasebook`."""

NORM_VERSION = 1
"""The version of what `tokens` returns: any change of it is a new version with a migration of the stored digests."""

# Scripts that separate no words by blanks, or set them at will: one character is one token.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
)
# Where Unicode keeps its combining marks; asking every character of Unicode would take a tenth of a second.
_MARK_RANGES = (
    (0x0300, 0x3100),
    (0xA000, 0xAC00),
    (0xFB00, 0xFE30),
    (0x101F0, 0x11F60),
    (0x16A00, 0x17000),
    (0x1E000, 0x1E950),
)
# Default-ignorable characters, the Arabic stretching line, and apostrophes (with the accents typed as such).
_DROPPED = re.compile(
    "[\u00ad\u034f\u061c\u0640\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
    "'`\u00b4\u02b9\u02bb\u02bc\u02bd\u02c8\u055a\u1fbd\u1fbf\u2018\u2019\u201b\u2032\uff07\uff40]"
)
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
"""Signs without width: a soft hyphen, and where a word may or may not break. Those that join letters are text."""
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,400}>|<!--[^<>]{0,400}-->")


def one_line(text: str) -> str:
    """Return a text in one line as people read it, without the signs that only say where a word may break."""
    # Splitting is a third of the cost of a regex, and cuts at the same characters.
    line = " ".join(text.split())
    return line if line.isascii() else _UNSEEN.sub("", line).strip()


def _marks() -> str:
    """Return every combining mark, as the inside of a character class."""
    return "".join(
        chr(code)
        for first, end in _MARK_RANGES
        for code in range(first, end)
        if unicodedata.category(chr(code)) in ("Mn", "Mc")
    )


_MARKS = _marks()
_SINGLE = re.compile(f"[{_UNSPACED}][{_MARKS}]*")
# A minus sign and a currency sign are content as digits are: "-5" is not "5", "$5" is not "€5".
_WORD = re.compile(rf"(?:(?<!\S)-(?=\d))?[^\W_](?:[^\W_]|[{_MARKS}])*|[$¢£¤¥֏؋৳฿\u20a0-\u20cf]")


_TYPOGRAPHIC = (
    *((sign, "") for sign in "\u2018\u2019\u00ad\u200b"),
    *((sign, '"') for sign in "“”„«»"),
    *((sign, "_") for sign in "–—…•"),
    ("\u00a0", " "),
)
"""What most texts have besides ASCII, and what means the same to `tokens`."""
_BEYOND_LATIN = re.compile("[^\x00-\u02ff]")
_FAR = re.compile("[\u0e00-\U0010ffff]")  # from the first script on that sets no blanks
_LATIN_WORD = re.compile(r"(?:(?<!\S)-(?=\d))?[^\W_]+|[$¢£¤¥]")
_LATIN = bytes(code if chr(code).isalnum() or chr(code) in "$¢£¤¥" else 32 for code in range(256))
"""Latin-1 with blanks for what is in no token: a table and a split are ten times as fast as a pattern."""
_MINUS = re.compile(r"-(?<!\S-)\d")


def unwrapped(text: str) -> str:
    """Return a text without entities and tag residue."""
    if "&" in text:
        text = html.unescape(html.unescape(text))  # texts that were escaped once too often are common
    if "<" in text:
        text = _TAG.sub(" ", text)
    return text


def folded(text: str) -> str:
    """Return an `unwrapped` text with letter case, invisible characters and compatibility forms taken away.

    Line breaks stay, so that the paragraphs of a text can be told in both forms.
    """
    if not text.isascii():
        for sign, plain in _TYPOGRAPHIC:
            text = text.replace(sign, plain)
    if text.isascii():
        return text.replace("'", "").replace("`", "").lower()
    text = _DROPPED.sub("", text)
    text = unicodedata.normalize("NFKC", text).replace("İ", "i")  # which case folding would make two characters
    for _ in range(3):  # folding case can undo the normal form and the other way round
        again = unicodedata.normalize("NFKC", text.casefold())
        if again == text:
            break
        text = again
    return _DROPPED.sub("", text).replace("\u2212", "-")


def words(text: str) -> list[str]:
    """Return the tokens of a `folded` text or of a piece of one that was cut at line breaks."""
    try:
        latin = text.encode("latin-1")
    except UnicodeEncodeError:
        if _BEYOND_LATIN.search(text) is None:
            return _LATIN_WORD.findall(text)
        return _WORD.findall(_SINGLE.sub(r" \g<0> ", text) if _FAR.search(text) else text)
    if ("-" in text and _MINUS.search(text)) or _has_currency(text):
        return _LATIN_WORD.findall(text)
    return latin.translate(_LATIN).decode("latin-1").split()


def _has_currency(text: str) -> bool:
    return "$" in text or "£" in text or "¢" in text or "¥" in text or "¤" in text


def tokens(text: str) -> list[str]:
    """Return the normalised tokens of a text: what remains when presentation is taken away.

    Entities and tag residue, invisible characters, apostrophes, letter case and compatibility forms do not count;
    tokens are runs of letters (with their combining marks) and digits, and single characters of Chinese, Japanese,
    Korean, Thai, Lao, Khmer and Burmese. Any string gives a list: lone surrogates and NUL are separators.
    `tokens(" ".join(tokens(text))) == tokens(text)`.
    """
    return words(folded(unwrapped(text)))


def fold(text: str) -> str:
    """Return the normalised form of a text: its tokens, separated by one blank; folding twice changes nothing."""
    return _fold_line(text) if len(text) <= _LINE else " ".join(tokens(text))


@lru_cache(maxsize=2_048)  # of one page: each stage asks for its titles and labels
def _fold_line(text: str) -> str:
    return " ".join(tokens(text))
