"""Whether an article is new to the store, a repeat of what it holds, or a revision of it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import Protocol

from crawler.core.links.addresses import permalink_key
from crawler.core.text.normalise import fold, tokens
from crawler.core.types import Candidate, Judgement, Verdict

_SHINGLE = 4  # tokens
_RELATED = 0.2  # share of the shorter text's shingles that the longer one has, from which on they are versions
_RELATED_UNDER_SAME_TITLE = 0.02  # the same where the titles are equal and short
_TELLING_TITLE = 4  # tokens from which on equal titles under one permalink suffice
_FURNITURE = 6  # tokens of a line that may follow an excerpt: "Continue reading"
_NEARLY_WHOLE = 0.75  # of the tokens: a text with gaps of which more is left was edited, not cut to a teaser
_TEASER = 0.5  # of the tokens: where less is left of an own page, the whole text stays the article's
_ELLIPSIS = re.compile(r"…|\.\.\.")


class KnownText(Protocol):
    """A stored article that has, or once had, exactly the candidate's text."""

    @property
    def article_id(self) -> int:
        """Its number."""

    @property
    def is_current(self) -> bool:
        """Whether it is the article's text now, not an earlier or alternative one."""

    @property
    def is_newer(self) -> bool:
        """Whether it is another text than the current one, and was first seen later."""

    @property
    def title(self) -> str:
        """The article's current title."""

    @property
    def on_own_page(self) -> bool:
        """Whether the article's current text was taken from the article's own page."""

    @property
    def url_key(self) -> bytes | None:
        """By what articles at its address are known."""


class KnownArticle(Protocol):
    """A stored article with the candidate's permalink and another text."""

    @property
    def article_id(self) -> int:
        """Its number."""

    @property
    def title(self) -> str:
        """Its current title."""

    @property
    def text(self) -> str:
        """Its current text."""

    @property
    def on_own_page(self) -> bool:
        """Whether the current text was taken from the article's own page."""


def recurring_digest(digest: bytes, url_key: bytes) -> bytes:
    """Return the 16 bytes by which a notice is known that has the text of an earlier one; see `near.recurs`."""
    return hashlib.blake2b(digest + url_key, digest_size=16).digest()


def judge(
    candidate: Candidate,
    same_text: KnownText | None,
    same_permalink: Sequence[KnownArticle],
    *,
    own_page: bool,
    url_key: bytes | None = None,
) -> Judgement:
    """Judge a candidate against the stored article with its text and those with its permalink, latest first.

    `url_key` is by what articles at its address are known, None for the `permalink_key` of that.
    `own_page` says that the candidate stands on its own page: such a text beats one from another page, and of two
    of the same rank the later becomes current, if it is no mere excerpt. Where in doubt the article is new, since a
    text that is kept twice can be joined later and a dropped one is gone.
    """
    key = url_key or permalink_key(candidate.article.url)
    if same_text is not None and not _was_misplaced(candidate, key, same_text, own_page):
        current = next((known for known in same_permalink if known.article_id == same_text.article_id), None)
        return _judge_same_text(candidate, key, same_text, current, own_page)
    judgement = _judge_excerpt(candidate, same_permalink, own_page) or _judge_version(
        candidate, same_permalink, own_page
    )
    if judgement is not None:
        return judgement
    reason = "permalink-reused" if same_permalink else "first-seen"
    return Judgement(verdict=Verdict.NEW, becomes_current=True, reasons=(reason,))


def _was_misplaced(candidate: Candidate, key: bytes | None, known: KnownText, own_page: bool) -> bool:
    """Return whether a text that an article had for a while is another's, as its own page now shows.

    A list may be read wrong, and give an article the text of the next one.
    """
    is_elsewhere = own_page and None not in (key, known.url_key) and key != known.url_key
    return is_elsewhere and not known.is_current and fold(candidate.article.title) != fold(known.title)


def _judge_same_text(
    candidate: Candidate, key: bytes | None, known: KnownText, current: KnownArticle | None, own_page: bool
) -> Judgement:
    """Judge a text that is stored: a repeat, unless the article's own page has given it another headline.

    Listings shorten and change headlines as they like; the own page's first sighting makes its version current,
    and so does its first sighting of an edit that a listing has shown before. `current` is the article as it is now,
    where the candidate has its permalink.
    """
    title = candidate.article.title
    is_its_own = own_page and known.url_key in (None, key)
    if is_its_own and known.on_own_page and known.is_current and title and fold(title) != fold(known.title):
        return Judgement(
            verdict=Verdict.REVISION, of=known.article_id, becomes_current=True, reasons=("text", "headline")
        )
    return Judgement(
        verdict=Verdict.REPEAT,
        of=known.article_id,
        becomes_current=is_its_own and (not known.on_own_page or _is_edit(candidate, known, current)),
        reasons=("text" if known.is_current else "earlier-text",),
    )


