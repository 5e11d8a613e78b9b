"""What a block of a page is to the articles on it, and why: what the code that decides says, and explanations show."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a block of a page, or a line of a plain text, is to the article around it."""

    TITLE = "title"
    TEXT = "text"
    RELATED = "related"  # leads to a related article
    LABEL = "label"  # names an author or a date
    DROPPED = "dropped"


class Why(StrEnum):
    """A reason to leave a block out; its value is for people."""

    BOILERPLATE = "stands in boilerplate"
    TEASER = "teases an article that stands elsewhere"
    STOCK_LINE = "is a stock line"
    ASIDE = "stands beside the element that holds the text"
    INNER_ARTICLE = "stands in an article inside the article"
    COMMENT = "stands among comments"
    LINKS = "stands in a part that is mostly links"
    ANNOUNCED = "stands under a heading of related articles"
    LABELLED = "is a label with links"
    LINK = "is nothing but links"
    LABEL = "names an author, a date or a source"
    HEADING = "is a heading over nothing"
    COPY = "says again what the article said above"
    REPEATED = "stands in most articles of the page"
    OUTSIDE = "belongs to no article"
