"""An engine that translates nothing: everything must have been translated by a run before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.document import Translation
from pipeline.engines import Engine, Request
from pipeline.errors import UserError, user_error


class Remembered:
    """Stands for the engine whose translations are remembered in the folder `output`, and loads no model."""

    def __init__(self, engine: Engine, output: Path) -> None:
        self._engine, self._output = engine, output
        self.slot_limit = engine.slot_limit

    def into(self, locale: str) -> Remembered:
        return Remembered(self._engine.into(locale), self._output)

    @property
    def identity(self) -> Mapping[str, str]:
        return self._engine.identity

    def fits(self, source: str) -> bool:
        return True

    def translate(self, requests: Sequence[Request]) -> list[Translation]:
        """Raises `UserError`: whatever is asked for has not been translated yet."""
        raise nothing_here(self._output)


def nothing_here(output: Path) -> UserError:
    return user_error("not everything was translated here yet; `xindaya run` does it", output)