def _judge_excerpt(candidate: Candidate, same_permalink: Sequence[KnownArticle], own_page: bool) -> Judgement | None:
    """Judge a text that is a part of what is known under its permalink; None where it is none.

    On the own page it is an edit like any other, unless little is left: then it went behind a paywall.
    """
    for known in same_permalink:
        if (not own_page or known.on_own_page) and is_excerpt(candidate.article.text, known.text):
            if not own_page:
                return Judgement(verdict=Verdict.REPEAT, of=known.article_id, reasons=("permalink", "excerpt"))
            if _is_teaser(candidate, known):
                reasons = ("permalink", "excerpt", "whole-text-stays")
                return Judgement(verdict=Verdict.REVISION, of=known.article_id, reasons=reasons)
    return None


def _judge_version(candidate: Candidate, same_permalink: Sequence[KnownArticle], own_page: bool) -> Judgement | None:
    """Judge a text that is another version of what is known under its permalink; None where it is none."""
    for known in same_permalink:
        reason = _relation(candidate, known)
        if reason is not None:
            becomes_current = own_page or not known.on_own_page
            return Judgement(
                verdict=Verdict.REVISION,
                of=known.article_id,
                becomes_current=becomes_current,
                reasons=("permalink", reason, *(() if becomes_current else ("own-page-text-stays",))),
            )
    return None


def _is_edit(candidate: Candidate, known: KnownText, current: KnownArticle | None) -> bool:
    """Whether a known text is later than the current one, and more than a teaser of that."""
    return current is not None and known.is_newer and not _is_teaser(candidate, current)


def _is_teaser(candidate: Candidate, known: KnownArticle) -> bool:
    """Whether an excerpt of a text is so much shorter that the whole text tells more."""
    whole = len(tokens(known.text))
    return candidate.fingerprint.tokens < _TEASER * whole and is_excerpt(candidate.article.text, known.text)


def is_excerpt(text: str, whole: str) -> bool:
    """Tell whether `text` is a shorter part of `whole`: its paragraphs stand there word for word, in this order.

    A paragraph may break off with an ellipsis, also within a word, and a last short line that is no sentence, such
    as "Continue reading", does not count. Any other word that was changed, added or left out makes a revision; so
    does a paragraph that is missing from an else nearly whole text.
    """
    whole_tokens = tokens(whole)
    haystack = f" {' '.join(whole_tokens)} "
    paragraphs = [paragraph for paragraph in text.split("\n\n") if tokens(paragraph)]
    total = end = gaps = 0
    for paragraph in paragraphs:
        words = tokens(paragraph)
        total += len(words)
        needle = f" {' '.join(words)} "
        start = haystack.find(needle, end)
        if start < 0 and (opening := _before_ellipsis(paragraph)):
            needle = f" {' '.join(opening)}"
            start = haystack.find(needle, end)
        if start >= 0:
            gaps += 0 < end != start
            end = start + len(needle) - 1
        elif end == 0 or paragraph is not paragraphs[-1] or not _is_furniture(paragraph):
            return False
    return end > 0 and total < len(whole_tokens) * (_NEARLY_WHOLE if gaps else 1)


def _before_ellipsis(paragraph: str) -> list[str]:
    """Return the tokens of a paragraph that breaks off, apart from furniture after the break; else nothing."""
    parts = _ELLIPSIS.split(paragraph)
    return tokens("…".join(parts[:-1])) if len(parts) > 1 and _is_furniture(parts[-1]) else []


def _is_furniture(text: str) -> bool:
    """Tell whether a piece of text is too short, and not enough of a sentence, to be content."""
    words = tokens(text)
    return (
        len(words) <= _FURNITURE
        and not any(char.isdigit() for word in words for char in word)
        and not text.rstrip().endswith((".", "!", "?", "。", "！", "？"))
    )


def _relation(candidate: Candidate, known: KnownArticle) -> str | None:
    """Return why two texts under one permalink are versions of one article, or None where they are not."""
    shared = overlap(candidate.article.text, known.text)
    if shared >= _RELATED:
        return "shares-text"
    title = fold(candidate.article.title)
    if not title or title != fold(known.title):
        return None
    telling = title.count(" ") + 1 >= _TELLING_TITLE
    return "same-title" if telling or shared >= _RELATED_UNDER_SAME_TITLE else None


def overlap(one: str, other: str) -> float:
    """Return the share (0 to 1) of the shorter text's token shingles that the other text has, too."""
    shingles, others = _shingles(one), _shingles(other)
    smaller = min(len(shingles), len(others))
    return len(shingles & others) / smaller if smaller else 0.0


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = tokens(text)
    if len(words) < _SHINGLE:
        return {tuple(words)} if words else set()
    return {tuple(words[start : start + _SHINGLE]) for start in range(len(words) - _SHINGLE + 1)}
