"""Sitemaps to links: urlset, index, news fields and plain lists; at most `MAX_URLS`, the newest first."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime

from lxml import etree

from crawler.core.feeds.xml_repair import escape_strays
from crawler.core.links.targets import resolver
from crawler.core.types import Outlink, Relation

MAX_URLS = 50_000
"""The most that the protocol allows in one file (sitemaps.org)."""

_ROOT = re.compile(r"<(?:\w+:)?(urlset|sitemapindex)(?=[\s>])", re.IGNORECASE)
_ENTRY_END = re.compile(r"</(?:\w{1,20}:)?(?:url|sitemap)\s{0,9}>", re.IGNORECASE)
_LINE = re.compile(r"https?://\S+", re.IGNORECASE)
_DATES = ("lastmod", "publication_date")
_LIST_CHARS = 20_000
"""Characters by which a plain list of addresses is known: some hundred lines."""
_NEVER = datetime.min.replace(tzinfo=UTC)


def is_url_list(text: str) -> bool:
    """Whether a text is a plain-text sitemap: lines of which each is a URL and nothing else; one will do."""
    lines = text.lstrip("\ufeff")[:_LIST_CHARS].splitlines()
    lines = lines[:-1] if len(text) > _LIST_CHARS else lines
    filled = [line.strip() for line in lines if line.strip()]
    return bool(filled) and all(_LINE.fullmatch(line) for line in filled)


def sitemap_links(text: str, url: str) -> tuple[Outlink, ...]:
    """Return where a sitemap leads: other sitemaps of an index, else pages, by their date, the newest first.

    `text` is XML or a plain list, `url` the sitemap's own address. What cannot be parsed gives the links before it.
    """
    root = _ROOT.search(text)
    if root is None:
        lines = map(str.strip, text.lstrip("\ufeff").splitlines())
        found: Iterable[tuple[str, datetime]] = ((line, _NEVER) for line in lines if _LINE.fullmatch(line))
        relation = Relation.ARTICLE
    else:
        ends = [found.end() for found in _ENTRY_END.finditer(text)]
        found = _walk(text[root.start() : ends[-1]]) if ends else ()
        relation = Relation.SITEMAP if root[1].lower() == "sitemapindex" else Relation.ARTICLE
    resolved = resolver(url)
    dated: dict[str, datetime] = {}
    for address, moment in found:
        absolute = resolved(address) if address else None
        if absolute is not None and absolute not in dated:
            dated[absolute] = moment
    newest_first = sorted(dated, key=lambda address: dated[address], reverse=True)
    return tuple(Outlink(address, relation, _known(dated[address])) for address in newest_first[:MAX_URLS])


def _known(moment: datetime) -> datetime | None:
    return None if moment == _NEVER else moment


def _walk(text: str) -> Iterator[tuple[str, datetime]]:
    """Yield address and date of each entry; the caller has cut off the DTD and an incomplete last entry."""
    events = etree.iterparse(
        io.BytesIO(escape_strays(text).encode()),
        events=("end",),
        recover=True,
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
    )
    address, moment = "", _NEVER
    with suppress(etree.XMLSyntaxError):  # beyond repair: what came before it stands
        for _, element in events:
            name = _local(element)
            parent = element.getparent()
            if name == "loc" and parent is not None and _local(parent) in ("url", "sitemap"):
                address = (element.text or "").strip()
            elif name in _DATES:
                moment = max(moment, _moment(element.text or ""))
            elif name in ("url", "sitemap"):
                yield address, moment
                address, moment = "", _NEVER
                element.clear()
                while element.getprevious() is not None and parent is not None:
                    del parent[0]


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
