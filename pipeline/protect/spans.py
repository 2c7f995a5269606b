"""A recognised stretch of text, and which one wins where two overlap."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.values import Clock, Moment, Name, Value

# Where two spans of one length compete, the first kind wins.
_PRIORITY = (
    "symbol", "url", "email", "phone", "period", "handle", "term", "date", "person", "other", "code", "acronym",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """A recognised value in a text, before it becomes a slot."""

    start: int
    end: int
    value: Value
    origin: str

    @property
    def rank(self) -> tuple[int, int, int]:
        return (self.start - self.end, _PRIORITY.index(_family(self)), self.start)


def _family(span: Span) -> str:
    if isinstance(span.value, Name):
        return "term" if span.value.term else "person"
    if isinstance(span.value, (Moment, Clock)):
        return "date"
    rule = span.origin.removeprefix("rule: ")
    return rule if rule in _PRIORITY else "other"


def is_person(name: Name) -> bool:
    return name.term is None or name.term.category in ("person",)
