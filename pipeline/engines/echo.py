"""Gives the source back: for tests of everything around the model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.document import Translation
from pipeline.engines.base import Request


class EchoEngine:
    """Returns every source unchanged."""

    slot_limit = 99

    @property
    def identity(self) -> Mapping[str, str]:
        return {"engine": "echo"}

    def fits(self, source: str) -> bool:
        return True

    def translate(self, requests: Sequence[Request]) -> list[Translation]:
        return [Translation(request.source, "echo") for request in requests]
