"""Which quoted words of an English sentence are the title of a work (a report, a film, a song), and which that of an event."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import regex

from pipeline.document import Segment
from pipeline.words.quotations import ends, marks_of, stretches
from pipeline.words.titles import in_single_marks, is_title, may_quote
from pipeline.words.worknouns import WORK, kind_of

# A sentence is asked of in both locales and by the check.
_KEPT = 4096
_MARKS = regex.compile("[\"'“”‘’]")
_JOINED = regex.compile(r"(?:,? (?:and|or)|,| &) ")


class Quoted(NamedTuple):
    """What stands in quotation marks, from and to; `kind` is WORK, EVENT, or empty for anything else.

    `inner` is what stands in marks within what somebody says.
    """

    start: int
    end: int
    kind: str = ""
    inner: bool = False


def quoted_in(segment: Segment, known: frozenset[str] = frozenset()) -> tuple[Quoted, ...]:
    """What a segment quotes outside its slots, see `quoted`, with its titles in italics."""
    if not may_quote(segment.source):
        return tuple(Quoted(start, end, WORK) for start, end in segment.titles)
    source = _outside_slots(segment)
    found = _every(source, known) if segment.titles else quoted(source, known)
    if found and not found[0].inner and _is_speech(segment.slotted):
        found = ()
    if not segment.titles:
        return found
    said = _doubly(source)
    titles = (Quoted(at, to, WORK, _is_within(at, to, said)) for at, to in segment.titles)
    return tuple(sorted((*found, *titles)))


def titles_of(release: Iterable[Segment]) -> frozenset[str]:
    """The titles that a sentence of a release says are works: in quotation marks they are works wherever they stand."""
    every = ((segment.source, one) for segment in release for one in quoted_in(segment))
    return frozenset(_plain(source[one.start : one.end]) for source, one in every if one.kind == WORK)


@lru_cache(maxsize=_KEPT)
def quoted(source: str, known: frozenset[str] = frozenset()) -> tuple[Quoted, ...]:
    """What a sentence quotes, in order; nothing where none of it is a title. Where somebody says all of it, what is
    quoted within that.

    `known` are titles of works, in small letters.

    >>> quoted('The film "Salt Road" opens on "D-Day" in May.')
    (Quoted(start=10, end=19, kind='work'), Quoted(start=31, end=36, kind=''))
    >>> quoted('The report was "a step", he said.')
    ()
    """
    found = _every(source, known)
    return found if any(one.kind for one in found) else ()


@lru_cache(maxsize=_KEPT)
def _every(source: str, known: frozenset[str]) -> tuple[Quoted, ...]:
    """What a sentence quotes, in order, titles or not."""
    found: list[Quoted] = []
    inner, places = _stretches(source)
    for start, end in places:
        kind = kind_of(source[: start - 1], title := source[start:end], source[end + 1 :])
        if not kind and is_title(title):
            beside = found and is_joined(source[found[-1].end + 1 : start - 1])
            kind = WORK if _plain(title) in known else found[-1].kind if beside else ""
        found.append(Quoted(start, end, kind, inner))
    return tuple(found)


def is_joined(between: str) -> bool:
    """Whether what stands between two titles makes them one list."""
    return bool(_JOINED.fullmatch(between))


def _stretches(source: str) -> tuple[bool, tuple[tuple[int, int], ...]]:
    """The outermost quotations; of a sentence that somebody says, and this is True, those in single marks within it."""
    if '"' not in source and "“" not in source:
        return False, in_single_marks(source)
    if not _is_speech(source):
        return False, _doubly(source)
    said = _doubly(source)
    return True, tuple(one for one in in_single_marks(source) if _is_within(*one, said))


def _doubly(source: str) -> tuple[tuple[int, int], ...]:
    return stretches(len(source), marks_of(source) or ())


def _is_within(start: int, end: int, said: Iterable[tuple[int, int]]) -> bool:
    return any(at <= start and end <= to for at, to in said)


def _is_speech(source: str) -> bool:
    """Whether somebody says all of a sentence, or goes on with what others have."""
    edges = ends(source)
    return edges is not None and (edges.said or edges.from_before or edges.runs_on)


def _outside_slots(segment: Segment) -> str:
    """The source with the marks of its slots and its lead blanked, and everything else in its place."""
    text = segment.source
    for start, end in ((0, segment.lead), *((slot.start, slot.end) for slot in segment.slots)):
        if _MARKS.search(text, start, end):
            text = text[:start] + _MARKS.sub("-", text[start:end]) + text[end:]
    return text


def _plain(title: str) -> str:
    return title.rstrip(",.").lower()
