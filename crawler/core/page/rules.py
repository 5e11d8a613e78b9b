"""The rules by which a page is decided: for each heading, block and article the one that had the last word.

What decides names its rule, and explanations show it: to find the code behind an explanation, look for the rule's name.
"""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a block of a page, or a line of a plain text, is to the article around it."""

    TITLE = "title"
    TEXT = "text"
    RELATED = "related"  # leads to a related article
    LABEL = "label"  # names an author or a date
    DROPPED = "dropped"


class Rule(StrEnum):
    """A rule by its name; its value says in words what it found."""

    # Blocks that are text of an article.
    TEXT = "is text"
    PARAGRAPH = "is a paragraph, though most of it are links"
    SENTENCE = "says something about its links"
    LEADS_OUT = "leads to other sites or to files, as a part of the text"
    SUBHEADING = "is a heading within the text"

    # Blocks that are not.
    BOILERPLATE = "stands in boilerplate"
    TEASER = "teases an article that stands elsewhere"
    STOCK_LINE = "is a stock line"
    BESIDE_TEXT = "stands beside the element that holds the text"
    INNER_ARTICLE = "stands in an article inside the article"
    COMMENT = "stands among comments"
    EMBED = "is a post embedded from a social network"
    ABOUT_AUTHOR = "tells who wrote the article"
    DISCLAIMER = "says what the publisher does not answer for"
    LINKS = "stands in a part that is mostly links"
    ANNOUNCED = "stands under a heading of related articles"
    LABELLED = "is a label with links"
    LINK = "is nothing but links"
    LABEL = "names an author, a date or a source"
    EDGE = "stands at an edge of the text, and its wording tells of no story"
    EMPTY_HEADING = "is a heading over nothing"
    COPY = "says again what the article said above"
    REPEATED = "stands in most articles of the page"
    COMMENT_ENTRY = "is a comment"  # as an entry of a feed
    OUTSIDE = "belongs to no article"

    # Lines of a plain text that are not.
    RELATED_HEADING = "heads a list of related articles"
    POINTER = "points to a related article"
    BEHIND_END = "stands after the end of an article"
    PAGE_END = "ends the page"
    SHARING = "is of sharing, following or the site's menu"
    PROMO = "is a promo or an advertisement"
    SEPARATOR = "is a separator"
    UNLIKE_TEXT = "looks as the furniture of pages does, and as no text"

    # Headings that are titles of articles.
    HEADLINE = "is a title by what is seen at it"
    LIKE_ITS_PEERS = "leads markup of an article or is called a title, as the headlines of its style"
    LAST_RESORT = "is the best heading of a page where none is good"
    HEADS_PAGE = "is the only heading over the page"
    LIVE_TITLE = "heads a live blog"
    OPENS_MARKUP = "opens what markup declares an article"
    BESIDE_MARK = "stands beside one of the marks that part the page"
    OPENS_PAGE = "opens the only prose of the page"
    BELOW_DAY = "stands below the day of the page's only post"
    WHOLE_ENTRY = "is the title of a feed's entry that holds the whole text"
    LINE_ABOVE_TEXT = "is the headline above a stretch of text"

    # Headings that are not.
    UNPROVEN = "is no title by what is seen at it"
    IN_DOUBT = "heads too little on a page where no heading is good"
    SECTION = "parts the text of the headline above it"
    LEADS_ON = "heads a teaser below the page's own article"
    WITHIN_PART = "stands in a part of the page that another headline heads"
    WORSE_TITLE = "stands over the same text as a better title"
    SAID_ABOVE = "says the headline of the article above it again"
    NO_TEXT = "has too little text below it"
    COPY_IN_BOILERPLATE = "stands in boilerplate and says what a headline elsewhere says"
    LIVE_ENTRY = "stands beside the one title of a live blog"

    # What looked like an article and is none.
    NO_BODY = "none of its blocks is text"
    LEADS_TO_PAGE = "is a short text under a link to its page, behind an article"
    SITE_PAGE = "is about the site itself, not dated and not signed"
    ARCHIVE_HEAD = "heads what a tag, a category or an author has"
    LIST_OF_ARTICLES = "is a list of articles that stand elsewhere"
    UNDATED_LIST = "is a list or introduces one, and nothing dates or signs it"
    SECTION_INDEX = "names the pages below its own, which is the index of a section"
    PICTURE = "says what a picture or a file shows, on a page of its own"
    OPENING = "breaks off and leads on to its own page"
    NOTE = "is a note among many teasers"
    WALL = "stands in an article's place"
