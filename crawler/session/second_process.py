"""A process beside this one that does work which changes nothing, while this one stores."""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from types import TracebackType
from typing import Any, TypeVar

from crawler.archive.parallel import THIS_PROCESS
from crawler.logs import chosen_log
from crawler.session.reader_process import begin_process, leave_interrupts

logger = logging.getLogger(__name__)

Given = TypeVar("Given")
Answer = TypeVar("Answer")

_JOBS_BEFORE = 10
"""Jobs that are done in this process before there is another one: what is short ends before that one has started."""

_LEAST_SHARE = 0.5
"""Share of the time that this process worked, from which on there is another one: below it, others need the processors,
as where six of these fill one database on two."""

MOST_UNCOLLECTED = 10_000
"""Objects after which Python looks for those in a circle: comparing two texts makes thousands, and none in a circle."""


class SecondProcess:
    """Starts work in a second process, in turn; use it as a context.

    The process starts once there is much to do, if there is a processor for it, and takes part when it is ready. Where
    it is killed, this one goes on alone.
    """

    def __init__(self, jobs_before: int = _JOBS_BEFORE, least_share: float = _LEAST_SHARE) -> None:
        self._jobs_before, self._jobs = jobs_before, 0
        self._least_share = least_share
        self._began, self._worked = time.monotonic(), time.process_time()
        self._ready: Future[None] | None = None
        self._process: SpawnProcess | None = None
        self._is_alone = _processors() == 1
        # A thread for each direction: the process has its next work when it has done the last, whatever we do by then.
        self._sending, self._receiving = ThreadPoolExecutor(1), ThreadPoolExecutor(1)
        self._pipe, self._theirs = multiprocessing.Pipe()

    def __enter__(self) -> SecondProcess:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._ready is not None:
            wait([self._ready])  # a process is not ended before it is begun
        if self._process is not None:
            self._process.kill()
            self._process.join()
        for threads in (self._sending, self._receiving):
            threads.shutdown(cancel_futures=True)
        self._pipe.close()
        self._theirs.close()

    @property
    def is_beside(self) -> bool:
        """Whether the process is there, and ready."""
        return not self._is_alone and self._ready is not None and self._ready.done()

    def wait_for_it(self, seconds: float) -> bool:
        """Wait until the process is ready, for so long; return whether it is."""
        if self._ready is not None:
            wait([self._ready], seconds)
        return self.is_beside

    def start(self, work: Callable[[Given], Answer], given: Given) -> Callable[[], Answer]:
        """Start `work(given)`, there or here, as `archive.parallel.Worker` says."""
        self._jobs += 1
        if self._ready is None and not self._is_alone and self._jobs % self._jobs_before == 0:
            worked = (time.process_time() - self._worked) / max(time.monotonic() - self._began, 1e-9)
            if worked >= self._least_share:
                self._ready = self._receiving.submit(self._begin)
        if not self.is_beside:
            return THIS_PROCESS.start(work, given)
        self._sending.submit(self._pipe.send, (work, given))
        received: Future[tuple[Answer, Exception | None]] = self._receiving.submit(self._pipe.recv)

        def answer() -> Answer:
            try:
                found, error = received.result()
            except (EOFError, OSError):
                self._give_up()
                return work(given)
            if error is not None:
                raise error
            return found

        return answer

    def _begin(self) -> None:
        leave_interrupts()
        context = multiprocessing.get_context("spawn")
        process = context.Process(target=_serve, args=(self._theirs, chosen_log()), name="beside", daemon=True)
        try:
            process.start()
            self._process = process
        finally:
            self._theirs.close()  # else nobody would be told that the process has ended, or never begun
        self._pipe.recv()

    def _give_up(self) -> None:
        if not self._is_alone:
            logger.warning("The second process ended by itself; this one goes on alone.")
        self._is_alone = True


def _serve(pipe: Connection, log: Callable[[], None]) -> None:
    """Do one piece of work after the other until the pipe ends."""
    begin_process(log)
    from crawler.archive.near_copies import judging  # noqa: F401  what is loaded by now keeps nobody waiting later

    gc.freeze()
    gc.set_threshold(MOST_UNCOLLECTED)
    pipe.send(None)
    while True:
        try:
            work, given = pipe.recv()
        except (EOFError, OSError):
            return
        pipe.send(_answer(work, given))


def _answer(work: Callable[[Any], Any], given: Any) -> tuple[Any, Exception | None]:
    try:
        return work(given), None
    except Exception as error:  # noqa: BLE001  it is raised where it is asked for
        return None, error


def _processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
