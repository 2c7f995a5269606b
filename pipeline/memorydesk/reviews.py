"""A bilingual file that a person has edited: what is taken into the memory, and why something is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pipeline.document import State
from pipeline.entry import Entry, Held, Part, joined, wrong_script
from pipeline.errors import Problem
from pipeline.formats.xliff_reader import Bilingual, read_bilingual

_HUMAN = (State.REVIEWED, State.FINAL)


def read_reviews(path: Path, machine: bool) -> Iterator[Entry | Problem | None]:
    """An entry for each segment that was changed or is marked as reviewed; None for those that were not.

    What is refused is a problem, and an entry that is only ever offered: a person's text is not lost. With
    `machine` those that nobody looked at are entries too, as the machine's.
    """
    for segment in read_bilingual(path):
        segment = replace(segment, target=_marked(segment))
        looked_at = segment.state in _HUMAN or bool(segment.written and segment.changed)
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
    want, got = Counter(sources.keys()), Counter(part.symbol for part in segment.target if part.symbol)
    for symbol in want - got:
        return f"'{sources[symbol]}' is missing from it, or no longer marked"
    for symbol in got - want:
        return (
            f"'{sources[symbol]}' is marked twice"
            if symbol in want
            else f"{symbol} is marked, which the English lacks"
        )
    for part in segment.target:
        _, rendering = segment.slots.get(part.symbol, ("", part.text))
        if part.symbol and part.text != rendering:
            return (
                f"'{rendering}' was changed to '{part.text}', but names, figures and dates are written by rule;"
                f" once a glossary or the style says '{part.text}', this translation is taken"
            )
    return ""


def _marked(segment: Bilingual) -> tuple[Part, ...]:
    """The target; a slot whose mark was lost is marked again where its rendering stands in the text just once."""
    parts = segment.target
    present = {part.symbol for part in parts}
    for symbol, (_, rendering) in segment.slots.items():
        places = [
            at for at, part in enumerate(parts) if not part.symbol and rendering and rendering in part.text
        ]
        if symbol in present or len(places) != 1 or parts[places[0]].text.count(rendering) != 1:
            continue
        at = places[0]
        before, _, after = parts[at].text.partition(rendering)
        parts = (*parts[:at], Part(before), Part(rendering, symbol), Part(after), *parts[at + 1 :])
    return joined(parts)
