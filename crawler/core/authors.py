"""Who wrote an article: structured data, then markup, then its by-line."""

from __future__ import annotations

from collections.abc import Iterator

from crawler.core.byline import authors_of_byline, clean_authors
from crawler.core.dom import Element, Tree
from crawler.core.evidence import Evidence
from crawler.core.markup import Marks, scope_of, text_of
from crawler.core.types import Origin

_METAS = (
    "author", "article:author", "og:article:author", "dc.creator", "dcterms.creator", "dc.creator.author", "parsely-author",
    "sailthru.author", "citation_author", "byl", "cxenseparse:author", "article:author_name", "article.author", "authors",
    "rnews:author", "shareaholic:article_author_name",
)  # fmt: skip
_NEAR_BEFORE, _NEAR_AFTER = 3, 6  # blocks looked at around the title
_LONGEST = 160


def find_authors(evidence: Evidence, origins: list[Origin]) -> tuple[str, ...]:
    """Return the authors of a segment; the first source that names any wins, an organisation comes last.

    What gave them is added to `origins`.
    """
    facts = evidence.facts
    site = {name.casefold() for name in facts.statements.publishers}
    site_name = facts.meta("og:site_name")
    if site_name:
        site.add(site_name.casefold())
    for names, source in _all(evidence):
        authors = tuple(name for name in clean_authors(names) if name.casefold() not in site)
        if authors:
            origins.append(Origin("authors", source))
            return authors
    return ()


def _all(evidence: Evidence) -> Iterator[tuple[list[str], str]]:
    stated = evidence.stated
    if stated is not None:
        yield list(stated.persons), "json-ld author"
    if evidence.head:
        for name in _METAS:
            if name in evidence.facts.metas:
                yield evidence.facts.metas[name], f"meta {name}"
    yield _microdata(evidence.tree, evidence.marks), "microdata author"
    yield _marked(evidence, rel=True), "rel author"
    yield _marked(evidence, rel=False), "class of author"
    yield _lines(evidence), "by-line"
    if stated is not None:
        yield list(stated.organisations), "json-ld author"


def _microdata(tree: Tree, marks: Marks) -> list[str]:
    """Names of `itemprop=author`: the item's own `name` where it has one."""
    found: list[str] = []
    for name, element in marks.properties:
        if name not in {"author", "creator"}:
            continue
        scope = scope_of(tree, element)
        if scope is not None and (scope.attrs.get("itemtype") or "").endswith(
            ("Comment", "ImageObject", "VideoObject")
        ):
            continue
        inner = [
            child for prop, child in marks.properties if prop == "name" and element.index < child.index < element.end
        ]
        target = inner[0] if inner else element
        found.append(target.attrs.get("content") or text_of(target, longest=_LONGEST))
    return found


def _marked(evidence: Evidence, *, rel: bool) -> list[str]:
    """Texts of the innermost elements whose `rel` or class calls them author: those by the title, else all that agree."""
    chosen = [
        element
        for element in evidence.marks.authors
        if ("author" in (element.attrs.get("rel") or "")) is rel and element.last_block - element.first_block <= 4
    ]
    inner = [each for each in chosen if not any(each.index < other.index < each.end for other in chosen)]
    segment = evidence.segment
    first = segment.body[0] if segment.body else segment.last_block
    top = [element for element in inner if element.first_block <= first]
    texts = [_own_text(element) for element in (top or inner)[:8]]
    return texts if top or len(set(texts)) == 1 else []


def _own_text(element: Element) -> str:
    text = text_of(element, longest=_LONGEST + 1)
    return text if len(text) <= _LONGEST else ""


def _lines(evidence: Evidence) -> list[str]:
    title = evidence.title_block
    last = min(evidence.segment.last_block, title + 1 + _NEAR_AFTER)
    for index in (*range(title + 1, last), *range(title - 1, max(title - _NEAR_BEFORE, 0) - 1, -1)):
        names = authors_of_byline(evidence.tree.blocks[index].text)
        if names:
            return list(names)
    return []
