"""Makes an engine of a foreign model: its slots travel by a strategy, the one named or the one that keeps most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from pipeline.document import Translation
from pipeline.engines.base import Model, Request, Stoppable
from pipeline.engines.probe import best
from pipeline.engines.travel import Strategy, strategies


class Slotted:
    """An `Engine` around a `Model`. With `slots` 'auto' the strategy is measured once and remembered."""

    slot_limit = 30

    def __init__(self, model: Model, slots: str = "auto") -> None:
        self.model, self.slots = model, slots
        self._others: dict[str, Slotted] = {}

    def into(self, locale: str) -> Slotted:
        """Asked for another language, for which the best strategy is measured anew."""
        if locale not in self._others:
            self._others[locale] = Slotted(self.model.into(locale), self.slots)
        return self._others[locale]

    @property
    def reads_context(self) -> bool:
        """Whether a translation depends on the meanings of slots or on neighbouring sentences."""
        return self.model.reads_context or self._name == "inline"

    @cached_property
    def identity(self) -> Mapping[str, str]:
        return {**self.model.identity, "slots": self._name}

    def fits(self, source: str) -> bool:
        return self.model.fits(source)

    def stop(self) -> None:
        """Ends what the model is waiting for."""
        if isinstance(self.model, Stoppable):
            self.model.stop()

    def translate(self, requests: Sequence[Request]) -> list[Translation]:
        """Symbols in, symbols out; what the model lost or made up is left for repair."""
        if not requests:
            return []
        tasks = [self._strategy.write(request) for request in requests]
        answers = self.model.translate(tasks)
        return [
            replace(
                answer,
                text=self._strategy.read(answer.text, task),
                alternatives=tuple(self._strategy.read(text, task) for text in answer.alternatives),
            )
            for answer, task in zip(answers, tasks, strict=True)
        ]

    @cached_property
    def _name(self) -> str:
        return best(self.model) if self.slots == "auto" else self.slots

    @cached_property
    def _strategy(self) -> Strategy:
        return strategies(self.model.keeps)[self._name]
