"""A bilingual file that a person has edited: what is taken into the memory, and why something is not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path

from pipeline.chinese.alike import settled, spots
from pipeline.commands.memorydesk.unmarked import marked, strange
from pipeline.document import State
from pipeline.document.entry import (
    HUMAN,
    Entry,
    Held,
    Part,
    emptied,
    joined,
    wrong_script,
)
from pipeline.document.wanted import why_none
from pipeline.errors import Problem
from pipeline.formats.bilingual import READERS
from pipeline.formats.bilingual_segment import Bilingual
from pipeline.translation.fitting import in_frame, places


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody wrote beside a sentence: it is shown, and kept nowhere."""

    text: str
    path: Path
    line: int | None

    def __str__(self) -> str:
        return str(Problem(self.text, self.path, self.line))


def read_reviews(path: Path, machine: bool) -> Iterator[Entry | Problem | Comment | None]:
    """An entry for each segment that was changed or is marked as reviewed; None for those that were not.

    What is refused is a problem, and an entry that is only ever offered: a person's text is not lost. With
    `machine` those that nobody looked at are entries too, as the machine's.
    """
    for segment in READERS[path.suffix.lower()](path):
        if isinstance(segment, Problem):
            yield segment
            continue
        if segment.comment:
            yield Comment(f"{segment.called}: comment: {segment.comment}", path, segment.line)
        yield from _taken(segment, path, machine)


def _taken(segment: Bilingual, path: Path, machine: bool) -> Iterator[Entry | Problem | None]:
    """What becomes of a segment."""
    kinds = {symbol: kind for symbol, (kind, _) in segment.slots.items()}
    never = _unreadable(segment)
    if segment.machine is None:
        segment = replace(segment, target=_marked(segment))
        why = never or _slots_changed(segment)
    else:
        found = marked(segment)
        kinds |= dict.fromkeys(found.unsure, "")
        segment = replace(segment, target=found.parts)
        frame = "".join(part.text for part in segment.target if not part.symbol)
        why = never or found.missing or wrong_script(frame, segment.locale)
    looked_at = segment.state in HUMAN or segment.changed or bool(segment.stray or segment.code)
    if not looked_at and (why or not machine):
        yield None
    elif why:
        yield Problem(f"{segment.called}: {why}", path, segment.line)
        if not never:
            yield _entry(segment, path, State.INITIAL, kinds, why)
    else:
        state = segment.state if segment.state is State.FINAL else State.REVIEWED
        yield _entry(segment, path, state if looked_at else State.TRANSLATED, kinds)


def _entry(segment: Bilingual, path: Path, state: State, kinds: Mapping[str, str], note: str = "") -> Entry:
    slotted = "".join(part.symbol or part.text for part in segment.source)
    slots = tuple(
        Held(part.symbol, kinds.get(part.symbol, ""), part.text) for part in segment.source if part.symbol
    )
    return Entry(segment.locale, slotted, segment.target, state, slots, path.name, note=note)


def _unreadable(segment: Bilingual) -> str:
    """Why a target is no translation of the sentence and never will be, so that it is not kept; empty if it may be."""
    unmarked = segment.machine is not None
    if segment.stray:
        return segment.stray
    if segment.code and unmarked:
        return f"it has a {segment.code} in it, which is no text; take it out"
    if segment.code:
        return f"it has a code that is not ours (<{segment.code}>); take it out"
    if not segment.text.strip():
        return "it has no translation"
    return strange(segment.text) if unmarked else ""


def _slots_changed(segment: Bilingual) -> str:
    held = {
        part.symbol: Held(part.symbol, segment.slots.get(part.symbol, ("", ""))[0], part.text)
        for part in segment.source
        if part.symbol
    }
    return why_none(held, settled(_renderings(segment), segment.target), segment.target, segment.locale)


def _renderings(segment: Bilingual) -> dict[str, str]:
    return {symbol: rendering for symbol, (_, rendering) in segment.slots.items()}


def _marked(segment: Bilingual) -> tuple[Part, ...]:
    """The target; a slot whose mark was lost is marked again where its rendering surely stands, and just once."""
    parts = joined(emptied(_renderings(segment), segment.target))
    english = "\n".join(part.text for part in segment.source if not part.symbol)
    longest_first = sorted(segment.slots.items(), key=lambda slot: -len(slot[1][1]))
    for symbol, (_, rendering) in longest_first:
        if not rendering or any(part.symbol == symbol for part in parts) or in_frame(rendering, english):
            continue
        text, cuts = "".join(part.text for part in parts), _cuts(parts)
        found = [(at, at + len(rendering)) for at in places(text, rendering, cuts)]
        found = found or (spots(text, rendering, cuts) if symbol.startswith(("<N", "<D")) else [])
        if len(found) == 1:
            ((start, end),) = found
            parts = tuple(_split(parts, start, Part(text[start:end], symbol)))
    return joined(parts)


def _cuts(parts: Sequence[Part]) -> list[tuple[int, int, str]]:
    """Where the slots stand in the text: from, to, symbol."""
    ends = [*accumulate(len(part.text) for part in parts)]
    return [
        (end - len(part.text), end, part.symbol) for part, end in zip(parts, ends, strict=True) if part.symbol
    ]


def _split(parts: Sequence[Part], place: int, slot: Part) -> Iterator[Part]:
    """The parts with a slot at a place of the text that no other has."""
    for part in parts:
        if not part.symbol and 0 <= place < len(part.text):
            yield from (Part(part.text[:place]), slot, Part(part.text[place + len(slot.text) :]))
        else:
            yield part
        place -= len(part.text)
