"""An explanation as one page for a browser: the document with its articles and what was left out, in colour.

The document may be hostile. Nothing of it is taken over but text, all of it escaped; the page has no script, loads
nothing, and its policy forbids both.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from html import escape
from importlib.resources import files
from itertools import groupby

from crawler.core.explain.values import Border, Explanation, Part
from crawler.core.page.rules import Role
from crawler.logs import printable
from newsfold.cli.explanation.facts import (
    because,
    facts_of,
    features_in_words,
    first_own,
    likelihood,
    other_headings,
    summary,
)
from newsfold.cli.explanation.subject import Explained

_HUES = 5
_LONGEST = 20_000
_LONGEST_TIP = 600
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_SHAPES = frozenset(("li", "blockquote", "pre"))


def explanation_html(explained: Explained) -> str:
    """Return the page; whoever writes it to a file writes UTF-8."""
    style = files("newsfold.cli.explanation").joinpath("page.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return "".join(
        (
            '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">',
            '<meta name="color-scheme" content="light dark">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{_text(explained.name)} explained</title><style>{style}</style></head>\n<body>\n",
            *_header(explained),
            '<input type="checkbox" id="hide"><label for="hide"> hide what was left out</label>\n',
            '<div class="columns">\n<main class="page">\n',
            *_page(explained.explanation),
            '</main>\n<div class="aside">\n',
            _legend(),
            *_cards(explained.explanation),
            *_refused(explained.explanation),
            *_other_headings(explained.explanation),
            "</div>\n</div>\n</body></html>\n",
        )
    )


def _header(explained: Explained) -> Iterator[str]:
    yield f"<header><h1>{_text(explained.name)}</h1>"
    if explained.url and explained.url != explained.name:
        yield f'<p class="soft">{_text(explained.url)}</p>'
    yield f"<p>{_text(summary(explained.explanation))}</p>"
    if explained.nothing_because is not None:
        yield f'<p class="nothing">No article: {_text(explained.nothing_because)}. {_text(explained.meaning or "")}</p>'
    yield "</header>\n"


def _page(explanation: Explanation) -> Iterator[str]:
    """Give the document block by block, each article in a box of its own."""
    position = 0
    for number, border in enumerate(explanation.borders):
        first = first_own(border, explanation.parts, position)
        yield from _parts(explanation.parts[position:first])
        yield f'<section class="article hue-{number % _HUES}" id="article-{number + 1}"><p class="flag">'
        yield f"Article {number + 1}, {_text(border.where)}</p>\n"
        yield from _parts(explanation.parts[first : border.last])
        yield "</section>\n"
        position = border.last
    yield from _parts(explanation.parts[position:])


def _parts(parts: tuple[Part, ...]) -> Iterator[str]:
    """Give blocks in their order; those of one piece of boilerplate share a box."""
    for group, found in groupby(parts, lambda part: part.group):
        if group is None:
            yield from (_part(part) for part in found)
            continue
        inside = list(found)
        yield f'<div class="group"><p class="name">{_text(inside[0].why)}</p>'
        yield from (_part(part, says_why=False) for part in inside)
        yield "</div>\n"


def _part(part: Part, *, says_why: bool = True) -> str:
    names = ["part", str(part.role)]
    if part.tag in _HEADINGS:
        names.append("heading")
    elif part.tag in _SHAPES:
        names.append(part.tag)
    why = f' <span class="why" dir="ltr">{_text(part.why)}</span>' if part.why and says_why else ""
    words = f'<span class="words">{_text(part.text)}</span>'
    return f'<div class="{" ".join(names)}" dir="auto" title="{_tip(part)}">{words}{why}</div>\n'


def _tip(part: Part) -> str:
    """Return what hovering over a block shows: what it is, where it stands, and where it leads."""
    lines = [f"{part.role}: {part.why or part.rule}", " > ".join(part.place), *part.links[:5]]
    return escape("\n".join(printable(line) for line in lines if line)[:_LONGEST_TIP])


def _cards(explanation: Explanation) -> Iterator[str]:
    for number, border in enumerate(explanation.borders):
        yield _card(number, border, because(border, explanation.headings, features_in_words))


def _card(number: int, border: Border, reasons: str) -> str:
    article = border.article
    rows = "".join(
        f'<tr><td>{fact.name}</td><td dir="auto">{_text(fact.value)}'
        + (f'<span class="source" dir="ltr">{_text(fact.source)}</span>' if fact.source else "")
        + "</td></tr>"
        for fact in facts_of(article)
    )
    related = "".join(f'<tr><td>related</td><td dir="auto">{_text(link.text)}</td></tr>' for link in article.related)
    return (
        f'<section class="card hue-{number % _HUES}"><h2 dir="auto"><a href="#article-{number + 1}">'
        f"Article {number + 1}: {_text(article.title or 'without a title')}</a></h2>"
        f'<p>{article.confidence:.0%} sure</p><p class="soft">{_text(reasons)}</p>'
        f"<table>{rows}{related}</table></section>\n"
    )


def _other_headings(explanation: Explanation) -> Iterator[str]:
    others = other_headings(explanation)
    if not others:
        return
    yield '<section class="card"><h2>Headings that are no titles</h2>'
    yield '<p class="soft">How likely each is one by what was seen at it; a rule may say otherwise.</p><table>'
    for heading in others:
        yield f'<tr><td>{likelihood(heading)}</td><td dir="auto">{_text(heading.text)}'
        seen = _text(features_in_words(heading))
        yield f'<span class="source" dir="ltr">{_text(heading.why)}; {seen}</span></td></tr>'
    yield "</table></section>\n"


def _refused(explanation: Explanation) -> Iterator[str]:
    if not explanation.refused:
        return
    yield '<section class="card"><h2>What looked like an article and is none</h2><table>'
    for refused in explanation.refused:
        yield f"<tr><td>{refused.first}–{refused.last - 1}</td>"
        yield f'<td dir="auto">{_text(refused.title or "without a title")}'
        yield f'<span class="source" dir="ltr">{_text(str(refused.rule))}</span></td></tr>'
    yield "</table></section>\n"


def _legend() -> str:
    kinds = (
        (Role.TITLE, "title of an article"),
        (Role.TEXT, "its text"),
        (Role.LABEL, "read for its author, date or links, and no text"),
        (Role.DROPPED, "left out; hover over a block for the reason"),
    )
    rows = "".join(f'<p class="key"><i class="i-{role} hue-0"></i>{_text(says)}</p>' for role, says in kinds)
    return f'<section class="card"><h2>Legend</h2>{rows}</section>\n'


def _text(text: str) -> str:
    text = printable(text)
    return escape(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")
