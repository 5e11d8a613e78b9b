"""Where else a way in may be: the addresses at which most software puts feeds and sitemaps."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

_FEEDS = ("feed", "rss.xml", "atom.xml", "feed.xml", "index.xml", "feed.json")
_SITEMAPS = ("sitemap.xml", "sitemap_index.xml", "news-sitemap.xml")

_COMMENTS = ("comment", "kommentar", "comentario", "commentaire")


def usual_feeds(url: str) -> tuple[str, ...]:
    """Return where feeds may be that the page at a URL does not name: in its folder."""
    return tuple(urljoin(_folder(url), name) for name in _FEEDS)


def usual_sitemaps(url: str) -> tuple[str, ...]:
    """Return where sitemaps may be that robots.txt does not name: at the top of the site, and in the page's folder."""
    folders = dict.fromkeys((urljoin(url, "/"), _folder(url)))
    return tuple(urljoin(folder, name) for folder in folders for name in _SITEMAPS)


def front_of(url: str) -> str:
    """Return the front page of the site that a URL is of."""
    return urljoin(url, "/")


def is_of_comments(url: str) -> bool:
    """Whether the address of a feed says that it is one of readers' comments."""
    return any(word in url.lower() for word in _COMMENTS)


def _folder(url: str) -> str:
    folder, _, name = urlsplit(url).path.rpartition("/")
    path = f"{folder}/" if not name or "." in name else f"{folder}/{name}/"
    return urljoin(url, path)
