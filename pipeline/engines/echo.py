"""Gives the source back: for tests of everything around the model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy

from pipeline.document import Translation
from pipeline.engines.base import Request


class EchoEngine:
    """Returns every source unchanged."""

    slot_limit = 99
    locale = ""

    @property
    def identity(self) -> Mapping[str, str]:
        return {"engine": "echo", **({"into": self.locale} if self.locale else {})}

    def into(self, locale: str) -> EchoEngine:
        other = copy(self)
        other.locale = locale
        return other

    def fits(self, source: str) -> bool:
        return True

    def translate(self, requests: Sequence[Request]) -> list[Translation]:
        return [Translation(request.source, "echo") for request in requests]
