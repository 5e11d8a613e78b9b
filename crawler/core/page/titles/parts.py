"""The parts of a document's title: which of them may be a headline, and which name the site."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from itertools import islice

from crawler.core.page.json_ld import Statements
from crawler.core.text.normalise import fold

MARK = re.compile(r"\s+(?:[-–—|»«·•/~<>‹›→]+|::|&[lr]aquo;):?\s+|\s*[|»«]+\s*|\s*::\s*")
"""What stands between a headline and the name of the site; the spaces tell it from a hyphen within a word."""
COLON = re.compile(r"\s*(?::\s|：)\s*")
"""What stands there too, and within headlines: it counts behind or before what is known to name the site."""
LONGEST = 400
"""Characters of a document's title that are looked at."""
_MOST_PARTS = 12
"""Parts of a title that are looked at; those of people have half of it."""
_MUCH_LONGER = 2
"""How many times as long as a section's name a headline in the same title is at least."""
TITLE_METAS = ("og:title", "twitter:title")


def parts_of(title: str) -> list[str]:
    """Return the parts of a title between the marks."""
    return [part for part in MARK.split(title[:LONGEST], _MOST_PARTS) if part]


def _runs(title: str, site: frozenset[str]) -> tuple[list[list[str]], set[str]]:
    """Return the parts of a title that stand together once the names of the site are gone, each with the marks between.

    Also the marks that parted the names off.
    """
    runs, marks = [list[str]()], set[str]()
    end, before = 0, ""
    for found in [*islice(MARK.finditer(title), _MOST_PARTS), None]:
        part = title[end : found.start() if found else len(title)]
        mark = found.group() if found else ""
        if fold(part) in site:
            runs.append([])
            marks |= {before.strip(), mark.strip()}
        elif part:
            runs[-1] += [before, part] if runs[-1] else [part]
        end, before = found.end() if found else end, mark
    return [run for run in runs if run], marks


def names_of(
    title: str, metas: Mapping[str, Sequence[str]], statements: Statements, site: frozenset[str] = frozenset()
) -> frozenset[str]:
    """Return the folded headlines that a page gives outside its text; `title` is the document's own.

    `site` are the folded names of the site: none of them is a headline.
    """
    names = {fold(article.headline) for article in statements.articles if article.headline}
    stated = [content for name in TITLE_METAS for content in metas.get(name, ())]
    for text in (*stated, title[:LONGEST]):
        names.add(fold(text))
        names.add(fold(without_site(text, site)))
        names.add(fold(_without_name_at_colon(text[:LONGEST], site)))  # "Quay Log: Part I - The bell"
    parts = parts_of(title)
    for i in range(1, len(parts)):
        names.add(fold(" ".join(parts[:i])))
    longest = max(map(len, parts), default=0)
    for i, part in enumerate(parts):
        if i and len(part) * 2 >= longest:
            names.add(fold(part))
    if len(parts) > 1 and len(parts[0]) * 2 < len(" ".join(parts)):
        names.add(fold(" ".join(parts[1:])))
    return frozenset(name for name in names if name and name not in site)


def without_site(title: str, site: frozenset[str] = frozenset()) -> str:
    """Return a document's title without the site's name, "" where it is nothing else.

    `site` are its folded names. Where none of them stands in the title, the longest part counts.
    """
    title = title[:LONGEST]
    if fold(title) in site:
        return ""
    runs, marks = _runs(title, site)
    parted = (_without_sections(run, marks) for run in runs)
    return _without_name_at_colon(max(parted, key=len, default="") if marks else longer_part(title), site)


def _without_sections(run: list[str], marks: Container[str]) -> str:
    """Return parts of a title as they stand there, without short ones at either end that the same marks part off."""
    longest, first, last = max(map(len, run)), 0, len(run)
    while last - first > 1 and run[last - 2].strip() in marks and len(run[last - 1]) * _MUCH_LONGER < longest:
        last -= 2
    while last - first > 1 and run[first + 1].strip() in marks and len(run[first]) * _MUCH_LONGER < longest:
        first += 2
    return "".join(run[first:last])


def longer_part(title: str) -> str:
    """Return the longer part of a title before and behind its last mark."""
    marks = list(islice(MARK.finditer(title), LONGEST))
    if not marks:
        return title
    head, tail = title[: marks[-1].start()], title[marks[-1].end() :]
    return max(head, tail, key=len)


def _without_name_at_colon(title: str, site: frozenset[str]) -> str:
    for colon in COLON.finditer(title):
        head, tail = title[: colon.start()], title[colon.end() :]
        if tail and fold(head) in site:
            return tail
        if head and fold(tail) in site:
            return head
    return title
