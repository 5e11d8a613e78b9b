"""Where links lead: their addresses, and which of those are no pages to read."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from urllib.parse import urlsplit

from crawler.core.links.mirror_names import said_address
from crawler.core.links.urls import MAX_URL_CHARS, resolve

_BINARY = re.compile(
    r"\.(?:jpe?g|png|gif|webp|avif|svg|ico|bmp|tiff?|mp[34]|m4[av]|ogg|og[av]|wav|flac|webm|avi|mov|mkv|wmv|pdf|epub|mobi"
    r"|docx?|xlsx?|pptx?|od[tsp]|zip|rar|7z|tar|tgz|bz2|xz|exe|dmg|iso|apk|deb|rpm|jar|css|js|mjs|woff2?|ttf|eot|swf"
    r"|ics|vcf|torrent)$",
    re.IGNORECASE,
)
_ACTION_PATH = re.compile(
    r"/(?:log-?in|sign-?in|sign-?up|log-?out|register|password|cart|basket|checkout|my-?account|wp-admin|wp-login\.php"
    r"|wp-json|xmlrpc\.php|trackback|sharer?|sharer?\.php|intent/\w+|comment-reply|cdn-cgi|unsubscribe|_layouts"
    r"|(?:forgot|lost|reset)[-_]?password|component/(?:users?|mailto|login|registration|search|finder|banners/click)"
    r"|(?:login|sendto|mail_password|join|search)_form|folder_factories)(?:/|$)"
    r"|/(?:print|printpdf|amp/share)/?$|/(?:print|printmail|printpdf)/(?:node/)?\d+/?$"
    r"|/print(?:er|version|[-_]?friendly|able)?\.(?:php|html?|aspx?|cfm)$",
    re.IGNORECASE,
)
_ACTION_QUERY = re.compile(
    r"(?:^|&)(?:replytocom|add-to-cart|share|_wpnonce|redirect_to|return_?to|returnurl|like_comment|print\w*|oldid"
    r"|diff|nb|sort_?by|(?:view|layout|format|style|version|type)=print\w*|tmpl=component|format=pdf|type=98"
    r"|(?:action|do|mode|task)=(?:login|logout|edit|history|register|print|reply|share|quote|subscribe)"
    r"|option=com_(?:users?|mailto|login|registration|search|finder|banners)|page=(?:imprim\w*|login|recherche)"
    r"|(?-i:eID)|attachment_id|doing_wp_cron)(?:=|&|$)",
    re.IGNORECASE,
)
_SHARE_HOST = re.compile(
    r"(?:^|\.)(?:wa\.me|api\.whatsapp\.com|getpocket\.com|digg\.com|stumbleupon\.com|del\.icio\.us|delicious\.com"
    r"|pinterest\.\w+|plus\.google\.com|twitter\.com|x\.com|facebook\.com|instagram\.com|linkedin\.com|t\.me|tiktok\.com"
    r"|youtube\.com|youtu\.be|reddit\.com|tumblr\.com|vk\.com|threads\.net|bsky\.app|doubleclick\.net)$",
    re.IGNORECASE,
)
_FOREIGN_SCHEME = re.compile(r"\s*(?!https?:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_PATH_AND_QUERY = r"(?:/[A-Za-z0-9_.~%!$()*,;:=@+-]+)*/?(?:\?[A-Za-z0-9_.~%!$()*,;:=@+&/-]+)?"
_SOUND_PATH = re.compile(rf"(?=/[^/]|/$){_PATH_AND_QUERY}")
_SOUND_URL = re.compile(rf"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::[1-9]\d{{1,3}})?(?=/){_PATH_AND_QUERY}")


@lru_cache(maxsize=64)
def resolver(base: str) -> Callable[[str], str | None]:
    """Return a function that resolves links as `urls.resolve(base, link)` does, faster where nothing needs escaping.

    Without a base, "", what is no whole address leads nowhere.
    """
    parts = urlsplit(base)
    origin = f"{parts.scheme}://{parts.netloc}"

    def resolved(href: str) -> str | None:
        bare = href.partition("#")[0]
        if len(bare) + len(origin) < MAX_URL_CHARS and "/." not in bare and ";" not in bare:
            if _SOUND_PATH.fullmatch(bare):
                return origin + bare if base else None
            if _SOUND_URL.fullmatch(bare):
                return bare
        return resolve(base, href)

    return resolved


@lru_cache(maxsize=16_384)  # the menus of a site stand on each of its pages
def is_action(address: str) -> bool:
    """Whether an address does something or gives a file, instead of a page to read."""
    _, _, rest = said_address(address).partition("://")
    host, slash, path = rest.partition("/")
    path, _, query = path.partition("?")
    path = slash + path
    return bool(
        _BINARY.search(path[-10:])
        or _ACTION_PATH.search(path)
        or (query and _ACTION_QUERY.search(query))
        or _SHARE_HOST.search(host)
    )


@lru_cache(maxsize=4_096)  # the menus of a site stand on each of its pages
def followable(base: str, href: str) -> str | None:
    """Return the address of a page that a link leads to; None where it leads to no page, or would do something."""
    if is_foreign(href):
        return None
    address = resolver(base)(href)
    return None if address is None or is_action(address) else address


def is_foreign(href: str) -> bool:
    """Whether a raw link names a scheme other than http and https, or only a place on its own page."""
    return href.startswith("#") or _FOREIGN_SCHEME.match(href) is not None
