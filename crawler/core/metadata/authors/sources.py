"""Who wrote an article: structured data, then markup, then its by-line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from crawler.core.html.dom import Element, Tree
from crawler.core.metadata.authors.bylines import authors_below, authors_of_byline, clean_authors, is_byline_label
from crawler.core.metadata.authors.cjk_bylines import cjk_authors_in_text
from crawler.core.metadata.authors.makers import without_makers
from crawler.core.metadata.authors.names import given_first, is_account, is_agency, is_person
from crawler.core.metadata.authors.parts import authors_of_element, lines_of, said_best, writers
from crawler.core.metadata.authors.title_bylines import byline_of_title
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
_PAGE_OF_LIST = re.compile(r"/page/\d+/?(?:$|[?#]|index\.)", re.IGNORECASE)
"""Where "older posts" leads on the page of an author."""
_NEAR_BEFORE, _NEAR_AFTER = 3, 6
"""Blocks before and behind the title in which a by-line may stand; a date may stand a block farther."""
_LONGEST = 160
"""Characters of a line that names authors; a longer one tells of them."""
_MOST_BLOCKS = 8
"""Blocks of an element that names authors: a list of some, with their roles."""
_FILES = re.compile(
    r"/(?:category|categories|kategorie|categoria|categorie|section|tags?|topics?|rubrik)/", re.IGNORECASE
)
_ALWAYS_TURNED = frozenset(("citation_author", "dc.creator", "dcterms.creator", "dc.creator.author"))
"""Metas of libraries, which write the family's name first."""
_MOST = 60
"""Elements looked at of each kind: no article has more, a hostile page may."""
_STATED = "json-ld author"
_SHOWN = frozenset(("rel author", "author link", "by-line", "class of author"))
"""Sources that a reader sees."""


def find_authors(evidence: Evidence, origins: list[Origin]) -> tuple[str, ...]:
    """Return the authors of a segment; the first source that names any wins, the site itself comes last.

    An account, an agency or a first name gives way to a person whom the page shows. What gave the authors is added to
    `origins`.
    """
    site = _site_names(evidence.facts)
    found = _best(evidence, site)
    if found is None:
        stated = (evidence.stated.persons, evidence.stated.organisations) if evidence.stated else ()
        itself = next((own for names in stated if (own := [name for name in names if _is_of(site, name)])), [])
        found = clean_authors(itself), _STATED
    if found[0]:
        origins.append(Origin("authors", found[1]))
    return found[0]


def _best(evidence: Evidence, site: frozenset[str]) -> tuple[tuple[str, ...], str] | None:
    weak: tuple[tuple[str, ...], str] | None = None
    for names, source in _all(evidence):
        authors = _people(names, site)
        is_shown = source in _SHOWN
        if not authors or (weak is not None and not (is_shown and _is_better(authors, weak[0]))):
            continue
        if is_shown or not all(is_account(name) or _is_word(name) for name in authors):
            return authors, source
        weak = authors, source
    return weak


def _people(names: Sequence[str], site: frozenset[str]) -> tuple[str, ...]:
    """Return the authors of a source without the site, and without the agencies beside them: "Ann Holm with AFP"."""
    authors = clean_authors([name for name in names if not _is_of(site, name)])
    others = tuple(name for name in authors if _bare(name) not in site)
    return tuple(name for name in others if not is_agency(name)) or others


def _is_word(name: str) -> bool:
    """Whether a name is one word of a script with capitals: a first name, an agency, a nickname."""
    return " " not in name and (name[0].isupper() or name[0].islower())


def _is_better(shown: tuple[str, ...], weak: tuple[str, ...]) -> bool:
    """Whether persons who are shown are those that weak names mean, or may be."""
    if not all(map(is_person, shown)):
        return False
    words = {word for name in shown for word in name.casefold().split()}
    return all(is_account(name) or is_agency(name) or name.casefold() in words for name in weak)


def _is_of(site: frozenset[str], name: str) -> bool:
    """Whether a name, or what stands before a comma in it, is the site's."""
    return not site.isdisjoint((_bare(name), _bare(name.split(",")[0])))


