"""Pages that stand in an article's place: errors, challenges of a guard, consent dialogues, offers to subscribe."""

from __future__ import annotations

from collections.abc import Mapping

from crawler.core.no_article import NoArticle
from crawler.core.page.outline import Outline
from crawler.core.page.rules import Rule
from crawler.core.page.segment import Segment
from crawler.core.phrasebook import walls
from crawler.core.phrasebook.matching import Anywhere
from crawler.core.phrasebook.stock_lines import is_paywall
from crawler.core.text.normalise import fold

MOST = 600
"""Prose of such a page at most, in characters of a spaced script."""
_MOST_CONSENT = 2_500
"""The same for a consent dialogue, which has much to say."""
_TELLING = 4
"""How much longer than what it says of an error a title is at most."""
_HEADINGS = 4
"""Headings of a page without an article that may say why: the first ones."""
_NAMES_ADDRESS = "nothing found for "
"""How older blog software begins the title of an error page; what was asked for follows, however long."""
_SHARE = 0.6
"""Of the prose of a consent dialogue, what speaks of consent."""
_SCRIPT = 200
"""Text of a page that is made by its script at most."""
_ERROR_CLASSES = frozenset(("error404", "error-template", "template-default_error_message"))
"""Classes that WordPress, Ghost and Plone give to the body of a page that is not there, in any language."""
_ERROR, _CHALLENGE = Anywhere(walls.ERROR), Anywhere(walls.CHALLENGE)
_CONSENT = tuple((Anywhere(sure), Anywhere(terms), Anywhere(persons)) for sure, terms, persons in walls.CONSENT)


def is_error_page(outline: Outline) -> bool:
    """Return whether software says by the class of the body that a page is not there, whatever else it shows."""
    names = outline.tree.elements[0].get("class") or "" if outline.tree.elements else ""
    return not _ERROR_CLASSES.isdisjoint(names.split())


def stands_for_article(outline: Outline, segment: Segment, blocks: Mapping[int, Rule]) -> NoArticle | None:
    """Return what a page is instead of an article, though it has one by its looks; None for an article.

    `blocks` are the rules that decided on the blocks of the page.
    """
    mass = outline.weight_of(segment.first_block, segment.last_block)
    if mass < MOST and not outline.is_dated(segment.first_block, segment.last_block):
        if said := said_by(segment.title):
            return said
        within = outline.tree.blocks[segment.first_block : segment.last_block]
        if is_paywall(segment.title) or any(block.heading and is_paywall(block.text) for block in within):
            return NoArticle.PAYWALL
    stock = [index for index, rule in blocks.items() if rule is Rule.STOCK_LINE]
    texts = [outline.tree.blocks[index].text for index in (*segment.body, *stock)]
    return NoArticle.CONSENT if mass < _MOST_CONSENT and _ask_consent(texts) else None


def why_nothing(outline: Outline) -> NoArticle:
    """Return why a page without an article has none."""
    blocks = outline.tree.blocks
    if any(element.tag == "frame" for element in outline.tree.elements):
        return NoArticle.FRAMES
    if not blocks:
        return NoArticle.EMPTY
    headings = [block.text for block in blocks if block.heading][:_HEADINGS]
    for title in (outline.facts.own_title, *headings):
        if said := said_by(title):
            return said
    if any(map(is_paywall, headings)):
        return NoArticle.PAYWALL
    if outline.teasers:
        return NoArticle.LISTING
    if outline.chars[-1] < _SCRIPT and any("javascript" in block.text.lower() for block in blocks):
        return NoArticle.SCRIPT
    return NoArticle.NO_ARTICLE


def said_by(title: str) -> NoArticle | None:
    """Return what a title says that its page is: an error or a challenge, and little else; None for other titles."""
    folded = fold(title)
    if folded.startswith(_NAMES_ADDRESS):
        return NoArticle.ERROR_PAGE
    for phrases, said in ((_CHALLENGE, NoArticle.CHALLENGE), (_ERROR, NoArticle.ERROR_PAGE)):
        longest = max((len(phrase.strip()) for phrase in phrases.all_in(f" {folded} ")), default=0)
        if longest * _TELLING >= len(folded) > 0:
            return said
    return None


def _ask_consent(texts: list[str]) -> bool:
    """Whether most of a text speaks to its reader of cookies or personal data, in any of the languages.

    A paragraph does where it has two words of the matter, and a "we" or "you".
    """
    padded = [f" {fold(text)} " for text in texts]
    least = _SHARE * sum(map(len, padded))
    return any(
        any(map(sure.found_in, padded))
        and sum(len(text) for text in padded if len(terms.all_in(text)) > 1 and persons.found_in(text)) > least
        for sure, terms, persons in _CONSENT
    )
