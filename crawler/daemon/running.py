"""A crawl under way, as the daemon looks after it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime

from storage.run_records import SourceRecord


@dataclass(slots=True)
class Running:
    """A crawl under way; when it `is_over` only its claim is still to be ended."""

    source: SourceRecord
    stop: asyncio.Event
    begun_at: datetime
    task: asyncio.Task[None] | None = None
    is_over: bool = False
