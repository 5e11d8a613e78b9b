"""Texts with marks of their making: markup, broken characters, code whose lines run together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.core.checking.values import Finding, ObservedSite, Sign, example

MARKUP = Sign(
    "markup-in-text",
    "title or text holds tags, entities or characters that were decoded wrong",
    "explain it: the page says its code or its characters in a way that was not understood",
)
CODE = Sign(
    "code-in-one-line",
    "program code stands in the text without its line breaks",
    "explain it: the page parts the lines in an unusual way",
)

_RESIDUE = re.compile(
    r"</?(?:p|br)\s*/?>|<(?:p|div|span|br|a|img)\s[^<>\n]{0,200}=[^<>\n]{0,200}>"
    r"|&(?:nbsp|amp|quot|lt|gt|#\d{2,5});"
    r"|Ã[\u0080-\u00bf©¨¼¶¤]|â€[™œ\u009d“”]|\ufffd"
)
"""Tags that a text on markup rarely names, entities, UTF-8 read as a single-byte code, what could not be decoded."""
_LONG = 80
"""Characters of a line of code at least that should have been several."""
_STATEMENTS = re.compile(r"[;{}]\s+(?=[\w$@}<#/\"'])|\)\s*\{|=>|\(\)|\s=\s|</?\w+>|::|\w\(\w*[,)]")
"""What parts or joins statements, in most programming languages."""
_ENDS = re.compile(r"[;{}](?:\s|$)")
_DENSITY = 1 / 25
"""Such signs a character at least: prose that names a function or two has a tenth of it."""
_LEAST_ENDS = 3
"""Ends of statements in a line at least."""


def look(site: ObservedSite) -> Iterator[Finding]:
    """Yield texts with residue."""
    of = len(site.articles)
    marked = (
        (each, next(filter(None, map(_residue, (each.title, *each.text.split("\n")))), "")) for each in site.articles
    )
    yield Finding(MARKUP, of, tuple(example(each, line) for each, line in marked if line))
    code = ((each, next(filter(_is_code, each.text.split("\n")), "")) for each in site.articles)
    yield Finding(CODE, of, tuple(example(each, line) for each, line in code if line))


def _residue(line: str) -> str:
    """Return the part of a line of prose that should not stand there, with what is around it; code has its tags."""
    mark = _RESIDUE.search(line)
    if mark is None or _is_code(line):
        return ""
    return line[max(0, mark.start() - 40) : mark.end() + 40]


def _is_code(line: str) -> bool:
    if len(line) < _LONG or len(_ENDS.findall(line)) < _LEAST_ENDS:
        return False
    return len(_STATEMENTS.findall(line)) >= _DENSITY * len(line)
