"""Who works on the windows of a run: a thread beside the one that reads and writes, other processes, or a Ray cluster.

All give the same bytes. `pipeline.runs.work` says what is done with a window, the files of this room where.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pipeline.runs.executors.base import Executor, in_order
from pipeline.runs.executors.thread import Thread
from pipeline.runs.work import Worker
from pipeline.translation.remembered import Remembered

__all__ = ["EXECUTORS", "Executor", "executor_of", "in_order"]


def _local(worker: Worker, jobs: int) -> Executor:
    if jobs == 1:
        return Thread(worker)
    from pipeline.runs.executors.processes import Processes

    return Processes(worker, jobs)


def _ray(worker: Worker, jobs: int) -> Executor:
    from pipeline.runs.executors.cluster import Cluster

    return Cluster(worker, jobs)


EXECUTORS: Mapping[str, Callable[[Worker, int], Executor]] = {"local": _local, "ray": _ray}


def executor_of(worker: Worker, jobs: int) -> Executor:
    """The executor that the worker's config names, for `jobs` windows at once.

    Others make an engine of the config anew: one that only remembers is for a thread of this process.
    """
    if isinstance(worker.engine, Remembered):
        return Thread(worker)
    return EXECUTORS[worker.config.executor](worker, jobs)
