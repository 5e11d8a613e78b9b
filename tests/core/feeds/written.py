"""Feeds as papers write them."""

from __future__ import annotations

URL = "https://paper.example/feed.xml"
PARAGRAPH = "The harbour board met late on Monday and agreed to widen the eastern quay before the autumn storms. "
STORY = "".join(f"<p>{PARAGRAPH * 3}</p>" for _ in range(3))


def rss(items: str, channel: str = "") -> str:
    """Return an RSS feed of these items."""
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">'
        f"<channel><title>Paper</title><link>https://paper.example/</link>{channel}{items}</channel></rss>"
    )


def item(title: str = "Quay widened", link: str = "https://paper.example/quay", more: str = "") -> str:
    """Return an item of an RSS feed."""
    return f"<item><title>{title}</title><link>{link}</link>{more}</item>"
