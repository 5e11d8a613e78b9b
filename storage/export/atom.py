"""Atom 1.0 (RFC 4287): a feed of articles, the newest first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import IO, Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

from storage.exporting.feeds import NEVER, Entry, element, entries, printable, write_element
from storage.exporting.format import Format
from storage.records import StoredArticle

_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'


def write(articles: Iterable[StoredArticle], out: IO[Any], title: str = "Newsfold") -> int:
    """Write a feed, and return how many entries it has."""
    found = list(entries(articles))
    out.write(_HEAD)
    name = printable(title)
    narrowed = quote(name.partition(": ")[2])  # a feed of less is another feed
    write_element(out, element("id", ":".join(filter(None, ("tag:newsfold.invalid,2026:feed", narrowed)))))
    write_element(out, element("title", name))
    write_element(out, element("updated", _time(max((each.changed_at for each in found), default=NEVER))))
    write_element(out, element("generator", "Newsfold"))
    for entry in found:
        write_element(out, _entry(entry))
    out.write("</feed>\n")
    return len(found)


def _entry(entry: Entry) -> ET.Element:
    made = element("entry", **({"xml_lang": entry.language} if entry.language else {}))
    made.append(element("id", entry.tag))
    made.append(element("title", entry.title))
    made.append(element("updated", _time(entry.changed_at)))
    if entry.published_at is not None:
        made.append(element("published", _time(entry.published_at)))
    if entry.link is not None:
        made.append(element("link", rel="alternate", href=entry.link))
    for name in entry.authors or (entry.site,):  # an entry must have an author
        author = element("author")
        author.append(element("name", name))
        made.append(author)
    made.extend(element("category", term=topic) for topic in entry.topics)
    made.append(element("content", entry.content, type="html"))
    return made


def _time(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


FORMAT = Format(write=write, is_feed=True)
