from __future__ import annotations

import pytest

from crawler.core.page.rules import Rule
from crawler.core.segmentation.headlines.decisions import Decision
from crawler.core.segmentation.headlines.headline import Headline
from crawler.core.segmentation.weights import LEADS_ON, Feature

_HEADLINE = Headline(
    block=3, style=("", "div", 2), unit=1, link=None, end=9, mass=700, scope=2, start=3, article_end=0,
    features=frozenset((Feature.NAMED, Feature.H1)),
)  # fmt: skip


def test_a_refusal_names_its_rule_and_the_heading_that_won() -> None:
    taken = Decision(_HEADLINE, Rule.HEADLINE)
    refused = taken.refused(Rule.SECTION, by=1)

    assert (taken.is_title, taken.rule, taken.by) == (True, Rule.HEADLINE, None)
    assert refused == Decision(_HEADLINE, Rule.SECTION, is_title=False, by=1)
    assert refused.block == 3


@pytest.mark.parametrize(("rule", "more"), [(Rule.HEADLINE, 0.0), (Rule.SECTION, 0.0), (Rule.LEADS_ON, LEADS_ON)])
def test_only_what_leads_on_counts_less_than_its_score(rule: Rule, more: float) -> None:
    assert Decision(_HEADLINE, rule).score == _HEADLINE.score + more
