"""What a page and its answer say of its use: the head, the headers, licence links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from crawler.core.html.tree import Tree
from crawler.core.links.urls import resolve
from crawler.core.rights.words import robots_words, signals_in, tdm_reservation
from crawler.core.types import Rights

_MOST_LICENCES = 5
"""Licences of a page that are kept."""
_LONGEST_NOTICE = 300
"""Characters of a notice that are kept, and of a policy's address."""
_OUR_METAS = frozenset(("robots", "newsfold"))


def page_rights(tree: Tree | None, url: str, licences: Iterable[str] = (), notice: str | None = None) -> Rights:
    """Return what a page says of its use; `licences` and `notice` are what was read of it already (JSON-LD, a feed)."""
    metas = [] if tree is None else tree.metas
    tdm = next((content for name, content in metas if name == "tdm-reservation"), None)
    policy = next((content for name, content in metas if name == "tdm-policy"), None)
    linked = () if tree is None else _licence_links(tree)
    return Rights(
        robots=_unique(word for name, content in metas if name in _OUR_METAS for word in robots_words(content)),
        reserved=tdm_reservation(tdm),
        policy=_address(url, policy),
        licences=_addresses(url, chain(linked, licences)),
        notice=" ".join(notice.split())[:_LONGEST_NOTICE] or None if notice else None,
    )


def header_rights(url: str, headers: Iterable[tuple[str, str]]) -> Rights:
    """Return what the headers of an answer say of the use of its page: (name in lower case, value) as they stand."""
    said = list(headers)
    tdm = next((value for name, value in said if name == "tdm-reservation"), None)
    policy = next((value for name, value in said if name == "tdm-policy"), None)
    return Rights(
        robots=_unique(
            w for name, value in said if name == "x-robots-tag" for w in robots_words(value, is_header=True)
        ),
        signals=_unique(signal for name, value in said if name == "content-signal" for signal in signals_in(value)),
        reserved=tdm_reservation(tdm),
        policy=_address(url, policy),
    )


HEADERS = ("x-robots-tag", "content-signal", "tdm-reservation", "tdm-policy")
"""The headers that `header_rights` looks at."""


def joined(*parts: Rights) -> Rights:
    """Return what several places say of one page; what any of them reserves is reserved."""
    reserved = {part.reserved for part in parts} - {None}
    return Rights(
        robots=_all(parts, "robots"),
        signals=_all(parts, "signals"),
        reserved=any(reserved) if reserved else None,
        policy=_first(parts, "policy"),
        licences=_all(parts, "licences")[:_MOST_LICENCES],
        notice=_first(parts, "notice"),
        rule=_first(parts, "rule"),
        barred=_all(parts, "barred"),
    )


def _all(parts: Iterable[Rights], field: str) -> tuple[str, ...]:
    return _unique(word for part in parts for word in getattr(part, field))


def _first(parts: Iterable[Rights], field: str) -> str | None:
    return next((value for part in parts if (value := getattr(part, field))), None)


def _licence_links(tree: Tree) -> Iterator[str]:
    links = chain(tree.head_links, (element.attrs for element in tree.links))
    for attrs in links:
        if "license" in (attrs.get("rel") or "").lower().split() and attrs.get("href"):
            yield attrs["href"] or ""


def _addresses(url: str, written: Iterable[str]) -> tuple[str, ...]:
    return _unique(address for each in written if (address := _address(url, each)))[:_MOST_LICENCES]


def _address(url: str, written: str | None) -> str | None:
    address = resolve(url, written) if written else None
    return address if address is not None and len(address) <= _LONGEST_NOTICE else None


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
