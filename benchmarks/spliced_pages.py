"""Pages on which other articles stand below their own: made of newspapers' pages whose texts are known."""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import lxml.html
from lxml.html import HtmlElement

from benchmarks.annotated_pages import body_of
from crawler.core.html.dom import parse
from crawler.core.text.decoding import decode

_WORD = re.compile(r"\w+")
_KEY = 60
"""Characters by which a paragraph is found on its page."""
_LEAST = 40
"""Characters of a paragraph that is looked for."""
_FOUND = 0.6
"""Share of an article's paragraphs that have to be found on its page."""
_NAMED = 3
"""Words that a headline has in common with the page's title, at least."""
_SECTIONS = frozenset(("article", "section", "header", "main"))

WAYS = ("blank lines", "blank lines", "blank lines", "tight", "markdown", "wide headings")
"""In which the lines of a page are set, each as often as it is named."""
_BESIDE = frozenset(("nav", "footer", "aside", "form", "button", "select"))
_HEADINGS = ("h1", "h2", "h3", "h4", "h5")


class Told(NamedTuple):
    """An article as it should be found."""

    title: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """Its paragraphs, parted by blank lines."""
        return "\n\n".join(self.paragraphs)


@dataclass(frozen=True)
class Page:
    """A page of one article: `told` is what it holds, `country` the folder that it stands in."""

    name: str
    country: str
    url: str
    body: bytes
    told: Told


@dataclass(frozen=True)
class Place:
    """Where an article stands on its page: what holds it, its headline, and its paragraphs."""

    holder: HtmlElement
    headline: HtmlElement
    paragraphs: tuple[HtmlElement, ...]


def read_pages(folder: Path) -> Iterator[Page]:
    """Yield the pages of a checkout whose text is known, by their names."""
    for path in sorted(folder.glob("*/*.html.gz")):
        answers = path.with_name(f"{path.name.split('_')[0]}.json")
        urls = json.loads(path.with_name("meta.info").read_text("utf-8")) if answers.exists() else {}
        if path.name not in urls:
            continue
        body = body_of(path)
        held = plain(_parsed(body).text_content())
        known = [_told(each) for each in json.loads(answers.read_text("utf-8")).values() if each.get("body")]
        told = max(known, key=lambda each: sum(plain(line)[:_KEY] in held for line in each.paragraphs), default=None)
        if told is not None and told.title:
            name = f"{path.parent.name}/{path.name.removesuffix('.html.gz')}"
            yield Page(name, path.parent.name, urls[path.name]["url"], body, told)


def _parsed(body: bytes) -> HtmlElement:
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)
    return lxml.html.document_fromstring(decode(body).encode("utf-8", "replace"), parser=parser)


def _told(answer: dict[str, Any]) -> Told:
    body = answer["body"]
    lines = [*body.get("summary", ()), *(line for each in body["sections"] for line in _lines_of(each))]
    return Told(answer.get("title") or "", tuple(" ".join(line.split()) for line in lines if line.strip()))


def _lines_of(section: dict[str, list[str]]) -> list[str]:
    return [*section.get("headline", ()), *section.get("paragraphs", ())]


def plain(text: str) -> str:
    """Return the words of a text, small and with single blanks between them; where they may be parted is no matter."""
    return " ".join(_WORD.findall(text.replace("\N{SOFT HYPHEN}", "").lower()))


def find_article(document: HtmlElement, told: Told) -> Place | None:
    """Return where an article stands on its page; None where too few of its paragraphs are found, or no headline."""
    found = _paragraphs(document, told)
    if not found:
        return None
    holder = next(each for each in found[0].iterancestors() if set(found) <= set(each.iter()))
    title = set(plain(document.findtext(".//title") or told.title).split())
    while holder is not None and holder.tag not in ("body", "html"):
        headline = _headline(holder, found[0], title)
        if headline is not None:
            paragraphs = [each for each in found if not any(other in each.iterancestors() for other in found)]
            return Place(holder, headline, tuple(paragraphs))
        holder = holder.getparent()
    return None


