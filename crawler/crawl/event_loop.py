"""The one event loop of a process: asyncio with Twisted on top, since Scrapy needs Twisted's reactor."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

T = TypeVar("T")

_REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"
_LAST_WORDS = 2.0  # seconds that cancelled tasks have to end
_MOST_UNCOLLECTED = 10_000
"""Objects after which Python looks for those in a circle: some thirty pages make as many."""


def run_in_loop(main: Callable[[asyncio.Event], Coroutine[Any, Any, T]]) -> T:
    """Run `main(stop)` to its end and return what it returns; at most once a process.

    The first SIGINT or SIGTERM sets `stop`, upon which `main` shall end soon; a second one ends the process at once.
    """
    signals = _Signals()
    with signals:
        from scrapy.utils.reactor import install_reactor

        install_reactor(_REACTOR)
        from twisted.internet import reactor as installed
        from twisted.logger import STDLibLogObserver, globalLogBeginner

        # Until somebody says where to, Twisted prints its errors, each on as many lines as it likes.
        observer: Any = STDLibLogObserver("twisted")
        globalLogBeginner.beginLoggingTo([observer], redirectStandardIO=False)

        # What is loaded by now stays: each look for circles would go through it.
        gc.freeze()
        gc.set_threshold(_MOST_UNCOLLECTED)
        # Twisted types its reactor as an interface that lacks half of it.
        reactor: Any = installed
        tasks: list[asyncio.Task[T]] = []

        def start() -> None:
            task = asyncio.get_running_loop().create_task(_run(main(signals.stop_event())))
            task.add_done_callback(lambda _: reactor.stop())
            tasks.append(task)

        reactor.callLater(0, start)  # not callWhenRunning, which comes before the loop runs
        reactor.run(installSignalHandlers=False)
    return tasks[0].result()


class _Signals:
    """Turns signals into an event, from before the loop runs: KeyboardInterrupt could get lost in Twisted's hands."""

    def __init__(self) -> None:
        self._asked = False
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: asyncio.Event | None = None
        self._before: dict[signal.Signals, Any] = {}

    def __enter__(self) -> _Signals:
        self._before = {name: signal.signal(name, self._take) for name in (signal.SIGINT, signal.SIGTERM)}
        return self

    def __exit__(self, *_: object) -> None:
        """Give the signals back; after a first one the next still ends the process, whatever its end waits for."""
        self._loop = None
        if not self._asked:
            for name, handler in self._before.items():
                signal.signal(name, handler)

    def stop_event(self) -> asyncio.Event:
        """Return the event that the first signal sets, or has set."""
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        if self._asked:
            self._stop.set()
        return self._stop

    def _take(self, *_: object) -> None:
        if self._asked:
            _end_at_once()
        self._asked = True
        if self._loop is not None and self._stop is not None:
            self._loop.call_soon_threadsafe(self._stop.set)


def _end_at_once() -> None:
    """End this process, whatever it waits for; no transaction is ever half written, and workers end with it."""
    if sys.stderr.isatty():
        os.write(sys.stderr.fileno(), b"\x1b[?25h\n")  # a progress display may have hidden the cursor
    os._exit(130)


async def _run(main: Coroutine[Any, Any, T]) -> T:
    """Run `main`, then end what it left running, as `asyncio.run` does."""
    try:
        return await main
    finally:
        left = asyncio.all_tasks() - {asyncio.current_task()}
        for task in left:
            task.cancel()
        if left:
            await asyncio.wait(left, timeout=_LAST_WORDS)
