"""What a plan consists of: the changes of the store in the order in which they are to be written, each of its type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from crawler.core.archiving.arrivals import Arrival, TextKey
from crawler.core.types import Judgement

FIRST_NEW = 1 << 62
"""From here on new articles are numbered in a plan: above any number of the store, which gives them theirs later."""


@dataclass(frozen=True, slots=True)
class Add:
    """A new article."""

    article_id: int
    arrival: Arrival


@dataclass(frozen=True, slots=True)
class ReplaceText:
    """The text and the metadata of an arrival become the article's; its text until now is kept as a revision.

    Where the article `hands_over` to another publisher, what it was is kept as a publication of the one until now.

    With `headlines_count` the same text under another headline is another text. `is_reworded` says that not only the
    metadata changed, so that the article is to be compared with near copies again.
    """

    article_id: int
    arrival: Arrival
    headlines_count: bool
    is_reworded: bool
    hands_over: bool = False


@dataclass(frozen=True, slots=True)
class KeepRevision:
    """The text of an arrival is kept as another one of the article, whose current text stays."""

    article_id: int
    arrival: Arrival


@dataclass(frozen=True, slots=True)
class NamePermalink:
    """The address of an arrival becomes that of the article, which had none."""

    article_id: int
    arrival: Arrival


@dataclass(frozen=True, slots=True)
class Fill:
    """The article gets the metadata that it lacks, and a repeat at its address has; with `gives_title` its title."""

    article_id: int
    arrival: Arrival
    gives_title: bool = False


@dataclass(frozen=True, slots=True)
class Publish:
    """The text of an article is published by another publisher, too; what that one says of it is kept beside it.

    `defers` says that it names the article's own address as that of the text, `restores` that it has paragraphs of the
    text that were left out as what the article's site repeats.
    """

    article_id: int
    arrival: Arrival
    defers: bool
    restores: bool


Change = Add | ReplaceText | KeepRevision | NamePermalink | Fill | Publish


@dataclass(frozen=True, slots=True)
class See:
    """The page at place `page` among those of the plan shows an article at `position`, counted from 0.

    `earlier_text` is what the text is known by that it shows, where that is not the article's current one.
    """

    article_id: int
    page: int
    position: int
    earlier_text: TextKey | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of an arrival: the judgement, and the number of the article that it is, or is seen as."""

    judgement: Judgement
    article_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What becomes of some arrivals, in their order, what is to be changed for it, and what was seen where."""

    settled: tuple[Settled, ...] = ()
    changes: tuple[Change, ...] = ()
    sightings: tuple[See, ...] = ()

    @property
    def new_articles(self) -> list[int]:
        """The numbers of those that are added, ascending."""
        return [change.article_id for change in self.changes if isinstance(change, Add)]


def with_numbers(plan: Plan, numbers: Sequence[int]) -> Plan:
    """Return a plan whose new articles have the numbers that the store gave, as many as they are."""
    given = dict(zip(plan.new_articles, numbers, strict=True))
    if not given:
        return plan
    return Plan(
        settled=tuple(_numbered_judgement(one, given) for one in plan.settled),
        changes=tuple(replace(one, article_id=given.get(one.article_id, one.article_id)) for one in plan.changes),
        sightings=tuple(replace(one, article_id=given.get(one.article_id, one.article_id)) for one in plan.sightings),
    )


def _numbered_judgement(settled: Settled, given: dict[int, int]) -> Settled:
    number = given.get(settled.article_id)
    if number is None:
        return settled
    judgement = settled.judgement
    return Settled(judgement if judgement.of is None else replace(judgement, of=number), number)
