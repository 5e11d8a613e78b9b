"""Which pages call themselves lists: by their type, by the class of their body, or by their address.

On such a page an article is only what leads to a page of its own; all else heads the list, or stands beside it. Old
software has the posts of a month on the page of that month alone: there the address is no sign until a post leads on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

from crawler.core.links.addresses import absolute, is_front
from crawler.core.links.mirror_names import said_address
from crawler.core.metadata.describe import describe
from crawler.core.page.headings import link_of
from crawler.core.page.outline import Outline
from crawler.core.page.rules import Rule
from crawler.core.page.segment import Segment, Sifted, sift
from crawler.core.text.normalise import fold

_LIST_KINDS = frozenset(("CollectionPage", "SearchResultsPage", "ProfilePage"))
"""Types of schema.org for pages that list things, or are about a person."""
_LIST_TYPES = ("product", "profile")
"""What og:type begins with where a page is about goods or a person."""
_FOLDER = "Index of /"
"""What servers call the list of the files of a folder."""
_LIST_CLASSES = frozenset((
    "archive", "search-results", "tag-template", "author-template", "page-taxonomy", "path-taxonomy", "view-category",
    "view-categories", "view-tag", "view-search", "page_rubrique", "page_mot", "page_auteur", "page_recherche",
))  # fmt: skip
"""Classes of the body of WordPress, Ghost, Drupal, Joomla and SPIP for pages of a category, a tag, an author, a month
or a search."""
_LONG = 900
"""Prose of an article at least that stands on a page whose body has the class of a list: no description has as much."""
_FRONT_CLASSES = (frozenset(("home", "blog")), frozenset(("home", "paged")))
"""Classes that WordPress gives together to the body of the list of all posts, and of the pages after its first."""
_NAME = r"(?:/index\.\w+|\.html?)?/?$"
"""The end of an address: what follows a list's name or number is an article that some sites file below it."""
_OWN = r"tags?|labels?|schlagwort|schlagwörter|etiquetas?|authors?|autor(?:es|en)?|auteurs?"
"""Parts of an address behind which a tag or an author stands, and never an article's section."""
_CATEGORY = r"categor(?:y|ies|ie|ia|ias|ía|ías)|catégories?|kategorien?"
"""Parts behind which the name of a category stands: an article may, too, but not its second page."""
_ADDRESS = re.compile(
    rf"/(?:(?:{_OWN})/[^/]+|taxonomy/term/[\d.]+)(?:/page/\d+)?{_NAME}"
    rf"|(?:^(?:/[^/]+)?|/(?:{_CATEGORY})/.+)/page/\d+{_NAME}",
    re.IGNORECASE,
)
"""Addresses of what has a tag, an author or a term, and of the pages after the first of a list."""
_DATE_ADDRESS = re.compile(r"^(?:/[^/\d][^/]*){0,2}/(?:19|20)\d\d(?:/\d\d?){0,2}(?:/index\.\w+)?/?$")
"""Addresses of a year, a month or a day."""


def without_list_heads(outline: Outline, found: Sequence[Segment]) -> Sifted:
    """Refuse what leads to no page of its own on a page that calls itself a list."""
    if not found or outline.facts.statements.articles:
        return Sifted(tuple(found))
    if is_called_list(outline):
        own = found[0] if len(found) == 1 and _is_its_article(outline, found[0]) else None
        return sift(found, lambda segment: segment is not own and not has_page(outline, segment), Rule.ARCHIVE_HEAD)
    if _DATE_ADDRESS.match(_path(outline)):
        return sift(found, lambda segment: _holds_posts(outline, segment), Rule.ARCHIVE_HEAD)
    return Sifted(tuple(found))


def is_called_list(outline: Outline) -> bool:
    """Return whether a page says, in its head, the class of its body or its address, that it is a list, no article."""
    facts = outline.facts
    if facts.statements.page is not None and facts.statements.page.kind in _LIST_KINDS:
        return True
    if (facts.meta("og:type") or "").lower().startswith(_LIST_TYPES) or facts.title.startswith(_FOLDER):
        return True
    return _is_called_by_class(outline) or _ADDRESS.search(_path(outline)) is not None


def _is_called_by_class(outline: Outline) -> bool:
    names = frozenset((outline.tree.elements[0].get("class") or "").split()) if outline.tree.elements else frozenset()
    return not _LIST_CLASSES.isdisjoint(names) or any(front <= names for front in _FRONT_CLASSES)


def _is_its_article(outline: Outline, segment: Segment) -> bool:
    """Return whether the only text of a page that a class alone calls a list is one that it names, dated and signed."""
    if not _is_called_by_class(outline) or _ADDRESS.search(_path(outline)) or _DATE_ADDRESS.match(_path(outline)):
        return False
    if (
        fold(segment.title) not in fold(outline.facts.title)
        or sum(map(outline.prose.__getitem__, segment.body)) < _LONG
    ):
        return False
    known = describe(outline.tree, outline.facts, segment, sole=True)
    return bool(known.authors) and known.published_at is not None


def has_page(outline: Outline, segment: Segment) -> bool:
    """Return whether the headline of a segment leads to a page of its own, here or on another site."""
    href = None if segment.title_block is None else link_of(outline, segment.title_block)
    return href is not None and _is_page(outline, href)


def _is_page(outline: Outline, href: str) -> bool:
    if not outline.facts.host:  # a page of no known address
        return urlsplit(href).path.strip("/") != ""
    if outline.facts.leads_out(href):
        return True
    return outline.facts.leads_to_another_page(href) and not is_front(absolute(outline.facts.base, href) or "")


def _holds_posts(outline: Outline, segment: Segment) -> bool:
    """Return whether a segment without a page of its own has headings that lead to such pages of the site."""
    if has_page(outline, segment):
        return False
    headings = (
        block.index
        for block in outline.tree.blocks[segment.first_block : segment.last_block]
        if block.heading and block.index != segment.title_block and not outline.is_boilerplate(block.index)
    )
    hrefs = (href for index in headings if (href := link_of(outline, index)) is not None)
    return any(not outline.facts.leads_out(href) and _is_page(outline, href) for href in hrefs)


def _path(outline: Outline) -> str:
    url = outline.facts.url
    return "" if url is None else unquote(urlsplit(said_address(url)).path)
