"""Plain-text segmentation over many layouts: `python -m benchmarks.text_layouts PAGES_DIR [--pages 300] [--seed 0]`.

Sets the articles of annotated pages as plain text, each page in a layout drawn by chance: menus, by-lines and dates in
many forms and places, lists of related headlines, appeals amid the text, ends of articles, comment forms, blank lines.
Prints a table by the form of the line that names date and author. PAGES_DIR is that of `benchmarks.segmentation`:
the articles of its HTML pages are taken, so the layouts that the plain-text code was made on are not among them.
"""

from __future__ import annotations

import argparse
import calendar
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.annotated_pages import read_lines
from benchmarks.programs import load_program
from benchmarks.segmentation import print_table
from crawler.core.plain_text.split import segment_text

SITE = "The Daily Lantern"
MONTHS = calendar.month_name[1:]
NAMES = ("Dana Whitlock", "Piotr Zielinski", "Marie Lefort", "J. K. Osei", "Tom Brandt-Olsen", "Lucia Paz")
MENU = ("Home", "News", "Politics", "Business", "Opinion", "Sport", "Culture", "Weather", "Log in", "Local", "E-paper")
RELATED = (
    "Read also:",
    "Related:",
    "You may also like",
    "More on this story",
    "READ MORE",
    "Recommended for you",
    "Trending",
    "More from this section",
    "Lesen Sie auch",
    "À lire aussi",
    "SEE ALSO:",
    "Te puede interesar",
)
BULLETS = ("", "", "• ", "- ", "» ", "1. ")
ENDS = (
    "Share this article",
    "Advertisement",
    "* * *",
    "———",
    "Load more",
    "Back to top",
    "Comments (3)",
    "-30-",
    "Comments are closed.",
    "Related Topics:#economy#city",
    "Filed Under: News, City",
    "Up Next",
    "Print this page",
    "© 2024 The Daily Lantern",
    "Was this article helpful?",
    "Weiterlesen",
    "Next story",
    "Republish this article",
)
APPEALS = (
    "Sign up for our morning briefing, delivered to your inbox every weekday.",
    "Story continues below",
    "Support independent journalism: donate today.",
    "Download our app for the latest updates.",
    "Become a member and read without ads.",
    "GO FURTHER: unlimited access from 1 crown a month",
)
COMMENTS = (
    (),
    (),
    ("Leave a Reply", "Your email address will not be published.", "Name", "Email", "Website"),
    ("Comments", "Log in to comment", "Sort by: Newest"),
    ("Join the discussion", "Please keep it civil."),
)
SHARES = (("Share", "Tweet", "Email"), ("Facebook Twitter WhatsApp",), ("Share on Facebook", "Copy link"))
BYLINES = ("none", "date", "date above", "two lines", "bar", "dots", "capitals", "labels", "ago", "below the text")
LEAST_CHARS, LEAST_PARAGRAPHS = 700, 3
"""Of an article that is set: shorter ones are no test of where articles end."""


