"""Where the crawler and the store meet: one page, judged and written in one transaction."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from crawler.core.dedup import judge, permalink_key
from crawler.core.types import Candidate, Judgement, Verdict
from crawler.core.urls import site_of
from crawler.harvest import Harvest
from storage import additions, pages, sightings
from storage.database import Database
from storage.known import find_permalinks, find_texts
from storage.records import KnownArticle, KnownText, NewArticle, RelatedLink


def archive(database: Database, harvest: Harvest, now: datetime) -> list[Judgement]:
    """Store what is new on a page and record what was seen; return the judgement on each candidate, in order.

    All of it is one transaction: articles, sightings and the page's validators are there together or not at all.
    Several processes may archive into one database at once. Raises StorageError.
    """
    found = [_new_article(harvest, index) for index in range(len(harvest.candidates))]
    with database.begin() as connection:
        if harvest.unchanged:
            _see_again(database, connection, harvest, now)
            return []
        database.lock(connection, [pages.page_key(harvest.page.url), *_keys(found)])
        room = _Room(database, connection, now, found)
        judgements = []
        positions: dict[int, int] = {}
        for candidate, new in zip(harvest.candidates, found, strict=True):
            judgement, number = room.settle(candidate, new)
            judgements.append(judgement)
            positions[number] = min(candidate.article.position, positions.get(number, candidate.article.position))
        page_id = pages.record_fetch(connection, harvest.source, harvest.page)
        sightings.see(connection, page_id, positions, now)
    return judgements


class _Room:
    """One page in its transaction: what is known of its articles, and the writing of what is judged."""

    def __init__(self, database: Database, connection: Connection, now: datetime, found: list[NewArticle]) -> None:
        self._connection = connection
        self._now = now
        self._texts = find_texts(connection, [_text_key(new) for new in found])
        self._permalinks = find_permalinks(
            connection, [new.url_key for new in found if new.url_key and self._is_other(new)]
        )
        if self._may_change(found):
            ids = [known.article_id for known in self._texts.values()]
            ids += [known.article_id for same in self._permalinks.values() for known in same]
            additions.lock_articles(database, connection, ids)

    def _is_other(self, new: NewArticle) -> bool:
        """Whether a text may be another one than its article's, so that the two are to be compared."""
        known = self._texts.get(_text_key(new))
        return known is None or known.is_newer

    def settle(self, candidate: Candidate, new: NewArticle) -> tuple[Judgement, int]:
        """Judge a candidate, write what follows, and return the judgement and the article's number."""
        same_text = self._texts.get(_text_key(new))
        same_permalink = self._permalinks.get(new.url_key, []) if new.url_key else []
        judgement = judge(candidate, same_text, same_permalink, own_page=new.on_own_page)
        if judgement.of is None:
            number = additions.add(self._connection, new, self._now)
            if number is None:  # a writer who takes no locks was faster: the index has the last word
                self._texts |= find_texts(self._connection, [_text_key(new)])
                return self.settle(candidate, new)
        else:
            number = judgement.of
            self._write_known(judgement, number, new, same_text)
        if judgement.verdict is not Verdict.REPEAT or judgement.becomes_current:
            self._remember(number, new, judgement.becomes_current)
        return judgement, number

    def _write_known(self, judgement: Judgement, number: int, new: NewArticle, same_text: KnownText | None) -> None:
        """Write what a repeat or a revision changes of its article; a plain repeat changes nothing."""
        if judgement.becomes_current:
            is_revision = judgement.verdict is Verdict.REVISION
            additions.replace_text(self._connection, number, new, self._now, headlines_count=is_revision)
        elif judgement.verdict is Verdict.REVISION:
            additions.keep_revision(self._connection, number, new, self._now)
        elif same_text and same_text.url_key is None and new.url and new.url_key:
            additions.name_permalink(self._connection, number, new.url, new.url_key, new.site)

    def _remember(self, number: int, new: NewArticle, is_current: bool) -> None:
        """Let the candidates that follow on the page meet what was just written."""
        self._texts[_text_key(new)] = KnownText(
            article_id=number,
            is_current=is_current,
            title=new.title,
            on_own_page=new.on_own_page,
            url_key=new.url_key,
        )
        if new.url_key and is_current:
            known = KnownArticle(article_id=number, title=new.title, text=new.text, on_own_page=new.on_own_page)
            others = [other for other in self._permalinks.get(new.url_key, []) if other.article_id != number]
            self._permalinks[new.url_key] = [known, *others]

    def _may_change(self, found: list[NewArticle]) -> bool:
        """Whether anything stored may be changed, and not only be seen again."""
        if self._permalinks:
            return True
        for new in found:
            known = self._texts.get(_text_key(new))
            if known is None:
                continue
            is_other = not known.on_own_page or new.title != known.title
            if (new.on_own_page and is_other) or (known.url_key is None and new.url_key):
                return True
        return False


def _see_again(database: Database, connection: Connection, harvest: Harvest, now: datetime) -> None:
    """Record that a page is what it was: its sightings last until now."""
    database.lock(connection, [pages.page_key(harvest.page.url)])
    page_id = pages.record_unchanged(connection, harvest.page)
    if page_id is not None:
        sightings.see_again(connection, page_id, now)


def _text_key(new: NewArticle) -> tuple[int, bytes]:
    return new.digest_version, new.digest


def _keys(found: list[NewArticle]) -> list[bytes]:
    """Return what two writers must not decide on at the same time: texts and permalinks."""
    return [new.digest for new in found] + [new.url_key for new in found if new.url_key]


def _new_article(harvest: Harvest, index: int) -> NewArticle:
    """Return a candidate in the words of the store; the first one may stand on its own page."""
    candidate = harvest.candidates[index]
    article, fingerprint = candidate.article, candidate.fingerprint
    return NewArticle(
        digest_version=fingerprint.version,
        digest=fingerprint.digest,
        tokens=fingerprint.tokens,
        title=article.title,
        text=article.text,
        site=site_of(article.url or harvest.page.url),
        source=harvest.source,
        on_own_page=harvest.is_own_page and index == 0,
        url=article.url,
        url_key=permalink_key(article.url),
        published_at=article.published_at,
        updated_at=article.updated_at,
        authors=article.authors,
        language=article.language,
        section=article.section,
        tags=article.tags,
        image_url=article.image.url if article.image else None,
        image_caption=article.image.caption if article.image else None,
        related=tuple(RelatedLink(link.text, link.url) for link in article.related),
        confidence=article.confidence,
    )
