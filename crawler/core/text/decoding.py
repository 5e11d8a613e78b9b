"""Bytes to text: which encoding a body really is in, whatever it says of itself.

The order is the browsers' (byte order mark, header, meta or XML declaration), with one exception that pays on real
pages: what is valid UTF-8 is UTF-8, since text of another encoding hardly ever is so by chance.
"""

from __future__ import annotations

import codecs
import re
import zlib

from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, read_bom

from crawler.core.accelerator import native
from crawler.core.text.charsets import guess_charset

_TEXT_CODECS = re.compile(
    r"utf-8|cp(125\d|866|874|932|949|950)|iso8859-\d+|koi8-[rut]|gb18030|big5hkscs|euc_jp|iso2022_jp\w*|mac-\w+"
)
_UTF16 = re.compile(r"utf-(16|32)(-[lb]e)?")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ud800-\udfff]")
_SPACES = bytes.maketrans(b"\x0b\x0c", b"  ")
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r\x0b\x0c") + b"\x7f"
_C1 = frozenset(bytes((code,)) for code in range(0x80, 0xA0))
_MARK = b"\xef\xbb"
_ISO_2022_JP = re.compile(rb"\x1b\$[@B]|\x1b\([JI]")
_ASCII = re.compile(rb"[\x00-\x7f]+")


def inflate(body: bytes, limit: int) -> tuple[bytes, bool]:
    """Return at most `limit` bytes of what a gzip body holds, and whether that is all of it; other bodies as they are.

    Every member of a body of several gzip members counts. Never holds more than `limit` bytes and a bit of the result.
    """
    if not body.startswith(b"\x1f\x8b\x08"):
        return body, True
    parts: list[bytes] = []
    room = limit
    while body.startswith(b"\x1f\x8b\x08"):
        inflater = zlib.decompressobj(wbits=31)
        try:
            part = inflater.decompress(body, room + 1)
        except zlib.error:
            return b"".join(parts), False
        parts.append(part[:room])
        room -= len(part)
        if room < 0 or not inflater.eof:
            return b"".join(parts), False
        body = inflater.unused_data
    return b"".join(parts), True


def clean(text: str) -> str:
    """Return `text` without NUL, control characters, lone surrogates and marks of byte order."""
    if _CONTROL.search(text) is None:
        return text
    return _CONTROL.sub(lambda found: " " if found[0] in "\x0b\x0c" else "\n" if found[0] == "\x85" else "", text)


def decode(body: bytes, content_type: str = "") -> str:
    """Return the text of a body, without control characters; never raises.

    `content_type` is the header's value, or empty. Bytes that fit no encoding become U+FFFD.
    """
    bom, mark = read_bom(body)
    if bom is not None and mark is not None:
        return clean(body[len(mark) :].decode(bom, "replace"))
    wide = _wide_without_mark(body)
    if wide is not None:
        return clean(body.decode(wide, "replace"))
    declared = _declared(body, content_type)
    if b"\x1b" in body and body.isascii() and _ISO_2022_JP.search(body):
        return clean(body.decode("iso2022_jp_ext", "replace"))
    has_controls = _has_controls(body)
    if has_controls:
        body = body.translate(_SPACES, _CONTROLS)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return clean(_legacy(body, declared))
    if declared and declared[0] != "utf-8" and _is_chance(body, text, declared[0]):
        text = body.decode(declared[0], "replace")
    return clean(text) if has_controls else text


def _has_controls(body: bytes) -> bool:
    """Return whether bytes, if they are UTF-8, have control characters or what a mark of byte order begins with."""
    if native is not None:
        return bool(native.has_controls(body))
    if _MARK in body or len(body.translate(None, _CONTROLS + b"\x0b\x0c")) < len(body):
        return True
    # Behind a 0xC2 stands the second byte of a control character; to split there is ten times as fast as a pattern.
    return not _C1.isdisjoint(part[:1] for part in body.split(b"\xc2")[1:])


