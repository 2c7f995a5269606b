"""What the memory has for a sentence, or for one like it: beside the segment, to be taken over with one key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

import regex

from pipeline.document import Match, Segment
from pipeline.document.entry import Entry
from pipeline.localise import Style
from pipeline.memory.store import Store
from pipeline.review.release import Place, Release
from pipeline.translation.fitting import fitted, offered, whole

_SHOWN, _LOOKED_AT, _THRESHOLD = 8, 60, 50
_WORD = regex.compile(r"\s+|[\w'’.,-]+|.")


def matches(release: Release, place: Place) -> list[Match]:
    """The offers, the best first, with the sentence's own names and figures where they have the same."""
    if not release.memory.file.is_file():
        return []
    segment, style = release.segments[place[0]][1], release.styles[place[1]]
    store = Store(release.memory.file)
    try:
        exact = store.exact(whole(segment), segment.source)
        near = store.near(whole(segment), segment.source, _THRESHOLD, _LOOKED_AT)
    finally:
        store.close()
    own = [entry for entry in exact if entry.locale == style.locale]
    found = [_of_the_same(entry, segment, style) for entry in own]
    found += [
        offered(entry, segment, style, quality, entry.note)
        for quality, entry in near
        if entry.locale == style.locale and entry not in own
    ]
    return found[:_SHOWN]


def _of_the_same(entry: Entry, segment: Segment, style: Style) -> Match:
    note = fitted(entry, segment, style)
    quality = 100 if entry.plain == segment.source else 99
    return offered(entry, segment, style, quality, note if isinstance(note, str) else "")


def compared(source: str, other: str) -> Iterator[tuple[str, bool]]:
    """Another sentence in stretches, each with whether the source has it at this place; word by word."""
    ours, theirs = _WORD.findall(source), _WORD.findall(other)
    at = 0
    for _, start, length in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks():
        yield from _stretch(theirs[at:start], False)
        yield from _stretch(theirs[start : start + length], True)
        at = start + length


def _stretch(words: Sequence[str], same: bool) -> Iterator[tuple[str, bool]]:
    if words:
        yield "".join(words), same
