"""A recognised stretch of text, and which one wins where two overlap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from pipeline.document.values import Clock, Moment, Name, Value

# Where two spans of one length compete, the first kind wins.
_PRIORITY = (
    "symbol", "url", "email", "phone", "identifier", "period", "handle", "term", "date", "person", "other", "code", "acronym",
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


def resolved(spans: Iterable[Span]) -> list[Span]:
    """The longest span wins where two overlap."""
    return disjoint(sorted(spans, key=lambda s: s.rank))


class Stretch(Protocol):
    """What has a place in a text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


Placed = TypeVar("Placed", bound=Stretch)


def disjoint(ranked: Sequence[Placed]) -> list[Placed]:
    """Those that overlap with none before them, in the order of the text."""
    taken = bytearray(max((one.end for one in ranked), default=0))
    kept = []
    for one in ranked:
        if not any(taken[one.start : one.end]):
            taken[one.start : one.end] = b"\1" * (one.end - one.start)
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def cut(text: str, spans: Iterable[Span]) -> str:
    """The text without the spans."""
    for span in sorted(spans, key=lambda s: s.start, reverse=True):
        text = text[: span.start] + text[span.end :]
    return text


def is_person(name: Name) -> bool:
    return name.term is None or name.term.category in ("person",)
