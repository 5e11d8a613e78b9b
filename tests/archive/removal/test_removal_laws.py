"""Whatever is stored, removed and seen again: nothing removed comes back, nothing kept is lost, nothing dangles."""

from __future__ import annotations

from collections.abc import Mapping, Set

from hypothesis import HealthCheck, given, settings
from sqlalchemy import select

from crawler.archive.harvest import Harvest
from crawler.archive.maintenance.removal import remove, settle
from crawler.archive.maintenance.retention import prune
from crawler.archive.pages import archive
from crawler.archive.records import arrivals_of
from crawler.core.dedup.fingerprint import fingerprint
from crawler.core.types import Article
from storage.database import Database
from storage.furniture import list_furniture
from storage.holders import find_held, find_repeats
from storage.models import article, publication, revision
from storage.records import Keep
from storage.soundness import find_faults
from tests.archive.removal.any_removals import STEPS, Step
from tests.archive.test_plan_in_store import begin_anew
from tests.core.archiving.made_pages import HOUR, NOON

Text = tuple[str, bytes]


class Watched:
    """An archive, with what was removed from it."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.now = NOON
        self.removed: set[Text] = set()
        self.addresses: set[bytes] = set()
        self.earlier: set[bytes] = set()
        self.seen: list[Harvest] = []

    def take(self, step: Step) -> None:
        """Do one step, and look at what it did."""
        self.now += HOUR
        match step:
            case ("store", Harvest() as harvest):
                self.seen.append(harvest)
                before = self._texts().keys()
                archive(self.database, harvest, self.now)
                assert before <= self._texts().keys()
            case ("prune", dict() as rules):
                self._prune(rules)
            case ("delete", int() as place):
                numbers = sorted(self._texts())
                if numbers:
                    self._note({numbers[place % len(numbers)]}, remove)
        assert find_faults(self.database) == []

    def _prune(self, rules: Mapping[str, Keep]) -> None:
        with self.database.read() as connection:
            held = find_held(self.database, connection, self._texts())
            repeats = find_repeats(connection, self._texts())
        prune_all = lambda database, _, now: prune(database, rules, now)  # noqa: E731
        gone = self._note(None, prune_all)
        for one in held:
            members = {one.article_id, *(number for number, of in repeats.items() if of == one.article_id)}
            if one.article_id not in repeats:
                assert members <= gone or not members & gone
                assert not gone & members or one.sources <= rules.keys()
        assert not prune(self.database, rules, self.now, dry=True).removed.articles

    def _note(self, numbers: set[int] | None, work) -> set[int]:  # type: ignore[no-untyped-def]
        before = self._texts()
        with self.database.read() as connection:
            members = None if numbers is None else numbers | find_repeats(connection, numbers).keys()
            keys = {row.id: row.url_key for row in connection.execute(select(article.c.id, article.c.url_key))}
            rows = connection.execute(select(revision.c.article_id, revision.c.digest))
            earlier = [(row.article_id, bytes(row.digest)) for row in rows]
            # What is the same but for what its site repeats stays away with it.
            cores = select(article.c.id, article.c.core_digest).where(article.c.core_digest.is_not(None))
            earlier += [(row.id, bytes(row.core_digest)) for row in connection.execute(cores)]
        work(self.database, numbers, self.now)
        settle(self.database, self.now)
        gone = before.keys() - self._texts().keys()
        assert members is None or gone == members
        self.removed |= {text for number in gone for text in before[number]}
        self.addresses |= {bytes(key) for number in gone if (key := keys[number]) is not None}
        self.earlier |= {digest for number, digest in earlier if number in gone}
        return gone

    def see_again(self) -> None:
        """See all pages once more: what was removed stays away, and the rest is there."""
        for harvest in self.seen:
            archive(self.database, harvest, self.now)
        now = {text for texts in self._texts().values() for text in texts}
        assert not now & self.removed
        assert self.lost() == []

    def _texts(self) -> dict[int, set[Text]]:
        """Return by number the text that each article has now, with each of its publishers."""
        with self.database.read() as connection:
            rows = connection.execute(select(article.c.id, article.c.publisher, article.c.digest)).all()
            texts = {row.id: {(row.publisher, bytes(row.digest))} for row in rows}
            digests = {row.id: bytes(row.digest) for row in rows}
            for number, publisher in connection.execute(select(publication.c.article_id, publication.c.publisher)):
                texts[number].add((publisher, digests[number]))
        return texts

    def lost(self) -> list[str]:
        """Return the titles of what is not there though nothing like it was removed."""
        with self.database.read() as connection:
            known: set[bytes | None] = set()
            for column in (article.c.digest, article.c.core_digest, article.c.url_key, revision.c.digest):
                known |= {bytes(key) for key in connection.execute(select(column)).scalars() if key is not None}
            repeated = {each.sample for each in list_furniture(connection)}
        known |= self.addresses | self.earlier | {digest for _, digest in self.removed}
        return [
            one.candidate.article.title
            for harvest in self.seen
            for one in arrivals_of(harvest, 0, self.now)
            if not known & {one.candidate.fingerprint.digest, one.candidate.fingerprint.core_digest, one.url_key}
            and not known & digests_without(repeated, one.candidate.article)
        ]


def digests_without(repeated: Set[str], article: Article) -> set[bytes | None]:
    """Return by what an article is known once its site is known to repeat these paragraphs."""
    left = "\n\n".join(each for each in article.text.split("\n\n") if each not in repeated)
    found = fingerprint(article.title, left)
    return {found.digest, found.core_digest} - {None}


@given(STEPS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_removed_stays_away(database: Database, steps: list[Step]) -> None:
    begin_anew(database)
    with database.begin() as connection:
        database.dialect.clear_keys(connection)
    watched = Watched(database)
    for step in steps:
        watched.take(step)
    watched.see_again()
    assert find_faults(database) == []
