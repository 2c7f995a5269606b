"""Entries as rows of SQLite, and back; what makes one row take the place of another."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence

from pipeline.document import State
from pipeline.document.entry import HUMAN, RANKS, Entry, Held, Part

Row = Sequence[str]


def same(row: tuple[str, ...], entry: Entry) -> bool:
    """Whether the best that there is says what the entry says, and counts as much."""
    known = entry_of(row)
    return (known.parts, known.slots) == (entry.parts, entry.slots) and RANKS[known.state] >= RANKS[
        entry.state
    ]


def superseded(row: tuple[str, ...], entry: Entry) -> bool:
    """An older one that says the same, or, where a person's is accepted, that was refused."""
    known = entry_of(row)
    if entry.state is State.INITIAL:
        return known.state is State.INITIAL and known.parts == entry.parts
    same = (known.parts, known.slots) == (entry.parts, entry.slots)
    if known.state is State.INITIAL:
        return entry.state in HUMAN
    return same and RANKS[known.state] <= RANKS[entry.state]


def entry_of(row: Sequence[str]) -> Entry:
    locale, slotted, target, state, slots, origin, who, at, note = row[:9]
    parts = tuple(Part(*one) if isinstance(one, list) else Part(one) for one in json.loads(target))
    held = tuple(Held(*one) for one in json.loads(slots))
    return Entry(locale, slotted, parts, State(state), held, origin, who, at, note)


def target_of(parts: Iterable[Part]) -> str:
    return json.dumps([[p.text, p.symbol] if p.symbol else p.text for p in parts], ensure_ascii=False)


def slots_of(slots: Iterable[Held]) -> str:
    return json.dumps([[slot.symbol, slot.kind, slot.source] for slot in slots], ensure_ascii=False)


def weight(values: Sequence[object]) -> int:
    text = json.dumps([str(value) for value in values], ensure_ascii=False)
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest(), "big")


def key_of(text: str) -> int:
    """A number of 63 bits for a text: an index of numbers is a tenth of one of sentences."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big") >> 1
