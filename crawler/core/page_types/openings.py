"""Which text is the opening of an article that has a page of its own: it breaks off and leads on to that page.

An opening is a teaser, however long: its own page has all that it says. That it breaks off is told by the link at its
end, which leads where its headline does; whole posts on a list end without one. A card without a text takes none of
what stands behind the headings of further sections of its page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from statistics import median

from crawler.core.html.dom import Anchor, Block
from crawler.core.links.addresses import permalink_key
from crawler.core.links.urls import resolve
from crawler.core.page.headings import ROW, link_of
from crawler.core.page.outline import Outline
from crawler.core.page.prose import LEAST_ARTICLE, MOST_TEASER
from crawler.core.page.rules import Rule
from crawler.core.page.segment import Segment, Sifted, sift
from crawler.core.page_types.called_lists import is_called_list
from crawler.core.phrasebook.stock_lines import is_continue_reading
from crawler.core.text.normalise import fold

_BEHIND = 8
"""Blocks behind a text among which the link that leads on stands: buttons to share and tags may come first."""
_LONGEST_LINK = 120
"""Characters of such a link at most: it may name the headline once more."""
_FRAGMENT = "more"
"""What the fragment begins with by which blog software leads to the place where an opening breaks off: `#more-12`."""
_ARROWS = ("»", "›", "→", "⟶", ">>", "…", "...", "]", "←", "«")
"""What ends the words of such a link in any language; the last two in scripts that run to the left."""
_CUT = ("[…]", "[...]", "[. . .]", "(…)", "(...)", "(more…)", "(more...)")
"""What software sets where it cuts a text, and people hardly ever."""
_SUMMARY = re.compile(r"(?:^|\s)(?:entry|post|article|p)[-_]{1,2}(?:summary|excerpt)(?=$|\s)")
"""Classes of the excerpt that software shows on lists, as WordPress's themes and microformats call it."""
_NEAR = 3
"""Elements around a text, the innermost first, of which one may be called so."""
_DOTS = ("…", "...", ". . .")
"""What an excerpt ends with where no link leads on; people end a post like this, too."""
_SECTIONS = 3
"""Headings in a row behind a headline from which on what follows is no text of its: a box has one or two."""
_EXCERPT = 900
"""Prose of an excerpt at most: software cuts after 55 words, people after a paragraph or two."""


def without_openings(outline: Outline, found: Sequence[Segment]) -> Sifted:
    """Refuse the segments that break off, or have no text, and lead on to a page of their own on the same site."""
    excerpts = {id(segment) for segment in (*_excerpts(outline, found), *_without_headlines(outline, found))}
    signs = (_breaks_off, _is_bare, _is_summary, _is_linked, _is_covered)
    return sift(
        found,
        lambda segment: id(segment) in excerpts or any(holds(outline, segment) for holds in signs),
        Rule.OPENING,
    )


def _excerpts(outline: Outline, found: Sequence[Segment]) -> list[Segment]:
    """Return the texts that break off by bare dots or without a mark, where most that have a page of their own do so.

    These are a row of them, or stand on a page that calls itself a list. Beside a row a short paragraph is cut, too: at
    the end of a sentence.
    """
    led = [segment for segment in found if segment.body and _headline_key(outline, segment) is not None]
    if _are_leads(outline, led):
        return led
    cut = [segment for segment in led if _ends_in_dots(outline, segment) or _is_unfinished(outline, segment)]
    if len(cut) * 2 <= len(led) or not (len(cut) >= ROW or is_called_list(outline)):
        return []
    is_row = len(cut) >= ROW and len(cut) * 3 >= len(led) * 2
    return [*cut, *(segment for segment in led if is_row and _is_short_paragraph(outline, segment))]


def _are_leads(outline: Outline, led: Sequence[Segment]) -> bool:
    """Whether all texts that have a page of their own are a sentence or two, on a page that calls itself a list."""
    if len(led) < ROW or not all(_is_short_paragraph(outline, segment) for segment in led):
        return False
    return median(outline.prose[segment.body[0]] for segment in led) < LEAST_ARTICLE and is_called_list(outline)


def _without_headlines(outline: Outline, found: Sequence[Segment]) -> list[Segment]:
    """Return the texts without a heading that end in a link to go on, where most of the page are such."""
    blocks = outline.tree.blocks
    bare = (each for each in found if each.body and (each.title_block is None or not blocks[each.title_block].heading))
    cut = [
        segment
        for segment in bare
        if any(
            is_continue_reading(anchor.text) and _page_of(outline, anchor.href) is not None
            for anchor in blocks[segment.body[-1]].anchors
        )
    ]
    return cut if len(cut) >= ROW and len(cut) * 2 > len(found) else []


def _is_summary(outline: Outline, segment: Segment) -> bool:
    """Whether all of a text stands in what software calls the summary of an entry that has a page of its own."""
    if not segment.body or _headline_key(outline, segment) is None:
        return False
    first, last = segment.body[0], segment.body[-1]
    if outline.weight_of(first, last + 1) > _EXCERPT:
        return False
    around = (each for each in outline.tree.ancestors(outline.tree.blocks[first].element) if each.last_block > last)
    return any(_SUMMARY.search(each.get("class") or "") for each in islice(around, _NEAR))


