"""The tokens of a parsed page: lexbor writes its tree out again, and one pattern reads what it wrote.

To ask each node for its name, attributes and neighbours costs more than all the rest of a page's reading. Written out
(HTML standard, "Serializing HTML fragments"), a tree is sound: each element is closed, each value stands in double
quotes, and "<" and ">" are escaped wherever they are no tag's. That holds for the elements of HTML once raw text
(scripts, frames …) is taken out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from crawler.core.accelerator import native

Attributes = Mapping[str, str | None]
Token = tuple[str, str, str]
"""The name, the attributes as they are written, and the text up to the next token.

The name of an end is "/p"; a comment "!--…--" or an instruction "?…" is a name as a whole.
"""

VOID = frozenset([
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link",
    "meta", "param", "source", "track", "wbr",
])  # fmt: skip
"""Elements without an end."""
_UNSEEN = [
    "script", "style", "svg", "template", "iframe", "object", "embed", "canvas", "audio", "video", "math",
    "map", "noembed", "noframes",
]  # fmt: skip
_RAW = "xmp, plaintext"
_TOKEN = re.compile(r"<([a-z/][^\s>]*|!--.*?--(?=>)|\?[^>]*) ?([^>]*)>([^<]*)", re.DOTALL)
_ATTRIBUTE = re.compile(r'([^\s][^\s=]*)="([^"]*)"')
_AT_ONCE = 2_000_000
"""Characters whose tokens are made at once, which is faster; they take several times the memory of the text."""
_LONGEST_KEPT = 400
"""Characters of written attributes that are remembered; longer ones are data, and hardly come again."""
_MOST_KEPT = 8_192
"""Written attributes that are remembered, of some hundred bytes each."""
_PICTURE = re.compile(r"""\ssrcset="|\swidth="\d{3}|\ssrc="[^"?]{1,1000}\.(?:jpe?g|png|webp|avif)[?"]""", re.IGNORECASE)
"""What an image of an article has in its tag, and the pixel of a counter has not."""
_WORTH = 400
"""Characters in `<noscript>` from which on it may hold an article, and no mere picture or warning."""


def shown(document: LexborHTMLParser) -> str:
    """Return what a page's body shows, written out; takes out of the document what nobody sees."""
    document.strip_tags(_UNSEEN)
    body = document.body or document.css_first("frameset")
    if body is not None and (unscripted := document.css("noscript")):
        _settle_unscripted(unscripted, body)
        document.strip_tags(["noscript"])
    for node in document.css(_RAW):
        node.unwrap()
    return (body.html if body is not None else None) or ""


def tokens(markup: str) -> Iterable[Token]:
    """Return the tokens of markup that is sound, as it is when a parsed page is written out."""
    if len(markup) <= _AT_ONCE:
        return _TOKEN.findall(markup)
    return ((found[1], found[2], found[3]) for found in _TOKEN.finditer(markup))


def _settle_unscripted(unscripted: Sequence[LexborNode], body: LexborNode) -> None:
    """Unwrap what a page shows to those without scripts, if that is most of its text, else the pictures in it."""
    size = sum(len(node.text()) for node in unscripted)
    is_most = size >= _WORTH and size * 2 >= len(body.text())
    for node in unscripted:
        if is_most or _is_picture(node):
            node.unwrap()


def _is_picture(node: LexborNode) -> bool:
    """Return whether a `<noscript>` holds nothing but a picture that a script loads; a counter's pixel is none."""
    picture = node.css_first("img")
    return picture is not None and not node.text(strip=True) and _PICTURE.search(picture.html or "") is not None


class _Attributes(dict[str, Attributes]):
    """The attributes of tokens by how they are written, read once: the menus of a site stand on each of its pages."""

    def __missing__(self, written: str) -> Attributes:
        found: Attributes | None = None if native is None else native.attributes(written)
        if found is None:
            found = read_attributes(written)
        if len(written) <= _LONGEST_KEPT:
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[written] = found
        return found


def read_attributes(written: str) -> Attributes:
    """Return the attributes of a token from how they are written, as native code does."""
    found = dict(_ATTRIBUTE.findall(written))
    return {name: unescape(value) for name, value in found.items()} if "&" in written else found


attributes: Callable[[str], Attributes] = _Attributes().__getitem__
"""Return the attributes of a token from how they are written; one that is written without a value has an empty one."""


def unescape(written: str) -> str:
    """Return what was written: the five characters that are escaped, and no others."""
    if "&" not in written:
        return written
    plain = written.replace("&nbsp;", "\xa0").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
    return plain.replace("&amp;", "&")
