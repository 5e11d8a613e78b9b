"""Pages that hold several whole articles: Newsfold beside the extractors of one article a page.

    python -m benchmarks.several_articles

The pages are those of `newsfold demo` that print two stories or more; their stories are the truth. Trafilatura,
newspaper4k, readability-lxml and goose3 are asked where they are installed (by hand). An article is found when a
record has, by words, its text and nothing else (F1 of .9 or more), and titled when that record has its title, too; a
record is glued when it holds most of the words of two articles or more.
"""

from __future__ import annotations

import argparse
import importlib
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from html import unescape
from re import sub
from typing import Any

from crawler.core.extraction import extract
from crawler.core.text.normalise import fold, tokens
from newsfold.demo_site.pages import render
from newsfold.demo_site.plan import SitePage, pages
from newsfold.demo_site.stories import Story

_BASE = "http://demo.example"
_RIGHT = 0.9
_HELD = 0.8
"""Share of an article's words that a record has to hold to hold the article."""


@dataclass(frozen=True, slots=True)
class Record:
    """What a tool returns as one article."""

    title: str
    text: str


@dataclass(slots=True)
class Score:
    """What became of the articles of all pages."""

    records: int = 0
    found: int = 0
    titled: int = 0
    held: int = 0
    glued: int = 0
    failed: int = 0
    seconds: float = 0.0


Tool = Callable[[str, str], list[Record]]
"""Takes a page and its address, and returns what it finds."""


def main() -> None:
    """Print the table."""
    argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None).parse_args()
    several = [(page, render(page, _BASE, 1)) for page in pages().values() if len(page.wholes) > 1]
    articles = sum(len(page.wholes) for page, _ in several)
    print(f"{len(several)} pages with {articles} whole articles\n")
    print(f"{'':18}{'records':>9}{'found':>9}{'titled':>9}{'text kept':>11}{'glued':>8}{'failed':>8}{'ms a page':>11}")
    for name, tool in tools():
        score = scored(tool, several)
        print(
            f"{name:18}{score.records:9}{score.found / articles:9.3f}{score.titled / articles:9.3f}"
            f"{score.held / articles:11.3f}{score.glued:8}{score.failed:8}"
            f"{1000 * score.seconds / len(several):11.1f}"
        )


def scored(tool: Tool, several: Sequence[tuple[SitePage, str]]) -> Score:
    """Return what a tool makes of pages."""
    score = Score()
    for page, html in several:
        began = time.process_time()
        try:
            found = tool(html, f"{_BASE}{page.path}")
        except Exception:  # noqa: BLE001  a tool that fails on a page finds nothing there, and is told so
            found = []
            score.failed += 1
        score.seconds += time.process_time() - began
        words = [Counter(tokens(record.text)) for record in found]
        texts = [Counter(tokens(_text_of(story))) for story in page.wholes]
        score.records += len(found)
        for story, text in zip(page.wholes, texts, strict=True):
            titles = [fold(record.title) for record, each in zip(found, words, strict=True) if f1(text, each) >= _RIGHT]
            score.found += bool(titles)
            score.titled += fold(story.title) in titles
            score.held += any(_share(text, each) >= _HELD for each in words)
        score.glued += sum(sum(_share(text, each) >= _HELD for text in texts) > 1 for each in words)
    return score


def _text_of(story: Story) -> str:
    return " ".join(part.text for part in story.parts if part.kind == "paragraph")


def tools() -> Iterator[tuple[str, Tool]]:
    """Yield Newsfold and each of the others that is installed."""
    yield "newsfold", _newsfold
    for name, module, tool in (
        ("trafilatura", "trafilatura", _trafilatura),
        ("newspaper4k", "newspaper", _newspaper),
        ("readability-lxml", "readability", _readability),
        ("goose3", "goose3", _goose),
    ):
        try:
            yield name, partial(tool, importlib.import_module(module))
        except ImportError:
            print(f"{name:18} is not installed")


def _newsfold(html: str, url: str) -> list[Record]:
    return [Record(article.title, article.text) for article in extract(html, url)]


def _trafilatura(module: Any, html: str, url: str) -> list[Record]:
    found = module.bare_extraction(html, url=url, with_metadata=True)
    return [] if found is None else [Record(found.title or "", found.text or "")]


def _newspaper(module: Any, html: str, url: str) -> list[Record]:
    article = module.Article(url)
    article.download(input_html=html)
    article.parse()
    return [Record(article.title, article.text)] if article.text else []


def _readability(module: Any, html: str, url: str) -> list[Record]:
    document = module.Document(html, url=url)
    text = unescape(sub(r"<[^>]+>", " ", document.summary()))
    return [Record(document.short_title(), text)] if text.strip() else []


def _goose(module: Any, html: str, url: str) -> list[Record]:
    article = module.Goose({"enable_image_fetching": False}).extract(raw_html=html)
    return [Record(article.title, article.cleaned_text)] if article.cleaned_text else []


def _share(text: Counter[str], of: Counter[str]) -> float:
    return (text & of).total() / max(text.total(), 1)


def f1(truth: Counter[str], found: Counter[str]) -> float:
    """Return the harmonic mean of precision and recall of words (0 to 1)."""
    return 2 * (truth & found).total() / max(truth.total() + found.total(), 1)


if __name__ == "__main__":
    main()
