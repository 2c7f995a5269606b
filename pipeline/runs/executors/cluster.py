"""A Ray cluster: actors that each load the engine once and are given one window after the other.

`RAY_ADDRESS` names the cluster; without it, Ray starts one on this machine. A window that is lost with its machine
is worked on again by another actor.
"""

from __future__ import annotations

import contextlib
import logging
import os
import re
import socket
from collections import deque
from concurrent.futures import Future
from typing import Any

from pipeline.errors import Problem, UserError
from pipeline.runs.executors.afar import Afar, sent
from pipeline.runs.executors.base import Ready
from pipeline.runs.work import Finished, Worker
from pipeline.translation.translate import Advance, Remember

_PATIENCE = 5  # seconds


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
            _start(ray)
        make = ray.remote(Afar).options(max_restarts=-1, max_task_retries=3)
        parts = ray.put(sent(worker, jobs))
        self._actors: deque[Any] = deque(make.remote(parts) for _ in range(jobs))

    def submit(self, ready: Ready, remember: Remember, advance: Advance) -> Future[Finished]:
        actor = self._actors[0]
        self._actors.rotate(-1)
        future: Future[Finished] = actor.finish.remote(ready()).future()
        return future

    def close(self) -> None:
        for actor in self._actors:
            self._ray.kill(actor)
        if self._ours:
            self._ray.shutdown()


def _start(ray: Any) -> None:
    """Joins the cluster that `RAY_ADDRESS` names, or starts one. Raises `UserError` where none can be reached."""
    address = os.environ.get("RAY_ADDRESS", "")
    _reach(address)
    try:
        ray.init(
            log_to_driver=False, include_dashboard=False, configure_logging=False, logging_level=logging.ERROR
        )
    except (ConnectionError, RuntimeError, TimeoutError, ValueError) as error:
        reason = str(error).strip().partition("\n")[0]
        raise _unreachable(address or "started here", reason) from None


def _reach(address: str) -> None:
    """Ray waits for minutes, or for ever, for a host that does not answer; this asks it first."""
    if not (place := re.fullmatch(r"(?:ray://)?\[?([^/\]]+?)\]?:(\d+)", address)):
        return
    try:
        with contextlib.closing(socket.create_connection((place[1], int(place[2])), timeout=_PATIENCE)):
            pass
    except (OSError, OverflowError) as error:
        raise _unreachable(address, getattr(error, "strerror", None) or str(error)) from None


def _unreachable(address: str, reason: str) -> UserError:
    message = f"no Ray cluster answers at '{address}' ({reason.lower()}); RAY_ADDRESS names it"
    return UserError(Problem(message, key="executor"))
