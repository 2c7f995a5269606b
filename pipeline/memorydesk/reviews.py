"""A bilingual file that a person has edited: what is taken into the memory, and why something is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

from pipeline.document import State
from pipeline.entry import HUMAN, Entry, Held, Part, joined, slots_changed, wrong_script
from pipeline.errors import Problem
from pipeline.fitting import in_frame, places
from pipeline.formats.xliff_reader import Bilingual, read_bilingual


def read_reviews(path: Path, machine: bool) -> Iterator[Entry | Problem | None]:
    """An entry for each segment that was changed or is marked as reviewed; None for those that were not.

    What is refused is a problem, and an entry that is only ever offered: a person's text is not lost. With
    `machine` those that nobody looked at are entries too, as the machine's.
    """
    for segment in read_bilingual(path):
        segment = replace(segment, target=_marked(segment))
        looked_at = segment.state in HUMAN or bool(segment.written and segment.changed)
        why = _refused(segment)
        if not looked_at and (why or not machine):
            yield None
        elif why:
            yield Problem(f"segment {segment.id}: {why}", path, segment.line)
            if segment.target:
                yield _entry(segment, path, State.INITIAL, why)
        else:
            state = segment.state if segment.state is State.FINAL else State.REVIEWED
            yield _entry(segment, path, state if looked_at else State.TRANSLATED)


def _entry(segment: Bilingual, path: Path, state: State, note: str = "") -> Entry:
    slotted = "".join(part.symbol or part.text for part in segment.source)
    slots = tuple(
        Held(part.symbol, segment.slots.get(part.symbol, ("", ""))[0], part.text)
        for part in segment.source
        if part.symbol
    )
    return Entry(segment.locale, slotted, segment.target, state, slots, path.name, note=note)


def _refused(segment: Bilingual) -> str:
    """Why a segment's target cannot be its translation; empty if it can."""
    if segment.code:
        return f"it has a code that is not ours (<{segment.code}>); take it out"
    if not "".join(part.text for part in segment.target).strip():
        return "it has no translation"
    frame = "".join(part.text for part in segment.target if not part.symbol)
    return _slots_changed(segment) or wrong_script(frame, segment.locale)


def _slots_changed(segment: Bilingual) -> str:
    sources = {part.symbol: part.text for part in segment.source if part.symbol}
    if why := slots_changed(sources, segment.target):
        return why
    for part in segment.target:
        _, rendering = segment.slots.get(part.symbol, ("", part.text))
        if part.symbol and part.text != rendering:
            return (
                f"'{rendering}' was changed to '{part.text}', but names, figures and dates are written by rule;"
                f" once a glossary or the style says '{part.text}', this translation is taken"
            )
    return ""


def _marked(segment: Bilingual) -> tuple[Part, ...]:
    """The target; a slot whose mark was lost is marked again where its rendering surely stands, and just once."""
    parts = joined(segment.target)
    english = "\n".join(part.text for part in segment.source if not part.symbol)
    longest_first = sorted(segment.slots.items(), key=lambda slot: -len(slot[1][1]))
    for symbol, (_, rendering) in longest_first:
        if not rendering or any(part.symbol == symbol for part in parts) or in_frame(rendering, english):
            continue
        found = places("".join(part.text for part in parts), rendering, _cuts(parts))
        if len(found) == 1:
            parts = tuple(_split(parts, found[0], Part(rendering, symbol)))
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
