"""What became of a page's headings: the ledger that explanations show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from crawler.core.page.rules import Rule
from crawler.core.page.segment import Refusal, Segment
from crawler.core.segmentation.headlines.headline import Headline
from crawler.core.segmentation.weights import LEADS_ON


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of a heading, and the rule that had the last word; `by` is the block of the heading that won over it.

    A heading that only leads on is no title, but ends the article above it.
    """

    headline: Headline
    rule: Rule
    is_title: bool = True
    by: int | None = None

    @property
    def block(self) -> int:
        """The block of the heading."""
        return self.headline.block

    @property
    def score(self) -> float:
        """The score that counts against other headings."""
        return self.headline.score + LEADS_ON if self.rule is Rule.LEADS_ON else self.headline.score

    def refused(self, rule: Rule, by: int | None = None) -> Decision:
        """Return the decision that the heading is no title after all."""
        return replace(self, rule=rule, is_title=False, by=by)


@dataclass(frozen=True, slots=True)
class Selection:
    """Headings in page order after a step has looked at them: those that stay, and those that it refused."""

    kept: Sequence[Decision]
    refused: Sequence[Decision] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one segmenter saw: articles, the decisions on the headings that it weighed, and what it refused.

    `titles` names the rules by which it took other headings for titles, by block. `instead` says that the articles
    stand in place of those found before.
    """

    segments: tuple[Segment, ...] = ()
    headings: tuple[Decision, ...] = ()
    titles: Mapping[int, Rule] = field(default_factory=dict)
    refused: tuple[Refusal, ...] = ()
    instead: bool = False
