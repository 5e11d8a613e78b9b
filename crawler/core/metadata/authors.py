"""Who wrote an article: structured data, then markup, then its by-line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from crawler.core.html.dom import Element, Tree
from crawler.core.metadata.bylines import authors_of_byline, clean_authors
from crawler.core.metadata.evidence import Evidence
from crawler.core.metadata.marks import Marks, scope_of
from crawler.core.page.facts import PageFacts
from crawler.core.types import Origin

_METAS = (
    "article:author", "og:article:author", "parsely-author", "sailthru.author", "citation_author", "byl", "dc.creator",
    "dcterms.creator", "dc.creator.author", "cxenseparse:author", "article:author_name", "article.author", "authors",
    "rnews:author", "shareaholic:article_author_name",
)  # fmt: skip
_AUTHOR_PAGE = re.compile(
    r"/(?:authors?|autor(?:en|es|in)?|auteurs?|autore|yazar(?:lar)?|staff|journalists?|journalistes?|reporters?|"
    r"contributors?|writers?|byline|redakteur\w*)/[^/?#]{2,}",
    re.IGNORECASE,
)
_NEAR_BEFORE, _NEAR_AFTER = 3, 6
"""Blocks before and behind the title in which a by-line may stand; a date may stand a block farther."""
_LONGEST = 160
"""Characters of an element that names authors; a longer one tells of them."""
_MOST = 60
"""Elements looked at of each kind: no article has more, a hostile page may."""
_STATED = "json-ld author"


def find_authors(evidence: Evidence, origins: list[Origin]) -> tuple[str, ...]:
    """Return the authors of a segment; the first source that names any wins, the site itself comes last.

    What gave them is added to `origins`.
    """
    site = _site_names(evidence.facts)
    for names, source in _all(evidence):
        authors = clean_authors([name for name in names if not _is_of(site, name)])
        authors = tuple(name for name in authors if _bare(name) not in site)
        if authors:
            origins.append(Origin("authors", source))
            return authors
    stated = (evidence.stated.persons, evidence.stated.organisations) if evidence.stated else ()
    itself = next((found for names in stated if (found := [name for name in names if _is_of(site, name)])), [])
    authors = clean_authors(itself)
    if authors:
        origins.append(Origin("authors", _STATED))
    return authors


def _is_of(site: frozenset[str], name: str) -> bool:
    """Whether a name, or what stands before a comma in it, is the site's."""
    return not site.isdisjoint((_bare(name), _bare(name.split(",")[0])))


def _site_names(facts: PageFacts) -> frozenset[str]:
    """What the site calls itself, its host with and without the ending included; bare letters and digits only."""
    names = list(facts.statements.publishers)
    names += [
        name
        for key in ("og:site_name", "application-name", "publisher", "copyright")
        for name in facts.metas.get(key, ())
    ]
    host = (urlsplit(facts.url).hostname or "").removeprefix("www.") if facts.url else ""
    names += [host, host.rpartition(".")[0]]
    return frozenset(bare for name in names if (bare := _bare(name)))


def _bare(name: str) -> str:
    return "".join(char for char in name[:100].casefold() if char.isalnum())


def _all(evidence: Evidence) -> Iterator[tuple[list[str], str]]:
    """Every text that may name authors, the surest first; read as far as it is asked for."""
    stated, metas = evidence.stated, evidence.facts.metas
    if stated is not None:
        yield list(stated.persons), _STATED
    if evidence.head:
        for name in _METAS:
            if name in metas:
                yield metas[name], f"meta {name}"
        label = evidence.facts.meta("twitter:label1")
        if label and authors_of_byline(f"{label} Jane Doe"):
            yield metas.get("twitter:data1", []), "meta twitter:data1"
    yield _microdata(evidence.tree, evidence.marks), "microdata author"
    if evidence.head and _is_person(metas.get("author", [])):
        yield metas["author"], "meta author"
    yield _marked(evidence, rel=True), "rel author"
    yield _author_pages(evidence), "author link"
    yield _lines(evidence), "by-line"
    yield _marked(evidence, rel=False), "class of author"
    if evidence.head and "author" in metas:
        yield metas["author"], "meta author"
    if stated is not None:
        yield list(stated.organisations), _STATED


def _is_person(names: list[str]) -> bool:
    """Whether the texts look like names of persons: two to four words with a capital each."""
    cleaned = clean_authors(names)
    return bool(cleaned) and all(
        2 <= len(words) <= 4 and all(word[0].isupper() for word in words)
        for name in cleaned
        for words in (name.split(),)
    )


def _microdata(tree: Tree, marks: Marks) -> list[str]:
    """Names of `itemprop=author`: the item's own `name` where it has one."""
    found: list[str] = []
    for name, element in marks.properties[: 5 * _MOST]:
        if name not in {"author", "creator"} or element.last_block - element.first_block > 6:
            continue
        scope = scope_of(tree, element)
        kind = (scope.attrs.get("itemtype") or "") if scope is not None else ""
        if kind.endswith(("Comment", "ImageObject", "VideoObject")):
            continue
        inner = [
            child
            for prop, child in marks.properties[: 5 * _MOST]
            if prop == "name" and element.index < child.index < element.end
        ]
        target = inner[0] if inner else element
        found.append(target.attrs.get("content") or tree.text_of(target, longest=_LONGEST))
    return found


def _marked(evidence: Evidence, *, rel: bool) -> list[str]:
    """Texts of the innermost elements whose `rel` or class calls them author: by the title, else where all agree."""
    chosen = [
        element
        for element in evidence.marks.authors
        if ("author" in (element.attrs.get("rel") or "")) is rel and element.last_block - element.first_block <= 4
    ]
    del chosen[_MOST:]
    inner = [each for each in chosen if not any(each.index < other.index < each.end for other in chosen)]
    top = [element for element in inner if _by_title(evidence, element)]
    texts = [_own_text(evidence.tree, element) for element in (top or inner)[:8]]
    return texts if top or len(set(texts)) == 1 else []


def _author_pages(evidence: Evidence) -> list[str]:
    """Texts of links by the title that lead to an author's page."""
    return [
        _own_text(evidence.tree, link)
        for link in evidence.marks.links
        if _by_title(evidence, link) and _AUTHOR_PAGE.search((link.attrs.get("href") or "")[:300])
    ][:8]


def _by_title(evidence: Evidence, element: Element) -> bool:
    begin = evidence.segment.text_from
    last = evidence.title_block + _NEAR_AFTER if begin is None else begin
    return evidence.title_block - _NEAR_BEFORE <= element.first_block <= last


def _own_text(tree: Tree, element: Element) -> str:
    text = tree.text_of(element, longest=_LONGEST + 1)
    return text if len(text) <= _LONGEST else ""


def _lines(evidence: Evidence) -> list[str]:
    """Names of the by-line nearest to the title, then of a line behind the text."""
    blocks, segment = evidence.tree.blocks, evidence.segment
    title = evidence.title_block
    last = min(segment.last_block, title + 1 + _NEAR_AFTER)
    above = min(title - 1 if segment.title_block is not None else title, len(blocks) - 1)
    for index in (*range(title + 1, last), *range(above, max(title - _NEAR_BEFORE, evidence.earliest) - 1, -1)):
        names = authors_of_byline(blocks[index].text)
        if names:
            return list(names)
    behind = segment.body[-1] if segment.body else last
    end = len(blocks) if evidence.sole else segment.last_block
    for index in range(behind, min(behind + 1 + _NEAR_AFTER, end)):
        names = authors_of_byline(blocks[index].text, behind=True)
        if names:
            return list(names)
    return []
