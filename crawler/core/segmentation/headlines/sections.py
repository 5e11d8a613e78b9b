"""Which headings only part the text of the headline above them: a guide with sections is one article, not many.

A section is a lower heading than the page's headline and has nothing that an article has of its own: no date or author,
no page, no markup, no name in the page's head. What holds for most headings of a style holds for all of it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from statistics import median

from crawler.core.html.dom import Element
from crawler.core.links.addresses import is_front
from crawler.core.links.urls import resolve
from crawler.core.page.headings import ROW, Style
from crawler.core.page.outline import Outline
from crawler.core.page.prose import LEAST_ARTICLE, MOST_TEASER
from crawler.core.segmentation.headlines.headline import TIMED, Headline
from crawler.core.segmentation.headlines.scoring import says_again
from crawler.core.segmentation.weights import Feature
from crawler.core.text.normalise import fold

_OWN = frozenset((Feature.DATED, Feature.LEADS_ARTICLE, Feature.NAMED))
"""What an article has of its own, and a section has not."""
_NO_HEAD = frozenset((Feature.SITE_NAME, Feature.STOCK_LINE))
"""What makes a highest heading the head of no text."""
_TITLE = frozenset((Feature.NAMED, Feature.FIRST))
"""What makes a lower heading the title of the page all the same."""
_POST = frozenset((Feature.LINKED, Feature.DATED_BELOW))
"""What tells a post of a planet, whose pages are on other sites."""
_MARKUP = frozenset((Feature.LEADS_ARTICLE, Feature.LEADS_INNER_ARTICLE))
"""What gives a heading markup of an article."""
_LOWEST = 7
"""The level of a heading that is none by its tag."""
_LOST = 1000
"""Prose between the heading over a page and the first headline that makes an article of its own."""
_TEASED = 3
"""How many times as long as the teasers below it an article of the page's own is at least."""


