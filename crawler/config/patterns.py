"""Patterns of addresses: globs as `/news/**`, which match in bounded time whatever they and the addresses are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import unquote, urlsplit

MAX_CHARS = 500
"""Of a pattern; a longer one is a list of addresses."""
MAX_PATTERNS = 200
"""Of one source; each is tried on each link."""

_STARS = re.compile(r"(?<![^/])\*\*/|\*+")
_HOST = re.compile(r"\*+|[^/*]*[.:*][^/]*|localhost")


def parse_pattern(text: str) -> str:
    """Return a pattern; ValueError says why it is none."""
    host, slash, _ = text.partition("/")
    if len(text) > MAX_CHARS:
        raise ValueError(f"a pattern of {len(text):,} characters is too long, {MAX_CHARS} are the most")
    if "://" in text:
        raise ValueError(f'"{text}": leave the scheme out; write it like "/news/**" or "paper.example/news/**"')
    if not slash or (host and not _HOST.fullmatch(host)):
        raise ValueError(f'"{text}" begins neither with / nor with a host; write it like "/news/**"')
    if "#" in text or any(character.isspace() for character in text):
        raise ValueError(f'"{text}" matches no address: a blank or a # stands in it')
    return text


def admits(url: str, include: tuple[str, ...], exclude: tuple[str, ...]) -> bool:
    """Whether an address matches one of the patterns of `include`, if there are any, and none of `exclude`."""
    return not (include or exclude) or _admits(url, include, exclude)


@lru_cache(maxsize=4096)  # menus repeat on every page
def _admits(url: str, include: tuple[str, ...], exclude: tuple[str, ...]) -> bool:
    site, path, query = _said(url)
    if include and not any(_matches(pattern, site, path, query) for pattern in include):
        return False
    return not any(_matches(pattern, site, path, query) for pattern in exclude)


def _said(url: str) -> tuple[str, str, str]:
    """Return the site, the path and the query of an address, without escapes."""
    from crawler.core.links.urls import canonical_url, site_of  # the core takes long to load, and a check needs none

    parts = urlsplit(canonical_url(url) or url)
    return site_of(url), unquote(parts.path) or "/", unquote(parts.query)


def _matches(pattern: str, site: str, path: str, query: str) -> bool:
    subject = path if pattern.startswith("/") else site + path
    if "?" in pattern:
        subject = f"{subject}?{query}"
    return _compiled(pattern).fullmatch(subject) is not None


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern as an expression that never goes back behind a star, so that no pattern takes long.

    What stands between two `**` is looked for at the first place where it is, and so is what stands between two `*`
    in it: if the rest of the pattern matches behind a later place, it does so behind the first.
    """
    pattern = unquote(pattern).removeprefix("www.")
    first, *literals = map(re.escape, _STARS.split(pattern))
    pieces = [[first]]
    for star, literal in zip(_STARS.findall(pattern), literals, strict=True):
        if star == "*":
            pieces[-1] += [literal]
        else:
            pieces.append([(".*?(?<![^/])" if star.endswith("/") else ".*?") + literal])
    *before, last = pieces
    groups = [f"(?>{_in_order(piece)})" for piece in before]
    *inner, end = last
    # What stands last has to reach the end, and so may not be found at its first place.
    tail = f"{_in_order(inner)}[^/]*{end}" if inner else end
    return re.compile("".join((*groups, tail)), re.DOTALL)


def _in_order(piece: Sequence[str]) -> str:
    """Return the literals of a piece with a `*` between each two."""
    first, *others = piece
    return first + "".join(f"(?>[^/]*?{literal})" for literal in others)
