"""A worker in another process: it makes an engine of its own once, and sends back what is to be remembered."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import Any

from pipeline.document import Translation
from pipeline.runs.preparation import make_engine
from pipeline.runs.work import Finished, Window, Worker


def sent(worker: Worker, jobs: int) -> dict[str, Any]:
    """What another process makes the worker of: everything but the engine, whose threads share the cores."""
    engine = worker.config.engine
    if getattr(engine, "threads", None) == 0:
        share = max(1, (os.cpu_count() or 1) // jobs)
        engine = engine.model_copy(update={"threads": share})
    return {"styles": worker.styles, "config": worker.config.model_copy(update={"engine": engine})}


class Afar:
    """A worker made of what was `sent`."""

    def __init__(self, parts: dict[str, Any]) -> None:
        self._worker = Worker(make_engine(parts["config"]), parts["styles"], parts["config"])

    def finish(self, window: Window) -> Finished:
        """What comes of a window, with every translation that was made for it."""
        fresh: dict[str, Translation] = {}
        return replace(self._worker.finish(window, fresh.update), fresh=fresh)
