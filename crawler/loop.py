"""The one event loop of a process: asyncio with Twisted on top, since Scrapy needs Twisted's reactor."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

T = TypeVar("T")

_REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"
_LAST_WORDS = 2.0  # seconds that cancelled tasks have to end


def run_in_loop(main: Callable[[asyncio.Event], Coroutine[Any, Any, T]]) -> T:
    """Run `main(stop)` to its end and return what it returns; at most once a process.

    The first SIGINT or SIGTERM sets `stop`, upon which `main` shall end soon; a second one cancels it, which raises
    KeyboardInterrupt here.
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
            if stop.is_set():
                task.cancel()
            stop.set()

        for name in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(name, ask_to_end)

    reactor.callLater(0, start)  # not callWhenRunning, which comes before the loop runs
    reactor.run(installSignalHandlers=False)
    try:
        return tasks[0].result()
    except asyncio.CancelledError:
        raise KeyboardInterrupt from None


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
