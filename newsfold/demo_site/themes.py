"""How the papers look: one function a theme, each turns a story into markup as sites of that kind write it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from zlib import crc32

from newsfold.demo_site.plan import tag_path
from newsfold.demo_site.stories import Paper, Part, Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """A story about to be printed whole; `level` is 1 on its own page and 2 where it stands among others.

    `is_linked` says that its title leads to its own page.
    """

    story: Story
    paper: Paper
    parts: tuple[Part, ...]
    path: str
    level: int
    is_linked: bool

    @property
    def byline(self) -> str:
        """The line of authors, or nothing."""
        return f"{self.paper.words['by']} {', '.join(self.story.authors)}" if self.story.authors else ""

    @property
    def iso(self) -> str:
        """The moment of publication with its offset."""
        return self.story.published_at.isoformat()

    @property
    def day(self) -> str:
        """The moment of publication as it is shown."""
        return f"{self.story.published_at:%Y-%m-%d %H:%M}"


def body(print_: Print, paragraph: str = '<p dir="auto">{}</p>', promo: str = '<p class="promo">{}</p>') -> str:
    """Return the parts as markup, with a promo, unless that is empty, after the second paragraph of a longer story."""
    forms = {
        "paragraph": paragraph,
        "heading": "<h3>{}</h3>",
        "pull-quote": '<aside class="pullquote"><blockquote>{}</blockquote></aside>',
        "figure": '<figure><img src="/photo.png" alt=""><figcaption>{}</figcaption></figure>',
    }
    lines: list[str] = []
    count = sum(part.kind == "paragraph" for part in print_.parts)
    seen = 0
    for part in print_.parts:
        if part.kind == "entry":
            time, _, heading = part.text.partition(" ")
            lines.append(f'<h3 class="entry"><time>{time}</time> {escape(heading)}</h3>')
            continue
        lines.append(forms[part.kind].format(escape(part.text, quote=False)))
        seen += part.kind == "paragraph"
        if promo and part.kind == "paragraph" and seen == 2 and count > 3:
            lines.append(promo.format(escape(print_.paper.words["follow"], quote=False)))
    return "\n".join(lines)


def _share(print_: Print) -> str:
    word = escape(print_.paper.words["share"])
    links = "".join(f'<li><a href="#{way.lower()}">{word}: {way}</a></li>' for way in ("Mail", "Post"))
    return f'<ul class="share">{links}</ul>'


def _tags(print_: Print) -> str:
    links = ", ".join(f'<a rel="tag" href="{tag_path(print_.paper, t)}">{escape(t)}</a>' for t in print_.story.tags)
    return f'<p class="tags">{escape(print_.paper.words["tags"])}: {links}</p>'


def _title(print_: Print) -> str:
    title = escape(print_.story.title, quote=False)
    return f'<a href="{print_.path}">{title}</a>' if print_.is_linked else title


def _semantic(print_: Print) -> str:
    level = print_.level
    byline = f'<span class="author">{escape(print_.byline)}</span> · ' if print_.byline else ""
    return (
        f'<article class="story"><header><h{level}>{_title(print_)}</h{level}>'
        f'<p class="byline">{byline}<time datetime="{print_.iso}">{print_.day}</time></p></header>'
        f'{_share(print_)}<div class="body">{body(print_)}</div><footer>{_tags(print_)}</footer></article>'
    )


def _soup(print_: Print) -> str:
    def name(part: str) -> str:
        return f"c{crc32((print_.paper.id + part).encode()):08x}"

    level = print_.level
    text = body(
        print_,
        f'<div class="{name("p")}">{{}}</div>',
        f'<div class="{name("promo")}"><a href="/members/">{{}}</a></div>',
    )
    return (
        f'<div class="{name("box")}"><div class="{name("top")}">'
        f'<h{level} class="{name("t")}">{_title(print_)}</h{level}>'
        f'<div class="{name("by")}"><span>{escape(print_.byline)}</span> <time datetime="{print_.iso}">{print_.day}'
        f'</time></div></div><div class="{name("body")}">{text}</div>'
        f'<div class="{name("end")}">{_share(print_)}{_tags(print_)}</div></div>'
    )


def _flat(print_: Print) -> str:
    top = f"<h2>{_title(print_)}</h2>\n<p><i>{escape(print_.byline)}, {print_.day}</i></p>"
    return f"{top}\n{body(print_)}\n{_tags(print_)}\n<hr>"


def _microdata(print_: Print) -> str:
    authors = ", ".join(
        f'<span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">{escape(name)}'
        "</span></span>"
        for name in print_.story.authors
    )
    level = print_.level
    return (
        '<div class="entry" itemscope itemtype="https://schema.org/NewsArticle">'
        f'<link itemprop="url" href="{print_.path}"><h{level} itemprop="headline">{_title(print_)}</h{level}>'
        f'<div class="meta">{escape(print_.paper.words["by"])} {authors} '
        f'<time itemprop="datePublished" datetime="{print_.iso}">{print_.day}</time></div>'
        f'<div itemprop="articleBody">{body(print_)}</div>{_share(print_)}{_tags(print_)}</div>'
    )


def _roles(print_: Print) -> str:
    return (
        f'<section class="nota"><div role="heading" aria-level="{print_.level}">{_title(print_)}</div>'
        f'<div class="firma"><span class="author">{escape(print_.byline)}</span> '
        f'<time datetime="{print_.iso}">{print_.day}</time></div>{body(print_)}'
        f"{_share(print_)}{_tags(print_)}</section>"
    )


def _jsonld(print_: Print) -> str:
    level = print_.level
    return (
        f'<div class="post"><h{level}>{_title(print_)}</h{level}><div class="info">{print_.day}</div>'
        f'<div class="post-text">{body(print_)}</div>{_tags(print_)}</div>'
    )


THEMES: dict[str, Callable[[Print], str]] = {
    "semantic": _semantic,
    "soup": _soup,
    "flat": _flat,
    "microdata": _microdata,
    "roles": _roles,
    "jsonld": _jsonld,
}
