"""Where the slots stand in a text that a person has edited, and why such a text cannot be accepted."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from pipeline.chinese.alike import spots
from pipeline.document import SYMBOL, Piece, Segment, Slot, Target, Translation
from pipeline.document.entry import BY_RULE, Part, not_found, slots_changed, wrong_script
from pipeline.document.slotkinds import kind_of
from pipeline.document.wanted import advice, rows_lost
from pipeline.localise import Style
from pipeline.localise.render import render
from pipeline.translation.fitting import in_frame, places, whole

EDITED = "review"
# Controls, halves of characters, ends of lines and paragraphs; and what is no character.
_STRANGE, _NONE = ("Cc", "Cs", "Zl", "Zp"), "\ufffe\uffff"
# Figures and dates: what says the same in other characters is them too.
_READ = ("N", "D")
Cut = tuple[int, int, Slot]


def marked(text: str, base: Target, style: Style) -> Target:
    """The target with another text. A slot is where it was, as far as that did not change, else where it surely stands.

    What is not found is not marked: `refused` names it.
    """
    cuts = list(_kept(text, base))
    english = SYMBOL.sub("\n", whole(base.segment))
    lost = _grouped(base, style, {slot.symbol for _, _, slot in cuts})
    for spelling in sorted(lost, key=len, reverse=True):
        found = [(at, at + len(spelling)) for at in places(text, spelling, cuts)]
        if not found and lost[spelling][0].kind.value in _READ:
            found = spots(text, spelling, cuts)
        if len(found) == len(lost[spelling]) and not in_frame(spelling, english):
            cuts += [(*ends, slot) for ends, slot in zip(found, lost[spelling], strict=True)]
    pieces = tuple(_pieces(text, sorted(cuts, key=lambda cut: cut[:2])))
    symbols = "".join(piece.slot.symbol if piece.slot else piece.text for piece in pieces)
    return Target(base.segment, base.locale, pieces, Translation(symbols, EDITED))


def moved(start: int, end: int, old: str, new: str) -> tuple[int, int] | None:
    """Where a stretch of the old text stands in the new one; None where its first or last character is gone."""
    if start == end:
        return None
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    ends = [
        at - before + after
        for at in (start, end - 1)
        for before, after, length in blocks
        if before <= at < before + length
    ]
    return (ends[0], ends[1] + 1) if len(ends) == 2 else None


def refused(target: Target, style: Style, before: str = "") -> str:
    """Why this text cannot be the translation; empty if it can. `before`: the text that was edited."""
    if not target.text.strip():
        return "there is no translation"
    if strange := next((c for c in target.text if unicodedata.category(c) in _STRANGE or c in _NONE), None):
        what = "a line break" if strange in "\r\n\u2028\u2029" else f"U+{ord(strange):04X}, which is no text,"
        return f"it has {what} in it; a sentence is one line of text"
    reasons = wrong_script(_frame(target), target.locale), _slots(target, style, before)
    return "; ".join(filter(None, reasons))


def _slots(target: Target, style: Style, before: str) -> str:
    parts = [Part(piece.text, piece.slot.symbol if piece.slot else "") for piece in target.pieces]
    there = {part.symbol for part in parts}
    lost = [(slot, render(slot.value, style)) for slot in target.segment.slots if slot.symbol not in there]
    if lost:
        named = ", ".join(not_found(text, slot.source) for slot, text in lost)
        rows = rows_lost([(kind_of(slot.value), text) for slot, text in lost], before, target.text)
        return f"{named}; {BY_RULE}, from glossary and style{advice(rows, target.locale)}"
    return slots_changed({slot.symbol: slot.source for slot in target.segment.slots}, parts)


def _frame(target: Target) -> str:
    return "".join(piece.text for piece in target.pieces if not piece.slot)


def _kept(text: str, base: Target) -> Iterator[Cut]:
    """The slots within stretches that did not change, and that did not become part of another figure."""
    old = base.text
    blocks = SequenceMatcher(None, old, text, autojunk=False).get_matching_blocks()
    for start, end, slot in spans(base.pieces):
        for before, after, length in blocks:
            if start < end and before <= start and end <= before + length:
                at = start - before + after
                if _surely(text, at, old, start, old[start:end]):
                    yield at, at + end - start, slot


def _surely(text: str, at: int, old: str, start: int, spelling: str) -> bool:
    behind, old_behind = at + len(spelling), start + len(spelling)
    around = text[max(at - 2, 0) : at], text[behind : behind + 2]
    return around == (old[max(start - 2, 0) : start], old[old_behind : old_behind + 2]) or at in places(
        text, spelling, ()
    )


def _grouped(base: Target, style: Style, known: set[str]) -> dict[str, list[Slot]]:
    """The slots that are not known yet, by how they are spelled."""
    written = {piece.slot.symbol: piece.text for piece in base.pieces if piece.slot}
    groups: dict[str, list[Slot]] = {}
    for slot in base.segment.slots:
        spelling = written.get(slot.symbol) or render(slot.value, style)
        if slot.symbol not in known and spelling:
            groups.setdefault(spelling, []).append(slot)
    return groups


def spans(pieces: Sequence[Piece]) -> Iterator[Cut]:
    """Where each slot stands in the text."""
    at = 0
    for piece in pieces:
        if piece.slot:
            yield at, at + len(piece.text), piece.slot
        at += len(piece.text)


def _pieces(text: str, cuts: Sequence[Cut]) -> Iterator[Piece]:
    at = 0
    for start, end, slot in cuts:
        if at < start:
            yield Piece(text[at:start])
        yield Piece(text[start:end], slot)
        at = end
    if at < len(text):
        yield Piece(text[at:])


def source_pieces(segment: Segment) -> Iterator[Piece]:
    """The English with its slots."""
    return _pieces(segment.source, [(slot.start, slot.end, slot) for slot in segment.slots])
