"""What is seen at a heading, and what each of that says about its being the title of an article.

The weights are log odds: a heading is scored by their sum and `BIAS`, and 1 / (1 + exp(-score)) is the confidence in
its article. They were fitted by logistic regression to the headings of annotated news pages and blogs, then held near
what reason expects; `python -m benchmarks.fit_headline_weights` fits them again. All constants in log odds stand here.
"""

from __future__ import annotations

from enum import StrEnum


class Feature(StrEnum):
    """Something seen at a heading; its value is the word for it in reasons and explanations."""

    NAMED = "named by the page"  # in its head or its JSON-LD
    SECOND_H1 = "one more h1"
    LEADS_ARTICLE = "leads article markup"
    LEADS_INNER_ARTICLE = "leads an inner article"
    LEADS_SUBTREE = "leads a subtree"
    IN_RUN = "one of a run"
    IN_DATED_ROW = "one of a dated row"
    IN_WHOLE_ROW = "one of a row that is the page"
    MANY_ALIKE = "one of many alike"
    SOME_ALIKE = "one of some alike"
    H0 = "h0"  # no heading by its tag
    H1 = "h1"
    H2 = "h2"
    H3 = "h3"
    H4 = "h4"  # and lower ones
    DATED = "dated"
    DATED_BELOW = "dated below"
    CALLED_TITLE = "called a title"
    STYLED = "styled as a headline"
    LINKED = "a link"
    FIRST = "first of the page"
    OVER_NOTHING = "over nothing"
    OVER_LINE = "over a line"
    OVER_SHORT_TEXT = "over a short text"
    OVER_TEXT = "over a text"
    OVER_LONG_TEXT = "over a long text"
    OVER_TEASERS = "over teasers"
    LIVE_BLOG = "live blog"
    SAID_TWICE = "said more than once"
    IN_SERIES = "one of a series"  # numbered, or questions
    LABEL = "a label"
    BESIDE_NAMED = "beside a named title"
    STANDFIRST = "a standfirst"
    KICKER = "a kicker"
    IN_BOILERPLATE = "within furniture"  # the word of the JSON output stays
    IN_TEXT = "within running text"
    SHORT = "short"
    STOCK_LINE = "a stock line"
    SITE_NAME = "called the site"


WEIGHTS = {
    Feature.NAMED: 3.1,
    Feature.SECOND_H1: 3.0,
    Feature.IN_RUN: 3.0,
    Feature.IN_DATED_ROW: 2.5,
    Feature.IN_WHOLE_ROW: 2.5,
    Feature.LEADS_ARTICLE: 2.3,
    Feature.H2: 2.0,
    Feature.DATED_BELOW: 1.7,
    Feature.STYLED: 1.6,
    Feature.CALLED_TITLE: 1.2,
    Feature.OVER_LONG_TEXT: 1.0,
    Feature.LIVE_BLOG: 1.0,
    Feature.DATED: 0.8,
    Feature.H1: 0.7,
    Feature.LEADS_SUBTREE: 0.6,
    Feature.LINKED: 0.6,
    Feature.MANY_ALIKE: 0.4,
    Feature.OVER_TEXT: 0.1,
    Feature.H4: 0.0,
    Feature.FIRST: -0.2,
    Feature.SOME_ALIKE: -0.3,
    Feature.OVER_LINE: -0.4,
    Feature.OVER_SHORT_TEXT: -0.4,
    Feature.SAID_TWICE: -0.6,
    Feature.LABEL: -0.6,
    Feature.H3: -0.6,
    Feature.LEADS_INNER_ARTICLE: -1.1,
    Feature.BESIDE_NAMED: -1.3,
    Feature.IN_BOILERPLATE: -1.4,
    Feature.OVER_NOTHING: -1.9,
    Feature.IN_TEXT: -2.0,
    Feature.SHORT: -2.0,
    Feature.H0: -2.1,
    Feature.SITE_NAME: -2.4,
    Feature.KICKER: -3.0,
    Feature.OVER_TEASERS: -3.0,
    Feature.STANDFIRST: -3.0,
    Feature.IN_SERIES: -4.0,
    Feature.STOCK_LINE: -4.0,
}
"""The weight of each feature in log odds, what speaks most for a title first."""
BIAS = -3.8
"""The score of a heading at which nothing is seen: most headings are no titles of articles."""

TITLE = 0.0
"""The score from which on more speaks for a title than against it."""
LAST_RESORT = -2.0
"""The score from which on the best heading of a page is a headline where none is better: one in eight by its score."""
LIKE_ITS_PEERS = -3.0
"""The score of a heading at least that leads article markup as the headlines of its style do, however short."""
MARGIN = 2.0
"""How much better a heading is than the headline of its part of the page to be the headline instead."""
LEADS_ON = -10.0
"""Added to the score of what only leads on: it wins against no heading that is not of its kind."""
