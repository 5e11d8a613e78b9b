"""What an element that names authors says, taken apart at its own elements: names, roles and accounts stand in each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from crawler.core.html.dom import Element, Tree
from crawler.core.metadata.authors.bylines import clean_authors, is_byline_label, unlabelled
from crawler.core.metadata.authors.names import is_person
from crawler.core.phrasebook.buttons import is_buttons

_MOST = 80
"""Elements and texts within one that are looked at; a by-line has a tenth of it."""
_LONGEST = 160
"""Characters of an element that names authors; a longer one tells of them."""
_NEVER = frozenset(("time", "button", "svg", "sup", "style", "script", "figure"))
_BESIDE = re.compile(
    r"(?<![a-z])(?:role|position|job|job-?title|(?:author|byline|staff|writer)[-_]{0,2}(?:title|role|position|job|bio|location|"
    r"category|section|topic|email|twitter|handle|social)|occupation|affiliation|twitter|handle|date|datetime|time|timestamp|published|"
    r"(?:(?:post|entry|article)[-_])?(?:categor(?:y|ies)|tags)(?:[-_]list)?|(?:cat|tags?)[-_]links?)(?![a-z])",
    re.IGNORECASE,
)
_BESIDE_PROPERTIES = frozenset(("jobtitle", "affiliation", "worksfor", "datepublished", "datemodified", "description"))
_FILED = frozenset(("tag", "category"))
"""What a link to a topic says of itself."""
_FAMILY = re.compile(r"(?<![a-z])(?:last|family|sur)[-_]?name(?![a-z])", re.IGNORECASE)
_JOINS_NEXT = re.compile(r"(?:[,;&/、]|(?<!\w)(?:and|und|et|og|och|ve|en|oraz|y|e|i|и|та|و))\s*$", re.IGNORECASE)
_JOINS_LAST = re.compile(r"^\s*(?:[,;&/、]|(?:and|und|et|og|och|ve|en|oraz|y|e|i|и|та|و)(?!\w))", re.IGNORECASE)
_ENDS = re.compile(
    r"^(?:on|in|at|from|for|under|am|im|à|le|el|em|en|il|dans|sous|last|updated|published|posted)\b", re.I
)
_CHECKED = re.compile(r"(?:review|edit|fact[- ]?check|verifi)ed(?: by)?\W*$", re.IGNORECASE)
"""What stands before the name of one who read the text before it was published."""


def lines_of(tree: Tree, element: Element) -> list[tuple[str, bool]]:
    """Return an element's text in lines, each with whether a link says it, or part of it.

    A text is a line of its own, but where "and", a comma or "By" ties it to the next, or each is one word of a name.
    Dates, buttons and what a class calls a role are left out.
    """
    lines: list[tuple[str, bool]] = []
    for text, is_link in _pieces(tree, element):
        last, was_link = lines[-1] if lines else ("", False)
        bare = unlabelled(last)
        is_half = bare and " " not in bare and " " not in text and bare[-1].isalpha() and text[:1].isupper()
        if last and (
            _JOINS_NEXT.search(last)
            or _JOINS_LAST.match(text)
            or is_byline_label(last)
            or (is_half and is_link is was_link)
        ):
            lines[-1] = (f"{last} {text}", was_link or is_link)
        else:
            lines.append((text, is_link))
    return lines


def _pieces(tree: Tree, element: Element) -> list[tuple[str, bool]]:
    left_out: set[int] = set()
    family: set[int] = set()
    linked: set[int] = set(range(element.first_text, element.last_text)) if element.tag == "a" else set()
    for child in tree.elements[element.index + 1 : min(element.end, element.index + _MOST)]:
        texts = range(child.first_text, min(child.last_text, child.first_text + _MOST))
        if child.tag == "a":
            linked.update(texts)
        names = f"{child.get('class') or ''} "[:300]
        if _FAMILY.search(names):
            family.update(texts)
        if _stands_beside(child, names):
            left_out.update(texts)
    every = range(element.first_text, min(element.last_text, element.first_text + _MOST))
    pieces: list[tuple[str, bool]] = []
    for index in every:
        text = " ".join(tree.texts[index].split())
        if index in family and pieces:
            pieces[-1] = (f"{pieces[-1][0]} {text}", pieces[-1][1])
        elif index not in left_out:
            pieces.append((text, index in linked))
    return pieces


def _stands_beside(child: Element, names: str) -> bool:
    """Return whether an element, of the classes `names`, says something else than a name: a role, a day, a topic."""
    if child.tag in _NEVER or any(_BESIDE.fullmatch(name) for name in names.split()):
        return True
    filed = not _FILED.isdisjoint((child.get("rel") or "").lower().split())
    return filed or (child.get("itemprop") or "").lower() in _BESIDE_PROPERTIES


def writers(tree: Tree, links: list[Element]) -> list[Element]:
    """Return the links that name who wrote: not "Reviewed by", where another one does."""
    return [link for link in links if not _CHECKED.search(_text_before(tree, link))] or links


def _text_before(tree: Tree, element: Element) -> str:
    before = range(element.first_text - 1, max(element.first_text - 4, -1), -1)
    return next((text for index in before if (text := tree.texts[index].strip())), "")[-_LONGEST:]


def authors_of_element(tree: Tree, element: Element) -> tuple[str, ...]:
    """Return the names in an element marked as an author's: of each item of a list, of each link, or the first."""
    names = (element.get("class") or "")[:300].split()
    if (names and all(map(_BESIDE.fullmatch, names))) or len(tree.text_of(element, longest=_LONGEST + 1)) > _LONGEST:
        return ()
    items = _items(tree.elements[element.index + 1 : min(element.end, element.index + _MOST)])
    named = [_names(tree, item) for item in items] if len(items) > 1 else []
    is_list = bool(named) and (items[0].tag == "li" or all(named))  # a date among what looks alike: no list of names
    return (clean_authors([name for names in named for name in names]) if is_list else ()) or _names(tree, element)


