"""What pages say of their use: each statement once, however many pages make it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import Connection, Insert, bindparam, delete, exists, select, update

from storage.chunks import among, chunks
from storage.columns import clean
from storage.dialects import insert_for
from storage.models import page, rights
from storage.records import RightsRecord, SightingRecord


class Stance(StrEnum):
    """What a publisher says of the use of an article, in a word."""

    OPEN = "open"  # a licence lets everybody use it, and nothing is reserved
    UNRESERVED = "no-reservation"
    RESERVED = "reserved"


RIGHTS = (rights.c.said, rights.c.is_reserved, rights.c.is_open)
"""The columns of `rights_record`."""

_KNOWN = (
    select(rights.c.key, rights.c.id)
    .where(among(rights.c.key, "keys"))
    .with_for_update(read=True, key_share=True)  # so that none is forgotten that is about to be used
)
_IS_USED = exists().where(page.c.rights_id == rights.c.id)
_UNUSED = select(rights.c.id).where(~_IS_USED).with_for_update(skip_locked=True)
_SAY = update(page).where(page.c.id == bindparam("of")).values(rights_id=bindparam("said_id"))


@cache
def _insert(dialect: str) -> Insert:
    return insert_for(dialect, rights).on_conflict_do_nothing(index_elements=[rights.c.key])


def record_rights(connection: Connection, said: Mapping[int, RightsRecord]) -> None:
    """Remember what pages say, by their numbers.

    To be the last of a transaction: who waits here for another writer of the same statement holds up nobody else.
    """
    if not said:
        return
    rows = {number: _row(record) for number, record in sorted(said.items())}
    by_key = {row["key"]: row for row in rows.values()}
    known = _find(connection, by_key)
    fresh = [row for key, row in sorted(by_key.items()) if key not in known]
    if fresh:
        connection.execute(_insert(connection.dialect.name), fresh)
        known = _find(connection, by_key)
    connection.execute(_SAY, [{"of": number, "said_id": known[row["key"]]} for number, row in rows.items()])


def forget_unused_rights(connection: Connection) -> int:
    """Remove the statements that no page makes any more, and return how many these were.

    What another writer is about to use is left for the next time.
    """
    unused = connection.execute(_UNUSED).scalars().all()
    for chunk in chunks(unused):
        connection.execute(delete(rights).where(rights.c.id.in_(chunk), ~_IS_USED))
    return len(unused)


def rights_record(row: Any) -> RightsRecord | None:
    """Return what the page of a row says, None where nobody looked; the row has `RIGHTS`."""
    if row.said is None:
        return None
    return RightsRecord(said=json.loads(row.said), is_reserved=row.is_reserved, is_open=row.is_open)


def stance_of(publisher: str, sightings: Iterable[SightingRecord]) -> Stance | None:
    """Return what a publisher says of the use of an article on the pages that show it, None where nobody looked.

    What one of its pages reserves is reserved; what pages of others say of it counts for nothing.
    """
    said = [each.rights for each in sightings if each.publisher == publisher and each.rights is not None]
    if not said:
        return None
    if any(each.is_reserved for each in said):
        return Stance.RESERVED
    return Stance.OPEN if any(each.is_open for each in said) else Stance.UNRESERVED


def _find(connection: Connection, keys: Collection[bytes]) -> dict[bytes, int]:
    return {bytes(key): number for chunk in chunks(keys) for key, number in connection.execute(_KNOWN, {"keys": chunk})}


def _row(record: RightsRecord) -> dict[str, Any]:
    said = clean(json.dumps(record.said, ensure_ascii=False, separators=(",", ":")))
    written = f"{record.is_reserved:d}{record.is_open:d}{said}"
    key = hashlib.blake2b(written.encode(), digest_size=16).digest()
    return {"key": key, "said": said, "is_reserved": record.is_reserved, "is_open": record.is_open}
