"""A generated stream of articles with known copies: the same for the same numbers, always.

Half are new; three in ten repeat an earlier one on another site, in other furniture; the rest are near copies of an
earlier one, with a paragraph of their own.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.generated_site import paragraphs, title

_SITES = 200
_REACH = 500  # how many articles back a copied one may lie
_LENGTH = 6  # paragraphs: 400 words
_ANOTHER = 10_000_000  # from here on are the numbers of paragraphs that only a near copy has


@dataclass(frozen=True, slots=True)
class Streamed:
    """An article of the stream, by its place; `of` is the place of the first one that it repeats or nearly does."""

    place: int
    of: int
    verdict: str
    line: str

    @property
    def name(self) -> str:
        """Its id."""
        return f"s{self.place}"


def stream(count: int, first: int = 0) -> Iterator[Streamed]:
    """Yield `count` articles; streams that begin at places far apart have nothing in common."""
    pick = random.Random(first)
    originals: list[int] = []
    for place in range(first, first + count):
        kind = pick.random()
        if kind < 0.5 or not originals:
            originals = [*originals[-_REACH:], place]
            yield _article(pick, place, place, "new")
        else:
            yield _article(pick, place, pick.choice(originals), "repeat" if kind < 0.8 else "near")


def _article(pick: random.Random, place: int, of: int, verdict: str) -> Streamed:
    parts = paragraphs(of)[:_LENGTH]
    if verdict == "near":
        parts[pick.randrange(1, _LENGTH)] = paragraphs(_ANOTHER + place)[0]
    if verdict == "repeat":
        parts = ["Share this article", *parts, "Sign up for our newsletter"]
    site = f"site{pick.randrange(_SITES)}.example"
    article: dict[str, object] = {
        "id": f"s{place}",
        "url": f"https://{site}/story/{place}",
        "site": site,
        "title": title(of),
    }
    return Streamed(
        place, of, verdict, json.dumps(article | {"text": "\n\n".join(parts), "day": 20_000 + place // 500})
    )
