"""A recognised stretch of text, and which one wins where two overlap."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.document.values import Clock, Moment, Name, Value

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


def resolved(spans: Iterable[Span]) -> list[Span]:
    """The longest span wins where two overlap."""
    ranked = sorted(spans, key=lambda s: s.rank)
    taken = bytearray(max((span.end for span in ranked), default=0))
    kept: list[Span] = []
    for span in ranked:
        if not any(taken[span.start : span.end]):
            taken[span.start : span.end] = b"\1" * (span.end - span.start)
            kept.append(span)
    return sorted(kept, key=lambda s: s.start)


def cut(text: str, spans: Iterable[Span]) -> str:
    """The text without the spans."""
    for span in sorted(spans, key=lambda s: s.start, reverse=True):
        text = text[: span.start] + text[span.end :]
    return text


def is_person(name: Name) -> bool:
    return name.term is None or name.term.category in ("person",)
