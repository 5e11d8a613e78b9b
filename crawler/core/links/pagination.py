"""Which links go on with a listing: "older posts", "load more", page 2."""

from __future__ import annotations

import re
from functools import lru_cache

from crawler.core.html.lexer import Attributes
from crawler.core.links.mirror_names import said_address

_LOADS_MORE = re.compile(
    r"(?:^|[\s_-])(?:load-?more|show-?more|more-?posts|infinite|next|next-?page|older|older-?posts|nav-previous)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_NEXT_TEXT = re.compile(
    r"(?:(?:load|show|view|see) more|more (?:stories|news|articles|posts)|next(?: page)?|older(?: \w+)?"
    r"|weiter|nächste seite|ältere \w+|mehr laden|suivante?|page suivante|articles plus anciens|siguientes?"
    r"|entradas (?:antiguas|anteriores|más antiguas)|próxim[ao]|seguinte|posts? antig\w+|successiv[ao]|volgende"
    r"|följande|næste|neste|następna|další|tovább|sonraki|далее|следующая|вперёд|ранее|下一页|下一頁|次へ|次のページ"
    r"|もっと見る|다음)?[»›>→⟩.…\s]*",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(
    r"(?:/(?:page|seite|pagina|strona|p)[/-]?|[?&](?:page|paged|pg|pagina|seite|_page|offset|start)=)(\d{1,5})"
    r"(?=(?:\.x?html?|\.php)?/?$|/index\.\w+$|[&?])"
)
_NUMBERED_INDEX = re.compile(r"/index[_-]?(\d{1,3})(?=\.\w+$)")
"""More digits are what a copying program made of an address."""
_READ = 300
"""Characters of a class attribute that are read; longer ones are data."""
_BARE_PART = re.compile(r"(?P<first>.+?)/(?P<number>[2-9]|[1-9]\d)")
_FOLDER_PAGE = re.compile(r"/(?:index\.\w+)?$|\.(?:x?html?|php)$")


def leads_on(attrs: Attributes, text: str, address: str, here: tuple[str, int]) -> bool:
    """Whether a link says, in its text, class or address, that the listing goes on there."""
    if text and _says_next(text):
        return True
    if _loads_more((attrs.get("class") or "")[:_READ]) or _loads_more((attrs.get("id") or "")[:_READ]):
        return True
    listing, number = listing_of(address)
    return number > here[1] and listing == here[0]


@lru_cache(maxsize=16_384)  # the menus of a site stand on each of its pages
def _says_next(text: str) -> bool:
    return _NEXT_TEXT.fullmatch(text) is not None


@lru_cache(maxsize=4_096)
def _loads_more(names: str) -> bool:
    return _LOADS_MORE.search(names) is not None


@lru_cache(maxsize=16_384)  # the menus of a site stand on each of its pages
def listing_of(address: str) -> tuple[str, int]:
    """Return the listing that an address is a page of, and the page's number.

    The number is 0 where the address says none: some count the second page as 1. The listing is an address without
    what only names a file: `index.html`, `.html`, a slash at the end.
    """
    address, number = said_address(address), 0
    if found := _PAGE_NUMBER.search(address) or _NUMBERED_INDEX.search(address):
        before, behind, number = address[: found.start()], address[found.end() :], int(found[1])
        address = f"{before}?{behind[1:]}" if found[0][0] in "?&" and "?" not in before else before + behind
    path, _, query = address.partition("?")
    path = _FOLDER_PAGE.sub("", _FOLDER_PAGE.sub("", path))
    return (f"{path}?{query}" if query else path), number


def is_later_part(address: str, first: str) -> bool:
    """Whether an address is of a later page of what begins at another one: "/survey/2", "/survey?page=3".

    The pages of a story often call its first one canonical, and hold other parts of it.
    """
    (listing, number), (begun, before) = listing_of(address), listing_of(first)
    if listing == begun:
        return number > max(before, 1)
    bare = _BARE_PART.fullmatch(listing)
    return bare is not None and bare["first"] == begun
