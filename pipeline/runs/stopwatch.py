"""The stages that a release goes through, in their order, and the seconds that each takes."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

STAGES = ("read", "segment", "protect", "translate", "localise", "check", "score", "write")


@dataclass(slots=True)
class Stopwatch:
    """Seconds by stage, in the order of the stages."""

    seconds: dict[str, float] = field(default_factory=lambda: dict.fromkeys(STAGES, 0.0))

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        self.seconds[name] += time.perf_counter() - start

    def add(self, seconds: Mapping[str, float]) -> None:
        """Adds what another watch has taken."""
        for name, more in seconds.items():
            self.seconds[name] += more
