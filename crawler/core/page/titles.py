"""What a page calls its site, and what it calls itself and its articles outside their text: in its head and JSON-LD.

A part of the document's title is the name of the site, or of one of its sections, where something else on the page says
so: a link to the front page or to a folder above the page has that text, the head or the copyright line states it, or
the host is spelt like it. Whatever is told so is no headline, wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import islice
from urllib.parse import unquote, urlsplit

from crawler.core.html.dom import Block, Tree
from crawler.core.links.addresses import absolute, is_front, same_house, spells
from crawler.core.page.json_ld import Statements
from crawler.core.text.normalise import fold

_MARK = re.compile(r"\s+(?:[-–—|»«·•/~<>‹›→]+|::|&[lr]aquo;):?\s+|\s*[|»«]+\s*|\s*::\s*")
"""What stands between a headline and the name of the site; the spaces tell it from a hyphen within a word."""
_COLON = re.compile(r"\s*(?::\s|：)\s*")
"""What stands there too, and within headlines: it counts behind or before what is known to name the site."""
LONGEST = 400
"""Characters of a document's title that are looked at."""
_MOST_PARTS = 12
"""Parts of a title that are looked at; those of people have half of it."""
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
_MUCH_LONGER = 2
"""How many times as long as a section's name a headline in the same title is at least."""
_SITE_METAS = ("og:site_name", "application-name", "apple-mobile-web-app-title")
"""Metas that name the site, the surest first: the first one that a page has counts."""
_TITLE_METAS = ("og:title", "twitter:title")
_COPYRIGHT = re.compile(r"©|\(c\)|\bcopyright\b", re.I)
_PAGE_PART = re.compile(r"(?:(?:[a-z-]+-)?\d+|amp|embed|feed|print|trackback|index\.\w+)?", re.I)
"""What stands behind the address of an article in that of one of its pages."""
_HOME = re.compile(r"(?:https?:)?//[^/]+/?|/|(?:.*/)?(?:index\.\w+|\.{0,2})", re.I)
"""What a link to a folder looks like, and so to the front page: asked first, since to resolve each link costs more."""


def site_names(tree: Tree, base: str | None, metas: Mapping[str, Sequence[str]], stated: Statements) -> frozenset[str]:
    """Return the folded names of the site and its sections that a page at `base` tells; none that its address has.

    Names that only the copyright line or the host tells are looked for in its titles and highest headings.
    """
    titles = [tree.title, *(value for meta in _TITLE_METAS for value in metas.get(meta, ())[:2])]
    slug = _words_of_address(base)
    found = {fold(name) for name in _stated(tree, metas, stated) if len(name) <= _LONGEST_NAME}
    found.update(fold(text) for text in _texts_of_home_links(tree, base) if len(text) <= _LONGEST_NAME)
    found.update(_owned(tree, titles, base or ""))
    found.update(name for title in titles for name in _beside_own(_parts(title), slug))
    return frozenset(name for name in found if name and not _stands_in(name, slug))


def _stated(tree: Tree, metas: Mapping[str, Sequence[str]], stated: Statements) -> Iterator[str]:
    """Yield what the head calls the site: its metas, its JSON-LD, its feeds."""
    yield from next((metas[meta] for meta in _SITE_METAS if metas.get(meta)), ())
    yield from stated.publishers
    feeds = (link for link in tree.head_links[:200] if "+xml" in (link.get("type") or ""))
    yield from (_MARK.split((link.get("title") or "")[:LONGEST])[0] for link in feeds)


def _owned(tree: Tree, titles: Sequence[str], base: str) -> Iterator[str]:
    """Yield the folded parts of the page's titles and the highest headings that its owner or its address is called."""
    parts = {part for title in titles for part in (*_parts(title), *_COLON.split(title[:LONGEST]))}
    parts.update(islice((block.text for block in tree.blocks if block.heading == 1), 3))
    owner = f" {fold(_copyright_line(tree.blocks))} "
    for key in {fold(part) for part in parts if len(part) <= _LONGEST_NAME}:
        if len(key) >= _LEAST_SPELT and (f" {key} " in owner or spells(base, key)):
            yield key


def _texts_of_home_links(tree: Tree, base: str | None) -> Iterator[str]:
    """Yield what the links to the front page, and to folders above the page, say in words or by a picture."""
    count = 0
    for element in tree.elements:
        if element.tag == "a" and _HOME.fullmatch(href := element.attrs.get("href") or "#") and _is_above(base, href):
            yield tree.text_of(element, longest=_LONGEST_NAME + 1)
            pictures = (each for each in tree.elements[element.index : element.end] if each.tag == "img")
            yield from (each.attrs.get("alt") or "" for each in pictures)
            count += 1
            if count == _MOST_HOME_LINKS:
                return