class Sections:
    """What tells the sections of a page's headings from their headlines."""

    def __init__(self, outline: Outline, headlines: Sequence[Headline]) -> None:
        self._outline, self._headlines = outline, headlines
        self._is_of_one = outline.facts.is_of_one
        self._blocks = frozenset(headline.block for headline in headlines)
        self._count = Counter(headline.style for headline in headlines)
        self._marked = self._by_style(
            headline
            for before, headline in zip([None, *headlines], headlines, strict=False)
            if self._is_marked(headline, before)
        )
        self._rows = defaultdict[Style, list[Headline]](list)
        sizes = defaultdict[Style, list[int]](list)
        ends = [headline.start for headline in headlines[1:]] + [len(outline.tree.blocks)]
        for headline, end in zip(headlines, ends, strict=True):
            self._rows[headline.style].append(headline)
            sizes[headline.style].append(outline.weight_of(headline.block, end))
        self._size = {style: median(found) for style, found in sizes.items()}
        self._linked = self._by_style(headline for headline in headlines if self._has_page(headline))

    def parts(self, headline: Headline, head: Headline) -> bool:
        """Return whether a heading is a section under a headline before it."""
        if self._restates(headline, head):
            return True
        if self._is_marked_row(headline, head) or self._is_beside(headline, head):
            return False
        if self._is_most(self._linked, headline, head) and not (
            headline.block < head.article_end or (head.named and self._text_amid(headline, head) >= MOST_TEASER)
        ):
            return False
        return headline.style != head.style or self._tag_level(headline) > self._tag_level(head)

    def teases(self, headline: Headline, head: Headline) -> bool:
        """Return whether a heading after the page's own article is one of a row over short texts on other pages."""
        size = self._size[headline.style]
        return (
            head.named
            and (headline.article_end > 0 or not self._text_amid(headline, head))
            and self._has_page(headline)
            and self._is_most(self._linked, headline, head)
            and (size > 0 or headline.article_end > 0)
            and size <= 2 * MOST_TEASER
            and self._outline.weight_of(head.block, headline.block) >= _TEASED * size
        )

    def leaves(self, headline: Headline, head: Headline) -> bool:
        """Return whether what stands below a heading that is no section may still have sections of the head."""
        return not self._has_page(headline) and (
            headline.block < head.article_end or not self._outline.weight_of(head.block, headline.block)
        )

    def heads(self, headline: Headline) -> bool:
        """Return whether a heading may have sections."""
        highest = self._tag_level(headline) == 1 or headline.features >= _TITLE
        if not highest or not headline.features.isdisjoint(_NO_HEAD):
            return False
        if headline.link is not None and not self._leads_here(headline.link):
            return False
        return headline.named or headline.article_end > 0 or Feature.IN_BOILERPLATE not in headline.features

    def lost_head(self, weighty: Sequence[Headline]) -> Headline | None:
        """Return the only one of the `weighty` headings that heads the page where none of the headlines does.

        It has text of its own, or all of them are its sections. An article's own page may have more, if it names one.
        """
        able = self._headlines
        heads = [headline for headline in weighty if self.heads(headline)]
        if not heads or heads[0].block > able[0].block or any(map(self.heads, able)):
            return None
        lost, is_own = heads[0], heads[0].named and self._is_of_one
        if not is_own and (len(heads) > 1 or Feature.FIRST not in lost.features):
            return None
        own = self._outline.weight_of(lost.block, able[0].start)
        has_text = own >= (LEAST_ARTICLE if is_own else _LOST)
        return lost if has_text or all(self.parts(headline, lost) for headline in able) else None

    def _restates(self, headline: Headline, head: Headline) -> bool:
        """Return whether a lower heading says the headline again and has nothing of its own: "What is catering?".

        Search engines are told one of the two, so that the page's head names the lower one.
        """
        if self._tag_level(headline) <= self._tag_level(head) or headline.link is not None:
            return False
        if not headline.features.isdisjoint(TIMED | _MARKUP):
            return False
        blocks = self._outline.tree.blocks
        return says_again(fold(blocks[headline.block].text), fold(blocks[head.block].text))

    def _leads_here(self, link: str) -> bool:
        """Return whether a link leads to the page itself; on a front page such a heading is the name of the site."""
        address = resolve(self._outline.facts.base or "", link)
        return not (
            self._outline.facts.leads_out(link)
            or self._outline.facts.leads_to_another_page(link)
            or (address is not None and is_front(address))
        )

    def _text_amid(self, headline: Headline, head: Headline) -> int:
        """Return the prose before the row of a heading in the part of the page that holds the row, and the head's text.

        0 where the row begins such a part, or stands outside the head's.
        """
        row = self._rows[headline.style]
        before = bisect_left(self._outline.mass, self._outline.mass[row[0].block]) - 1
        if self._around(head.block, max(before, head.block)).last_block <= row[0].block:
            return 0
        return self._outline.weight_of(self._around(row[0].block, row[-1].block).first_block, row[0].block)

    def _around(self, first: int, last: int) -> Element:
        """Return the innermost element that holds two blocks."""
        tree = self._outline.tree
        around = tree.elements[tree.blocks[first].element]
        while around.last_block <= last and around.parent >= 0:
            around = tree.elements[around.parent]
        return around

    def _is_marked(self, headline: Headline, before: Headline | None) -> bool:
        """Return whether a heading has something of an article's own; right under the page's it shares that."""
        own = headline.features & _OWN
        if before is not None and self.heads(before) and not self._outline.weight_of(before.block, headline.block):
            own &= {Feature.NAMED}
        return bool(own) or headline.features >= _POST

    def _is_marked_row(self, headline: Headline, head: Headline) -> bool:
        """Return whether most headings of a style have something of an article's own.

        In the article that a page says to be one a lower heading or two may have a date, as boxes have, or be named.
        """
        if not self._is_most(self._marked, headline, head):
            return False
        is_amid = self._is_of_one and head.named and headline.block < head.article_end
        if not is_amid or self._tag_level(headline) <= self._tag_level(head):
            return True
        is_declared = not headline.features.isdisjoint(_MARKUP)
        return is_declared or self._count[headline.style] >= ROW or self._is_most(self._linked, headline, head)

    def _has_page(self, headline: Headline) -> bool:
        """Return whether a heading leads to a page of its own on the site."""
        return headline.link is not None and self._outline.facts.leads_to_another_page(headline.link)

    def _tag_level(self, headline: Headline) -> int:
        return self._outline.tree.blocks[headline.block].heading or _LOWEST

    @staticmethod
    def _by_style(headlines: Iterable[Headline]) -> dict[Style, set[int]]:
        found = defaultdict[Style, set[int]](set)
        for headline in headlines:
            found[headline.style].add(headline.block)
        return found

    def _is_most(self, found: dict[Style, set[int]], headline: Headline, head: Headline) -> bool:
        """Return whether most headings of a style were found; the head says nothing of those under it."""
        blocks = found.get(headline.style, set())
        count = self._count[headline.style] - (head.style == headline.style and head.block in self._blocks)
        return (len(blocks) - (head.block in blocks)) * 2 >= count

    def _is_beside(self, headline: Headline, head: Headline) -> bool:
        """Return whether two headings lead parts of the page that are alike, each with text of its own.

        Within one article of the markup the headings look alike, too: what a template prints again, it prints the same.
        """
        if headline.block < head.article_end and headline.style[0] != head.style[0]:
            return False
        one, other = self._parted(head.block, headline.block)
        if one.tag != other.tag or self._outline.weight_of(head.block, one.last_block) < LEAST_ARTICLE:
            return False
        if self._outline.weight_of(headline.block, other.last_block) < LEAST_ARTICLE:
            return False
        first, second = (set((element.get("class") or "").split()) for element in (one, other))
        if not first and not second:
            return self._tag_level(headline) == self._tag_level(head)
        return len(first & second) * 2 >= len(first | second)

    def _parted(self, one: int, other: int) -> tuple[Element, Element]:
        """Return the outermost elements that hold one of two blocks each and not the other."""
        tree = self._outline.tree
        parts = []
        for block, away in ((one, other), (other, one)):
            element = tree.elements[tree.blocks[block].element]
            while element.parent >= 0:
                outer = tree.elements[element.parent]
                if outer.first_block <= away < outer.last_block:
                    break
                element = outer
            parts.append(element)
        return parts[0], parts[1]
