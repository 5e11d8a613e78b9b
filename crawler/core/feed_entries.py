"""A feed's entry to an article, where the entry holds the whole of it and not a teaser."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import islice

from crawler.core.feeds.feed import Entry, unique
from crawler.core.html.dom import Block, Element, Tree, parse
from crawler.core.html.hardening import harden
from crawler.core.links.urls import canonical_url, resolve
from crawler.core.metadata.authors.bylines import clean_authors
from crawler.core.metadata.authors.names import given_first
from crawler.core.metadata.images import first_photo
from crawler.core.metadata.signed_lines import without_signatures
from crawler.core.page.dated_lines import is_date_line
from crawler.core.page.facts import read_facts
from crawler.core.page.outline import Outline, survey
from crawler.core.page.prose import weight
from crawler.core.page.segment import Segment
from crawler.core.phrasebook import stock_lines
from crawler.core.segmentation.body import find_body
from crawler.core.segmentation.text_layout import text_of
from crawler.core.text.normalise import one_line
from crawler.core.types import Article, Origin

_LONG = 900
"""Weight of text (characters of a spaced script) from which a description is an article and not a teaser."""
_MARKED_UP = 400
"""The same for a description of several paragraphs."""
_SHORT = 60
"""Weight from which the content that stands beside a description is believed to be whole."""
_LIST = 300
"""Weight from which content that is mostly links is an article: a reading list."""
_LONGEST_TEASER = 1_500
"""Weight from which a text that ends in an ellipsis just ends so."""

_MOST = 0.8
"""Share of an entry's text that the rules for pages must leave to be trusted."""

_DAY = 6
"""Characters at most beside the date of a line that says nothing else: a day's name, "on", a comma."""
_DATE = 6
"""Digits at least of a day with its year: "1/2/2003" has as many."""

_CUT_SHORT = re.compile(r"(?:…|\.\.\.)\s?[\])]?\s?[»›>→]{0,2}$|[»→]$|[\[(](?:…|\.\.\.)[\])]")
_ENDING_CHARS = 80
"""Characters at the end of a text in which it says that it is cut short."""
_LITERAL_TAG = re.compile(r"&lt;/?(?:p|div|br|a|h[1-6]|ul|li|img|span|strong|em)\b", re.IGNORECASE)
_MOST_IMAGES = 60
"""Images of a content that are looked at for a photo."""
_BLANK_LINES = re.compile(r"\n[ \t\r]*\n\s*")


def entry_article(entry: Entry, position: int) -> Article | None:
    """Return the whole article that an entry holds, or None where it only announces one, or is a comment."""
    if entry.is_comment or not entry.content or entry.content == entry.title:
        return None
    tree = parse(harden(_page(entry)))
    outline = survey(tree, read_facts(tree, entry.link))
    content = _content(outline, entry)
    if not content or not _is_whole(content, entry, outline.tree.blocks[-1]):
        return None
    blocks = _body(outline, content, entry.title)
    authors = authors_of(entry)
    text = text_of(tree, without_signatures(tree, [block.index for block in blocks], authors))
    stated = (
        ("title", entry.title),
        ("published_at", entry.published_at),
        ("updated_at", entry.updated_at),
        ("authors", authors),
        ("tags", entry.tags),
        ("image", entry.image),
    )
    return Article(
        title=entry.title or one_line(blocks[0].text)[:120],
        text=text,
        position=position,
        url=canonical_url(entry.link) if entry.link else None,
        published_at=entry.published_at,
        updated_at=entry.updated_at,
        authors=authors,
        language=entry.language,
        tags=entry.tags,
        image=entry.image or first_photo(tree, outline.facts.base, _pictures(tree)) or entry.thumbnail,
        reasons=("a feed's entry that holds the whole text",),
        origins=tuple(Origin(field, "feed") for field, value in stated if value),
    )


def authors_of(entry: Entry) -> tuple[str, ...]:
    """Return the authors of an entry by name: of "Ann Holm and Bert Lund" both, of "admin" nobody.

    A newsroom, which no by-line names, is one where a feed says so.
    """
    names = ((name, clean_authors([given_first(name, always=False)])) for name in entry.authors)
    return unique(each for name, found in names for each in found or ([name] if " " in name else []))


