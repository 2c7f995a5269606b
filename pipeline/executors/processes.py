"""Several processes on this machine, each with an engine of its own."""

from __future__ import annotations

from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

from pipeline.executors.afar import Afar, sent
from pipeline.translate import Advance, Remember
from pipeline.work import Finished, Window, Worker

_here: list[Afar] = []


class Processes:
    """As many windows at once as there are `jobs`."""

    def __init__(self, worker: Worker, jobs: int) -> None:
        self.ahead = 2 * jobs
        self._pool = ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (sent(worker, jobs),))

    def submit(self, window: Window, remember: Remember, advance: Advance) -> Future[Finished]:
        return self._pool.submit(_finish, window)

    def close(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)


def _begin(parts: dict[str, Any]) -> None:
    """Called once in each process."""
    _here.append(Afar(parts))


def _finish(window: Window) -> Finished:
    return _here[0].finish(window)
