"""Pages without an article that should have one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from crawler.core.checking.values import BarePage, Example, Finding, ObservedSite, Sign, cut
from crawler.core.links.addresses import could_be_article
from crawler.core.no_article import NoArticle
from crawler.core.page.prose import LEAST_ARTICLE

LIKE_OWN = Sign(
    "own-page-without-article",
    "the page's address is like those of the site's articles, and it gave no article",
    "explain it: it says what refused the article",
)
PROSE = Sign(
    "prose-without-article",
    "the page holds much running text and gave no article",
    "explain it: it says why there is none",
)
NOTHING = Sign(
    "nearly-nothing", "next to no page of the site gave an article", "explain some: the site is built as no other is"
)

_LEAST_LIKE = 5
"""Own pages that make a form of address at least."""
_LIKELY = 0.9
"""Share of the pages with a form of address at least that gave an article, so that the others should have."""
_MUCH = 1_500
"""Prose of a page from which on it seems to hold an article: five paragraphs; lists with openings have less."""
_LEAST_PAGES = 10
"""Pages of a site at least to tell that it gives nothing: a small one may be all lists."""
_NEARLY_ALL = 0.95
"""Share of pages without an article from which on nothing is read of a site."""
_NUMBER = re.compile(r"\d+")


def look(site: ObservedSite) -> Iterator[Finding]:
    """Yield pages that should have an article."""
    yield _like_own(site)
    much = [page for page in site.bare_pages if (page.prose or 0) >= _MUCH and not _is_about_site(page)]
    much.sort(key=lambda page: -(page.prose or 0))
    yield Finding(PROSE, len(site.bare_pages), tuple(map(_example, much)))
    pages = len(site.bare_pages) + len({page for article in site.articles for page in article.pages})
    is_empty = pages >= _LEAST_PAGES and len(site.bare_pages) >= _NEARLY_ALL * pages
    yield Finding(NOTHING, pages, tuple(map(_example, site.bare_pages)) if is_empty else ())


def _like_own(site: ObservedSite) -> Finding:
    own = {article.url for article in site.articles if article.url and article.is_own_page}
    bare = [page for page in site.bare_pages if page.url and could_be_article(page.url) and _has_text(page)]
    given, empty = Counter(map(_form, own)), Counter(_form(page.url or "") for page in bare)
    like = [page for page in bare if _is_likely(given[form := _form(page.url or "")], empty[form])]
    return Finding(LIKE_OWN, len(own) + len(like), tuple(map(_example, like)))


def _form(url: str) -> str:
    """Return an address without what tells its article: `/0/0/*` of `/2026/03/ferry-stays`."""
    parts = urlsplit(url)
    folder, _, name = _NUMBER.sub("0", parts.path.rstrip("/")).rpartition("/")
    ending = name.rpartition(".")[2] if "." in name else ""
    query = _NUMBER.sub("0", parts.query)
    return f"{folder}/*.{ending}?{query}"


def _has_text(page: BarePage) -> bool:
    """Return whether a page has the text of an article, or may have it; an error has none."""
    return page.prose is None or (page.prose >= LEAST_ARTICLE and page.nothing_because != NoArticle.ERROR_PAGE)


def _is_about_site(page: BarePage) -> bool:
    return page.nothing_because == NoArticle.SITE_PAGE


def _is_likely(given: int, empty: int) -> bool:
    return given >= _LEAST_LIKE and given >= _LIKELY * (given + empty)


def _example(page: BarePage) -> Example:
    said = "" if page.prose is None else f"{page.nothing_because}, with {page.prose:,} characters of prose"
    return Example(page.place, page.url, cut(said))
