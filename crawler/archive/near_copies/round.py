"""What a round of judging near copies is asked, and what it finds: values that another process may be sent."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from crawler.core.dedup.near_values import NearJudgement
from crawler.core.links.publishers import claim_keys
from storage.database import Database
from storage.records import NewFurniture, Trial


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of an article: those in the near-copy index, and those of paragraphs that may be furniture."""

    near: tuple[int, ...]
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """Articles to be judged, by number; `stored` are those that are new, with their keys.

    `taught` is furniture by site beside what is known.
    """

    database: Database
    article_ids: Collection[int]
    stored: Mapping[int, Keys]
    taught: Mapping[str, Collection[int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Address:
    """Where an article stands, as far as a late repeat may confirm it: the hash of its permalink, and its publisher."""

    url_key: bytes | None
    publisher: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The judgements, by number, and what comes with them.

    `overlooked` are near copies of higher numbers that a faster writer judged before these could be seen, `linked` had
    a link before and `demoted` one as repeats. `near_keys` are those of all of these, `common` keys that too many
    articles have. `trials` and `furniture` are what the sites were found to repeat, `shows` says by site and key in how
    many new articles known furniture stands that was not left out. `addresses` are those of all that was compared.
    """

    judgements: Mapping[int, NearJudgement]
    overlooked: Mapping[int, NearJudgement]
    linked: frozenset[int]
    demoted: frozenset[int]
    near_keys: Mapping[int, tuple[int, ...]]
    common: frozenset[int]
    trials: tuple[Trial, ...]
    furniture: tuple[NewFurniture, ...]
    shows: Mapping[tuple[str, int], int]
    addresses: Mapping[int, Address]

    def confirming(self, repeats: Mapping[int, int]) -> dict[int, int]:
        """Return those of some late repeats that stand where the articles that they repeat are claimed to stand."""
        return {repeat: of for repeat, of in repeats.items() if self._is_claimed(repeat, of)}

    def _is_claimed(self, repeat: int, of: int) -> bool:
        here, claim = self.addresses.get(repeat), self.addresses.get(of)
        if here is None or here.url_key is None or claim is None or here.publisher == claim.publisher:
            return False
        return claim.url_key in claim_keys(here.url_key, claim.publisher)
