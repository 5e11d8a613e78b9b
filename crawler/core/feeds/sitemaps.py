"""Sitemaps to links: urlset, index and plain lists; at most `MAX_URLS`, the newest first; and what news entries say."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice

from lxml import etree

from crawler.core.feeds.feed import EARLIEST, LATEST, unique
from crawler.core.feeds.titles import plain_title
from crawler.core.feeds.xml_repair import escape_strays
from crawler.core.links.targets import resolver
from crawler.core.links.urls import resolve
from crawler.core.types import Claim, Image, Outlink, Relation

MAX_URLS = 50_000
"""The most that the protocol allows in one file (sitemaps.org)."""

_ROOT = re.compile(r"<(?:\w+:)?(urlset|sitemapindex)(?=[\s>])", re.IGNORECASE)
_ENTRY_END = re.compile(r"</(?:\w{1,20}:)?(?:url|sitemap)\s{0,9}>", re.IGNORECASE)
_LINE = re.compile(r"https?://\S+", re.IGNORECASE)
_DATES = ("lastmod", "publication_date")
_NEWS = ("publication_date", "title", "keywords")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*")
_LONGEST = 2_000
"""Characters of a field that are read."""
_MOST_TAGS = 20
"""Keywords of an entry that are kept."""
_MOST_CLAIMS = 1_000
"""Entries that may speak for their pages: as many as a news sitemap may have."""
_LIST_CHARS = 20_000
"""Characters by which a plain list of addresses is known: some hundred lines."""
_NEVER = datetime.min.replace(tzinfo=UTC)


def is_url_list(text: str) -> bool:
    """Whether a text is a plain-text sitemap: lines of which each is a URL and nothing else; one will do."""
    lines = text.lstrip("\ufeff")[:_LIST_CHARS].splitlines()
    lines = lines[:-1] if len(text) > _LIST_CHARS else lines
    filled = [line.strip() for line in lines if line.strip()]
    return bool(filled) and all(_LINE.fullmatch(line) for line in filled)


def read_sitemap(text: str, url: str) -> tuple[tuple[Outlink, ...], tuple[Claim, ...]]:
    """Return where a sitemap leads, other sitemaps of an index, else pages, and what its newest entries say of these.

    Links are ordered by their date, the newest first. `text` is XML or a plain list, `url` the sitemap's own address.
    What cannot be parsed gives the links before it.
    """
    found, relation = _written(text)
    resolved = resolver(url)
    entries: dict[str, _Entry] = {}
    for entry in found:
        absolute = resolved(entry.address) if entry.address else None
        if absolute is not None and absolute not in entries:
            entries[absolute] = entry
    newest_first = sorted(entries, key=lambda address: entries[address].moment, reverse=True)[:MAX_URLS]
    links = tuple(Outlink(address, relation, _known(entries[address].moment)) for address in newest_first)
    claims = (_claim(address, entries[address]) for address in newest_first if entries[address].said)
    return links, tuple(islice((claim for claim in claims if claim), _MOST_CLAIMS))


@dataclass(slots=True)
class _Entry:
    """An entry as it is written; `said` are fields of news and of images by name."""

    address: str = ""
    moment: datetime = _NEVER
    said: dict[str, str] = field(default_factory=dict)


def _written(text: str) -> tuple[Iterable[_Entry], Relation]:
    """Return the entries of a sitemap, and what they lead to."""
    root = _ROOT.search(text)
    if root is None:
        lines = map(str.strip, text.lstrip("\ufeff").splitlines())
        return (_Entry(line) for line in lines if _LINE.fullmatch(line)), Relation.ARTICLE
    ends = [found.end() for found in _ENTRY_END.finditer(text)]
    found = _walk(text[root.start() : ends[-1]]) if ends else iter(())
    return found, Relation.SITEMAP if root[1].lower() == "sitemapindex" else Relation.ARTICLE


def _claim(address: str, entry: _Entry) -> Claim:
    """Return what a news entry says; an image is one of the page where nothing says which is meant."""
    published = _moment(entry.said.get("publication_date", ""))
    language = entry.said.get("language", "").strip().lower()
    image = resolve(address, entry.said.get("image", "").strip())
    return Claim(
        url=address,
        published_at=published if EARLIEST <= published.year <= LATEST else None,
        tags=unique(entry.said.get("keywords", "").split(","))[:_MOST_TAGS],
        title=plain_title(entry.said.get("title", "")),
        language=language if _LANGUAGE.fullmatch(language) else None,
        image=Image(image) if image is not None and entry.said.get("image", "").strip() else None,
        origin="sitemap entry",
    )


def _known(moment: datetime) -> datetime | None:
    return None if moment == _NEVER else moment


def _walk(text: str) -> Iterator[_Entry]:
    """Yield each entry; the caller has cut off the DTD and an incomplete last entry."""
    events = etree.iterparse(
        io.BytesIO(escape_strays(text).encode()),
        events=("end",),
        recover=True,
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
    )
    entry = _Entry()
    with suppress(etree.XMLSyntaxError):  # beyond repair: what came before it stands
        for _, element in events:
            name = _local(element)
            parent = element.getparent()
            if name in ("url", "sitemap"):
                yield entry
                entry = _Entry()
                element.clear()
                while element.getprevious() is not None and parent is not None:
                    del parent[0]
            elif element.text and parent is not None:
                _note(entry, name, _local(parent), element.text)


def _note(entry: _Entry, name: str, parent: str, text: str) -> None:
    """Note one field of an entry, by its name and that of the element that it stands in."""
    if name == "loc" and parent in ("url", "sitemap"):
        entry.address = text.strip()
    elif name == "loc" and parent == "image":
        entry.said.setdefault("image", text)
    elif name == "language" and parent == "publication":
        entry.said[name] = text
    elif parent == "news" and name in _NEWS:
        entry.said[name] = text[:_LONGEST]
    if name in _DATES:
        entry.moment = max(entry.moment, _moment(text))


def _local(element: etree._Element) -> str:
    """Return an element's name without namespace or prefix, in lower case; "" for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""


def _moment(value: str) -> datetime:
    """Return a W3C date as a moment (a day or month counts from its start), the beginning of time for anything else."""
    value = value.strip()
    if re.fullmatch(r"\d{4}(-\d{2})?", value):
        value = f"{value}-01-01"[:10]
    try:
        moment = datetime.fromisoformat(value)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return _NEVER
