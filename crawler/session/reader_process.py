"""The process of a reader, from within: its limits, and one document after the other."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from multiprocessing import parent_process, resource_tracker
from multiprocessing.connection import Connection, wait
from typing import Any

from crawler.core.errors import ReadError
from crawler.core.types import Document
from crawler.log_context import work_for

_READS_PER_COLLECTION, _COLLECTIONS_PER_FULL_ONE = 16, 16


def serve(pipe: Connection, memory: int, reader: Callable[[Document], Any] | None, log: Callable[[], None]) -> None:
    """Be a worker: read one document after the other until the pipe ends."""
    begin_process(log)
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Not at the top: the parent parses nothing and needs none of it.
    from crawler.core.reading import read

    gc.collect()
    gc.freeze()
    gc.disable()
    pipe.send("ready")
    reads = 0
    while True:
        try:
            document, known = pipe.recv()
        except (EOFError, OSError):
            return
        work_for(replace(known, url=document.url))
        pipe.send(_answer(document, reader or read))
        reads += 1
        if reads % _READS_PER_COLLECTION == 0:
            # The trees of the last pages are young. The rest are caches: to go through them took a tenth of the time.
            gc.collect(0 if reads % (_READS_PER_COLLECTION * _COLLECTIONS_PER_FULL_ONE) else 2)


def begin_process(log: Callable[[], None]) -> None:
    """Be a process that works for another one: it ends when that one says so, or is gone, and logs as that one does."""
    # Ctrl-C reaches the whole group; the parent decides when we end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _end_with_parent()
    log()


def _answer(document: Document, reader: Callable[[Document], Any]) -> Any:
    """Read a document; every failure becomes a `ReadError`."""
    try:
        return reader(document)
    except ReadError as error:
        return error
    except MemoryError:
        gc.collect()
        return ReadError(document.url, "parser-memory", "reading the page needs more memory than a worker has")
    except Exception as error:  # noqa: BLE001  the door of the process
        return ReadError(document.url, "parser-failed", f"reading the page failed: {error!r}")


def leave_interrupts() -> None:
    """Keep Ctrl-C from the processes that this thread starts: from their first moment it is the parent's to act on."""
    resource_tracker.ensure_running()  # at its start it unblocks the signal
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


def _end_with_parent() -> None:
    """Exit as soon as the parent is gone, however it went, even in the middle of a read."""
    parent = parent_process()
    assert parent is not None

    def watch() -> None:
        wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
