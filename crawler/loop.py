"""The one event loop of a process: asyncio with Twisted on top, since Scrapy needs Twisted's reactor."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

T = TypeVar("T")

_REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"
_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_LAST_WORDS = 2.0  # seconds that cancelled tasks have to end


def run_in_loop(main: Callable[[asyncio.Event], Coroutine[Any, Any, T]]) -> T:
    """Run `main(stop)` to its end and return what it returns; at most once a process.

    The first SIGINT or SIGTERM sets `stop`, upon which `main` shall end soon; a second one ends the process at once.
    """
    from scrapy.utils.reactor import install_reactor

    install_reactor(_REACTOR)
    from twisted.internet import reactor as installed

    # Twisted types its reactor as an interface that lacks half of it.
    reactor: Any = installed
    tasks: list[asyncio.Task[T]] = []

    def start() -> None:
        loop = asyncio.get_running_loop()
        stop = asyncio.Event()
        task = loop.create_task(_run(main(stop)))
        task.add_done_callback(lambda _: reactor.stop())
        tasks.append(task)

        def ask_to_end() -> None:
            for name in _SIGNALS:
                loop.remove_signal_handler(name)
                signal.signal(name, _end_at_once)
            stop.set()

        for name in _SIGNALS:
            loop.add_signal_handler(name, ask_to_end)

    reactor.callLater(0, start)  # not callWhenRunning, which comes before the loop runs
    reactor.run(installSignalHandlers=False)
    return tasks[0].result()


def _end_at_once(*_: object) -> None:
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
