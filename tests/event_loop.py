"""The one event loop of the test process: Twisted's reactor is bound to it and cannot be replaced."""

from __future__ import annotations

import asyncio
import atexit
import threading
from collections.abc import Coroutine
from functools import cache, partial
from typing import Any, TypeVar

T = TypeVar("T")


def run(main: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine in the loop and return its result."""
    return _loop().run_until_complete(main)


@cache
def _loop() -> asyncio.AbstractEventLoop:
    from twisted.internet.asyncioreactor import install

    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    install(loop)  # type: ignore[no-untyped-call]
    from twisted.internet import reactor as installed

    reactor: Any = installed
    # Threads for names would otherwise keep the process from its end.
    reactor.getThreadPool().threadFactory = partial(threading.Thread, daemon=True)
    reactor.startRunning(installSignalHandlers=False)
    atexit.register(loop.close)
    return loop
