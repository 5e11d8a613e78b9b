"""The fictional stories: read from the text files beside this module."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Literal

PartKind = Literal["paragraph", "heading", "pull-quote", "entry", "figure"]
_MARKS: dict[str, PartKind] = {"### ": "heading", "> ": "pull-quote", "@ ": "entry", "! ": "figure"}


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a story. Only paragraphs are its text; the rest is how it is dressed."""

    kind: PartKind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story of one paper; `carriers` are the other papers that print it, `revised` is what it says after its edit."""

    id: str
    paper: str
    kind: str
    title: str
    section: str
    tags: tuple[str, ...]
    published_at: datetime
    authors: tuple[str, ...]
    parts: tuple[Part, ...]
    carriers: tuple[str, ...] = ()
    revised: tuple[Part, ...] = ()

    def text(self, revision: int) -> tuple[Part, ...]:
        """Return the parts as they stand in revision 1 or 2."""
        return self.revised if revision > 1 and self.revised else self.parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper: where it stands on the site, how it looks, and the words of its furniture in its own language."""

    id: str
    name: str
    prefix: str
    language: str
    direction: str
    theme: str
    offset: str
    sections: dict[str, str]
    words: dict[str, str]


@cache
def papers() -> tuple[Paper, ...]:
    """Return the papers in the order of `papers.toml`."""
    text = files(__package__).joinpath("papers.toml").read_text(encoding="utf-8")
    return tuple(Paper(id=name, **fields) for name, fields in tomllib.loads(text).items())


@cache
def stories() -> tuple[Story, ...]:
    """Return all stories, each paper's newest first."""
    found = [story for paper in papers() for story in _read(paper)]
    order = {paper.id: place for place, paper in enumerate(papers())}
    return tuple(sorted(found, key=lambda story: (order[story.paper], -story.published_at.timestamp())))


def _read(paper: Paper) -> Iterator[Story]:
    """Read `stories/PAPER.txt`: each story opens with `## ID`, then `name: value` lines, a blank line and its parts."""
    text = files(__package__).joinpath("stories", f"{paper.id}.txt").read_text(encoding="utf-8")
    for chunk in text.removeprefix("## ").split("\n## "):
        head, _, body = chunk.partition("\n\n")
        name, *lines = head.splitlines()
        fields = dict(line.split(": ", 1) for line in lines)
        first, _, second = body.partition("\n=== revision 2\n")
        yield Story(
            id=name.strip(),
            paper=paper.id,
            kind=fields.get("kind", "report"),
            title=fields["title"],
            section=fields["section"],
            tags=tuple(fields["tags"].split(", ")),
            published_at=datetime.fromisoformat(fields["published"] + paper.offset),
            authors=tuple(fields["authors"].split(", ")) if "authors" in fields else (),
            parts=_parts(first),
            carriers=tuple(fields["carried"].split(", ")) if "carried" in fields else (),
            revised=_parts(second),
        )


def _parts(body: str) -> tuple[Part, ...]:
    return tuple(_part(" ".join(chunk.split())) for chunk in body.split("\n\n") if chunk.strip())


def _part(text: str) -> Part:
    for mark, kind in _MARKS.items():
        if text.startswith(mark):
            return Part(kind, text.removeprefix(mark))
    return Part("paragraph", text)