def said_best(tree: Tree, index: int, names: Sequence[str], marked: Iterable[Element]) -> list[str]:
    """Return the names of a line as a marked element says them, around or in it: more, or without a house behind each.

    An element within a line ends where that begins.
    """
    near = (each for each in marked if each.first_block <= index < max(each.last_block, each.first_block + 1))
    said, line = (authors_of_element(tree, each) for each in near), unlabelled(tree.blocks[index].text)
    return list(next((found for found in said if _says_better(found, names, line)), names))


def _says_better(found: Sequence[str], names: Sequence[str], line: str) -> bool:
    if len(found) != len(names):
        return len(found) > len(names) and set(names) <= set(found)
    return all(" " in one and one in line for one in found) and line.startswith(f"{found[0]} ")


def _items(inner: list[Element]) -> list[Element]:
    """The items of a list among the elements of one, or those that stand beside each other with the same attributes."""
    items = [each for each in inner if each.tag == "li"]
    if items:
        return items
    alike: dict[tuple[int, str, str], list[Element]] = {}
    for each in inner:
        if each.written:
            alike.setdefault((each.parent, each.tag, each.written), []).append(each)
    return next((group for group in alike.values() if len(group) > 1), [])


def _names(tree: Tree, element: Element) -> tuple[str, ...]:
    """The names of the lines that a label opens, else that a link says, else of the first line that names a person."""
    lines = list(takewhile(lambda line: _ENDS.match(line[0]) is None, lines_of(tree, element)))
    named = [(line, is_link, clean_authors([line])) for line, is_link in lines if not _is_none(line)]
    labelled = [name for line, _, names in named if unlabelled(line) != line for name in names]
    linked = [name for _, is_link, names in named if is_link for name in names if is_person(name)]
    if labelled or linked:
        return clean_authors(labelled + linked)
    return next((names for _, is_link, names in named if _is_said(names, is_link or len(lines) == 1)), ())


def _is_none(line: str) -> bool:
    """Whether a line is a label, or buttons in a row."""
    return line.endswith((":", "：")) or is_buttons(line)


def _is_said(names: tuple[str, ...], is_marked: bool) -> bool:
    """Whether names are an author's: a lone line's or a link's, else a person's, since other words may be any label."""
    return bool(names) and (is_marked or is_person(names[0]))
