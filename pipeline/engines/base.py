"""What every engine is: a batch of slotted sentences in, a batch of translations out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from pipeline.document import SYMBOL, Translation
from pipeline.engines.astray import astray


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a slot stands for: the English of the release, and what will stand in its place in the language written."""

    symbol: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Request:
    """One slotted sentence. `symbols` are the slots that must come back, each exactly once.

    `meanings` of the slots and the sentences `before` and `after` are given to engines that read them.
    """

    source: str
    symbols: tuple[str, ...]
    meanings: tuple[Meaning, ...] = ()
    before: str = ""
    after: str = ""


def complete(text: str, request: Request) -> bool:
    """Whether every slot stands in the text exactly once and no other does, and none where it belongs to nothing."""
    return sorted(SYMBOL.findall(text)) == sorted(request.symbols) and not astray(text, request.source)


class Engine(Protocol):
    """Turns English with slot symbols into another language with the same symbols: Simplified Chinese, or see `into`."""

    slot_limit: int
    """How many slots of one kind a sentence may carry."""

    def into(self, locale: str) -> Engine:
        """The engine asked for another language; both share what they have loaded. `UserError` if it writes none."""

    @property
    def identity(self) -> Mapping[str, str]:
        """Everything that decides the output (name, weights' hash, settings), for cache and manifest."""

    def fits(self, source: str) -> bool:
        """Whether the sentence is short enough to be translated in one piece."""

    def translate(self, requests: Sequence[Request]) -> list[Translation]:
        """One translation a request, in order, with the other hypotheses as `alternatives`.

        A sentence's translation does not depend on what else is asked for in the same call.
        """


@runtime_checkable
class Queueing(Protocol):
    """An engine that takes calls from several threads; while it works on one, the next ones wait in a queue of its own."""

    calls: int
    """How many calls keep it busy without a pause."""

    def load(self) -> None:
        """Loads what it will need, so that the first call finds it ready. Raises what that call would raise."""


@runtime_checkable
class Stoppable(Protocol):
    """An engine, or a part of one, that may wait long for others."""

    def stop(self) -> None:
        """Ends the waiting as soon as it can be; called from another thread."""


@dataclass(frozen=True, slots=True)
class Task:
    """A request as a foreign model is given it. `marks` stand for its symbols, in order, and must come back."""

    text: str
    request: Request
    marks: tuple[str, ...] = ()


class Model(Protocol):
    """A model that knows nothing of slots: `slots.Slotted` makes an engine of it."""

    name: str

    def into(self, locale: str) -> Model:
        """The model asked for another language than Simplified Chinese."""

    reads_context: bool
    """Whether it makes use of meanings and neighbouring sentences."""

    @property
    def identity(self) -> Mapping[str, str]:
        """Everything that decides the output, except how slots travel."""

    def fits(self, text: str) -> bool:
        """Whether the text is short enough to be translated in one piece."""

    def keeps(self, mark: str) -> bool:
        """Whether the model can read and write the mark as it stands."""

    def translate(self, tasks: Sequence[Task]) -> list[Translation]:
        """One translation a task, in order, the marks as the model wrote them."""
