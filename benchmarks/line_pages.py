"""Plain texts whose articles are known, to fit weights to: pages composed of real ones, in four ways, and layouts.

Pages of the web content extraction benchmark (WCXB), each with up to three articles of others set below its own, are
written down as readers get them: with blank lines between blocks, without, with more above headings, and as markdown; a
quarter with their menus. Beside them stand layouts (`text_layouts.py`) drawn of the same articles.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import lxml.html

from benchmarks.annotated_pages import body_of, read_lines
from benchmarks.spliced_pages import WAYS, Page, Told, as_text, compose, plain
from benchmarks.text_layouts import Source, layout_by, set_page

LAYOUTS, FIRST_LAYOUT = 250, 100_000
"""Layouts that are drawn, and the seed of the first: far from those that `text_layouts` measures."""
_MENUS = 0.25
"""Share of the pages that keep their menus."""
_PARAGRAPHS, _BRIEF, _IS_BRIEF = range(3, 150), range(3, 7), 0.3
"""Paragraphs of an article that is set below another; of one that is cut to a brief, and the share of these."""
_LEAST_CHARS, _LEAST_TITLE = 700, 15
"""Of an article in a layout: the text, and the headline."""


@dataclass(frozen=True)
class TextPage:
    """A plain text, the site that it is of, the articles in it, and what it counts for beside others."""

    site: str
    text: str
    told: tuple[Told, ...]
    weight: float = 1.0


def composed_pages(folder: Path) -> Iterator[TextPage]:
    """Yield pages of WCXB with further articles below their own."""
    pages = list(wcxb_pages(folder))
    for page in pages:
        chance = random.Random(page.name)
        below = [other.told for other in chance.sample(pages, chance.choice((0, 1, 2, 2, 3))) if other is not page]
        way, has_menus = chance.choice(WAYS), chance.random() < _MENUS
        fitting = [_maybe_brief(chance, told) for told in below if len(told.paragraphs) in _PARAGRAPHS]
        composed = compose(page, fitting)
        if composed is not None and composed[1][0].text:
            document, told = composed
            text = as_text(lxml.html.tostring(document, encoding="unicode"), way, has_menus)
            yield TextPage(page.country, text, tuple(told))


def layout_pages(folder: Path) -> Iterator[TextPage]:
    """Yield layouts drawn of the articles of WCXB."""
    told = [page.told for page in wcxb_pages(folder) if len(page.told.title) > _LEAST_TITLE]
    pool = [each for each in told if len(each.text) > _LEAST_CHARS and len(each.paragraphs) in _PARAGRAPHS]
    for seed in range(FIRST_LAYOUT, FIRST_LAYOUT + LAYOUTS):
        chance = random.Random(seed)
        layout, count = layout_by(chance), chance.choice((1, 2, 2, 3, 3, 4, 5))
        drawn = [Source(*_maybe_brief(chance, told)) for told in chance.sample(pool, count + 12)]
        text, truth = set_page(chance, layout, drawn[:count], drawn[count:])
        yield TextPage(str(seed), text, tuple(Told(each["title"], _paragraphs(each["text"])) for each in truth))


def annotated_pages(folder: Path, weight: float) -> Iterator[TextPage]:
    """Yield the plain texts among annotated pages (`manifest.jsonl`, `truth.jsonl`)."""
    truth = {page["page"]: page["articles"] for page in read_lines(folder / "truth.jsonl")}
    for page in read_lines(folder / "manifest.jsonl"):
        if page["format"] == "text":
            told = (Told(each["title"], _paragraphs(each["text"])) for each in truth[page["page"]])
            yield TextPage(page["page"], body_of(folder / page["file"]).decode("utf-8", "replace"), tuple(told), weight)


def wcxb_pages(folder: Path) -> Iterator[Page]:
    """Yield the article pages of a checkout of WCXB whose text is known."""
    for path in sorted(folder.glob("*/ground-truth/*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        markup = path.parents[1] / "html" / f"{path.stem}.html.gz"
        told = truth["ground_truth"]
        lines = _paragraphs(told.get("main_content") or "")
        if truth["_internal"]["page_type"]["primary"] == "article" and markup.exists() and lines and told.get("title"):
            own = lines[1:] if plain(lines[0]) == plain(told["title"]) else lines
            url = truth.get("url") or ""
            name = f"{path.parents[1].name}-{path.stem}"
            site = urlsplit(url).hostname or name
            yield Page(name, site, url, gzip.decompress(markup.read_bytes()), Told(told["title"], own))


def _maybe_brief(chance: random.Random, told: Told) -> Told:
    """Return an article, or its beginning: pages hold briefs, too."""
    return Told(told.title, told.paragraphs[: chance.choice(_BRIEF)]) if chance.random() < _IS_BRIEF else told


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(" ".join(line.split()) for line in text.split("\n") if line.strip())
