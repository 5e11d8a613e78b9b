"""The weights by which a line of a plain text is told for a headline, and what they must come to.

All are of one unit, proof: a line in which `LEAST` comes together begins an article. What a line's marks say (gaps, a
date below it, what stands above it) and what its words say (how many stand in the prose below, and how few above) are
added up. Set by hand on development pages.
"""

from __future__ import annotations

from enum import StrEnum


class Mark(StrEnum):
    """What marks a line as a headline; its value is the word for it in reasons."""

    WIDE_GAP = "wide gap"
    GAP = "gap"
    AFTER_END = "after the end of an article"
    BELOW_LABEL = "below a by-line or date"
    LISTED = "listed as a related headline"
    OVER_DATE = "followed by a date"
    OVER_BYLINE = "followed by a by-line"
    UNDER_DATE = "below a date that signs no text"
    HEADING = "marked as a heading"


MARKS = {
    Mark.WIDE_GAP: 1.0,  # more blank lines above it than between paragraphs, as several lines of the page have
    Mark.GAP: 0.5,
    Mark.AFTER_END: 0.5,  # beside what `AFTER_BORDER` says of any line of the run: the first of them
    Mark.BELOW_LABEL: 1.0,  # which signs the text above both
    Mark.LISTED: 0.8,
    Mark.OVER_DATE: 1.2,
    Mark.OVER_BYLINE: 0.8,
    Mark.UNDER_DATE: 0.9,
    Mark.HEADING: 1.5,
}
"""What the marks of a line say for it."""
HANDED_ON = frozenset((Mark.WIDE_GAP, Mark.GAP, Mark.AFTER_END, Mark.BELOW_LABEL))
"""Marks that a label over a headline ("Politics") leaves it."""
OTHER_LEVEL = -1.0
"""A heading of another rank than those that head articles, or none where these are marked."""

# What stands above a line in its run says for a new article; the strongest counts.
AFTER_BORDER = 1.2
AFTER_UNSURE = 0.6
"""After a line that parts articles and sections alike: a rule, or one that ends articles only by its repeats."""
AFTER_RELATED = 0.6  # after a list of related articles
AFTER_SHARE = 0.5  # after a line of sharing

# What speaks against a line.
LINE_BELOW, MOST_BELOW = -0.3, -1.2
"""Each further short line below it in its run but for one, a deck, and all of them together."""
BEFORE_BORDER = -2.0
"""The end of an article stands below it in its run."""
FIRST_LISTED, LISTED_WITH_HITS, LISTED = -3.0, -0.3, -1.0
"""In a list of related articles: its first item, and a further one whose words stand below it or do not."""
MANY_HITS = 2
"""Words of an item that stand in the prose below, beyond which it is hardly of the list."""

# What its words say.
HIT, MOST_HITS = 0.3, 4
"""Each of its words in the prose below, up to so many."""
FURTHER_HIT, MOST_FURTHER_HITS = 0.1, 3  # each beyond those, up to so many
ABOVE = -1.1
"""All of its words stand in the prose above it; their share counts."""
SHIFT = 1.5
"""The prose below has nothing in common with that above."""
LABEL, FIRST_LABEL = -0.5, -1.0
"""A line of one word; above the first article stand the names of the site and its sections."""
FIRST_TITLE = 0.5
"""A line of several words above the first article, for the same reason."""

# What must come together.
LEAST = 1.5
LEAST_BESIDE_MARKED, LEAST_BESIDE_UNIFORM = 2.2, 2.8
"""Where a page marks its articles, words alone must say more, above all where it marks them all alike."""
MARKED = 0.6
"""Of a line's marks, from which on it counts as marked: more than a gap."""
SURE = 2.9
"""A start without the marks of the others is believed from here on."""
CLOSE = 0.4
"""Of lines that are no farther apart the first is the headline, the others say more on it."""
DECK = 0.5
"""A headline's marks may fall behind those of its deck by less."""
FULL = 4.0
"""Proof that makes an article certain: its confidence is 1."""
