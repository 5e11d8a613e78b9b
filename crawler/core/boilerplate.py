"""Which elements of a page are furniture: told by tag, role and the words of their names, checked against their mass."""

from __future__ import annotations

import re
from functools import lru_cache

from crawler.core.dom import Element, Tree

_NAME_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
_ARTICLE_NAMES = frozenset(
    ("hentry", "h-entry", "post", "article", "story", "entry", "blog-post", "blogpost", "post-item", "entrygroup")
)
_MUCH = 900
"""Prose that nobody puts into furniture, in characters of a spaced script."""
_MAX_NAME = 400
"""Characters of class and id that are looked at."""


class Hint:
    """What the names of an element say about it: bits of a plain int, since an IntFlag costs a call an operation."""

    NONE = 0
    FURNITURE = 1
    BYLINE = 2
    TITLE = 4
    ARTICLE = 8
    COMMENT = 16
    LIVE = 32
    CAPTION = 64
    SITE = 128
    BODY = 256
    HARD = 512
    DECLARED = 1024  # an article by tag, microdata, microformat or plain class name


_PATTERNS = {
    Hint.FURNITURE: (
        "share|shares|sharing|sharer|sharebar|social|socials|addtoany|sharedaddy|jp relatedposts|related|relateds|recirc"
        "|recirculation|recommended|recommendation|recommendations|newsletter|newsletters|signup|sign up|subscribe"
        "|subscription|subscriptions|promo|promos|promotion|promobox|advert|adverts|advertisement|advertising|ad|ads|adslot"
        "|adsbygoogle|sponsor|sponsored|breadcrumb|breadcrumbs|pagination|pager|paging|navigation|nav|navbar|menu|submenu"
        "|toolbar|sidebar|footer|masthead|cookie|cookies|consent|gdpr|popup|modal|overlay|lightbox|login|outbrain"
        "|taboola|read more|readmore|more stories|more from|more news|most popular|most read|trending|latest from|also like"
        "|also read|up next|next up|next article|prev next|post nav|tag links|tags links|tag list|taglist|tags list|tagcloud|post tags"
        "|entry tags|article tags|cat links|author bio|author box|author info|author card|about author|post author box|donate"
        "|donation|donations|skip link|screen reader text|sr only|visually hidden|visuallyhidden|print only|noprint|toc"
        "|table of contents|follow us|app download|cta|callout cta|feedback|rating|ratings|poll|quiz|survey|banner"
        "|teaser|teasers|autor info|widget area|widget title|mvp related|tooltip|edit link|post edit link"
    ),
    Hint.HARD: (
        "cookie|cookies|consent|gdpr|popup|modal|lightbox|login|footer|navigation|navbar|menu|sidebar|newsletter|related"
        "|recommended|recirc|recirculation|share|sharing|social|breadcrumb|breadcrumbs|teaser|teasers|screen reader text|sr only"
    ),
    Hint.COMMENT: "comment|comments|commentlist|comment list|comment body|respond|disqus|disqus thread|livefyre|kommentare|reply",
    Hint.BYLINE: (
        "byline|bylines|author|authors|dateline|timestamp|date|datetime|published|pubdate|posted on|post meta|entry meta"
        "|article meta|meta|postmetadata|publish|updated|reading time|read time|writer|contributor|contributors|autor|fecha|datum"
        "|postinfo|post info|entry info|posted"
    ),
    Hint.TITLE: "title|headline|heading|hed|titel|titulo|titre|entry title|post title|article title|p name|titolo",
    Hint.ARTICLE: "hentry|h entry|post|article|story|entry|artikel|articulo|noticia|beitrag",
    Hint.SITE: "site title|site logo|site name|site branding|site header|logo|brand|branding|masthead|sitename|blog title",
    Hint.BODY: (
        "entry content|post content|post body|postbody|e content|article body|articlebody|article content|story body|post text"
        "|body text|content body|entry body|text body"
    ),
    Hint.LIVE: "live|liveblog|live blog|live entry|liveticker|ticker",
    Hint.CAPTION: (
        "caption|captions|credit|credits|wp caption text|wp caption|photo credit|image credit|imagecaption|bildunterschrift"
        "|legend|figcaption|copyright"
    ),
}
_LONGEST_PHRASE = 3


def _by_phrase() -> dict[str, int]:
    bits: dict[str, int] = {}
    for hint, phrases in _PATTERNS.items():
        for phrase in phrases.split("|"):
            bits[phrase] = bits.get(phrase, 0) | hint
    return bits


_BITS = _by_phrase()


