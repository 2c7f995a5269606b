"""A Ray cluster: actors that each load the engine once and are given one window after the other.

`RAY_ADDRESS` names the cluster; without it, Ray starts one on this machine. A window that is lost with its machine
is worked on again by another actor.
"""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future
from typing import Any

from pipeline.errors import Problem, UserError
from pipeline.executors.afar import Afar, sent
from pipeline.translate import Advance, Remember
from pipeline.work import Finished, Window, Worker


class Cluster:
    """As many actors as there are `jobs`, taken in turns."""

    def __init__(self, worker: Worker, jobs: int) -> None:
        """Raises `UserError` where Ray is not installed or no cluster can be reached."""
        try:
            import ray
        except ModuleNotFoundError:
            message = "'ray' needs the extra [ray]: pip install 'xindaya[ray]'"
            raise UserError(Problem(message, key="executor")) from None
        self._ray, self.ahead = ray, 2 * jobs
        self._ours = not ray.is_initialized()
        if self._ours:
            ray.init(log_to_driver=False, include_dashboard=False, configure_logging=False)
        make = ray.remote(Afar).options(max_restarts=-1, max_task_retries=3)
        parts = ray.put(sent(worker, jobs))
        self._actors: deque[Any] = deque(make.remote(parts) for _ in range(jobs))

    def submit(self, window: Window, remember: Remember, advance: Advance) -> Future[Finished]:
        actor = self._actors[0]
        self._actors.rotate(-1)
        future: Future[Finished] = actor.finish.remote(window).future()
        return future

    def close(self) -> None:
        for actor in self._actors:
            self._ray.kill(actor)
        if self._ours:
            self._ray.shutdown()
