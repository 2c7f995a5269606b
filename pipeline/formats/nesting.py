"""Marks that have been placed, made to lie within each other or apart, in the order in which a file writes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.document import Mark, MarkKind

_POINTS = (MarkKind.NOTE, MarkKind.THING)


@dataclass(frozen=True, slots=True)
class Step:
    """What a writer does next: write text (its place in the whole), open or close a mark, or put a note or thing."""

    what: Literal["text", "open", "close", "point"]
    mark: Mark | None = None
    start: int = 0
    end: int = 0


def steps(length: int, marks: Sequence[Mark]) -> Iterator[Step]:
    """The steps through a text of `length` characters. Looks are cut where they cross something, links never."""
    unclosed: list[Mark] = []
    at = 0
    for mark in _in_order(marks):
        while unclosed and unclosed[-1].end <= mark.start:
            yield from _text(at, unclosed[-1].end)
            at = unclosed[-1].end
            yield Step("close", unclosed.pop())
        yield from _text(at, mark.start)
        at = mark.start
        if mark.kind in _POINTS:
            yield Step("point", mark)
        else:
            yield Step("open", mark)
            unclosed.append(mark)
    for mark in reversed(unclosed):
        yield from _text(at, mark.end)
        at = mark.end
        yield Step("close", mark)
    yield from _text(at, length)


def _text(start: int, end: int) -> Iterator[Step]:
    if start < end:
        yield Step("text", None, start, end)


def _in_order(marks: Sequence[Mark]) -> list[Mark]:
    """What begins first or lasts longer comes first; notes and things at a place belong before what begins there."""
    spans = nested([mark for mark in marks if mark.kind not in _POINTS])
    links = [mark for mark in spans if mark.kind is MarkKind.LINK]
    points = [_outside(mark, links) for mark in marks if mark.kind in _POINTS]
    return sorted([*points, *spans], key=lambda mark: (mark.start, mark.start < mark.end, -mark.end))


def _outside(point: Mark, links: Sequence[Mark]) -> Mark:
    """A note, which is a link itself, stands behind the link that it would be in; so does a thing that is one."""
    within = (link for link in links if link.start < point.start < link.end)
    link = next(within, None) if point.kind is MarkKind.NOTE or point.name == "link" else None
    return point if link is None else replace(point, start=link.end, end=link.end)


def nested(spans: Sequence[Mark]) -> list[Mark]:
    """The spans, outer before inner as they came, cut where they would cross; links lie apart from each other."""
    links: list[Mark] = []
    for mark in spans:
        if mark.kind is MarkKind.LINK:
            links.append(_apart(mark, links))
    made: list[Mark] = []
    remaining = iter(links)
    for mark in spans:
        if mark.kind is MarkKind.LINK:
            made.append(next(remaining))
        elif mark.start < mark.end:
            made += _cut(mark, [*links, *made])
    return made


def _apart(link: Mark, others: Sequence[Mark]) -> Mark:
    """The link without what other links hold already; behind them if nothing is left."""
    for other in sorted(others, key=lambda one: one.start):
        if link.start == link.end and other.start < link.start < other.end:
            link = replace(link, start=other.end, end=other.end)
        elif link.start < other.end and other.start < link.end:
            before, after = max(0, other.start - link.start), max(0, link.end - other.end)
            start, end = (
                (link.start, other.start) if before > after else (other.end, max(other.end, link.end))
            )
            link = replace(link, start=start, end=end)
    return link


def _cut(look: Mark, others: Sequence[Mark]) -> list[Mark]:
    pieces = [look]
    for other in others:
        for edge in (other.start, other.end):
            pieces = [
                part
                for piece in pieces
                for part in (_halves(piece, edge) if _crosses(piece, other) else [piece])
            ]
    return pieces


def _crosses(piece: Mark, other: Mark) -> bool:
    overlap = piece.start < other.end and other.start < piece.end
    within = other.start <= piece.start and piece.end <= other.end
    around = piece.start <= other.start and other.end <= piece.end
    return overlap and not within and not around


def _halves(piece: Mark, edge: int) -> list[Mark]:
    if not piece.start < edge < piece.end:
        return [piece]
    return [replace(piece, end=edge), replace(piece, start=edge)]