@lru_cache(maxsize=16384)
def hints(names: str) -> int:
    """Return what a string of class names and an id says."""
    words = [word.lower() for word in _NAME_WORD.findall(names[:_MAX_NAME])]
    found = Hint.NONE
    for start, phrase in enumerate(words):
        found |= _BITS.get(phrase, 0)
        for word in words[start + 1 : start + _LONGEST_PHRASE]:
            phrase = f"{phrase} {word}"
            found |= _BITS.get(phrase, 0)
    if not _ARTICLE_NAMES.isdisjoint(names.split()):
        found |= Hint.DECLARED
    return found


def element_hints(element: Element) -> int:
    """Return what the class, id and microdata of an element say."""
    attrs = element.attrs
    found = Hint.DECLARED if element.tag == "article" else Hint.NONE
    if not attrs:
        return found
    names, identifier = attrs.get("class"), attrs.get("id")
    if names or identifier:
        found |= hints(f"{names or ''} {identifier}" if identifier else names or "")
    prop = attrs.get("itemprop")
    if prop:
        found |= _ITEMPROPS.get(prop, Hint.NONE)
    if attrs.get("rel") == "author":
        found |= Hint.BYLINE
    if "Article" in (attrs.get("itemtype") or ""):
        found |= Hint.DECLARED
    return found


_ITEMPROPS = {
    "headline": Hint.TITLE,
    "articleBody": Hint.BODY,
    "name": Hint.TITLE,
    "author": Hint.BYLINE,
    "datePublished": Hint.BYLINE,
    "dateModified": Hint.BYLINE,
    "comment": Hint.COMMENT,
    "caption": Hint.CAPTION,
}
_FURNITURE_TAGS = frozenset(
    "nav footer form button select textarea dialog menu option optgroup datalist aside label".split()
)
_CAPTION_TAGS = frozenset(("figcaption", "caption"))
_FURNITURE_ROLES = frozenset(
    "navigation banner contentinfo search dialog alertdialog complementary menu menubar toolbar tablist alert form "
    "menuitem button tooltip".split()
)
_NEVER = frozenset("html body main article h1 h2 h3 h4 h5 h6".split())
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


def is_suspect(element: Element, found: int) -> bool:
    """Return whether an element looks like furniture, before anybody asked how much prose stands in it."""
    if element.tag in _FURNITURE_TAGS or element.tag in _CAPTION_TAGS:
        return True
    attrs = element.attrs
    if not attrs:
        return False
    if attrs.get("role") in _FURNITURE_ROLES or "hidden" in attrs or attrs.get("aria-hidden") == "true":
        return True
    style = attrs.get("style")
    if style and _HIDDEN_STYLE.search(style[:_MAX_NAME]):
        return True
    return element.tag not in _NEVER and bool(found & (Hint.FURNITURE | Hint.COMMENT | Hint.CAPTION))


def furniture(tree: Tree, found: list[int], prose: list[int]) -> bytearray:
    """Return for each element 1 if it is furniture or stands in some; `prose` are prefix sums of prose over the blocks.

    A name alone condemns nothing that holds the bulk of the page: a body called `has-sidebar` is still the page, and
    where a third of the prose stands in elements of one name, the name means something else on this page.
    """
    total = prose[-1]
    suspects = [
        element
        for element in tree.elements
        if (element.attrs or element.tag in _FURNITURE_TAGS or element.tag in _CAPTION_TAGS)
        and is_suspect(element, found[element.index])
    ]
    shares: dict[str, int] = {}
    for element in suspects:
        name = _name(element)
        shares[name] = shares.get(name, 0) + prose[element.last_block] - prose[element.first_block]
    accused = {
        element.index
        for element in suspects
        if (shares.get(_name(element), 0) * 3 <= total and not _is_text(tree, element, found[element.index], prose))
        or _is_comments(tree, element, found[element.index])
    }
    flags = bytearray(len(tree.elements))
    for index in sorted(accused):
        if not flags[index]:
            end = tree.elements[index].end
            flags[index:end] = b"\x01" * (end - index)
    return flags


def _is_text(tree: Tree, element: Element, hint: Hint, prose: list[int]) -> bool:
    """Return whether an element that only its name accuses holds so much prose and so few links that it is text."""
    mass = prose[element.last_block] - prose[element.first_block]
    if mass < _MUCH or element.tag in _FURNITURE_TAGS or hint & (Hint.HARD | Hint.COMMENT):
        return False
    blocks = tree.blocks[element.first_block : element.last_block]
    return sum(block.link_chars for block in blocks) * 5 < mass


def _is_comments(tree: Tree, element: Element, hint: int) -> bool:
    """Return whether an element holds comments, however many: it is named so and has no first heading of its own."""
    if not hint & Hint.COMMENT or element.tag in _NEVER:
        return False
    return not any(block.heading == 1 for block in tree.blocks[element.first_block : element.last_block])


def _name(element: Element) -> str:
    return f"{element.tag} {element.attrs.get('class') or ''}"
