"""The lines of one article to an Article: its text, related headlines, authors and date."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from itertools import pairwise
from statistics import median

from crawler.core.metadata.authors.bylines import authors_of_byline
from crawler.core.page.rules import Role
from crawler.core.phrasebook.labelled_lines import related_in_line
from crawler.core.phrasebook.stock_lines import is_continue_reading
from crawler.core.plain_text.lines import BORDERS, Line, LineKind, is_label
from crawler.core.plain_text.paragraphs import BULLET
from crawler.core.text.dates import find_dates
from crawler.core.text.language import language_of
from crawler.core.types import Article, Link, Origin

# In letters (`lines.Line.width`), found by measuring on development pages.
_TEASER_WIDTH = 270
"""Usual width of single paragraphs that are teasers."""
_OPENING_WIDTH = 700
"""Usual width of an opening at most; a whole text may lead on, too."""
_TEXT_WIDTH = 400
"""A paragraph of this width is no teaser, whatever the others are."""
_PILE, _PILED_WIDTH = 3, 200
"""So many single paragraphs may be sections under subheadings; only then are they longer than teasers."""
_CUT_OFF = ("…", "...", "[…]", "[...]")
"""How a teaser ends that was cut off."""
_MOST_RELATED = 20
"""Related articles of one article; a longer list is the page's."""
_LABEL_CHARS = 16
"""Characters of a label ("By", "Author") whose name stands on the next line."""
_MENU, _MENU_WORDS, _MENU_WIDTH = 8, 3, 30
"""Lines that make a menu or a sidebar, words of most of them at most, and fewer than so many letters."""
_ENDS_LIST = BORDERS | {LineKind.PROSE}
_ROLES = {LineKind.PROSE: Role.TEXT, LineKind.POINTER: Role.RELATED, LineKind.META: Role.LABEL}


def article_of(lines: list[Line], title: int, end: int) -> Article:
    """Return the article of the lines after `title` up to `end`.

    A `title` of -1 is an article without headline.
    """
    body: list[str] = []
    related: list[Link] = []
    metas: list[str] = []
    for i, role in roles(lines, title, end):
        line = lines[i]
        if role is Role.TEXT:
            body.append(line.text)
        elif role is Role.LABEL:
            metas.append(line.text)
        elif role is Role.RELATED:
            pointed = related_in_line(line.text) or line.text
            related.append(Link(pointed if line.kind is LineKind.POINTER else BULLET.sub("", line.text)))
    text = "\n\n".join(body)
    language = language_of(text)
    authors = _authors(metas)
    published = _date(metas, language)
    given = (("language", "text", language), ("authors", "by-line", authors), ("published_at", "date line", published))
    return Article(
        title=lines[title].text if title >= 0 else "",
        text=text,
        related=tuple(dict.fromkeys(related)),
        authors=authors,
        published_at=published,
        language=language,
        origins=tuple(Origin(field, source) for field, source, value in given if value),
    )


def roles(lines: list[Line], title: int, end: int) -> Iterator[tuple[int, Role]]:
    """Give what each line after `title` up to `end` is to the article.

    After its last prose only what precedes the first boilerplate is text.
    """
    prose = [i for i in range(title + 1, end) if lines[i].kind is LineKind.PROSE] or [title]
    listed = _listed(lines, title + 1, end)
    menu = _menu_at_end(lines, prose[-1] + 1, end) if prose[-1] > title else end
    related = 0
    is_closed = False
    for i in range(title + 1, end):
        is_closed = is_closed or i >= menu or (i > max(prose[-1], title + 1) and _ends(lines, i, listed))
        role = _role(lines[i].kind, is_listed=i in listed and related < _MOST_RELATED, is_closed=is_closed)
        if role is Role.LABEL and prose[0] < i < prose[-1]:
            role = Role.TEXT
        related += role is Role.RELATED
        yield i, role


def _ends(lines: list[Line], i: int, listed: Collection[int]) -> bool:
    """Whether a text ends at a line behind its last prose; what signs the text ends it, too."""
    kind = lines[i].kind
    ends_list = kind is LineKind.SHORT and i - 1 in listed and i not in listed
    return kind in BORDERS or ends_list or lines[i - 1].kind is LineKind.META


def _menu_at_end(lines: list[Line], first: int, end: int) -> int:
    """Return where the menus begin that end a page: behind its last prose many lines of a few words stand in a row."""
    last = end == len(lines)
    short = [i for i in range(first, end) if last and lines[i].kind is LineKind.SHORT and not lines[i].bullet]
    named = sum(lines[i].key.count(" ") < _MENU_WORDS and lines[i].width < _MENU_WIDTH for i in short)
    return short[0] if len(short) >= _MENU and named * 2 > len(short) else end


def _listed(lines: list[Line], first: int, end: int) -> set[int]:
    """Return which lines belong to a list of related headlines, its heading too.

    A list with bullets ends with them, and any list at the name of a section or a button that stands last.
    """
    found: set[int] = set()
    for i in range(first, end):
        line, above = lines[i], lines[i - 1]
        if line.kind is LineKind.RELATED:
            found.add(i)
        elif i - 1 in found and line.kind not in _ENDS_LIST:
            is_last = i + 1 == end or lines[i + 1].kind is not LineKind.SHORT
            is_stray = (
                line.kind is LineKind.SHORT and not line.bullet and (above.bullet or (is_last and is_label(line)))
            )
            if not is_stray:
                found.add(i)
    return found


def _role(kind: LineKind, *, is_listed: bool, is_closed: bool) -> Role:
    """Return what a line is to an article: in its list of related ones, or behind its end, or neither."""
    if kind is LineKind.SHORT:
        return Role.RELATED if is_listed else Role.DROPPED if is_closed else Role.TEXT
    return _ROLES.get(kind, Role.DROPPED)


def _date(metas: list[str], language: str | None) -> datetime | None:
    return next((found[0].at for text in metas if (found := find_dates(text, language=language, most=1))), None)


def _authors(metas: list[str]) -> tuple[str, ...]:
    for i, text in enumerate(metas):
        names = authors_of_byline(text)
        if names:
            return names
        if len(text) <= _LABEL_CHARS and i + 1 < len(metas) and not find_dates(metas[i + 1], most=1):
            names = authors_of_byline(f"{text} {metas[i + 1]}")
            if names:
                return names
    return ()


def leads_on(lines: list[Line]) -> bool:
    """Whether the lines under a headline are one paragraph and a link to the whole text ("Read more")."""
    prose = [i for i, line in enumerate(lines) if line.kind is LineKind.PROSE]
    if len(prose) != 1 or prose[0] + 1 == len(lines) or lines[prose[0]].width > _OPENING_WIDTH:
        return False
    below = lines[prose[0] + 1]
    return not below.colon and is_continue_reading(below.text)


def is_teaser(lines: list[Line]) -> bool:
    """Whether the lines under a headline only tease: no two paragraphs in a row, and none long enough to be a text.

    A pile of teasers under one another is a teaser, too.
    """
    telling = [line for line in lines if line.kind not in (LineKind.NOISE, LineKind.META, LineKind.SHARE)]
    widths = [line.width for line in telling if line.kind is LineKind.PROSE and not line.text.endswith(_CUT_OFF)]
    if not widths:
        return True
    in_a_row = any(a.kind is b.kind is LineKind.PROSE for a, b in pairwise(telling))
    usual = _TEASER_WIDTH if len(widths) < _PILE else _PILED_WIDTH
    return not in_a_row and median(widths) < usual and max(widths) < _TEXT_WIDTH
