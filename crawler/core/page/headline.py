"""A heading as a title of an article may be: what it leads, and what speaks for it."""

from __future__ import annotations

from dataclasses import dataclass, field

from crawler.core.page.headline_weights import WORTH


@dataclass(slots=True)
class Headline:
    """A heading with what speaks for its being the title of an article, and against it: names of `proofs.WORTH`.

    `scope` is the largest element that it leads, `start` that element's first block, `article_end` the end of the
    article markup that it leads, 0 without such.
    """

    block: int
    scope: int
    start: int
    style: tuple[str, str, int]
    unit: int
    link: str | None
    end: int
    mass: int
    article_end: int = 0
    proofs: set[str] = field(default_factory=set)

    @property
    def named(self) -> bool:
        """Whether the page gives the heading as a title elsewhere: in its head or its JSON-LD."""
        return "named by the page" in self.proofs

    @property
    def score(self) -> float:
        """The sum of what the proofs are worth; above 0 the heading rather is a title than not."""
        # Rounded, since a set has another order in each process and floats another sum in each order.
        return round(WORTH["heading"] + sum(WORTH[proof] for proof in self.proofs), 6)
