"""What is accepted goes into the memory, what is rejected is taken out of it again: the next run writes accordingly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from pipeline.document import Document, Segment, State, Target
from pipeline.document.entry import Entry, Part, joined
from pipeline.localise import Style
from pipeline.memory.store import Store
from pipeline.review.marking import refused
from pipeline.translation.fitting import fitted, held_of, whole


def entry_of(target: Target, document: Document, state: State, who: str = "", when: str = "") -> Entry:
    """The target as a memory holds it."""
    segment = target.segment
    parts = joined(Part(piece.text, piece.slot.symbol if piece.slot else "") for piece in target.pieces)
    origin = document.path.name
    return Entry(target.locale, whole(segment), parts, state, held_of(segment), origin, who, when)


def why_not(target: Target, document: Document, style: Style, before: str = "") -> str:
    """Why the target cannot be accepted; empty if a run that finds it in its memory writes just this text.

    `before` is the text that was edited.
    """
    if why := refused(target, style, before):
        return why
    found = fitted(entry_of(target, document, State.REVIEWED), target.segment, style)
    if isinstance(found, str):
        return found
    for piece in target.pieces:
        written = next((one.text for one in found if piece.slot and one.slot == piece.slot), piece.text)
        if written != piece.text:
            return f"'{piece.text}' is written '{written}' by rule"
    return ""


def remember(memory: Path, entry: Entry) -> None:
    """Puts an accepted entry into the memory, which is made if there is none."""
    store = Store(memory, write=True)
    try:
        list(store.put([entry]))
    finally:
        store.close()


def forget(memory: Path, segment: Segment, locale: str, is_ours: Callable[[Entry], bool]) -> None:
    """Takes out of the memory what was accepted of a sentence here, and leaves what others have put there."""
    if not memory.is_file():
        return
    store = Store(memory, write=True)
    try:
        known = store.exact(whole(segment), segment.source)
        same = [entry for entry in known if entry.locale == locale and entry.plain == segment.source]
        store.forget([entry for entry in same if is_ours(entry)])
    finally:
        store.close()


def alike(segment: Segment, segments: Sequence[Segment]) -> list[int]:
    """The numbers of the sentences that one entry of the memory counts for: the same, also with other figures."""
    key = whole(segment)
    return [n for n, one in enumerate(segments) if one.source == segment.source or whole(one) == key]
