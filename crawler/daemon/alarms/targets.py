"""The services that alarms go to: told beside the event loop, within a time limit, whatever one of them does."""

from __future__ import annotations

import asyncio
import logging
import re
import threading
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from crawler.config.targets import load_target
from crawler.daemon.alarms.messages import Message
from crawler.logs import printable, without_logins

if TYPE_CHECKING:
    from apprise import NotifyBase

logger = logging.getLogger(__name__)

TIME_LIMIT = 15.0
"""Seconds that all targets together have for a message; they are told side by side."""

_AUTHORITY = re.compile(r"[a-z][a-z0-9+.-]*://[^/?#]*", re.IGNORECASE)
_MOST = 200  # characters of a reason
_PARTS = re.compile(r"[/?&=:@#,]+")
_LEAST_SECRET = 5  # characters: what is shorter is a word of the sentence, too


class Targets:
    """The targets of a configuration; a fault of one is logged once when it begins and once when it is over."""

    def __init__(self, urls: Sequence[str]) -> None:
        self.urls = tuple(urls)
        self._targets = [_Target(number, url) for number, url in enumerate(urls, start=1)]

    async def tell(self, message: Message, limit: float = TIME_LIMIT) -> list[str]:
        """Send a message to all targets, and return what went wrong: a sentence for each that did not take it."""
        faults = await asyncio.gather(*(target.tell(message, limit) for target in self._targets))
        return [fault for fault in faults if fault is not None]


class _Target:
    """One service. Each message has a thread of its own, as a service that hangs would keep a pool from ending."""

    def __init__(self, number: int, url: str) -> None:
        self._url = url
        self._service = load_target(url)
        self.name = f"target {number} ({_shown(self._service)})"
        self._is_busy = False
        self._fault: str | None = None

    async def tell(self, message: Message, limit: float) -> str | None:
        fault = await self._reason(message, limit)
        if fault != self._fault:
            if fault is not None:
                logger.warning("alarms: %s", fault)
            else:
                logger.info("alarms: %s takes messages again", self.name)
        self._fault = fault
        return fault

    async def _reason(self, message: Message, limit: float) -> str | None:
        if self._is_busy:
            return f"{self.name} hangs"  # no second thread: they would grow in number as long as it does
        loop = asyncio.get_running_loop()
        done: asyncio.Future[str | None] = loop.create_future()

        def finish(reason: str | None) -> None:
            if not done.done():
                done.set_result(reason)

        def work() -> None:
            reason = _send(self._service, self._url, message)
            self._is_busy = False
            with suppress(RuntimeError):  # nobody waits any more: the loop is closed
                loop.call_soon_threadsafe(finish, reason)

        self._is_busy = True
        threading.Thread(target=work, name="alarm", daemon=True).start()
        try:
            reason = await asyncio.wait_for(done, limit)
        except TimeoutError:
            return f"{self.name} hangs"
        return None if reason is None else f"{self.name} does not take messages: {reason}"


def _shown(service: NotifyBase) -> str:
    """Return what may be shown of a target: how it is reached and where, as far as that is no secret."""
    private = _AUTHORITY.match(service.url(privacy=True))  # type: ignore[no-untyped-call]
    return private[0] if private is not None else "?"


class _Reasons(logging.Handler):
    """Keeps what Apprise says last in each thread: its answer is a plain no."""

    def __init__(self) -> None:
        super().__init__()
        self._last = threading.local()

    def emit(self, record: logging.LogRecord) -> None:
        self._last.reason = record.getMessage()

    def take(self) -> str:
        reason = getattr(self._last, "reason", "")
        self._last.reason = ""
        return str(reason)


_reasons = _Reasons()
logging.getLogger("apprise").addHandler(_reasons)


def _send(service: NotifyBase, url: str, message: Message) -> str | None:
    """Send a message, and return why it was not taken, None where it was."""
    _reasons.take()
    try:
        is_taken = service.notify(body=message.body, title=message.title, notify_type=str(message.type))
    except Exception as error:  # noqa: BLE001  whatever a service of others raises, it is no fault of the daemon
        return type(error).__name__
    return None if is_taken else _without_secrets(_reasons.take(), url, _shown(service))


def _without_secrets(reason: str, url: str, shown: str) -> str:
    """Return what Apprise says in a line, without any part of the address that is not shown."""
    line = printable(reason)[:_MOST] or "no reason given"
    for part in sorted(set(_PARTS.split(url)), key=len, reverse=True):
        if len(part) >= _LEAST_SECRET and part not in shown:
            line = line.replace(part, "***")
    return without_logins(line)
