"""Why a page gives no article: a word to count by, and what it means."""

from __future__ import annotations

from enum import StrEnum


class NoArticle(StrEnum):
    """A reason; its value is counted and printed, `meaning` explains it."""

    EMPTY = "empty"
    FRAMES = "frames"
    SCRIPT = "script"
    ERROR_PAGE = "error-page"
    CHALLENGE = "challenge"
    CONSENT = "consent"
    PAYWALL = "paywall"
    LISTING = "listing"
    SITE_PAGE = "site-page"
    NO_ARTICLE = "no-article"
    SITEMAP = "sitemap"
    TEASERS_ONLY = "teasers-only"
    NO_ENTRIES = "no-entries"

    @property
    def meaning(self) -> str:
        """One sentence for a person."""
        return _MEANINGS[self]


_MEANINGS = {
    NoArticle.EMPTY: "The page holds no text.",
    NoArticle.FRAMES: "The page is made of frames; what they show stands elsewhere.",
    NoArticle.SCRIPT: "The page asks for JavaScript and says little else.",
    NoArticle.ERROR_PAGE: "The title names an error, and the page says little else.",
    NoArticle.CHALLENGE: "A guard before the site asks for proof that a person reads.",
    NoArticle.CONSENT: "The page asks for consent to cookies or the use of data, in place of an article.",
    NoArticle.PAYWALL: "The page offers a subscription in place of an article.",
    NoArticle.LISTING: "The page leads to articles and holds none itself.",
    NoArticle.SITE_PAGE: "The page is one of the site itself, such as About: in its menu or called a page, undated.",
    NoArticle.NO_ARTICLE: "No heading and no markup proves an article, and too little text stands together to be one.",
    NoArticle.SITEMAP: "The document is a sitemap: it lists addresses.",
    NoArticle.TEASERS_ONLY: "The feed's entries are teasers of articles that stand elsewhere.",
    NoArticle.NO_ENTRIES: "The feed has no entry.",
}
