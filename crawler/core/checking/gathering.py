"""Pages to the site they are of: what several of them show of one article is one article with versions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from crawler.core.checking.observing import SeenArticle, SeenPage
from crawler.core.checking.values import BarePage, Observation, ObservedSite, Version
from crawler.core.links.addresses import permalink_key
from crawler.core.text.normalise import fold
from crawler.core.types import Kind


@dataclass(frozen=True, slots=True)
class _Showing:
    """An article on one page; `place` is the file."""

    place: str
    page: SeenPage
    seen: SeenArticle

    @property
    def is_own(self) -> bool:
        """Whether the page is the article's own: by its address, or since it holds no other and names none."""
        key = permalink_key(self.seen.article.url)
        if key is not None and self.page.url is not None:
            return key == permalink_key(self.page.url)
        return self.page.kind is Kind.PAGE and len(self.page.articles) == 1


def gather(name: str, pages: Iterable[tuple[str, SeenPage]]) -> ObservedSite:
    """Return a site from its pages, each with the place by which it is opened."""
    groups: list[list[_Showing]] = []
    known: dict[bytes | str, list[_Showing]] = {}  # by what the store knows an article by: its text, its permalink
    bare = []
    for place, page in pages:
        if not page.articles and page.kind is Kind.PAGE:
            why = page.nothing_because
            bare.append(BarePage(place=place, url=page.url, nothing_because=why, prose=page.prose))
        for seen in page.articles:
            keys = [key for key in (fold(seen.article.text), permalink_key(seen.article.url)) if key]
            group = next((known[key] for key in keys if key in known), None)
            if group is None:
                group = []
                groups.append(group)
            for key in keys:
                known.setdefault(key, group)
            group.append(_Showing(place, page, seen))
    return ObservedSite(name, tuple(map(_article, groups)), tuple(bare))


def _article(group: Sequence[_Showing]) -> Observation:
    """Return one article of all pages that show it, as its own page has it where there is one, else the longest."""
    best = max(group, key=lambda each: (each.is_own, len(each.seen.article.text)))
    article = best.seen.article
    return Observation(
        place=best.place,
        title=article.title,
        text=article.text,
        url=article.url,
        pages=tuple(dict.fromkeys(each.page.url for each in (best, *group) if each.page.url)),
        position=min(each.seen.article.position for each in group),
        is_own_page=best.is_own,
        published_at=article.published_at,
        authors=article.authors,
        follows=best.seen.follows,
        versions=tuple(_versions(group, best)),
    )


def _versions(group: Sequence[_Showing], best: _Showing) -> Iterator[Version]:
    for each in group:
        if each is not best:
            article = each.seen.article
            yield Version(
                place=each.place,
                title=article.title,
                text=article.text,
                published_at=article.published_at,
                authors=article.authors,
            )
