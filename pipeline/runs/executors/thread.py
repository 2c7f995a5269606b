"""Threads for the engine and one for what it has translated, while the caller's own reads, protects and writes."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event

from pipeline.engines.base import Queueing, Stoppable
from pipeline.runs.executors.base import Ready
from pipeline.runs.work import Finished, Worker
from pipeline.translation.translate import Advance, Remember


class _Stopped(Exception):
    """The run has ended before its time."""


class Thread:
    """Translates one window at a time, and the next one while a window is localised, checked and scored.

    An engine that is `Queueing` is given several at once, and is loaded while the first is read. Every batch is
    remembered as soon as it is translated.
    """

    def __init__(self, worker: Worker) -> None:
        self._worker, self._stopped = worker, Event()
        engine = worker.engine
        self.ahead = engine.calls if isinstance(engine, Queueing) else 1
        self._engine = ThreadPoolExecutor(self.ahead, "xindaya")
        self._rest = ThreadPoolExecutor(1, "xindaya-rest")
        if isinstance(engine, Queueing):
            self._engine.submit(engine.load)

    def submit(self, ready: Ready, remember: Remember, advance: Advance) -> Future[Finished]:
        def go_on(sentences: int) -> None:
            if self._stopped.is_set():
                raise _Stopped
            advance(sentences)

        made = self._engine.submit(lambda: self._worker.translated(ready(), remember, go_on))
        return self._rest.submit(lambda: self._worker.rest(made.result()))

    def close(self) -> None:
        """Waits for the batch that is being translated, at most."""
        self._stopped.set()
        if isinstance(self._worker.engine, Stoppable):
            self._worker.engine.stop()
        for pool in (self._engine, self._rest):
            pool.shutdown(cancel_futures=True)