@dataclass(frozen=True, slots=True)
class Source:
    """An article to be set."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """How a site renders its articles."""

    byline: str
    date: int
    blanks: int
    gap: int
    menu: tuple[str, ...]
    menu_in_line: bool
    has_kicker: bool
    related: str
    related_label: str
    bullet: str
    lists_next: bool
    appeals: tuple[str, ...]
    every: int
    ends: tuple[str, ...]
    comments: tuple[str, ...]
    shares: tuple[str, ...]
    has_caption: bool


def layout_by(chance: random.Random) -> Layout:
    """Draw a layout."""
    return Layout(
        byline=chance.choice(BYLINES),
        date=chance.randrange(4),
        blanks=chance.choice((0, 1, 1, 2)),
        gap=chance.choice((0, 0, 1, 2)),
        menu=tuple(chance.sample(MENU, chance.randint(0, 8))),
        menu_in_line=chance.random() < 0.3,
        has_kicker=chance.random() < 0.3,
        related=chance.choice(("", "end", "end", "amid")),
        related_label=chance.choice(RELATED),
        bullet=chance.choice(BULLETS),
        lists_next=chance.random() < 0.4,
        appeals=tuple(chance.sample(APPEALS, chance.randint(0, 2))),
        every=chance.choice((3, 5, 9)),
        ends=tuple(chance.sample(ENDS, chance.randint(0, 2))),
        comments=chance.choice(COMMENTS),
        shares=chance.choice((*SHARES, (), (), ())),
        has_caption=chance.random() < 0.3,
    )


def set_page(
    chance: random.Random, layout: Layout, articles: list[Source], others: list[Source]
) -> tuple[str, list[Any]]:
    """Return the text of a page of these articles, and what is true of it."""
    lines = [SITE, *([" | ".join(layout.menu)] if layout.menu_in_line and layout.menu else layout.menu)]
    truth = []
    for article, following in zip(articles, [*articles[1:], None], strict=True):
        headlines = [other.title for other in chance.sample(others, chance.randint(2, 5))]
        if layout.lists_next and following:
            headlines[0] = following.title
        listed = _related(layout, headlines) if layout.related else []
        lines += ["\n" * layout.gap] * bool(layout.gap) + [chance.choice(MENU)] * layout.has_kicker
        lines += _head(chance, layout, article.title)
        lines += _body(layout, article.paragraphs, listed)
        if layout.byline == "below the text":
            lines.append(f"Posted by {chance.choice(NAMES)} at {chance.randint(1, 12)}:{chance.randint(10, 59)} PM")
        tail = [listed if layout.related == "end" else [], list(layout.ends)]
        chance.shuffle(tail)
        lines += [*tail[0], *tail[1], *layout.comments]
        junk = [*(headlines if listed else []), *layout.appeals, *layout.comments]
        related = [{"text": headline} for headline in (headlines if listed else [])]
        text = "\n\n".join(article.paragraphs)
        truth.append({"title": article.title, "text": text, "related": related, "without": junk})
    return ("\n" * (1 + layout.blanks)).join(lines), truth


def _body(layout: Layout, paragraphs: tuple[str, ...], listed: list[str]) -> list[str]:
    """Return the paragraphs of an article with what stands amid them."""
    found = []
    for i, paragraph in enumerate(paragraphs, 1):
        found.append(paragraph)
        if layout.appeals and i % layout.every == 0 and i < len(paragraphs):
            found.append(layout.appeals[i // layout.every % len(layout.appeals)])
        if layout.related == "amid" and i == len(paragraphs) // 2:
            found += listed
    return found


def _related(layout: Layout, headlines: list[str]) -> list[str]:
    bullets = (layout.bullet.replace("1", str(i)) for i in range(1, len(headlines) + 1))
    return [layout.related_label, *(bullet + headline for bullet, headline in zip(bullets, headlines, strict=True))]


def _head(chance: random.Random, layout: Layout, title: str) -> list[str]:
    """Return what stands above the text of an article."""
    name, date = chance.choice(NAMES), _date(chance, layout.date)
    above = [date] if layout.byline == "date above" else []
    below = {
        "date": [date],
        "two lines": [f"By {name}", date],
        "bar": [f"{date} | Politics | {name}"],
        "dots": [f"{name} · {date} · 4 min read"],
        "capitals": [f"BY {name.upper()}", date.upper()],
        "labels": ["Published", f"{chance.randint(2, 20)} hours ago", "on", date, "By", name],
        "ago": [f"{chance.randint(2, 20)} hours ago"],
    }.get(layout.byline, [])
    caption = [f"The harbour on Monday. (Photo: {chance.choice(NAMES)})"] if layout.has_caption else []
    return [*above, title, *below, *layout.shares, *caption]


def _date(chance: random.Random, form: int) -> str:
    year, month, day = chance.randint(2012, 2025), chance.randint(1, 12), chance.randint(1, 28)
    hour, minute = chance.randint(0, 23), chance.randint(0, 59)
    return (
        f"{MONTHS[month - 1]} {day}, {year}",
        f"{day} {MONTHS[month - 1]} {year}, {hour:02}:{minute:02}",
        f"{year}-{month:02}-{day:02}",
        f"{MONTHS[month - 1][:3]} {day}, {year} at {hour % 12 + 1}:{minute:02} {'am' if hour < 12 else 'pm'}",
    )[form]


def sources(folder: Path) -> list[Source]:
    """Return the articles of the annotated HTML pages in a folder, each title once."""
    found: dict[str, Source] = {}
    for page in read_lines(folder / "truth.jsonl"):
        for article in page["articles"] if page.get("format") != "text" else ():
            title, paragraphs = (
                article["title"].strip(),
                tuple(filter(None, map(str.strip, article["text"].split("\n")))),
            )
            if title and len(article["text"]) >= LEAST_CHARS and len(paragraphs) >= LEAST_PARAGRAPHS:
                found.setdefault(title, Source(title, paragraphs))
    return list(found.values())


def main() -> None:
    """Set the pages, read them, and print how well they were read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="PAGES_DIR")
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    scorer = load_program(options.folder / "score.py", "name a folder that holds score.py and truth.jsonl")
    pool = sources(options.folder)
    truth, predicted = [], []
    for i in range(options.pages):
        chance = random.Random(options.seed + i)
        layout = layout_by(chance)
        count = chance.choice((1, 2, 2, 3, 3, 4, 5))
        drawn = chance.sample(pool, count + 12)
        text, articles = set_page(chance, layout, drawn[:count], drawn[count:])
        truth.append({"page": str(i), "family": layout.byline, "format": "text", "articles": articles})
        found = [
            {"title": article.title, "text": article.text, "related": [link.text for link in article.related]}
            for article in segment_text(text).articles
        ]
        predicted.append({"page": str(i), "articles": found})
    total, families, _ = scorer.score(truth, predicted)
    print_table(total, families)


if __name__ == "__main__":
    main()