def _is_linked(outline: Outline, segment: Segment) -> bool:
    """Whether all that a text says is part of the link that its headline is: a card, whatever its markup calls it."""
    if segment.title_block is None or not segment.body:
        return False
    href = link_of(outline, segment.title_block)
    if href is None or not (outline.facts.leads_to_another_page(href) or outline.facts.leads_out(href)):
        return False
    over_title = outline.tree.ancestors(outline.tree.blocks[segment.title_block].element)
    around = [each for each in over_title if each.tag == "a"]
    return all(
        block.link_chars * 2 > len(block.text)
        and all(anchor.href == href for anchor in block.anchors)
        and (block.anchors or any(link.index < block.element < link.end for link in around))
        for block in map(outline.tree.blocks.__getitem__, segment.body)
    )


def _is_covered(outline: Outline, segment: Segment) -> bool:
    """Whether an empty link behind the text, in its part of the page, is named as the headline: it lies over a card."""
    link = outline.facts.labelled.get(fold(segment.title))
    if link is None or not segment.body or link.end > link.index + 1:
        return False
    around, first = outline.tree.elements[link.parent], segment.title_block or segment.body[0]
    is_behind = link.index > outline.tree.blocks[segment.body[-1]].element and around.first_block <= first
    return is_behind and _headline_key(outline, segment) is not None


def _is_bare(outline: Outline, segment: Segment) -> bool:
    """Whether what would be the text of a headline stands in another place of the page, and the headline has none.

    It begins only behind the headings of sections, where the headline leads elsewhere, or is a line behind a menu.
    """
    if not segment.body or segment.title_block is None:
        return False
    between = outline.tree.blocks[segment.title_block + 1 : segment.body[0]]
    if outline.weight_of(segment.body[0], segment.body[-1] + 1) < MOST_TEASER and _is_menu(outline, between):
        return True
    return sum(bool(block.heading) for block in between) >= _SECTIONS and _headline_key(outline, segment) is not None


def _is_menu(outline: Outline, between: Sequence[Block]) -> bool:
    return sum(len(block.anchors) for block in between if outline.stands_in_menu(block.element)) >= ROW


def _ends_in_dots(outline: Outline, segment: Segment) -> bool:
    if not outline.tree.blocks[segment.body[-1]].text.rstrip().endswith(_DOTS):
        return False
    return outline.weight_of(segment.body[0], segment.body[-1] + 1) <= _EXCERPT


def _is_unfinished(outline: Outline, segment: Segment) -> bool:
    """Whether a text is one short paragraph that ends in a letter, as no sentence does in scripts with capitals."""
    last = outline.tree.blocks[segment.body[-1]].text[-1]
    return _is_short_paragraph(outline, segment) and (last == "," or last.lower() != last.upper())


def _is_short_paragraph(outline: Outline, segment: Segment) -> bool:
    return len(segment.body) == 1 and 0 < outline.prose[segment.body[0]] <= MOST_TEASER


def _breaks_off(outline: Outline, segment: Segment) -> bool:
    if not segment.body:
        return False
    is_cut = outline.tree.blocks[segment.body[-1]].text.endswith(_CUT)
    end = min(segment.last_block, segment.body[-1] + _BEHIND)
    leading = [anchor.href for anchor in _links(outline, segment.body[-1], end) if _leads_on(anchor, segment.title)]
    if not (is_cut or leading):
        return False
    own = _headline_key(outline, segment)
    return own is not None and (is_cut or any(_page_of(outline, href) == own for href in leading))


def _headline_key(outline: Outline, segment: Segment) -> bytes | None:
    """Return the key of the page of this site that the headline leads to, None where it leads to none."""
    href = None if segment.title_block is None else link_of(outline, segment.title_block)
    return None if href is None else _page_of(outline, href)


def _page_of(outline: Outline, href: str) -> bytes | None:
    if not outline.facts.leads_to_another_page(href):
        return None
    return permalink_key(resolve(outline.facts.base or "", href))


def _links(outline: Outline, first: int, last: int) -> Iterator[Anchor]:
    for block in outline.tree.blocks[first:last]:
        yield from block.anchors


def _leads_on(anchor: Anchor, title: str) -> bool:
    """Return whether a link to an article's page says, by its fragment or its words, that the text goes on there.

    The words may name the title of the article: 'Continue reading "Harbour bridge opens"'.
    """
    fragment = anchor.href.partition("#")[2]
    if fragment:
        return fragment.startswith(_FRAGMENT)
    text = anchor.text.strip()
    if len(text) <= _LONGEST_LINK and (text.endswith(_ARROWS) or is_continue_reading(text)):
        return True
    words, name = fold(text), fold(title)
    return bool(name) and name in words and is_continue_reading(words.replace(name, "").strip())
