"""Which links of a segment lead to related articles, which to other sites, and which about the site."""

from __future__ import annotations

import re

from crawler.core.html.dom import Anchor, Block
from crawler.core.links.addresses import absolute, holds
from crawler.core.links.targets import is_action
from crawler.core.links.urls import site_of
from crawler.core.page.outline import Outline
from crawler.core.page.prose import LONGEST_LABEL, weight
from crawler.core.page.segment import Segment
from crawler.core.phrasebook import stock_lines
from crawler.core.types import Link

_HEADLINE = 25
"""Shortest link that is told to lead to an article by its length alone, in characters of a spaced script."""
_WORD = 8
"""The same for a link that stands under a heading of related articles."""
_FILE = re.compile(r"\.(?:pdf|mp3|mp4|m4a|ogg|wav|docx?|xlsx?|pptx?|zip|epub)$", re.I)
"""Addresses of files, to which a text leads as to another site."""
_LEAST_ROW = 2
"""Links of a row that leads about the site at the end of a page."""
_PARTING = frozenset("|·•«»")
"""Signs between the links of such a row."""
_STOPS = ".!»]) "
"""Signs that end such a line."""
_SHARES = re.compile(r"[?&](?:u|url|link|text|title|body|canonicalurl|linkurl)=", re.IGNORECASE)
"""What an address has that shares another one, and that of a film has not."""
_LETTERS = re.compile(r"[^\W\d_]+")
_FEW_WORDS = 4
"""Words beside the links of a line that only says where an article is filed."""
_LONGEST_NAME = 30
"""Characters of the name of a topic at most."""


def related_links(outline: Outline, segment: Segment) -> tuple[Link, ...]:
    """Return the links of a segment that lead to other articles."""
    links = {}
    body = set(segment.body)
    listed = set(announced(outline, segment.first_block, segment.last_block))
    first = segment.first_block if segment.title_block is None else segment.title_block + 1  # menus stand above it
    for index in range(first, segment.last_block):
        block = outline.tree.blocks[index]
        if not block.anchors or index in body or outline.stands_in_menu(block.element):
            continue
        least = _WORD if index in listed else _HEADLINE
        found = [a for a in block.anchors if weight(a.text) >= least and not a.href.startswith("#")]
        if found and not stock_lines.is_stock_line(block.text):
            links.update({a.text: Link(a.text, absolute(outline.facts.base, a.href)) for a in found})
    return tuple(links.values())


def announced(outline: Outline, first: int, last: int) -> list[int]:
    """Return the links that stand right under a line such as "Read more:"."""
    found, under = [], False
    for index in range(first, last):
        block = outline.tree.blocks[index]
        if len(block.text) <= LONGEST_LABEL and stock_lines.is_related_heading(block.text):
            under = True
        elif under and block.link_chars * 5 >= len(block.text) * 4:
            found.append(index)
        elif not outline.is_boilerplate(index):
            under = False
    return found


def lead_out(outline: Outline, first: int, last: int) -> bool:
    """Return whether most links between two blocks lead to other sites or to files: such a list is part of the text."""
    hrefs = [anchor.href for block in outline.tree.blocks[first:last] for anchor in block.anchors]
    out = sum(_is_out(href, outline.facts.host) for href in hrefs)
    return bool(hrefs) and out * 3 > len(hrefs) * 2


def _is_out(href: str, host: str) -> bool:
    if _FILE.search(href[-8:]):
        return True
    other = site_of(href) if href.startswith(("http:", "https:", "//")) else ""
    return bool(host and other) and other != host and not other.endswith("." + host) and not host.endswith("." + other)


def is_row_of_links(outline: Outline, block: Block) -> bool:
    """Return whether a block is of links that signs part, `« Before | All | After »`, or that say where it is filed."""
    if len(block.anchors) < _LEAST_ROW:
        return False
    rest = block.beside_links
    if 0 < len(_LETTERS.findall(rest)) <= _FEW_WORDS and all(_files(outline, anchor) for anchor in block.anchors):
        return True
    if block.link_chars * 2 < len(block.text):
        return False
    signs = sum(char in _PARTING for char in rest)
    return signs >= len(block.anchors) - 1 and len(rest.split()) - signs <= len(block.anchors)


def is_row_of_buttons(block: Block) -> bool:
    """Return whether a block is nothing but short links of which two share the page: "Comments (2) | Digg Facebook"."""
    if len(block.anchors) < _LEAST_ROW or any(char.isalnum() for char in block.beside_links):
        return False
    if any(len(anchor.text) > _LONGEST_NAME for anchor in block.anchors):
        return False
    acts = [anchor.href for anchor in block.anchors if is_action(anchor.href)]
    others = len(block.anchors) - len(acts) - sum("#" in anchor.href for anchor in block.anchors)
    return others <= 0 and sum(_SHARES.search(href) is not None for href in acts) >= _LEAST_ROW


def _files(outline: Outline, anchor: Anchor) -> bool:
    """Return whether a link may name a topic of the site: a short one, and to a page, if need be the list itself."""
    leads_away = anchor.href.startswith("#") or outline.facts.leads_out(anchor.href) or is_action(anchor.href)
    return not leads_away and len(anchor.text) <= _LONGEST_NAME


def leads_up(outline: Outline, block: Block) -> bool:
    """Return whether a block is nothing but a link to the folder that holds the page: "All news", or leads back."""
    if len(block.anchors) != 1:
        return False
    (anchor,) = block.anchors
    ends_in_link = block.text.rstrip(_STOPS).endswith(anchor.text.rstrip(_STOPS))
    if ends_in_link and len(block.text) <= LONGEST_LABEL and stock_lines.leads_back(block.text):
        return outline.facts.leads_to_another_page(anchor.href)
    if block.link_chars * 10 < len(block.text) * 9:
        return False
    return holds(absolute(outline.facts.base, block.anchors[0].href), outline.facts.url)
