"""What a page says of itself outside its text: head, JSON-LD, address. Read once a page, asked once a segment."""

from __future__ import annotations

from dataclasses import dataclass, field

from crawler.core.html.dom import Tree
from crawler.core.links.addresses import absolute, could_be_article, same_house
from crawler.core.links.urls import canonical_url
from crawler.core.page.json_ld import ArticleFacts, Statements, read_json_ld
from crawler.core.page.segment import Segment
from crawler.core.text.language import tag_of
from crawler.core.text.normalise import fold

_MOST_METAS = 1_000
_TITLES = ("og:title", "twitter:title", "dc.title", "sailthru.title", "parsely-title")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """A page's own statements. `base` is what relative links resolve against, `language` a tag such as `pt-BR`."""

    url: str | None
    base: str | None
    title: str
    statements: Statements
    metas: dict[str, list[str]] = field(default_factory=dict)
    canonical: str | None = None
    language: str | None = None
    folded: dict[str, list[ArticleFacts]] = field(default_factory=dict)

    def meta(self, *names: str) -> str | None:
        """Return the first text that one of the metas gives, in the order of `names`."""
        for name in names:
            for value in self.metas.get(name, ()):
                if value.strip():
                    return value.strip()
        return None

    def describes(self, title: str) -> bool:
        """Return whether the head names this title: its og:title or twitter:title, or the document's own title."""
        key = fold(title)
        if not key:
            return False
        stated = [value for name in _TITLES for value in self.metas.get(name, ())[:3]]
        return any(_same(key, fold(value)) for value in stated or (self.title,))

    def is_about(self, stated: ArticleFacts | None) -> bool:
        """Return whether the page is the own page of an article that its JSON-LD states."""
        return stated is not None and any(
            address in (self.url, self.canonical) for url in stated.urls if (address := absolute(self.base, url))
        )

    def article_for(self, segment: Segment, *, sole: bool) -> ArticleFacts | None:
        """Return the JSON-LD article that a segment is: by headline, by address, or as the only one of its page."""
        key = fold(segment.title)
        same = self.folded.get(key)
        if same:
            return same[0] if len(same) == 1 else max(same, key=lambda item: item.published is not None)
        near = [item for name, items in self.folded.items() if _same(key, name) for item in items]
        if len(near) == 1 or (near and sole):
            return near[0]
        articles = self.statements.articles
        if not sole:
            return None
        if len({item.headline for item in articles}) == 1:
            return max(articles, key=lambda item: item.published is not None)
        own = [
            item
            for item in articles
            if any(absolute(self.base, url) in (self.url, self.canonical) for url in item.urls)
        ]
        if own:
            return own[0]
        titles = [fold(value) for name in _TITLES for value in self.metas.get(name, ())]
        return next(
            (item for item in articles if item.headline and fold(item.headline) in titles), self.statements.page
        )


def _same(one: str, other: str) -> bool:
    """Whether two folded titles are one, give or take a kicker before it and what a site appends or cuts off."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= 20 and (long.startswith(short) or (long.endswith(short) and len(short) * 2 >= len(long)))


def read_facts(tree: Tree, url: str | None) -> PageFacts:
    """Return what a page says of itself; `url` is where it was found."""
    metas: dict[str, list[str]] = {}
    for name, content in tree.metas[:_MOST_METAS]:
        metas.setdefault(name, []).append(content)
    base = absolute(url, tree.base) or url
    statements = read_json_ld(tree.json_ld)
    canonical = next(
        (link.get("href") for link in tree.head_links if "canonical" in (link.get("rel") or "").lower().split()), None
    )
    language = tag_of(tree.language)
    for name in ("og:locale", "content-language", "language", "dc.language", "dcterms.language"):
        language = language or next(
            (tag for value in metas.get(name, ()) if (tag := tag_of(value.split(",")[0]))), None
        )
    folded: dict[str, list[ArticleFacts]] = {}
    for article in statements.articles:
        if article.headline:
            folded.setdefault(fold(article.headline), []).append(article)
    return PageFacts(
        url=url,
        base=base,
        title=tree.title,
        statements=statements,
        metas=metas,
        canonical=absolute(base, canonical),
        language=language or tag_of(statements.language),
        folded=folded,
    )


def own_address(facts: PageFacts) -> tuple[str, str] | None:
    """Return the address of the article that a page is about, and what gave it; None for a front page or a list."""
    stated = ((facts.canonical, "link canonical"), (facts.meta("og:url"), "meta og:url"), (facts.url, "page url"))
    for address, source in stated:
        url = absolute(facts.base, address)
        if url and could_be_article(url) and (facts.url is None or same_house(url, facts.url)):
            return url, source
    return None


def own_addresses(facts: PageFacts) -> frozenset[str]:
    """Return the canonical forms of the page's address and of the one that it declares as canonical."""
    addresses = (canonical_url(address) for address in (facts.url, facts.canonical) if address)
    return frozenset(address for address in addresses if address is not None)
