"""What each thing that is seen at a heading says about its being the title of an article."""

from __future__ import annotations

WORTH = {
    "named by the page": 2.8,
    "leads article markup": 2.3,
    "styled as a headline": 2.1,
    "one of a run": 2.1,
    "h2": 1.9,
    "dated below": 1.7,
    "called a title": 1.2,
    "h1": 1.1,
    "dated": 1.0,
    "over a long text": 1.0,
    "live blog": 1.0,
    "leads a subtree": 0.8,
    "h4": 0.0,
    "a link": 0.5,
    "one of many alike": 0.4,
    "one of some alike": 0.0,
    "over a text": 0.0,
    "over a line": -0.4,
    "first of the page": -0.4,
    "a label": -0.4,
    "over a short text": -0.5,
    "said more than once": -0.6,
    "leads an inner article": -0.8,
    "beside a named title": -1.0,
    "h3": -0.6,
    "within furniture": -1.4,
    "over nothing": -1.6,
    "h0": -2.1,
    "short": -2.1,
    "within running text": -2.1,
    "called the site": -2.4,
    "heading": -3.9,
}
"""Log odds, fitted by logistic regression to the headings of news pages and blogs, held near what reason expects."""