def _is_above(base: str | None, href: str) -> bool:
    """Return whether a link leads to a folder that holds the page, and not to the page or its article."""
    path = href if "//" not in href else "/" + href.partition("//")[2].partition("/")[2]
    if base is None:
        return href.startswith("/") and not href.startswith("//") and is_front(href)
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


def _copyright_line(blocks: Sequence[Block]) -> str:
    """Return the last line of a page that names an owner."""
    lines = (block.text for block in islice(reversed(blocks), _MOST_FOOTER) if len(block.text) < LONGEST)
    return next((line for line in lines if _COPYRIGHT.search(line)), "")


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
            yield from (fold(part) for part in beside)
            yield fold(" ".join(beside))


def _parts(title: str) -> list[str]:
    """Return the parts of a title between the marks."""
    return [part for part in _MARK.split(title[:LONGEST], _MOST_PARTS) if part]


def _runs(title: str, site: frozenset[str]) -> tuple[list[list[str]], set[str]]:
    """Return the parts of a title that stand together once the names of the site are gone, each with the marks between.

    Also the marks that parted the names off.
    """
    runs, marks = [list[str]()], set[str]()
    end, before = 0, ""
    for found in [*islice(_MARK.finditer(title), _MOST_PARTS), None]:
        part = title[end : found.start() if found else len(title)]
        mark = found.group() if found else ""
        if fold(part) in site:
            runs.append([])
            marks |= {before.strip(), mark.strip()}
        elif part:
            runs[-1] += [before, part] if runs[-1] else [part]
        end, before = found.end() if found else end, mark
    return [run for run in runs if run], marks


def names_of(
    title: str, metas: Mapping[str, Sequence[str]], statements: Statements, site: frozenset[str] = frozenset()
) -> frozenset[str]:
    """Return the folded headlines that a page gives outside its text; `title` is the document's own.

    `site` are the folded names of the site: none of them is a headline.
    """
    names = {fold(article.headline) for article in statements.articles if article.headline}
    stated = [content for name in _TITLE_METAS for content in metas.get(name, ())]
    for text in (*stated, title[:LONGEST]):
        names.add(fold(text))
        names.add(fold(without_site(text, site)))
    parts = _parts(title)
    for i in range(1, len(parts)):
        names.add(fold(" ".join(parts[:i])))
    longest = max(map(len, parts), default=0)
    for i, part in enumerate(parts):
        if i and len(part) * 2 >= longest:
            names.add(fold(part))
    if len(parts) > 1 and len(parts[0]) * 2 < len(" ".join(parts)):
        names.add(fold(" ".join(parts[1:])))
    return frozenset(name for name in names if name and name not in site)


def without_site(title: str, site: frozenset[str] = frozenset()) -> str:
    """Return a document's title without the site's name, "" where it is nothing else.

    `site` are its folded names. Where none of them stands in the title, the longest part counts.
    """
    title = title[:LONGEST]
    if fold(title) in site:
        return ""
    runs, marks = _runs(title, site)
    parted = (_without_sections(run, marks) for run in runs)
    return _without_name_at_colon(max(parted, key=len, default="") if marks else longer_part(title), site)


def _without_sections(run: list[str], marks: Container[str]) -> str:
    """Return parts of a title as they stand there, without short ones at either end that the same marks part off."""
    longest, first, last = max(map(len, run)), 0, len(run)
    while last - first > 1 and run[last - 2].strip() in marks and len(run[last - 1]) * _MUCH_LONGER < longest:
        last -= 2
    while last - first > 1 and run[first + 1].strip() in marks and len(run[first]) * _MUCH_LONGER < longest:
        first += 2
    return "".join(run[first:last])


def longer_part(title: str) -> str:
    """Return the longer part of a title before and behind its last mark."""
    marks = list(islice(_MARK.finditer(title), LONGEST))
    if not marks:
        return title
    head, tail = title[: marks[-1].start()], title[marks[-1].end() :]
    return max(head, tail, key=len)


def _without_name_at_colon(title: str, site: frozenset[str]) -> str:
    for colon in _COLON.finditer(title):
        head, tail = title[: colon.start()], title[colon.end() :]
        if tail and fold(head) in site:
            return tail
        if head and fold(tail) in site:
            return head
    return title
