"""Who works on the windows of a run: a thread beside the one that reads and writes, other processes, or a Ray cluster.

All give the same bytes. `pipeline.runs.work` says what is done with a window, the files of this room where.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pipeline.runs.executors.base import Executor, in_order
from pipeline.runs.executors.cluster import Cluster
from pipeline.runs.executors.processes import Processes
from pipeline.runs.executors.thread import Thread
from pipeline.runs.work import Worker
from pipeline.translation.remembered import Remembered

__all__ = ["EXECUTORS", "Executor", "executor_of", "in_order"]

EXECUTORS: Mapping[str, Callable[[Worker, int], Executor]] = {
    "local": lambda worker, jobs: Thread(worker) if jobs == 1 else Processes(worker, jobs),
    "ray": Cluster,
}


def executor_of(worker: Worker, jobs: int) -> Executor:
    """The executor that the worker's config names, for `jobs` windows at once.

    Others make an engine of the config anew: one that only remembers is for a thread of this process.
    """
    if isinstance(worker.engine, Remembered):
        return Thread(worker)
    return EXECUTORS[worker.config.executor](worker, jobs)