def _declared(body: bytes, content_type: str) -> list[str]:
    """Return the encodings that header and document name, in the order of their weight, known ones only."""
    names = [http_content_type_encoding(content_type), html_body_declared_encoding(body)]
    # A meta that can be read says that the document is not UTF-16, whatever it names (WHATWG, prescan).
    known = ["utf-8" if _UTF16.fullmatch(name) else name for name in names if name is not None]
    return list(dict.fromkeys(name for name in known if _TEXT_CODECS.fullmatch(name)))


def _wide_without_mark(body: bytes) -> str | None:
    """Return the UTF-16 or UTF-32 that a body without a mark is in: markup leaves NULs at the same offsets."""
    sample = body[:1024]
    if sample.count(0) * 4 < len(sample) or len(sample) < 8:
        return None
    size = len(sample) // 4 * 4
    filled = [size // 4 - sample[offset:size:4].count(0) for offset in range(4)]
    few, many = size // 40, size // 8
    even, odd = filled[0] + filled[2], filled[1] + filled[3]
    if filled[0] > many and max(filled[1:]) <= few:
        return "utf-32-le"
    if filled[3] > many and max(filled[:3]) <= few:
        return "utf-32-be"
    if even > 2 * many * 0.75 and even > 1.5 * odd:
        return "utf-16-le"
    if odd > 2 * many * 0.75 and odd > 1.5 * even:
        return "utf-16-be"
    return None


def _is_chance(body: bytes, text: str, declared: str) -> bool:
    """Whether a body that is valid UTF-8 is so by chance: a few characters of a two-byte encoding may be."""
    if not declared.startswith(("gb", "big5", "euc", "cp9")):
        return False
    wide = len(_ASCII.sub(b"", body))
    if wide == 0 or wide > 8 or sum("\u0080" <= char < "\u0800" for char in text) * 2 < wide:
        return False
    try:
        body.decode(declared)
    except UnicodeDecodeError:
        return False
    return True


def _legacy(body: bytes, declared: list[str]) -> str:
    """Decode what is not valid UTF-8."""
    wide = len(_ASCII.sub(b"", body))
    good = len(_ASCII.sub(b"", body.decode("utf-8", "ignore").encode()))
    if good * 2 > wide and good >= 4:  # UTF-8 with strays, as of a template in another encoding
        return body.decode("utf-8", "newsfold_stray")
    for name in declared:
        if name != "utf-8":
            text = _decode_as(body, name)
            if text.count("\ufffd") * 50 <= wide:
                return text
    return _decode_as(body, guess_charset(body))


def _decode_as(body: bytes, name: str) -> str:
    if name.startswith(("cp125", "cp87", "cp86", "iso8859", "koi8", "mac")):
        return body.decode(name, "newsfold_c1")
    if name == "gb18030":
        return body.decode(name, "w3lib_gb18030_replace")
    return body.decode(name, "replace")


def _stray(error: UnicodeError) -> tuple[str, int]:
    """A single stray byte between ASCII is a letter of windows-1252; anything else is lost."""
    assert isinstance(error, UnicodeDecodeError)
    body, start, end = error.object, error.start, error.end
    around = body[max(start - 1, 0) : start] + body[start + 1 : start + 2]
    if (
        end - start == 1
        and around.isascii()
        and (body[start] >= 0xA0 or body[start] in b"\x80\x85\x91\x92\x93\x94\x96\x97")
    ):
        return body[start:end].decode("cp1252"), end
    return "\ufffd", end


def _c1(error: UnicodeError) -> tuple[str, int]:
    """Bytes that a one-byte encoding leaves open are control characters to browsers: drop them."""
    assert isinstance(error, UnicodeDecodeError)
    return "", error.end


codecs.register_error("newsfold_stray", _stray)
codecs.register_error("newsfold_c1", _c1)
