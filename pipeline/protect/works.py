"""The titles of works that stand in italics, which the engine is shown in quotation marks: 'his novel *Salt Road*'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.document import Block, Segment
from pipeline.words.titles import is_title
from pipeline.words.worknouns import WORK, kind_of
from pipeline.words.works import is_joined

_ITALICS = "italics"
# What may be set in italics with a title, and what a title in quotation marks as well stands behind.
_EDGES, _QUOTED = " \t\xa0,.;:", ('"', "'", "“", "‘")


def with_titles(block: Block, segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """The segments of a block, with the titles of works among its italics; the noun beside them says that they are."""
    italics = [(mark.start, mark.end) for mark in block.marks if mark.name == _ITALICS]
    if not italics:
        return tuple(segments)
    done, start = list[Segment](), 0
    for segment in segments:
        start = max(start, block.text.find(segment.source, start))
        own = _titles(segment, [(at - start, to - start) for at, to in italics])
        done.append(replace(segment, titles=tuple(own)))
        start += len(segment.source)
    return tuple(done)


def _titles(segment: Segment, italics: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Those of the stretches that are titles of works, unless a slot is all of one or reaches over its edge."""
    source, last = segment.source, None
    for start, end in italics:
        if start < segment.lead or end > len(source):
            continue
        start, end = _trimmed(source, start, end)
        before, title, behind = source[:start], source[start:end], source[end:]
        listed = last is not None and is_joined(source[last:start]) and is_title(title)
        if title and (listed or kind_of(before, title, behind) == WORK):
            last = end
            if not before.endswith(_QUOTED) and all(
                _is_apart(s.start, s.end, start, end) for s in segment.slots
            ):
                yield start, end


def _trimmed(source: str, start: int, end: int) -> tuple[int, int]:
    title = source[start:end]
    return start + len(title) - len(title.lstrip(_EDGES)), start + len(title.rstrip(_EDGES))


def _is_apart(at: int, to: int, start: int, end: int) -> bool:
    """Whether a slot is outside a title, or only a part of it."""
    return to <= start or end <= at or (start <= at and to <= end and (at, to) != (start, end))
