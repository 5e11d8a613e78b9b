"""Pages in their transaction: what is known of their articles, the judgement on each, and what is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from crawler.archive.near_batch import near_text as stored_near_text
from crawler.archive.records import without_furniture
from crawler.core.dedup.identity import judge, recurring_digest
from crawler.core.dedup.near import judge_near, recurs
from crawler.core.dedup.near_values import NearText
from crawler.core.dedup.paragraphs import KEY_VERSION
from crawler.core.types import Candidate, Judgement, Verdict
from storage import article_writes
from storage.compared_texts import find_compared
from storage.database import Database
from storage.furniture import find_furniture
from storage.lookups import find_cores, find_permalinks, find_texts
from storage.records import KnownArticle, KnownText, NewArticle

TextKey = tuple[int, bytes]


class OvertakenError(Exception):
    """A writer who takes no locks has stored one of the texts meanwhile; the transaction is to be begun again."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a candidate: the judgement, and the number of the article that it is, or is seen as."""

    judgement: Judgement
    article_id: int


class PageTransaction:
    """The articles of some pages in one transaction, settled one after the other and then written together."""

    def __init__(self, database: Database, connection: Connection, found: Sequence[NewArticle]) -> None:
        self._database = database
        self._connection = connection
        self._texts = find_texts(connection, [_text_key(new) for new in found])
        self._permalinks = find_permalinks(
            connection, [new.url_key for new in found if new.url_key and self._is_other(new)]
        )
        fresh = [new for new in found if self._may_be_new(new)]
        self._furniture = find_furniture(connection, {new.site for new in fresh}, KEY_VERSION) if fresh else {}
        self._stripped = {new: without_furniture(new, self._furniture.get(new.site, ())) for new in fresh}
        cores = [new.core_digest for new in self._stripped.values() if new.core_digest]
        self._cores = find_cores(connection, cores) if cores else {}
        most = len({(_text_key(new), new.url_key) for new in fresh})
        self._numbers = iter(article_writes.reserve_numbers(database, connection, most))
        self._added: dict[int, NewArticle] = {}
        self._added_at: dict[int, datetime] = {}
        self.changed: dict[int, NewArticle] = {}
        """The articles that were added or got another text, by number: what is to be judged afterwards."""
        if self._may_change(found):
            known = [*self._texts.values(), *(one for same in self._cores.values() for one in same)]
            ids = [one.article_id for one in known]
            ids += [one.article_id for same in self._permalinks.values() for one in same]
            article_writes.lock_articles(database, connection, ids)
        self._compared = find_compared(connection, {one.article_id for same in self._cores.values() for one in same})

    def settle(self, candidate: Candidate, new: NewArticle, now: datetime) -> Settled:
        """Judge a candidate, write what follows for articles that are known, and keep what is new for `write`.

        `now` is when its page came: what came first can be told by it.
        """
        new = self._stripped.get(new, new)
        if self._recurs(new):
            new = self._recurring(new)
        same_text = self._texts.get(_text_key(new))
        same_core = None if same_text else self._find_same_core(new)
        same_permalink = self._permalinks.get(new.url_key, []) if new.url_key else []
        judgement = judge(candidate, same_text or same_core, same_permalink, own_page=new.on_own_page)
        if judgement.of is None:
            number = next(self._numbers)
            self._added[number] = new
            self._added_at[number] = now
        else:
            number = judgement.of
            self._write_known(judgement, number, new, same_text or same_core, now)
        if judgement.verdict is not Verdict.REPEAT or judgement.becomes_current:
            self._remember(number, new, judgement.becomes_current)
        return Settled(judgement, number)

    def write(self) -> None:
        """Write the new articles; raises OvertakenError."""
        if not article_writes.add(self._database, self._connection, self._added, self._added_at):
            raise OvertakenError
        self.changed.update(self._added)
        self._added = {}

    def _may_be_new(self, new: NewArticle) -> bool:
        """Whether a text may be that of an article that is to be added; one that another article had once may be."""
        known = self._texts.get(_text_key(new))
        return known is None or not known.is_current or self._recurs(new)

    def _recurs(self, new: NewArticle) -> bool:
        """Whether a text is known as that of another notice, of other days and at another address."""
        known = self._texts.get(_text_key(new))
        return known is not None and recurs(new, known, new.tokens)

    def _recurring(self, new: NewArticle) -> NewArticle:
        """Return a notice with a digest of its own, which tells it from the others with its text."""
        assert new.url_key is not None
        new = replace(new, digest=recurring_digest(new.digest, new.url_key))
        if _text_key(new) not in self._texts:
            self._texts |= find_texts(self._connection, [_text_key(new)])
        return new

    def _is_other(self, new: NewArticle) -> bool:
        """Whether a text may be another one than its article's, so that the two are to be compared."""
        known = self._texts.get(_text_key(new))
        return known is None or known.is_newer

    def _find_same_core(self, new: NewArticle) -> KnownText | None:
        """Return the article that this one repeats in other furniture; a notice of another day is no repeat."""
        known = self._cores.get(new.core_digest, []) if new.core_digest else []
        if not known:
            return None
        missing = {one.article_id for one in known} - self._compared.keys()
        if missing:
            if missing & self._added.keys():
                self.write()
            self._compared |= find_compared(self._connection, missing)
        learned = set(self._furniture.get(new.site, ()))
        for one in known:
            other = stored_near_text(self._compared[one.article_id])
            judged = judge_near(_near_text(new), [other], learned)
            if judged.verdict is Verdict.REPEAT:
                return one
        return None

    def _write_known(
        self, judgement: Judgement, number: int, new: NewArticle, known: KnownText | None, now: datetime
    ) -> None:
        """Write what a repeat or a revision changes of its article; a plain repeat changes nothing."""
        self._compared.pop(number, None)
        is_revision = judgement.verdict is Verdict.REVISION
        names = not is_revision and known is not None and known.url_key is None and new.url_key is not None
        fills = judgement.verdict is Verdict.REPEAT and not judgement.becomes_current and _knows_more(new, known)
        if number in self._added and (judgement.becomes_current or is_revision or names or fills):
            self.write()
        if judgement.becomes_current:
            article_writes.replace_text(self._database, self._connection, number, new, now, headlines_count=is_revision)
            if is_revision or known is None or not known.is_current:  # else only its metadata changed
                self.changed[number] = new
        elif is_revision:
            article_writes.keep_revision(self._connection, number, new, now)
        elif names and new.url and new.url_key:
            article_writes.name_permalink(self._connection, number, new.url, new.url_key, new.site)
        if fills:
            article_writes.fill(self._connection, number, new)

    def _remember(self, number: int, new: NewArticle, is_current: bool) -> None:
        """Let the candidates that follow meet what was just decided."""
        text = KnownText(
            article_id=number,
            is_current=is_current,
            title=new.title,
            on_own_page=new.on_own_page,
            url_key=new.url_key,
            published_at=new.published_at,
            is_unsigned=not new.authors,
        )
        self._texts[_text_key(new)] = text
        if new.core_digest and is_current:
            others = [known for known in self._cores.get(new.core_digest, []) if known.article_id != number]
            self._cores[new.core_digest] = [text, *others]
        if new.url_key and is_current:
            known = KnownArticle(article_id=number, title=new.title, text=new.text, on_own_page=new.on_own_page)
            others_there = [other for other in self._permalinks.get(new.url_key, []) if other.article_id != number]
            self._permalinks[new.url_key] = [known, *others_there]

    def _may_change(self, found: Sequence[NewArticle]) -> bool:
        """Whether anything stored may be changed, and not only be seen again."""
        if self._permalinks or self._cores:
            return True
        for new in found:
            known = self._texts.get(_text_key(new))
            if known is None:
                continue
            if _knows_more(new, known):
                return True
            is_other = not known.on_own_page or new.title != known.title
            if (new.on_own_page and is_other) or (known.url_key is None and new.url_key):
                return True
        return False


def _near_text(new: NewArticle) -> NearText:
    """Return a new article as near copies are judged."""
    return NearText(
        site=new.site,
        title=new.title,
        text=new.text,
        url_key=new.url_key,
        published_at=new.published_at,
        core_digest=new.core_digest,
    )


def _knows_more(new: NewArticle, known: KnownText | None) -> bool:
    """Whether a repeat at an article's address says who wrote it, or when, where nothing else has said so."""
    if known is None or known.url_key is None or known.url_key != new.url_key:
        return False
    return (known.is_unsigned and bool(new.authors)) or (known.published_at is None and new.published_at is not None)


def _text_key(new: NewArticle) -> TextKey:
    return new.digest_version, new.digest