def _site_names(facts: PageFacts) -> frozenset[str]:
    """What the site, its host and the section are called, in bare letters and digits."""
    names = list(facts.statements.publishers)
    names += [
        name
        for key in ("og:site_name", "application-name", "publisher", "copyright", "article:section")
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
        yield [given_first(name, always=False) for name in stated.persons], _STATED
    if evidence.head:
        for name in _METAS:
            if name in metas:
                yield [given_first(text, always=name in _ALWAYS_TURNED) for text in metas[name]], f"meta {name}"
        label = evidence.facts.meta("twitter:label1")
        if label and authors_of_byline(f"{label} Jane Doe"):
            yield metas.get("twitter:data1", []), "meta twitter:data1"
    yield _microdata(evidence.tree, evidence.marks), "microdata author"
    if byline := byline_of_title(evidence):
        yield list(authors_of_byline(byline)), "by-line"
    if evidence.head and _is_person(_turned(metas)):
        yield _turned(metas), "meta author"
    yield _marked(evidence, rel=True), "rel author"
    yield _author_pages(evidence), "author link"
    yield _lines(evidence), "by-line"
    yield _marked(evidence, rel=False), "class of author"
    if evidence.head and "author" in metas:
        yield _turned(metas), "meta author"
    if stated is not None:
        yield list(stated.organisations), _STATED


def _turned(metas: dict[str, list[str]]) -> list[str]:
    return [given_first(text, always=False) for text in metas.get("author", ())]


def _is_person(names: list[str]) -> bool:
    """Whether the texts look like names of persons: two to four words with a capital each."""
    cleaned = [name.split() for name in clean_authors(names)]
    return bool(cleaned) and all(2 <= len(words) <= 4 and all(word[0].isupper() for word in words) for words in cleaned)


def _microdata(tree: Tree, marks: Marks) -> list[str]:
    """Names of `itemprop=author`: the item's own `name` where it has one."""
    found: list[str] = []
    for name, element in marks.properties[: 5 * _MOST]:
        if name not in {"author", "creator"} or element.last_block - element.first_block > 6:
            continue
        scope = scope_of(tree, element)
        kind = (scope.get("itemtype") or "") if scope is not None else ""
        if kind.endswith(("Comment", "ImageObject", "VideoObject")):
            continue
        inner = [
            child
            for prop, child in marks.properties[: 5 * _MOST]
            if prop == "name" and element.index < child.index < element.end
        ]
        target = inner[0] if inner else element
        found.append(target.get("content") or tree.text_of(target, longest=_LONGEST))
    return found


def _marked(evidence: Evidence, *, rel: bool) -> list[str]:
    """Names in the innermost elements whose `rel` or class calls them author: by the title, else where all agree."""
    named = [
        (element, names)
        for element in evidence.marks.authors[: 3 * _MOST]
        if _may_name(element, rel=rel) and (names := authors_of_element(evidence.tree, element))
    ][:_MOST]
    inner = [each for each in named if not any(each[0].index < other.index < each[0].end for other, _ in named)]
    top = [each for each in inner if _by_title(evidence, each[0])]
    found = [names for _, names in (top or inner)[:8]]
    return [name for names in found for name in names] if top or len(set(found)) == 1 else []


def _may_name(element: Element, *, rel: bool) -> bool:
    """Whether a marked element may name authors; a link to a section or a topic names none, nor what opens a line."""
    leads_to_list = element.tag == "a" and _FILES.search((element.get("href") or "")[:300])
    opens_line = "meta-prep" in (element.get("class") or "")  # what WordPress calls "Posted on"
    is_small = element.last_block - element.first_block <= _MOST_BLOCKS and not opens_line
    return is_small and not leads_to_list and ("author" in (element.get("rel") or "")) is rel


def _author_pages(evidence: Evidence) -> list[str]:
    """Names in links by the title that lead to an author's page."""
    pages = [
        link
        for link in evidence.marks.links
        if _by_title(evidence, link)
        and _AUTHOR_PAGE.search(href := (link.get("href") or "")[:300])
        and not _PAGE_OF_LIST.search(href)
    ]
    return [name for link in writers(evidence.tree, pages) for name in authors_of_element(evidence.tree, link)][:8]


def _by_title(evidence: Evidence, element: Element) -> bool:
    last = evidence.title_block + _NEAR_AFTER if evidence.segment.text_from is None else evidence.segment.text_from
    return evidence.title_block - _NEAR_BEFORE <= element.first_block <= last


def _lines(evidence: Evidence) -> list[str]:
    """Names of the by-line nearest to the title, then of a line behind the text."""
    blocks, segment = evidence.tree.blocks, evidence.segment
    title = evidence.title_block
    last = min(segment.last_block, title + 1 + _NEAR_AFTER)
    above = min(title - 1 if segment.title_block is not None else title, len(blocks) - 1)
    near = (*range(title + 1, last), *range(above, max(title - _NEAR_BEFORE, evidence.earliest) - 1, -1))
    for index in without_makers(evidence, near):
        if names := _of_block(evidence.tree, index, in_text=index in segment.body):
            return said_best(evidence.tree, index, names, evidence.marks.authors[:_MOST])
    behind = segment.body[-1] if segment.body else last
    end = len(blocks) if evidence.sole else segment.last_block
    for index in without_makers(evidence, range(behind, min(behind + 1 + _NEAR_AFTER, end))):
        if names := authors_of_byline(blocks[index].text, behind=True):
            return list(names)
    return list(cjk_authors_in_text(blocks[segment.body[0]].text)) if segment.body else []


def _of_block(tree: Tree, index: int, *, in_text: bool) -> tuple[str, ...]:
    """The authors whom a line names: in its parts where an element holds it, in the next one behind a lone label.

    In a text, where anything may follow a picture or a title in italics, the first part has to name them.
    """
    block = tree.blocks[index]
    below = tree.blocks[index + 1] if is_byline_label(block.text) and index + 1 < len(tree.blocks) else None
    if below is not None and not below.heading and not block.tag == below.tag == "th":
        return authors_below(block.text, below.text)
    element = tree.elements[block.element]
    if len(block.text) <= _LONGEST and (element.first_block, element.last_block) == (index, index + 1):
        for line, _ in lines_of(tree, element)[: 1 if in_text else None]:
            if names := authors_of_byline(line):
                return names
    return authors_of_byline(block.text)
