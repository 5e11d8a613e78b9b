"""All by which stored texts are known, computed anew: after a change of the program, or of what sites have taught."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import Connection

from crawler.archive.near_copies.judging import judge_again, judge_left_over, look_again
from crawler.core.dedup.fingerprint import fingerprint
from crawler.core.dedup.identity import recurring_digest
from crawler.core.dedup.near_values import NearJudgement
from crawler.core.dedup.paragraphs import KEY_VERSION, paragraph_key
from crawler.core.dedup.stripping import restore
from crawler.core.text.normalise import NORM_VERSION, tokens
from crawler.core.types import Fingerprint
from storage import rebuild as kept
from storage.database import Database
from storage.furniture import find_furniture, list_furniture
from storage.near_index import put_in_index
from storage.rebuild import KeptText
from storage.records import LinkRecord
from storage.story_links import find_links, find_tied

_BATCH = 100  # articles of a transaction
_MARKER = f"rebuild {NORM_VERSION}.{KEY_VERSION}"

Samples = Mapping[tuple[str, int], str]
"""The paragraphs that are furniture, by site and key."""


@dataclass(slots=True)
class Rebuilt:
    """What a rebuild changed, or would change.

    `digests`, `cores` and `keys` count articles, `revisions` earlier texts; `verdicts` counts by what an article was
    before and is now: "new", or the verdict of its link. A dry run does not know these where keys would change: near
    copies are found by the keys that are there. Else it is near the truth, since a run learns on its way.
    """

    articles: int = 0
    digests: int = 0
    revisions: int = 0
    cores: int = 0
    keys: int = 0
    verdicts: Counter[tuple[str, str]] = field(default_factory=Counter)
    verdicts_known: bool = True


def count_left(database: Database) -> int:
    """Return how many articles a rebuild has still to look at."""
    with database.read() as connection:
        return kept.count_after(connection, kept.find_marker(connection, _MARKER) or 0)


def rebuild(
    database: Database,
    now: datetime,
    *,
    every: bool = False,
    dry: bool = False,
    report: Callable[[int], None] | None = None,
) -> Rebuilt:
    """Compute digests and keys anew and judge the articles again of which any changed, and all with `every`.

    What was broken off is gone on with. With `dry` nothing is written. Digests of this program's normalisation stay:
    they are of the texts as they were read. Raises StorageError.
    """
    done = Rebuilt()
    last = 0
    if not dry:
        judge_left_over(database, now)
        with database.begin() as connection:
            last = _begin(database, connection)
    with database.read() as connection:
        samples = _samples(connection)
        taught = _rekeyed(connection) if dry else {}
    while True:
        with database.read() if dry else database.begin() as connection:
            texts = kept.list_kept(connection, after=last, limit=_BATCH)
            if not texts:
                break
            changed = _renew(database, connection, texts, samples, taught, done, dry=dry)
            again = {text.article_id for text in texts} if every else changed | set(find_tied(connection, changed))
            before = find_links(connection, again)
            last = texts[-1].article_id
            if not dry:
                kept.set_marker(connection, _MARKER, last)
        judged = look_again(database, again, taught) if dry else judge_again(database, again, now)
        _count_changes(done, before, judged)
        done.articles += len(texts)
        if report is not None:
            report(done.articles)
    if dry and done.keys:
        done.verdicts.clear()
        done.verdicts_known = False
    if not dry:
        with database.begin() as connection:
            kept.forget_other_furniture(connection, KEY_VERSION)
            kept.set_marker(connection, _MARKER, None)
    return done


def _begin(database: Database, connection: Connection) -> int:
    """Return the last article that is done; at the beginning, make room for what is of another version."""
    last = kept.find_marker(connection, _MARKER)
    if last is not None:
        return last
    if kept.has_other_keys(connection, KEY_VERSION):
        database.dialect.clear_keys(connection)
    for old in kept.list_other_furniture(connection, KEY_VERSION):
        kept.add_rekeyed(connection, old, _key(old.sample, old.key), KEY_VERSION)
    kept.set_marker(connection, _MARKER, 0)
    return 0


def _samples(connection: Connection) -> Samples:
    return {(each.site, each.key): each.sample for each in list_furniture(connection)}


def _rekeyed(connection: Connection) -> dict[str, set[int]]:
    """Return by site the keys of this version of furniture that has others yet."""
    found: dict[str, set[int]] = {}
    for old in kept.list_other_furniture(connection, KEY_VERSION):
        if not old.undone:
            found.setdefault(old.site, set()).add(_key(old.sample, old.key))
    return found


def _renew(
    database: Database,
    connection: Connection,
    texts: list[KeptText],
    samples: Samples,
    taught: Mapping[str, set[int]],
    done: Rebuilt,
    *,
    dry: bool,
) -> set[int]:
    """Compute anew what is stored of some texts; return the articles that are to be judged again."""
    learned = find_furniture(connection, {text.site for text in texts}, KEY_VERSION)
    keys: dict[int, tuple[int, ...]] = {}
    for text in texts:
        furniture = learned.get(text.site, set()) | taught.get(text.site, set())
        found = fingerprint(text.title, text.text, furniture)
        new = _known_by(connection, text, found, samples)
        done.digests += new.digest != text.digest
        done.cores += new.core_digest != text.core_digest
        done.keys += new.key_version != text.key_version
        if (new.core_digest, new.key_version) != (text.core_digest, text.key_version):
            keys[text.article_id] = found.near_keys
        if new != text and not dry:
            kept.set_known_by(connection, new)
    for revision in kept.list_revisions(connection, [text.article_id for text in texts], NORM_VERSION):
        done.revisions += 1
        if not dry:
            digest = fingerprint(revision.title, revision.text).digest
            kept.set_revision_digest(connection, revision, digest, NORM_VERSION)
    if not dry:
        put_in_index(database, connection, keys)
    return set(keys)


def _known_by(connection: Connection, text: KeptText, found: Fingerprint, samples: Samples) -> KeptText:
    """Return a stored text with all by which it is to be known."""
    new = replace(text, core_digest=found.core_digest, key_version=found.key_version)
    if text.key_version not in (0, KEY_VERSION):
        rekeyed = ((place, _key(samples.get((text.site, key)), key)) for place, key in text.dropped)
        new = replace(new, dropped=tuple(rekeyed))
    if text.digest_version == NORM_VERSION:
        return new
    whole, _ = restore(
        text.text, text.dropped, {key: said for (site, key), said in samples.items() if site == text.site}
    )
    digest = fingerprint(text.title, whole).digest
    if kept.is_taken(connection, digest, NORM_VERSION):
        # The same by today's normalisation: judging makes it a repeat. A notice that recurs has a digest of its own.
        digest = recurring_digest(digest, text.url_key or text.article_id.to_bytes(16, "big"))
    return replace(new, digest=digest, digest_version=NORM_VERSION)


def _key(sample: str | None, key: int) -> int:
    return key if sample is None else paragraph_key(tokens(sample))


def _count_changes(done: Rebuilt, before: Mapping[int, LinkRecord], judged: Mapping[int, NearJudgement]) -> None:
    for number, judgement in judged.items():
        was, now = before.get(number), judgement.verdict.value
        if (was.verdict if was else "new") != now:
            done.verdicts[was.verdict if was else "new", now] += 1
