"""How much of what a site gives is taken: a page may hold anything, and each article of it is a row, or a sighting."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.core.types import Candidate

MOST_OF_PAGE = 1_000
"""Articles that are taken of one page: a year of a blog on one page has some hundreds, the longest feeds as many."""

MOST_OF_RUN = 200_000
"""Articles that are taken in one run, seen again or new: ten on each of the most pages that a run has."""


def within_limits(candidates: Sequence[Candidate], taken: int) -> Sequence[Candidate]:
    """Return those of a page's candidates that are taken, the first ones, where `taken` are of the run so far."""
    return candidates[: max(0, min(MOST_OF_PAGE, MOST_OF_RUN - taken))]
