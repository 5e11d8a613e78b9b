"""Which text is the head of an archive: a page that lists what a tag, a category or an author has, and is no article.

Two signs must agree, so that no language need be known: the address files a name under tags, categories or authors,
and the headline is that name, mostly behind a word of the software: "Category: Linux" at /categories/linux. A headline
that leads to a page of its own is that of an article which the archive lists, though it be called as the tag is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

from crawler.core.page.facts import PageFacts
from crawler.core.page.headings import link_of
from crawler.core.page.outline import Outline
from crawler.core.page.rules import Rule
from crawler.core.page.segment import Segment, Sifted, sift
from crawler.core.text.normalise import fold

_END = r"([^/]+?)(?:/page/\d+)?(?:/index\.\w+|\.html?)?/?$"
"""The name ends the address: what follows a name is an article that some sites file below it."""
_OWN = r"tags?|labels?|schlagwort|schlagwörter|etiquetas?|authors?|autor(?:es|en)?|auteurs?"
"""Parts of an address behind which a tag or an author stands, and never an article's section."""
_FILED_ALONE = re.compile(rf"/(?:{_OWN})/{_END}", re.I)
"""Without a label no category will do: it may hold articles."""
_FILED = re.compile(rf"/(?:{_OWN}|categor(?:y|ies|ie|ia|ias|ía|ías)|catégories?|kategorien?)/{_END}", re.I)
"""With a label before the name a category does, too."""
_LABELLED = re.compile(r"[^\W\d_]{3,20}(?: [^\W\d_]{3,20})?\s?[:：]\s*(.+)")
"""A headline with a label of one or two words before the name: "Category: Linux"."""


def without_archive_heads(outline: Outline, found: Sequence[Segment]) -> Sifted:
    """Refuse the segments that are the heads of archives."""

    def heads(segment: Segment) -> bool:
        href = None if segment.title_block is None else link_of(outline, segment.title_block)
        if href is not None and outline.facts.leads_to_another_page(href):
            return False
        return heads_archive(outline.facts, segment)

    return sift(found, heads, Rule.ARCHIVE_HEAD)


def heads_archive(facts: PageFacts, segment: Segment) -> bool:
    """Return whether a segment's title is the name that the page's address files articles under."""
    if facts.url is None or facts.statements.articles:
        return False
    path, title = unquote(urlsplit(facts.url).path), segment.title.strip()
    if segment.title_block is None:  # no headline stands on the page: all that names it is its head
        title = title or facts.own_title.strip()
    labelled = _LABELLED.fullmatch(title)
    filed = (_FILED if labelled or segment.title_block is None else _FILED_ALONE).search(path)
    return filed is not None and _plain(filed[1]) == _plain(labelled[1] if labelled else title) != ""


def _plain(name: str) -> str:
    return "".join(filter(str.isalnum, fold(name)))
