"""The card of a dataset: what an export holds, as Markdown with the head that dataset hubs read."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from storage.exporting.fields import FIELDS, Field
from storage.records import StoredArticle

_SHOWN = 50
"""Rows of a table of counts; what is beyond is one row."""
_TYPES = {
    "text": "string", "whole": "int64", "number": "float64", "flag": "bool", "time": "timestamp (UTC)",
    "json": "JSON in a string", "texts": "list of strings", "object": "struct", "objects": "list of structs",
}  # fmt: skip
_SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000)
_NAMES = ("n<1K", "1K<n<10K", "10K<n<100K", "100K<n<1M", "1M<n<10M", "10M<n<100M", "100M<n<1B")
_DEDUP = """\
Each text is in here once. A page that repeats it is one of its `sightings`; another publisher of the same text is one
of its `publications`; a text that it had before is one of its `earlier_texts`. Texts are compared as normalised tokens,
and again without what a site repeats on its pages. Near copies and versions of a story are kept: `story` is the same
for all of them, and `near` says which are tied, and how much of their texts they share. To have one article of each
story, take those without a `story`, and those whose `story` is their `id`."""
_RIGHTS = """\
What publishers say of the use of their articles, as their pages and robots.txt said it when they were fetched. It is
recorded, and decides nothing; whoever uses the articles has to keep to it. That a site says nothing grants nothing."""


@dataclass(slots=True)
class Tally:
    """What was exported, counted on the way."""

    count: int = 0
    earlier_texts: int = 0
    in_stories: int = 0
    sites: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    months: Counter[str] = field(default_factory=Counter)
    rights: Counter[str] = field(default_factory=Counter)
    first: datetime | None = None
    last: datetime | None = None

    def counted(self, articles: Iterable[StoredArticle]) -> Iterator[StoredArticle]:
        """Yield the articles as they come."""
        for article in articles:
            self.count += 1
            self.earlier_texts += article.revision_count
            self.in_stories += article.story is not None
            self.sites[article.site] += 1
            self.languages[article.language or ""] += 1
            self.months[article.published_at.isoformat()[:7] if article.published_at else ""] += 1
            self.rights[article.rights or ""] += 1
            seen = article.first_seen_at
            self.first = seen if self.first is None else min(self.first, seen)
            self.last = seen if self.last is None else max(self.last, seen)
            yield article


def card_of(tally: Tally, *, files: str, program: str, rules: Sequence[tuple[str, str]], narrowed: str = "") -> str:
    """Return the card of an export.

    `files` is the pattern of its files, `program` the version of Newsfold, `rules` are the versions of what decided,
    each with its name, `narrowed` says in a clause which articles were left out.
    """
    lines = [*_head(tally, files), "", "# News articles", ""]
    lines += [f"{tally.count:,} articles{narrowed}, exported by Newsfold {program}.", ""]
    if tally.first is not None and tally.last is not None:
        lines += [f"First seen between {tally.first:%Y-%m-%d} and {tally.last:%Y-%m-%d}.", ""]
    lines += [f"{tally.in_stories:,} of them share a story with others; {tally.earlier_texts:,} earlier texts.", ""]
    lines += ["## How repeats were told", "", _DEDUP, "", "| decided by | version |", "|---|---|"]
    lines += [f"| {_cell(name)} | `{_cell(version)}` |" for name, version in rules]
    lines += ["", "## Rights", "", _RIGHTS, "", *_counts("rights", tally.rights.most_common(), "nobody looked")]
    lines += ["", "## Counts", "", *_counts("site", tally.sites.most_common(), "none")]
    lines += ["", *_counts("language", tally.languages.most_common(), "not known")]
    lines += ["", *_counts("published in", sorted(tally.months.items(), reverse=True), "not known")]
    lines += ["", "## Fields", "", "| field | type | meaning |", "|---|---|---|", *_rows(FIELDS)]
    return "\n".join(lines) + "\n"


def type_name(kind: str) -> str:
    """Return the type of a field for people."""
    return _TYPES[kind]


def _head(tally: Tally, files: str) -> Iterator[str]:
    """Yield the head in YAML, of which JSON is a part."""
    languages = sorted(each for each in tally.languages if re.fullmatch(r"[a-z]{2,3}", each))
    size = next((name for most, name in zip(_SIZES, _NAMES, strict=False) if tally.count < most), _NAMES[-1])
    yield "---"
    yield 'pretty_name: "News articles"'
    yield f"language: {json.dumps(languages)}"
    yield "license: other"
    yield f"size_categories: {json.dumps([size])}"
    yield 'tags: ["news", "newsfold"]'
    yield "configs:"
    yield "- config_name: default"
    yield f"  data_files: {json.dumps(files)}"
    yield "---"


def _counts(name: str, counts: Sequence[tuple[str, int]], none: str) -> Iterator[str]:
    yield f"| {name} | articles |"
    yield "|---|---:|"
    yield from (f"| {_cell(value) or none} | {count:,} |" for value, count in counts[:_SHOWN])
    if len(counts) > _SHOWN:
        yield f"| {len(counts) - _SHOWN:,} more | {sum(count for _, count in counts[_SHOWN:]):,} |"


def _rows(fields: Sequence[Field], within: str = "") -> Iterator[str]:
    for each in fields:
        yield f"| `{within}{each.name}` | {type_name(each.kind)} | {each.meaning} |"
        yield from _rows(each.parts, f"{within}{each.name}.")


def _cell(value: str) -> str:
    """Return a value without what ends a cell or begins markup of its own."""
    return re.sub(r"[\s|`<>\[\]\\]+", " ", value).strip()
