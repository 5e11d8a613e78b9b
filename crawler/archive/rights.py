"""What a page says of its use, in the words of the store."""

from __future__ import annotations

from crawler.core.rights.judging import as_values, is_open, is_reserved
from crawler.core.types import Rights
from storage.records import RightsRecord


def rights_record(said: Rights) -> RightsRecord:
    """Return what was said as it is stored."""
    return RightsRecord(said=as_values(said), is_reserved=is_reserved(said), is_open=is_open(said))
