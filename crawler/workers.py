"""The processes that read documents: whatever a page does to a parser, it does it there, and there it can be killed."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import multiprocessing
import os
import sys
import threading
from concurrent.futures import TimeoutError as FutureTimeoutError
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from crawler.core.errors import ReadError
from crawler.core.types import Document, Reading

logger = logging.getLogger(__name__)

MEMORY_LIMIT = 1024 * 1024 * 1024
"""Bytes of address space that a worker may take; the largest page needs about a third."""

_READS_PER_PROCESS = 5_000  # what a C library may leak stays bounded
_READS_PER_COLLECTION = 16


class Workers:
    """A pool of worker processes that outlives single crawls; start it once a process and close it at the end."""

    def __init__(self, count: int = 1, *, timeout: float = 10.0, memory: int = MEMORY_LIMIT) -> None:
        """Prepare `count` processes; a read is killed after `timeout` seconds or when it needs over `memory` bytes."""
        self._count = count
        self._timeout = timeout
        self._memory = memory
        self._pool = self._new_pool()

    async def read(self, document: Document) -> Reading:
        """Return what a document holds; raises `ReadError` when it cannot be read, in time or at all."""
        for _ in range(2):
            try:
                return await asyncio.wrap_future(self._schedule(document))
            except FutureTimeoutError:
                detail = f"reading the page took more than {self._timeout:g} seconds and was given up"
                raise ReadError(document.url, "parse-timeout", detail) from None
            except ProcessExpired as death:
                detail = f"reading the page ended its worker process (exit code {death.exitcode}); the page is left out"
                raise ReadError(document.url, "parser-crashed", detail) from None
            except BrokenProcessPool:
                # A worker died between two reads; the pool does not recover by itself.
                logger.warning("The worker processes ended; starting them again.")
                self._replace_pool()
        raise ReadError(document.url, "parser-crashed", "the worker processes that read pages cannot be started")

    def close(self) -> None:
        """End the workers at once; whatever they read is given up."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def _schedule(self, document: Document) -> ProcessFuture[Reading]:
        try:
            return self._pool.schedule(_read, args=[document], timeout=self._timeout)
        except RuntimeError as error:  # pebble's answer to work for a pool that broke
            raise BrokenProcessPool(str(error)) from error

    def _new_pool(self) -> ProcessPool:
        return ProcessPool(
            max_workers=self._count,
            max_tasks=_READS_PER_PROCESS,
            initializer=_prepare,
            initargs=(self._memory,),
            context=multiprocessing.get_context("spawn"),
        )

    def _replace_pool(self) -> None:
        if self._pool.active:
            return  # another read has replaced it already
        with contextlib.suppress(RuntimeError):
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()
        self._pool = self._new_pool()


def _prepare(memory: int) -> None:
    """Make this process a worker: bounded memory, an end with its parent, no collection amid a read."""
    _end_with_parent()
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    import crawler.core.reading  # noqa: F401  the first read shall not pay for the imports

    gc.collect()
    gc.freeze()
    gc.disable()


def _end_with_parent() -> None:
    """Exit as soon as the parent is gone, however it went."""
    parent = multiprocessing.parent_process()
    assert parent is not None

    def watch() -> None:
        wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


_reads = 0


def _read(document: Document) -> Reading:
    """Read a document in a worker; every failure becomes a `ReadError`, which survives the way back."""
    global _reads
    from crawler.core.reading import read

    try:
        return read(document)
    except ReadError:
        raise
    except MemoryError:
        gc.collect()
        raise ReadError(document.url, "parser-memory", "reading the page needs more memory than a worker has") from None
    except Exception as error:
        raise ReadError(document.url, "parser-failed", f"reading the page failed: {error!r}") from error
    finally:
        _reads += 1
        if _reads % _READS_PER_COLLECTION == 0:
            gc.collect()