def _pictures(tree: Tree) -> Iterator[Element]:
    """Yield the images of a content."""
    return islice((element for element in tree.elements if element.tag == "img"), _MOST_IMAGES)


def _page(entry: Entry) -> str:
    """Return the entry as the page of one article, so that it is read as pages are."""
    content = entry.content
    if entry.is_text:
        parts = _BLANK_LINES.split(content) if _BLANK_LINES.search(content) else content.splitlines()
        content = "".join(f"<p>{html.escape(part, quote=False)}</p>" for part in parts)
    elif _LITERAL_TAG.search(content) and "<p" not in content and "<br" not in content:
        content = html.unescape(content)  # escaped once too often
    base = f'<base href="{html.escape(entry.base)}">' if entry.base else ""
    return f"<html><head>{base}</head><body><article>{content}</article></body></html>"


def _content(outline: Outline, entry: Entry) -> list[Block]:
    """Return the blocks of an entry without boilerplate and what the feed's software puts around it."""
    blocks = [block for block in outline.tree.blocks if not outline.is_boilerplate(block.index)]
    while blocks and _is_head(blocks[0].text, entry):
        del blocks[0]
    while blocks and (
        blocks[-1].heading or _is_signature(blocks[-1], entry) or stock_lines.is_stock_line(blocks[-1].text)
    ):
        blocks.pop()
    return blocks


def _body(outline: Outline, content: list[Block], title: str) -> list[Block]:
    """Return the blocks that are text by the rules for pages, which make the same text of the same article.

    Where they leave little, as of a list of links, everything is text: a feed has no navigation.
    """
    whole = Segment(first_block=content[0].index, last_block=content[-1].index + 1, title=title, element=0)
    found = [outline.tree.blocks[index] for index in find_body(outline, whole).blocks]
    return found if _weight(found) >= _MOST * _weight(content) else content


def _weight(blocks: list[Block]) -> int:
    return sum(weight(block.text) for block in blocks)


def _is_head(text: str, entry: Entry) -> bool:
    """Whether a first block only repeats the entry's title, authors and date, as Drupal writes them above the text."""
    rest = text
    for stated in (entry.title, *entry.authors):
        rest = rest.replace(stated, "", 1) if stated else rest
    if rest == text:
        return False
    rest = rest.strip()
    digits, letters = sum(map(str.isdigit, rest)), sum(map(str.isalpha, rest))
    # "Sat, 11/10/2001 - 13:43" is a date, though nobody knows of which month.
    return not rest or is_date_line(rest, _DAY) or (digits >= _DATE and letters < digits)


def _is_signature(block: Block, entry: Entry) -> bool:
    """Whether a last block only says where the entry comes from: "The post TITLE appeared first on SITE"."""
    if not entry.title or entry.title not in block.text or len(block.text) > len(entry.title) + 120:
        return False
    if entry.link is None:
        return False
    # The link of an entry often says besides that a feed led there.
    here = canonical_url(entry.link)
    led = (resolve(entry.link, anchor.href) for anchor in block.anchors)
    return any(address is not None and canonical_url(address) == here for address in led)


def _is_whole(blocks: list[Block], entry: Entry, last: Block) -> bool:
    """Whether an entry's text is the article and not its beginning; in doubt not, since the page itself will tell.

    A teaser says so, by an ellipsis or an invitation to read on, or it is short. What stands as content beside a
    description is believed; a lone description has to be long. `last` is the last block of all, boilerplate or not.
    """
    size = _weight(blocks)
    links = sum(block.link_chars for block in blocks)
    if size < _LONGEST_TEASER and (_is_cut_short(blocks[-1]) or _is_cut_short(last)):
        return False
    if entry.is_content:
        return size - links >= _SHORT or size >= _LIST
    return size >= _LONG or (size >= _MARKED_UP and len(blocks) > 2 and not entry.is_text)


def _is_cut_short(last: Block) -> bool:
    """Whether a last block says that there is more to read."""
    invites = (last.text, *(anchor.text for anchor in last.anchors))
    return bool(_CUT_SHORT.search(last.text[-_ENDING_CHARS:])) or any(map(stock_lines.is_continue_reading, invites))
