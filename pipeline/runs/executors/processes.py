"""Several processes on this machine, each with an engine of its own."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process, resource_tracker
from multiprocessing.connection import wait
from typing import Any

from pipeline.errors import Problem, UserError
from pipeline.runs.executors.afar import Afar, sent
from pipeline.runs.executors.base import Ready
from pipeline.runs.work import Finished, Window, Worker
from pipeline.translation.translate import Advance, Remember

_here: list[Afar] = []
_BROKEN = (
    "a process of --jobs ended before its work was done: there may be too little memory for so many engines; a script "
    "that calls run() with jobs must do so under: if __name__ == '__main__':"
)


class Processes:
    """As many windows at once as there are `jobs`. They end with this process, however it ends."""

    def __init__(self, worker: Worker, jobs: int) -> None:
        self.ahead = 2 * jobs
        self._pool = ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (sent(worker, jobs),))

    def submit(self, ready: Ready, remember: Remember, advance: Advance) -> Future[Finished]:
        """What it gives raises `UserError` if a process has died."""
        window = ready()
        try:
            with _uninterrupted():
                return _told(self._pool.submit(_finish, window))
        except BrokenProcessPool:
            raise _broken() from None

    def close(self) -> None:
        """Ends the processes, what they work on with them."""
        for process in [*(self._pool._processes or {}).values()]:
            process.terminate()
        self._pool.shutdown(cancel_futures=True)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Ctrl+C waits, and a process that begins meanwhile never sees one, however early it comes."""
    resource_tracker.ensure_running()  # which would end the waiting
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _told(done: Future[Finished]) -> Future[Finished]:
    """The same, with a process that died told as a user can mend it."""
    told: Future[Finished] = Future()

    def pass_on(_: Future[Finished]) -> None:
        if done.cancelled():
            told.cancel()
        elif error := done.exception():
            told.set_exception(_broken() if isinstance(error, BrokenProcessPool) else error)
        else:
            told.set_result(done.result())

    done.add_done_callback(pass_on)
    return told


def _broken() -> UserError:
    return UserError(Problem(_BROKEN, key="jobs"))


def _begin(parts: dict[str, Any]) -> None:
    """Called once in each process: Ctrl+C is for the first one alone, and none outlives it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _here.append(Afar(parts))


def _end_with_parent() -> None:
    if parent := parent_process():
        wait([parent.sentinel])
        os._exit(1)


def _finish(window: Window) -> Finished:
    return _here[0].finish(window)
