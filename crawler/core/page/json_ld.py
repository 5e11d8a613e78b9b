"""What a page states about its articles in JSON-LD: read once a page, bounded, and never lost to one broken block."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Any

from crawler.core.page.json_repair import load

_LONGEST_BLOCK = 1_000_000  # characters; an archive page with whole texts stays below this
_MOST_NODES = 4_000  # objects looked at on one page
_MOST_ARTICLES = 200  # those behind are left alone, which bounds what a page costs
_USEFUL = re.compile(  # what a block holds that is worth parsing
    r"Article\"|Posting\"|Review\"|Recipe\"|\"headline\"|datePublished|BreadcrumbList|inLanguage|Page\""
)
_ARTICLE = re.compile(r"Article$|BlogPosting$|SocialMediaPosting$|^Report$|^Review$|LiveBlogPosting$")  # types


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFacts:
    """One article as JSON-LD describes it; texts are as stated, neither cleaned nor resolved."""

    kind: str
    headline: str | None = None
    urls: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    persons: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    language: str | None = None
    image: str | None = None
    caption: str | None = None
    body: str | None = None  # its text, where that is stated whole
    description: str | None = None
    licences: tuple[str, ...] = ()
    notice: str | None = None  # of its copyright


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements:
    """All that a page's JSON-LD states: its articles in order, its breadcrumb (outermost name first), its language."""

    articles: tuple[ArticleFacts, ...] = ()
    breadcrumb: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    language: str | None = None
    page: ArticleFacts | None = None  # what a WebPage object says where no article object does


def read_json_ld(blocks: list[str]) -> Statements:
    """Return what the JSON-LD blocks of a page state. A block that cannot be read is salvaged or skipped."""
    articles: list[ArticleFacts] = []
    breadcrumb: tuple[str, ...] = ()
    publishers: list[str] = []
    language: str | None = None
    page: ArticleFacts | None = None
    nodes = _objects(blocks)
    by_id = _named(nodes)
    for node in nodes:
        kind = _kind(node)
        if _ARTICLE.search(kind) or (not kind and "headline" in node and "datePublished" in node):
            if len(articles) < _MOST_ARTICLES:
                articles.append(_article(node, kind, by_id))
            publishers.extend(_names(node.get("publisher"), by_id)[1])
        elif kind == "BreadcrumbList" and not breadcrumb:
            breadcrumb = _breadcrumb(node)
        elif kind in {"NewsMediaOrganization", "WebSite"}:
            publishers.extend(_texts(node.get("name")))
        elif kind.endswith("Page") and page is None:
            page = _article(node, kind, by_id)
        language = language or _text(node.get("inLanguage"))
    return Statements(
        articles=_whole(articles),
        breadcrumb=breadcrumb,
        publishers=tuple(dict.fromkeys(publishers)),
        language=language,
        page=page,
    )


