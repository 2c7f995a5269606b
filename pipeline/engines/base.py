"""What every engine is: a batch of slotted sentences in, a batch of translations out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from pipeline.document import Translation


@dataclass(frozen=True, slots=True)
class Request:
    """One slotted sentence. `symbols` are the slots that must come back, each exactly once."""

    source: str
    symbols: tuple[str, ...]


class Engine(Protocol):
    """Turns English with slot symbols into the target language with the same symbols."""

    slot_limit: int
    """How many slots of one kind a sentence may carry."""

    @property
    def identity(self) -> Mapping[str, str]:
        """Everything that decides the output (name, weights' hash, settings), for cache and manifest."""

    def fits(self, source: str) -> bool:
        """Whether the sentence is short enough to be translated in one piece."""

    def translate(self, requests: Sequence[Request]) -> list[Translation]:
        """One translation a request, in order, with the other hypotheses as `alternatives`.

        A sentence's translation does not depend on what else is asked for in the same call.
        """
