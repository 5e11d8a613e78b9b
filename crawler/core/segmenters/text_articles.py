"""The lines of one article to an Article: its text, related headlines, authors and date."""

from __future__ import annotations

from statistics import median

from crawler.core.byline import authors_of_byline
from crawler.core.dates import find_dates
from crawler.core.phrases import related_in_line
from crawler.core.segmenters.text_lines import BORDERS, BULLET, Kind, Line, width_of
from crawler.core.types import Article, Link

_TEASER_WIDTH = 270
_MOST_RELATED = 20


def article_of(lines: list[Line], title: int, border: int, end: int) -> Article | None:
    """Return the article of the lines after `title` up to `end`, None where they hold no prose.

    The run from `border` on stands between its text and the next headline: only what precedes the first furniture there
    is text. A `title` of -1 is an article without a headline.
    """
    body: list[str] = []
    related: list[Link] = []
    metas: list[str] = []
    in_list = closed = False
    prose = [i for i in range(title + 1, end) if lines[i].kind is Kind.PROSE]
    if not prose:
        return None
    for i in range(title + 1, end):
        line = lines[i]
        if i > prose[-1]:
            closed = closed or line.kind in BORDERS
        if line.kind is Kind.RELATED:
            in_list = True
        elif line.kind is Kind.POINTER:
            related.append(Link(related_in_line(line.text) or line.text))
        elif line.kind in BORDERS:
            in_list = False
        elif line.kind is Kind.META:
            if prose[0] < i < prose[-1]:
                body.append(line.text)
            else:
                metas.append(line.text)
        elif line.kind is Kind.PROSE:
            in_list = False
            body.append(line.text)
        elif line.kind is Kind.SHORT:
            if in_list and len(related) < _MOST_RELATED:
                related.append(Link(BULLET.sub("", line.text)))
            elif not closed:
                body.append(line.text)
    return Article(
        title=lines[title].text if title >= 0 else "",
        text="\n\n".join(body),
        related=tuple(dict.fromkeys(related)),
        authors=_authors(metas),
        published_at=next((found[0].at for text in metas if (found := find_dates(text, most=1))), None),
    )


def _authors(metas: list[str]) -> tuple[str, ...]:
    for i, text in enumerate(metas):
        names = authors_of_byline(text)
        if names:
            return names
        if len(text) <= 16 and i + 1 < len(metas) and not find_dates(metas[i + 1], most=1):
            names = authors_of_byline(f"{text} {metas[i + 1]}")
            if names:
                return names
    return ()


def without_teasers(articles: list[Article]) -> list[Article]:
    """Return the articles that are more than the teaser of one; a page of teasers alone has none."""
    widths = [width_of(article.text) for article in articles]
    if len(articles) >= 3 and median(widths) < _TEASER_WIDTH:
        return []
    return [
        article
        for article, width in zip(articles, widths, strict=True)
        if width >= _TEASER_WIDTH or len(articles) == 1 or article.text.count("\n\n") > 0
    ]
