"""Which pages the site has and which stories stand whole on each: the truth that a crawl is held against."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from urllib.parse import quote

from newsfold.demo_site.stories import Paper, Story, papers, stories

_ARCHIVE_SIZE = 3
"""Stories on a page of the archive: so few that even a small paper has several pages."""
_WHOLE_ANYWHERE = ("report", "wire", "opinion", "notice")
"""Kinds of stories that stand whole on listings, too; of the others a listing shows only a teaser."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePage:
    """A page: `wholes` stand on it in full and in order, `teasers` as title and line, `next_path` follows it."""

    path: str
    paper: Paper
    kind: str
    heading: str
    wholes: tuple[Story, ...] = ()
    teasers: tuple[Story, ...] = ()
    next_path: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What a whole crawl must store of one story; `sightings` are (path, position) of every page that prints it."""

    id: str
    title: str
    paragraphs: tuple[str, ...]
    paths: tuple[str, ...]  # its permalinks: several for a story that several papers carry
    language: str
    published_at: datetime
    authors: tuple[str, ...]
    sightings: tuple[tuple[str, int], ...]


def permalink(paper: Paper, story: Story) -> str:
    """Return the path of the page that `paper` gives `story`."""
    section = story.section if story.section in paper.sections else next(iter(paper.sections))
    return f"{paper.prefix}{section}/{story.id}"


def tag_path(paper: Paper, tag: str) -> str:
    """Return the path of the page of one tag."""
    return f"{paper.prefix}tag/{quote(tag.replace(' ', '-'))}/"


def printed(paper: Paper) -> tuple[Story, ...]:
    """Return what `paper` prints, its own and carried stories, newest first."""
    found = [story for story in stories() if story.paper == paper.id or paper.id in story.carriers]
    return tuple(sorted(found, key=lambda story: -story.published_at.timestamp()))


@cache
def pages() -> dict[str, SitePage]:
    """Return every HTML page of the site by its path."""
    return {page.path: page for paper in papers() for page in _pages_of(paper)}


def plain_text_stories() -> tuple[Story, ...]:
    """Return the stories of `/text/morning.txt`, in order."""
    return tuple(story for story in printed(papers()[0]) if story.kind == "report")[:3]


def truth(revision: int = 1) -> tuple[Expected, ...]:
    """Return what a crawl of the whole site must store when the site stands at `revision`."""
    return tuple(_expected(story, revision) for story in stories())


def _expected(story: Story, revision: int) -> Expected:
    seen = [(page.path, page.wholes.index(story)) for page in pages().values() if story in page.wholes]
    homes = [paper for paper in papers() if paper.id == story.paper or paper.id in story.carriers]
    return Expected(
        id=story.id,
        title=story.title,
        paragraphs=tuple(part.text for part in story.text(revision) if part.kind == "paragraph"),
        paths=tuple(permalink(paper, story) for paper in homes),
        language=homes[0].language,
        published_at=story.published_at,
        authors=story.authors,
        sightings=tuple(seen),
    )


def _pages_of(paper: Paper) -> Iterator[SitePage]:
    all_stories = printed(paper)
    reports = [story for story in all_stories if story.kind in _WHOLE_ANYWHERE and story.kind != "notice"]
    front = tuple(reports[:2])
    rest = tuple(story for story in all_stories if story not in front)
    yield SitePage(path=paper.prefix, paper=paper, kind="front", heading=paper.name, wholes=front, teasers=rest)
    for number, story in enumerate(all_stories):
        following = [other for other in reports if other.published_at < story.published_at][: number % 4]
        path = permalink(paper, story)
        yield SitePage(path=path, paper=paper, kind="own", heading=story.title, wholes=(story, *following))
    yield from _sections(paper, all_stories)
    yield from _tags(paper, all_stories)
    yield from _archive(paper, all_stories)


def _sections(paper: Paper, all_stories: tuple[Story, ...]) -> Iterator[SitePage]:
    """The listings of the sections; notices stand on theirs in full."""
    for section, name in paper.sections.items():
        members = tuple(story for story in all_stories if permalink(paper, story).split("/")[-2] == section)
        in_full = section == "notices"
        yield SitePage(
            path=f"{paper.prefix}{section}/", paper=paper, kind="section", heading=name,
            wholes=members if in_full else (), teasers=() if in_full else members,
        )  # fmt: skip


def _tags(paper: Paper, all_stories: tuple[Story, ...]) -> Iterator[SitePage]:
    for tag in sorted({tag for story in all_stories for tag in story.tags}):
        members = tuple(story for story in all_stories if tag in story.tags)
        yield _mixed(SitePage(path=tag_path(paper, tag), paper=paper, kind="tag", heading=tag), members)


def _archive(paper: Paper, all_stories: tuple[Story, ...]) -> Iterator[SitePage]:
    count = -(-len(all_stories) // _ARCHIVE_SIZE)
    paths = [f"{paper.prefix}archive/"] + [f"{paper.prefix}archive/page/{number}/" for number in range(2, count + 1)]
    for number, (path, next_path) in enumerate(zip(paths, [*paths[1:], None], strict=True)):
        members = all_stories[number * _ARCHIVE_SIZE : (number + 1) * _ARCHIVE_SIZE]
        page = SitePage(path=path, paper=paper, kind="archive", heading=paper.words["archive"], next_path=next_path)
        yield _mixed(page, members)


def _mixed(page: SitePage, members: tuple[Story, ...]) -> SitePage:
    """Return a listing with these stories: those whole whose kind stands whole anywhere, the others teased."""
    return replace(
        page,
        wholes=tuple(story for story in members if story.kind in _WHOLE_ANYWHERE),
        teasers=tuple(story for story in members if story.kind not in _WHOLE_ANYWHERE),
    )