def _paragraphs(document: HtmlElement, told: Told) -> list[HtmlElement]:
    """Return the innermost elements that begin as an article's paragraphs do; none where too few do."""
    wanted = dict.fromkeys(plain(line)[:_KEY] for line in told.paragraphs if len(plain(line)) > _LEAST)
    texts = defaultdict[str, list[tuple[int, HtmlElement]]](list)
    for element in document.body.iter("p", "div", "span", "li", "blockquote", "h2", "h3"):
        text = plain(element.text_content())
        texts[text[:_KEY]].append((len(text), element))
    found = [min(texts[key], key=lambda each: each[0])[1] for key in wanted if key in texts]
    return found if len(found) >= _FOUND * len(wanted) else []


def _headline(holder: HtmlElement, first: HtmlElement, title: set[str]) -> HtmlElement | None:
    """Return the first heading above a paragraph that has words of the page's title."""
    order = {element: place for place, element in enumerate(holder.iter())}
    above = (each for each in holder.iter("h1", "h2") if order[each] < order[first])
    return next((each for each in above if len(title & set(plain(each.text_content()).split())) >= _NAMED), None)


def compose(page: Page, others: Sequence[Told]) -> tuple[HtmlElement, list[Told]] | None:
    """Return a page with other articles below its own, and what it holds; None where its own is not found."""
    document = _parsed(page.body)
    place = find_article(document, page.told)
    if place is None:
        return None
    told = [Told(" ".join(place.headline.text_content().split()), page.told.paragraphs)]
    below = place.holder
    for other in others:
        copy = deepcopy(place.holder)
        copy.tail = None
        twins = dict(zip(place.holder.iter(), copy.iter(), strict=True))
        for headline in (place.headline, *_said_again(place)):
            _say(twins[headline], other.title)
        _fill([twins[each] for each in place.paragraphs], other)
        below.addnext(copy)
        below = copy
        told.append(other)
    return document, told


def _said_again(place: Place) -> list[HtmlElement]:
    """Return what says the headline again beside it: for small screens, in what shares it."""
    title, apart = plain(place.headline.text_content()), {place.headline, *place.headline.iterancestors()}
    alike = [each for each in place.holder.iter("h1", "h2", "h3", "p", "span", "a") if each not in apart]
    alike = [
        each for each in alike if plain(each.text_content()) == title and place.headline not in each.iterancestors()
    ]
    return [each for each in alike if not any(other in each.iterancestors() for other in alike)]


def _fill(paragraphs: list[HtmlElement], told: Told) -> None:
    """Set a text into the place of another one."""
    for element, line in zip(paragraphs, told.paragraphs, strict=False):
        _say(element, line)
    for element in paragraphs[len(told.paragraphs) :]:
        element.drop_tree()
    last = paragraphs[-1]
    for line in told.paragraphs[len(paragraphs) :]:
        more = deepcopy(last)
        more.tail = None
        _say(more, line)
        last.addnext(more)
        last = more


def _say(element: HtmlElement, text: str) -> None:
    for child in list(element):
        element.remove(child)
    element.text = text


def without_tags(document: HtmlElement) -> HtmlElement:
    """Return a page in bare `div`s, with hashes for the names of its classes, and nothing that says what is what."""
    bare = deepcopy(document)
    for element in bare.body.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag in _SECTIONS:
            element.tag = "div"
        for name in list(element.attrib):
            if name in ("class", "id"):
                element.set(name, " ".join(map(_hash, element.get(name).split())))
            elif name.startswith(("item", "data-", "role", "aria")):
                del element.attrib[name]
    return bare


def _hash(name: str) -> str:
    return f"c{hashlib.blake2b(name.encode(), digest_size=4).hexdigest()}"


def as_text(html: str, way: str = WAYS[0], has_menus: bool = False) -> str:
    """Return the lines of a page, in one of the ways that texts are set, with or without its menus and asides."""
    tree = parse(html)
    lines = []
    for block in tree.blocks:
        tags = [each.tag for each in (tree.elements[block.element], *tree.ancestors(block.element))]
        if has_menus or _BESIDE.isdisjoint(tags):
            level = next((_HEADINGS.index(tag) + 1 for tag in tags if tag in _HEADINGS), 0)
            lines.append(_set(block.text, way, level, "li" in tags[:2]))
    return ("\n" if way == "tight" else "\n\n").join(lines)


def _set(text: str, way: str, level: int, is_item: bool) -> str:
    if way == "markdown":
        return f"{'#' * level} {text}" if level else f"* {text}" if is_item else text
    return f"\n{text}" if way == "wide headings" and level else text
