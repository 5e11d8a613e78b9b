"""What a page calls its site, and what it calls itself and its articles outside their text: in its head and JSON-LD.

A part of the document's title is the name of the site, or of one of its sections, where something else on the page says
so: a link to the front page or to a folder above the page has that text, the head or the copyright line states it, or
the host is spelt like it. Whatever is told so is no headline, wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from urllib.parse import unquote, urlsplit

from crawler.core.html.dom import Block, Tree
from crawler.core.links.addresses import absolute, is_front, same_house, spells
from crawler.core.links.urls import site_of
from crawler.core.page.json_ld import Statements
from crawler.core.page.prose import LEAST_ARTICLE, prose_weight
from crawler.core.page.titles.parts import COLON, LONGEST, MARK, TITLE_METAS, parts_of
from crawler.core.text.normalise import fold

_LONGEST_NAME = 60
"""Characters of a site's name at most."""
_MOST_HOME_LINKS = 12
"""Links to the front page that are looked at: banner, menu, trail and footer have one each."""
_MOST_FOOTER = 100
"""Blocks at the end of a page among which its owner is named: below it stand hidden menus and dialogues."""
_FRONT = 7
"""Characters of a front page's path at most that names a language, as in "/pt-br/"."""
_LEAST_SPELT = 5
"""Letters that a host and a name have in common at least where one is told by the other."""
_MOST_OWN = 0.6
"""Share of its words that a headline has in the page's own address, which tells it from the name of a site."""
_LEAST_OWN = 0.4
"""Share of the words of the address that such a headline has at least: both may have a word of the site in them."""
_SITE_METAS = ("og:site_name", "application-name", "apple-mobile-web-app-title")
"""Metas that name the site, the surest first: the first one that a page has counts."""
_COPYRIGHT = re.compile(r"©|\(c\)|\bcopyright\b", re.I)
_PAGE_PART = re.compile(r"(?:(?:[a-z-]+-)?\d+|amp|embed|feed|print|trackback|index\.\w+)?", re.I)
"""What stands behind the address of an article in that of one of its pages."""
_SLASHES = 2
"""Slashes in the address of a front page that ends without one: "https://harbour.example"."""
_HOME = re.compile(r"(?:https?:)?//[^/]+/?|/|(?:.*/)?(?:index\.\w+|\.{0,2})", re.I)
"""What a link to a folder looks like, and so to the front page: asked first, since to resolve each link costs more."""


def site_names(tree: Tree, base: str | None, metas: Mapping[str, Sequence[str]], stated: Statements) -> frozenset[str]:
    """Return the folded names of the site and its sections that a page at `base` tells; none that its address has.

    Names that only the copyright line or the host tells are looked for in its titles and highest headings.
    """
    titles = list(dict.fromkeys((tree.title, *(said for meta in TITLE_METAS for said in metas.get(meta, ())[:2]))))
    slug = _words_of_address(base)
    found = {fold(name) for name in _stated(tree, metas, stated) if len(name) <= _LONGEST_NAME}
    found.update(fold(text) for text in _texts_of_home_links(tree, base) if len(text) <= _LONGEST_NAME)
    found.update(_owned(tree, titles, base or ""))
    found.update(name for title in titles for name in _beside_own(parts_of(title), slug))
    found.update(_over_headline(tree.blocks, titles))
    return frozenset(name for name in found if name and not _stands_in(name, slug))


def _stated(tree: Tree, metas: Mapping[str, Sequence[str]], stated: Statements) -> Iterator[str]:
    """Yield what the head calls the site: its metas, its JSON-LD, its feeds."""
    yield from next((metas[meta] for meta in _SITE_METAS if metas.get(meta)), ())
    yield from stated.publishers
    feeds = (link for link in tree.head_links[:200] if "+xml" in (link.get("type") or ""))
    yield from (MARK.split((link.get("title") or "")[:LONGEST])[0] for link in feeds)


def _owned(tree: Tree, titles: Sequence[str], base: str) -> Iterator[str]:
    """Yield the folded parts of the page's titles and the highest headings that its owner or its address is called."""
    parts = {part for title in titles for part in (*parts_of(title), *COLON.split(title[:LONGEST]))}
    parts.update(islice((block.text for block in tree.blocks if block.heading == 1), 3))
    owner = f" {fold(_copyright_line(tree.blocks))} "
    for key in {fold(part) for part in parts if len(part) <= _LONGEST_NAME}:
        if len(key) >= _LEAST_SPELT and (f" {key} " in owner or spells(base, key)):
            yield key