def _named(nodes: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return the objects that others refer to, by name; one that only names another says nothing."""
    by_id: dict[str, dict[str, Any]] = {}
    for node in nodes:
        name = node.get("@id")
        if isinstance(name, str) and len(node) > 2:
            by_id.setdefault(name, node)
    return by_id


def _whole(articles: list[ArticleFacts]) -> tuple[ArticleFacts, ...]:
    """Leave out what is stated as an article and is a part of one: its sections, and the reviews of what it lists."""
    headlines = {article.urls[0]: article.headline for article in articles if article.urls}
    dated = any(article.published for article in articles)

    def is_part(article: ArticleFacts) -> bool:
        if article.kind == "Review":
            return dated and not article.published
        address, anchor, _ = article.urls[0].partition("#") if article.urls else ("", "", "")
        return bool(anchor) and headlines.get(address, article.headline) != article.headline

    return tuple(article for article in articles if not is_part(article))


def _objects(blocks: list[str]) -> list[dict[str, Any]]:
    """All objects of all blocks, outer before inner, found without recursion."""
    found: list[dict[str, Any]] = []
    for block in blocks:
        if len(block) > _LONGEST_BLOCK or not _USEFUL.search(block):
            continue
        stack: list[Any] = [load(block)]
        while stack and len(found) < _MOST_NODES:
            node = stack.pop()
            if isinstance(node, dict):
                found.append(node)
                stack.extend(value for value in reversed(node.values()) if isinstance(value, dict | list))
            elif isinstance(node, list):
                stack.extend(reversed(node[:_MOST_NODES]))
    return found


def _kind(node: dict[str, Any]) -> str:
    kinds = node.get("@type")
    names = [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]
    names = [name.rsplit("/", 1)[-1].removeprefix("schema:") for name in names]
    return next((name for name in names if _ARTICLE.search(name)), names[0] if names else "")


def _article(node: dict[str, Any], kind: str, by_id: dict[str, dict[str, Any]]) -> ArticleFacts:
    people, bodies = _names(node.get("author") or node.get("creator"), by_id)
    image, caption = _image(node.get("image"), by_id)
    return ArticleFacts(
        kind=kind,
        headline=_text(node.get("headline")) or _text(node.get("name")),
        urls=tuple(
            url
            for key in ("url", "mainEntityOfPage", "@id")
            for url in _texts(_flat(node.get(key), "@id", "url"))
            if not url.startswith(("#", "_:"))
        ),
        published=_text(node.get("datePublished")) or _text(node.get("dateCreated")) or _text(node.get("uploadDate")),
        modified=_text(node.get("dateModified")),
        persons=people,
        organisations=bodies,
        sections=_texts(_flat(node.get("articleSection"), "name")),
        keywords=_texts(_flat(node.get("keywords"), "name", "value")),
        language=_text(_flat(node.get("inLanguage"), "alternateName", "@value", "name")),
        image=image,
        caption=caption,
        body=_text(node.get("articleBody")),
        description=_text(node.get("description")),
        licences=_texts(_flat(node.get("license"), "url", "@id")),
        notice=_text(node.get("copyrightNotice")),
    )


def _flat(value: Any, *keys: str) -> Any:
    """Replace each object by the first of its `keys` that is a text."""
    if isinstance(value, list):
        return [_flat(item, *keys) for item in value[:100]]
    if isinstance(value, dict):
        return next((value[key] for key in keys if isinstance(value.get(key), str)), None)
    return value


def _texts(value: Any) -> tuple[str, ...]:
    items = value if isinstance(value, list) else [value]
    return tuple(item.strip() for item in items[:100] if isinstance(item, str) and item.strip())


def _text(value: Any) -> str | None:
    texts = _texts(value)
    return html.unescape(texts[0]) if texts else None


def _names(value: Any, by_id: dict[str, dict[str, Any]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of persons, and those of organisations."""
    people: list[str] = []
    bodies: list[str] = []
    for item in (value if isinstance(value, list) else [value])[:50]:
        if isinstance(item, dict):
            known = by_id.get(str(item.get("@id")), item) if "name" not in item else item
            names = _texts(known.get("name"))
            (bodies if "Organization" in _kind(known) else people).extend(html.unescape(name) for name in names)
        elif isinstance(item, str) and item.strip():
            people.append(html.unescape(item.strip()))
    return tuple(people), tuple(bodies)


def _image(value: Any, by_id: dict[str, dict[str, Any]]) -> tuple[str | None, str | None]:
    item = value[0] if isinstance(value, list) and value else value
    if isinstance(item, dict):
        if "url" not in item and "contentUrl" not in item:
            item = by_id.get(str(item.get("@id")), item)
        address = _text(item.get("url")) or _text(item.get("contentUrl"))
        return address, _text(item.get("caption"))
    return _text(item), None


def _breadcrumb(node: dict[str, Any]) -> tuple[str, ...]:
    items = node.get("itemListElement")
    names = []
    for item in items[:20] if isinstance(items, list) else []:
        if isinstance(item, dict):
            inner = item.get("item")
            names.append(_text(item.get("name")) or (_text(inner.get("name")) if isinstance(inner, dict) else None))
    return tuple(name for name in names if name)
