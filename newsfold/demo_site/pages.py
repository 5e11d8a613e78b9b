"""From a planned page to its HTML: the story markup of its theme inside the furniture of its paper."""

from __future__ import annotations

import json
from html import escape

from newsfold.demo_site.plan import SitePage, pages, permalink, plain_text_stories, printed
from newsfold.demo_site.stories import Paper, Story, papers
from newsfold.demo_site.themes import THEMES, Print


def render(page: SitePage, base: str, revision: int) -> str:
    """Return the HTML of `page`; `base` is the site's origin without a closing slash."""
    paper = page.paper
    words = paper.words
    main = [_whole(page, number, revision) for number in range(len(page.wholes))]
    if page.kind not in ("own", "front"):
        main.insert(0, f'<p class="crumb">{escape(page.heading)}</p>')
    main.extend(_teaser(paper, story) for story in page.teasers)
    if page.next_path:
        main.append(f'<p><a rel="next" href="{page.next_path}">{escape(words["older"])}</a></p>')
    return (
        f'<!DOCTYPE html>\n<html lang="{paper.language}" dir="{paper.direction}">\n<head>\n{_head(page, base)}\n</head>'
        "\n"
        f'<body>\n<div class="cookie-notice" role="dialog"><p>{escape(words["cookies"])}</p>'
        f"<button>{escape(words['accept'])}</button></div>\n{_top(paper)}\n<main>\n{chr(10).join(main)}\n</main>\n"
        f"{_bottom(page)}\n</body>\n</html>\n"
    )


def plain_text() -> str:
    """Return the page `/text/morning.txt`: three stories as a reader sees a page, without any markup."""
    paper = papers()[0]
    blocks = ["Connect with the Ledger", ""]
    others = [story.title for story in printed(paper) if story.kind == "report"][-3:]
    for story in plain_text_stories():
        blocks += [story.title, *(part.text for part in story.parts if part.kind in ("paragraph", "heading"))]
        blocks += [f"{paper.words['more']}:", *others, "Leave a comment", ""]
    return "\n\n".join(blocks) + "\n"


def _whole(page: SitePage, number: int, revision: int) -> str:
    story, paper = page.wholes[number], page.paper
    level = 1 if page.kind == "own" and number == 0 else 2
    print_ = Print(
        story=story,
        paper=paper,
        parts=story.text(revision),
        path=permalink(paper, story),
        level=level,
        # A list of notices prints them for good: nobody is to be led to a page that says no more.
        is_linked=level == 2 and page.kind != "section",
    )
    html = THEMES[paper.theme](print_)
    if page.kind != "own":
        return html
    html += "\n" + _read_more(paper, story)
    if number == 0:
        html += "\n" + _comments(paper)
        if len(page.wholes) > 1:
            html += f'\n<p class="upnext">{escape(paper.words["next"])}</p>'
    return html


def _teaser(paper: Paper, story: Story) -> str:
    """Return a card: the linked title and the opening of the story."""
    return (
        f'<div class="teaser"><h3><a href="{permalink(paper, story)}">{escape(story.title, quote=False)}</a></h3>'
        f"<p>{escape(opening(story), quote=False)}</p></div>"
    )


def opening(story: Story) -> str:
    """Return the first words of a story, cut as teasers are."""
    text = next(part.text for part in story.parts if part.kind == "paragraph")
    return text[:90].rsplit(" ", 1)[0] + "…" if " " in text[:90] else text[:30] + "…"


def _read_more(paper: Paper, story: Story) -> str:
    others = [other for other in printed(paper) if other != story][-3:]
    items = "".join(
        f'<li><a href="{permalink(paper, other)}">{escape(other.title, quote=False)}</a></li>' for other in others
    )
    return f'<div class="related"><h4>{escape(paper.words["more"])}</h4><ul>{items}</ul></div>'


def _comments(paper: Paper) -> str:
    words = paper.words
    return (
        f'<section id="comments" class="comments"><h3>{escape(words["comments"])}</h3>'
        f'<div class="comment"><b>K.</b><p>{escape(words["remark"])}</p></div>'
        f'<form action="/members/comment" method="post"><label>{escape(words["reply"])}</label>'
        f"<textarea></textarea><button>{escape(words['reply'])}</button></form></section>"
    )


def _head(page: SitePage, base: str) -> str:
    paper = page.paper
    url = base + page.path
    lines = [
        '<meta charset="utf-8">',
        f"<title>{escape(page.heading)}{'' if page.kind == 'front' else ' | ' + escape(paper.name)}</title>",
        f'<link rel="canonical" href="{url}">',
        f'<link rel="alternate" type="application/rss+xml" href="{paper.prefix}rss.xml">',
        f'<link rel="alternate" type="application/atom+xml" href="{paper.prefix}atom.xml">',
    ]
    if page.kind == "own" and paper.theme != "jsonld":
        story = page.wholes[0]
        lines += [
            '<meta property="og:type" content="article">',
            f'<meta property="og:title" content="{escape(story.title)}">',
            f'<meta property="article:published_time" content="{story.published_at.isoformat()}">',
        ]
        lines += [f'<meta name="author" content="{escape(", ".join(story.authors))}">'] if story.authors else []
    if paper.theme == "jsonld":
        lines += [_json_ld(paper, story, base) for story in page.wholes]
    return "\n".join(lines)


def _json_ld(paper: Paper, story: Story, base: str) -> str:
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "url": base + permalink(paper, story),
        "datePublished": story.published_at.isoformat(),
        "author": [{"@type": "Person", "name": name} for name in story.authors],
    }
    return f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'


def _top(paper: Paper) -> str:
    sections = "".join(
        f'<li><a href="{paper.prefix}{slug}/">{escape(name)}</a></li>' for slug, name in paper.sections.items()
    )
    return (
        f'<header class="masthead"><a class="logo" href="{paper.prefix}">{escape(paper.name)}</a><nav><ul>{sections}'
        f'<li><a href="{paper.prefix}archive/">{escape(paper.words["archive"])}</a></li></ul></nav></header>'
    )


def _bottom(page: SitePage) -> str:
    paper, words = page.paper, page.paper.words
    latest = "".join(
        f'<li><a href="{permalink(paper, story)}">{escape(story.title, quote=False)}</a></li>'
        for story in printed(paper)[:5]
    )
    tags = "".join(
        f'<a href="{other.path}">{escape(other.heading)}</a> '
        for other in pages().values()
        if other.kind == "tag" and other.paper == paper
    )
    editions = "".join(f'<li><a href="{other.prefix}">{escape(other.name)}</a></li>' for other in papers())
    return (
        f'<aside class="sidebar"><div class="newsletter"><p>{escape(words["newsletter"])}</p><form>'
        f'<input type="email"><button>{escape(words["subscribe"])}</button></form></div><ol>{latest}</ol>'
        f"<div class='cloud'>{tags}</div></aside>\n<footer class='foot'><ul>{editions}"
        f'<li><a href="/text/morning.txt">TXT</a></li><li><a href="/members/">Club</a></li></ul>'
        f"<p>{escape(words['footer'])}</p></footer>"
    )