def _texts_of_home_links(tree: Tree, base: str | None) -> Iterator[str]:
    """Yield what the links to the front page, and to folders above the page, say in words or by a picture."""
    count, site = 0, site_of(base or "")
    for element in tree.links:
        href = element.get("href")
        if not href or (href[-1] not in "/." and "ndex." not in href and href.count("/") != _SLASHES):
            continue  # told by its letters, as most are: all else costs more
        if _is_above(base, site, href):
            yield tree.text_of(element, longest=_LONGEST_NAME + 1)
            pictures = (each for each in tree.elements[element.index : element.end] if each.tag == "img")
            yield from (each.get("alt") or "" for each in pictures)
            count += 1
            if count == _MOST_HOME_LINKS:
                return


@lru_cache(maxsize=512)  # of one page: its menus have many links twice
def _is_above(base: str | None, site: str, href: str) -> bool:
    """Return whether a link leads to a folder of a site that holds the page, and not to the page or its article."""
    if _HOME.fullmatch(href) is None:
        return False
    if base is None:
        return href.startswith("/") and not href.startswith("//") and is_front(href)
    _, has_host, rest = href.partition("//")
    if has_host and _is_foreign(rest.partition("/")[0].lower(), base, site):
        return False
    path = "/" + rest.partition("/")[2] if has_host else href
    if len(path) > _FRONT and path[0] == "/" and path.rpartition("/")[0] not in base:
        return False  # told by its letters: to resolve it costs more
    address = absolute(base, href)
    if address is None or not same_house(address, base):
        return False
    here, there = unquote(urlsplit(base).path), unquote(urlsplit(address).path)
    folder = re.sub(r"[^/]*\.\w+$", "", there).rstrip("/") + "/"
    return is_front(address) or (
        here.startswith(folder) and not all(map(_PAGE_PART.fullmatch, here[len(folder) :].split("/")))
    )


def _is_foreign(host: str, base: str, site: str) -> bool:
    return host not in base and site not in host


def _copyright_line(blocks: Sequence[Block]) -> str:
    """Return the last line of a page that names an owner."""
    lines = (block.text for block in islice(reversed(blocks), _MOST_FOOTER) if len(block.text) < LONGEST)
    return next((line for line in lines if _says_owner(line.lower()) and _COPYRIGHT.search(line)), "")


def _says_owner(lower: str) -> bool:
    return "©" in lower or "copyright" in lower or "(c)" in lower


def _words_of_address(base: str | None) -> frozenset[str]:
    """Return the words of the last part of an address's path that does not only name a part of the article."""
    names = [name for name in unquote(urlsplit(base or "").path).split("/") if name]
    while len(names) > 1 and _PAGE_PART.fullmatch(names[-1]):
        names.pop()
    return frozenset(fold(re.sub(r"\.\w+$", "", names[-1])).split()) if names else frozenset()


def _stands_in(key: str, slug: frozenset[str]) -> bool:
    """Return whether a folded title is the one that an address was made of: most of either stands in the other."""
    words = set(key.split())
    common = len(words & slug)
    is_within = common >= _MOST_OWN * len(words) and common >= _LEAST_OWN * len(slug)
    return common > 1 and (is_within or common >= _MOST_OWN * len(slug))


def _beside_own(parts: Sequence[str], slug: frozenset[str]) -> Iterator[str]:
    """Yield the folded parts of a title before and behind the one that the page's address was made of."""
    common = [len(slug.intersection(fold(part).split())) for part in parts]
    own = common.index(max(common)) if common else 0
    if common and _stands_in(fold(parts[own]), slug):
        for beside in (parts[:own], parts[own + 1 :]):
            said = (*beside, " ".join(beside))
            yield from (fold(part) for part in said if len(part) <= _LONGEST_NAME)


def _over_headline(blocks: Sequence[Block], titles: Sequence[str]) -> Iterator[str]:
    """Yield the folded last parts of titles that stand as a heading over the first part, with no text between.

    "Storm | Harbour" under a banner "Harbour": titles begin with what is new, and pages with what they share.
    """
    ends = {(fold(parts[0]), fold(parts[-1])) for title in titles if len(parts := parts_of(title)) > 1}
    if not ends:
        return
    above = list[str]()
    for block in blocks:
        if block.heading:
            key = fold(block.text)
            yield from (last for first, last in ends if first == key and last in above)
            above.append(key)
        elif above and prose_weight(block) >= LEAST_ARTICLE:
            return
