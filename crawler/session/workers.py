"""The processes that read documents: whatever a page does to a parser, it does it there, and there it can be killed."""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from contextvars import copy_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from queue import LifoQueue
from typing import Any, Generic, TypeVar

from crawler.core.errors import ReadError
from crawler.core.types import Document, Reading
from crawler.log_context import about
from crawler.logs import chosen_log
from crawler.session.reader_process import leave_interrupts, serve

logger = logging.getLogger(__name__)

Reader = Callable[[Document], Reading]
Answer = TypeVar("Answer")

MEMORY_LIMIT = 1024 * 1024 * 1024
"""Bytes of address space that a worker may take; the largest page needs about a third."""

_START_TIMEOUT = 60.0
_PATIENCE = 6
"""How many times its limit a read may take on a machine that gives its process less than its limit of work."""
_READS_PER_PROCESS = 5_000  # what a C library may leak stays bounded


class ReaderPool(Generic[Answer]):
    """Worker processes that read documents by `reader`, a function of a module; close them at the end."""

    def __init__(
        self,
        count: int = 1,
        *,
        timeout: float = 10.0,
        memory: int = MEMORY_LIMIT,
        reader: Callable[[Document], Answer] | None,
    ) -> None:
        """Prepare `count` processes; a read is killed after `timeout` seconds or when it needs over `memory` bytes.

        Seconds are those that the process worked, as far as the system tells: a busy machine makes no page a bad one.
        `reader` None is `crawler.core.reading.read`. A process starts with the first document it gets.
        """
        self._workers = [_Worker(timeout, memory, reader) for _ in range(count)]
        self._idle: LifoQueue[_Worker] = LifoQueue()  # the last used first: a slow crawl starts one process
        for worker in self._workers:
            self._idle.put(worker)
        # A thread for each process: it sends, waits and receives, so that no pipe ever holds the event loop.
        self._threads = ThreadPoolExecutor(count, "reader", leave_interrupts)

    async def read(self, document: Document) -> Answer:
        """Return what a document holds; raises `ReadError` when it cannot be read, in time or at all.

        A caller that is cancelled leaves the process to its time limit.
        """
        return await asyncio.get_running_loop().run_in_executor(self._threads, copy_context().run, self._read, document)

    def lost(self) -> tuple[int, int]:
        """Return how many processes were killed since a read took too long, and how many ended amid one."""
        return sum(worker.killed for worker in self._workers), sum(worker.crashed for worker in self._workers)

    def close(self) -> None:
        """End the processes at once; whatever they read is given up."""
        for worker in self._workers:
            worker.retire()
        self._threads.shutdown(wait=True, cancel_futures=True)

    def _read(self, document: Document) -> Answer:
        worker = self._idle.get()
        try:
            answer: Answer = worker.read(document)
        finally:
            self._idle.put(worker)
        return answer


class Workers(ReaderPool[Reading]):
    """The worker processes of crawls, which outlive single ones; start them once a process."""

    def __init__(
        self, count: int = 1, *, timeout: float = 10.0, memory: int = MEMORY_LIMIT, reader: Reader | None = None
    ) -> None:
        """Prepare `count` processes that read what documents hold, as `ReaderPool` does."""
        super().__init__(count, timeout=timeout, memory=memory, reader=reader)


class _Worker:
    """One process and the pipe to it; used by one thread at a time, but for `retire`."""

    def __init__(self, timeout: float, memory: int, reader: Callable[[Document], Any] | None) -> None:
        self._timeout = timeout
        self._arguments = (memory, reader, chosen_log())
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._reads = self.killed = self.crashed = 0
        self._retired = False

    def read(self, document: Document) -> Any:
        """Have a document read, in a new process where the last one has ended."""
        pipe = self._send(document)
        try:
            if not self._is_answered(pipe):
                self._end()
                self.killed += 1
                detail = f"reading the page took more than {self._timeout:g} seconds and was given up"
                raise ReadError(document.url, "parse-timeout", detail)
            answer = pipe.recv()
        except (EOFError, OSError):
            self.crashed += not self._retired
            detail = f"reading the page ended its worker process (exit code {self._end()}); the page is left out"
            raise ReadError(document.url, "parser-crashed", detail) from None
        self._reads += 1
        if self._reads >= _READS_PER_PROCESS:
            self._end()
        if isinstance(answer, ReadError):
            raise answer
        return answer

    def _is_answered(self, pipe: Connection) -> bool:
        """Wait for an answer until the process has worked for as long as it may, or got nothing to do so for longer."""
        assert self._process is not None
        pid, began = self._process.pid, time.monotonic()
        left, before = self._timeout, _seconds_worked(pid)
        while left > 0 and time.monotonic() - began < _PATIENCE * self._timeout:
            if pipe.poll(max(left, 0.05)):
                return True
            left = self._timeout - (_seconds_worked(pid) - before)
        return False

    def retire(self) -> None:
        """End the process for good; a read that is under way fails."""
        self._retired = True
        process = self._process
        if process is not None:
            process.kill()
            process.join()

    def _send(self, document: Document) -> Connection:
        """Send a document to the process, once more to a new one if it has died since its last read."""
        for _ in range(2):
            pipe = self._pipe or self._start(document)
            try:
                pipe.send((document, about()))
            except OSError:
                if self._retired:
                    break
                logger.warning("A worker process ended by itself (exit code %s); it is started anew.", self._end())
            else:
                return pipe
        if self._retired:
            raise _stopped(document)
        raise ReadError(document.url, "parser-crashed", "the process that reads pages ends as soon as it starts")

    def _start(self, document: Document) -> Connection:
        if self._retired:
            raise _stopped(document)
        context = multiprocessing.get_context("spawn")
        pipe, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, *self._arguments), name="reader", daemon=True)
        self._process.start()
        theirs.close()
        self._pipe, self._reads = pipe, 0
        try:
            started = pipe.poll(_START_TIMEOUT) and pipe.recv() == "ready"
        except (EOFError, OSError):
            started = False
        if not started:
            detail = f"the process that reads pages cannot be started (exit code {self._end()})"
            raise ReadError(document.url, "parser-crashed", detail)
        return pipe

    def _end(self) -> int | None:
        """Kill the process and return its exit code."""
        process, pipe = self._process, self._pipe
        self._process = self._pipe = None
        if pipe is not None:
            pipe.close()
        if process is None:
            return None
        process.kill()
        process.join()
        return process.exitcode


def _stopped(document: Document) -> ReadError:
    return ReadError(document.url, "stopped", "the crawl was stopped")


def _seconds_worked(pid: int | None) -> float:
    """Return for how long a process has worked: by clock_getcpuclockid(3) on Linux, elsewhere by the time of day."""
    if sys.platform != "linux" or pid is None:
        return time.monotonic()
    with suppress(OSError):  # it has ended: the pipe says so next
        return time.clock_gettime(~pid << 3 | 2)
    return 0.0
