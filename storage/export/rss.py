"""RSS 2.0: a feed of articles, the newest first; whole texts, authors and languages by its usual additions."""

from __future__ import annotations

from collections.abc import Iterable
from email.utils import format_datetime
from typing import IO, Any
from xml.etree import ElementTree as ET

from storage.exporting.feeds import HOME, NEVER, Entry, element, entries, printable, write_element
from storage.exporting.format import Format
from storage.records import StoredArticle

_HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">\n<channel>\n'
)


def write(articles: Iterable[StoredArticle], out: IO[Any], title: str = "Newsfold") -> int:
    """Write a feed, and return how many items it has."""
    found = list(entries(articles))
    out.write(_HEAD)
    changed = max((each.changed_at for each in found), default=NEVER)
    write_element(out, element("title", printable(title)))
    write_element(out, element("link", next((each.link for each in found if each.link), HOME)))
    write_element(out, element("description", "Articles that Newsfold collected, the newest first"))
    write_element(out, element("lastBuildDate", format_datetime(changed)))
    write_element(out, element("generator", "Newsfold"))
    for entry in found:
        write_element(out, _item(entry))
    out.write("</channel>\n</rss>\n")
    return len(found)


def _item(entry: Entry) -> ET.Element:
    made = element("item")
    made.append(element("title", entry.title))
    if entry.link is not None:
        made.append(element("link", entry.link))
    made.append(element("guid", entry.tag, isPermaLink="false"))
    made.append(element("pubDate", format_datetime(entry.published_at or entry.changed_at)))
    made.extend(element("dc:creator", name) for name in entry.authors)
    made.extend(element("category", topic) for topic in entry.topics)
    if entry.language is not None:
        made.append(element("dc:language", entry.language))
    made.append(element("description", entry.content.partition("\n")[0]))
    made.append(element("content:encoded", entry.content))
    return made


FORMAT = Format(write=write, is_feed=True)
