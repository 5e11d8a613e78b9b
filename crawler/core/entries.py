"""A feed's entry to an article, where the entry holds the whole of it and not a teaser."""

from __future__ import annotations

import html
import re

from crawler.core import body
from crawler.core.dom import Tree, parse
from crawler.core.feeds import Entry
from crawler.core.outline import survey, weight
from crawler.core.segment import Segment
from crawler.core.types import Article, Origin
from crawler.core.urls import canonical_url

_LONG = 900
"""Weight of text (characters of a spaced script) from which a description is an article and not a teaser."""
_SHORT = 200
"""Weight from which a content element is believed to be a whole article."""

_CUT_SHORT = re.compile(r"(?:\[?\s*(?:…|\.\.\.|&hellip;)\s*\]?|\(…\)|>>|»|→)\s*$")
_READ_ON = re.compile(
    r"(?:read|continue|keep) (?:more|on|reading|the (?:full|whole|rest)\b.*)|(?:full|whole|entire) (?:article|story|text)"
    r"|weiterlesen|mehr(?: lesen)?|lire la suite|(?:seguir|continuar|continue) leyendo|leer más|leia mais|ler mais"
    r"|continue lendo|leggi tutto|continua a leggere|lees (?:meer|verder)|läs mer|læs mere|les mer|lue lisää"
    r"|czytaj (?:dalej|więcej)|číst dál|tovább|devamı|читать далее|далее|читать полностью|читати далі|続きを読む"
    r"|阅读全文|閱讀全文|더 보기",
    re.IGNORECASE,
)
_LAST_CHARS = 60
_LITERAL_TAG = re.compile(r"&lt;/?(?:p|div|br|a|h[1-6]|ul|li|img|span|strong|em)\b", re.IGNORECASE)
_BLANK_LINES = re.compile(r"\n[ \t\r]*\n\s*")


def entry_article(entry: Entry, position: int) -> Article | None:
    """Return the whole article that an entry holds, cleaned as a page's is, or None where it only announces one."""
    if entry.is_comment or not entry.content or entry.content == entry.title:
        return None
    tree = parse(_page(entry))
    titled = bool(tree.blocks) and tree.blocks[0].heading == 1
    text = _body_text(tree, entry.title, titled)
    if not text or not is_whole(entry, tree, text):
        return None
    origins = [("title", entry.title), ("published_at", entry.published_at), ("updated_at", entry.updated_at)]
    return Article(
        title=entry.title or text.partition("\n")[0][:120],
        text=text,
        position=position,
        url=canonical_url(entry.link) if entry.link else None,
        published_at=entry.published_at,
        updated_at=entry.updated_at,
        authors=entry.authors,
        language=entry.language,
        tags=entry.tags,
        reasons=("a feed's entry with its whole content",),
        origins=tuple(Origin(field, "feed") for field, value in origins if value),
    )


def is_whole(entry: Entry, tree: Tree, text: str) -> bool:
    """Whether an entry's text is the article and not its beginning; in doubt not, since the page itself will tell.

    A teaser says so (it ends in an ellipsis or an invitation to read on) or is short; what the feed calls content and
    is longer than the summary beside it is believed from `_SHORT` on, a mere description from `_LONG` on.
    """
    last = tree.blocks[-1]
    ending = last.text[-_LAST_CHARS:].strip()
    if _CUT_SHORT.search(text) or _CUT_SHORT.search(ending):
        return False
    if any(_READ_ON.fullmatch(anchor.text.strip(" .…»›>→[]()")) for anchor in last.anchors) or _READ_ON.fullmatch(
        ending
    ):
        return False
    size = weight(text)
    if entry.is_text and not entry.is_content:
        return size >= _LONG
    if not entry.is_content:
        return size >= _LONG or (size >= _SHORT * 2 and len(tree.blocks) > 3)
    return size >= _SHORT or (bool(entry.summary) and size > 2 * weight(entry.summary))


def _page(entry: Entry) -> str:
    """Return the entry as a page of one article, so that the same cleaning applies."""
    content = entry.content
    if entry.is_text:
        parts = _BLANK_LINES.split(content) if _BLANK_LINES.search(content) else content.splitlines()
        content = "".join(f"<p>{html.escape(part, quote=False)}</p>" for part in parts)
    elif _LITERAL_TAG.search(content) and "<p" not in content and "<br" not in content:
        content = html.unescape(content)  # escaped once too often
    heading = f"<h1>{html.escape(entry.title, quote=False)}</h1>" if entry.title else ""
    return f"<html><body><article>{heading}<div>{content}</div></article></body></html>"


def _body_text(tree: Tree, title: str, titled: bool) -> str:
    """Return the text of the entry's body, its paragraphs separated by a blank line."""
    if not tree.blocks:
        return ""
    segment = Segment(
        first_block=0, last_block=len(tree.blocks), title=title, title_block=0 if titled else None, element=0
    )
    return "\n\n".join(tree.blocks[index].text for index in body.find(survey(tree), segment))
