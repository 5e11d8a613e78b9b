"""A configuration that changes under a daemon: when it is read anew, and what of it comes into force."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from crawler.config.model import Config, Source
from crawler.config.twins import twins
from crawler.core.errors import ConfigError
from storage.errors import StorageError

logger = logging.getLogger(__name__)

Look = tuple[int, int, int] | None
"""What tells that a file was written: its time, size and number; None where there is none."""


class Hangups:
    """Takes SIGHUP from before the event loop runs: it would end the process."""

    def __init__(self) -> None:
        self._asked = False
        self._loop: asyncio.AbstractEventLoop | None = None
        self._event: asyncio.Event | None = None
        self._before: Any = None

    def __enter__(self) -> Hangups:
        self._before = signal.signal(signal.SIGHUP, self._take)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop = None
        signal.signal(signal.SIGHUP, self._before)

    def event(self) -> asyncio.Event:
        """Return the event that each SIGHUP sets; to be called in the loop."""
        self._loop, self._event = asyncio.get_running_loop(), asyncio.Event()
        if self._asked:
            self._event.set()
        return self._event

    def _take(self, *_: object) -> None:
        self._asked = True
        if self._loop is not None and self._event is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._event.set)


class Watched:
    """A file that is looked at now and then."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known = self._last = self._look()

    def has_changed(self) -> bool:
        """Whether the file is another one than at the last time this was said, and not just being written."""
        look = self._look()
        is_settled, self._last = look == self._last, look
        if not is_settled or look == self._known:
            return False
        self._known = look
        return True

    def _look(self) -> Look:
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino


class InForce:
    """The configuration that a daemon goes by; `load` reads the file, and `configure` takes its sources."""

    def __init__(
        self, config: Config, load: Callable[[], Config], configure: Callable[[Sequence[Source]], Awaitable[None]]
    ) -> None:
        self.config = config
        self._load = load
        self._configure = configure

    def in_full(self, source: Source) -> Source:
        """Return a source of the timetable with all its settings, as it is where the file does not name it (yet).

        The settings stand in no store: headers may be secrets, and each node reads the file.
        """
        return next((one for one in self.config.sources if one.name == source.name), source)

    async def read_anew(self) -> bool:
        """Bring the file into force, and say whether it is: with faults in it, or in the store, all stays as it was."""
        try:
            config = await asyncio.to_thread(self._load)
        except ConfigError as error:
            for fault in error.faults:
                logger.error("configuration: %s", fault)  # noqa: TRY400  each a sentence for the operator
            logger.error("the configuration stays as it was")  # noqa: TRY400
            return False
        try:
            await self._configure(config.sources)
        except StorageError as error:
            logger.error("the configuration stays as it was: %s", error)  # noqa: TRY400
            return False
        old, self.config = self.config, config
        logger.info("configuration read anew: %s", changes(old, config))
        for sentence in (*needing_restart(old, config), *twins(config.sources)):
            logger.warning("configuration: %s", sentence)
        return True


def changes(old: Config, new: Config) -> str:
    """Return in words what another configuration changes."""
    before, after = ({source.name: source for source in config.sources} for config in (old, new))
    added, dropped = sorted(after.keys() - before.keys()), sorted(before.keys() - after.keys())
    changed = sorted(name for name in before.keys() & after.keys() if before[name] != after[name])
    words = [
        f"{word} {', '.join(names)}"
        for word, names in (("new", added), ("dropped", dropped), ("changed", changed))
        if names
    ]
    tables = ("fetch", "alarms", "retention", "searches")
    words += [f"changed [{name}]" for name in tables if getattr(old, name) != getattr(new, name)]
    return "; ".join(words) or "nothing has changed"


def needing_restart(old: Config, new: Config) -> list[str]:
    """Return a sentence for each change that a running daemon cannot take."""
    kept = [
        ("database", old.database, new.database),
        ("archive", old.archive, new.archive),
        ("log.format", old.log, new.log),
        ("metrics.listen", old.metrics, new.metrics),
        ("fetch.crawls", old.fetch.crawls, new.fetch.crawls),
        ("fetch.workers", old.fetch.workers, new.fetch.workers),
        ("fetch.parse_timeout", old.fetch.parse_timeout, new.fetch.parse_timeout),
    ]
    return [f"{name} changes with a restart" for name, before, after in kept if before != after]
