"""Whether a remembered translation fits a sentence, and its slots filled; of its text nothing is changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.chinese.alike import same
from pipeline.document import SYMBOL, Match, Piece, Segment, Slot, State
from pipeline.document.entry import (
    BY_RULE,
    Entry,
    Held,
    Part,
    cut,
    joined,
    not_found,
    slots_changed,
    wrong_script,
)
from pipeline.document.slotkinds import kind_of
from pipeline.document.values import Clock, Moment, Quantity
from pipeline.document.wanted import why_rewritten
from pipeline.localise import Style
from pipeline.localise.render import render
from pipeline.localise.times import render_moment
from pipeline.translation.wordings import within, wordings
from pipeline.words.numbers import ORDINALS, SMALL

_DIGIT = re.compile(r"[0-9]")
# What stands before or after a figure that is part of another, or says which one of many.
_BEFORE = re.compile(r"(?:[0-9][.,\s]?|第\s?)$")
_AFTER = re.compile(r"[.,\s]?[0-9]|[%％十百千萬万億亿]")
_BARE = re.compile(r"[0-9](?:[.,\s]?[0-9])*")
# 《〈基本法〉研究》
_WITHIN_A_TITLE = str.maketrans("《》", "〈〉")
_COUNTS = {"once": 1, "twice": 2, "thrice": 3, **SMALL, **ORDINALS}


def whole(segment: Segment) -> str:
    """The sentence with its lead, every slot replaced by its symbol: how a memory knows it."""
    return segment.slotted_lead + segment.slotted


def fitted(entry: Entry, segment: Segment, style: Style) -> tuple[Piece, ...] | str:
    """The target with the sentence's own values in its slots, or in words why it does not fit.

    A refused entry fits once its text says what the slots say: when the glossary has caught up with the reviewer.
    """
    refused = entry.state is State.INITIAL
    if refused and (strange := wrong_script(entry.text, style.locale)):
        return strange
    why = _still_refused(entry, segment, style) if refused else "its names and figures are not found in it"
    if entry.slotted == whole(segment) and not refused:
        filled = _by_symbol(entry, segment, style)
        if not isinstance(filled, str):
            return filled
        why = filled
    pieces = _aligned_anyhow(entry.text, segment, style) if entry.plain == segment.source else None
    return why if not pieces or (refused and _doubtful(pieces, segment)) else pieces


def _still_refused(entry: Entry, segment: Segment, style: Style) -> str:
    """Why an entry that was refused does not fit today; as it was told then, where nothing shows another reason."""
    if entry.plain != segment.source:
        return entry.note
    held = {slot.symbol: slot for slot in held_of(segment)}
    if (
        entry.slotted == whole(segment)
        and {part.symbol for part in entry.parts if part.symbol} == held.keys()
    ):
        renderings = {slot.symbol: render(slot.value, style) for slot in segment.slots}
        return why_rewritten(held, renderings, entry.parts, entry.locale) or entry.note
    lost = list(dict.fromkeys(_lost(entry.text, segment, style)))
    return f"{', '.join(lost)}; {BY_RULE}, from glossary and style" if lost else entry.note


def _lost(text: str, segment: Segment, style: Style) -> Iterator[str]:
    """The slots that a finished translation has less often than the sentence."""
    groups: dict[str, list[Slot]] = {}
    for slot in segment.slots:
        spellings = [one for one in _written(slot, style) if one]
        spelling = next(
            (one for one in spellings if places(text, one, ())), spellings[0] if spellings else ""
        )
        groups.setdefault(spelling, []).append(slot)
    for spelling, slots in groups.items():
        found = len(places(text, spelling, ())) if spelling else len(slots)
        if found < len(slots):
            yield not_found(spelling, slots[0].source, found, len(slots))


def offered(entry: Entry, segment: Segment, style: Style, quality: int, note: str = "") -> Match:
    """The entry beside a sentence: slots that both have are filled as in the sentence, others are text."""
    kinds = {held.symbol: held.kind for held in entry.slots}
    common = {slot.symbol: slot for slot in segment.slots if kinds.get(slot.symbol) == kind_of(slot.value)}
    sources = {held.symbol: held.source for held in entry.slots}
    source = [
        Piece(common[symbol].source, common[symbol]) if symbol in common else Piece(sources.get(symbol, text))
        for text, symbol in cut(entry.slotted)
    ]
    target = [
        Piece(render(common[part.symbol].value, style), common[part.symbol])
        if part.symbol in common
        else Piece(part.text)
        for part in entry.parts
    ]
    origin = ", ".join(filter(None, (entry.origin, entry.who, entry.when[:8])))
    return Match(tuple(source), tuple(target), quality, entry.state, origin, note)


def _by_symbol(entry: Entry, segment: Segment, style: Style) -> tuple[Piece, ...] | str:
    held = {slot.symbol: slot for slot in entry.slots}
    slots = {slot.symbol: slot for slot in segment.slots}
    for symbol, slot in slots.items():
        if why := _other_kind(held.get(symbol), slot):
            return why
    if why := slots_changed({symbol: held[symbol].source for symbol in slots}, entry.parts):
        return why
    frame, pieces = entry.frame, []
    before = ""
    for part in entry.parts:
        if part.symbol not in slots:
            pieces.append(Piece(part.text))
        else:
            text = _rendered(part, held[part.symbol], slots[part.symbol], style, before)
            if text != part.text and part.text in frame:
                return f"its text has '{part.text}' in it, which is another here"
            pieces.append(Piece(text, slots[part.symbol]))
        before += part.text
    return tuple(pieces)


def _other_kind(held: Held | None, slot: Slot) -> str:
    """Why a slot cannot take what another held."""
    if held is None:
        return f"it has no place for '{slot.source}'"
    if held.source == slot.source or (held.kind and held.kind == kind_of(slot.value)):
        return ""
    return f"'{slot.source}' stands where it has '{held.source}'"


def _rendered(part: Part, held: Held, slot: Slot, style: Style, before: str) -> str:
    """The slot as it stood there where it holds the same, else by rule as its place wants it."""
    spellings = _spellings(slot, style)
    if held.source == slot.source and (
        part.text in _written(slot, style) or _says(slot, part.text, spellings[0])
    ):
        return part.text
    if isinstance(slot.value, Moment) and before.endswith(("（", "(")):
        return spellings[1]
    within = before.count(style.quotes[0]) > before.count(style.quotes[1])
    return spellings[-1] if within else spellings[0]


def _says(slot: Slot, text: str, rendering: str) -> bool:
    """Whether a person wrote the slot's figure or date in other characters: 8,650萬元 for 8 650萬元."""
    return isinstance(slot.value, Quantity | Moment | Clock) and same(text, rendering)


def _spellings(slot: Slot, style: Style) -> list[str]:
    """The rendering, that of a date in brackets, and that within quotation marks."""
    text = render(slot.value, style)
    bracketed = render_moment(slot.value, style, bracketed=False) if isinstance(slot.value, Moment) else text
    outer_open, outer_close, inner_open, inner_close = style.quotes
    within = text.translate(str.maketrans(outer_open + outer_close, inner_open + inner_close))
    return [text, bracketed, within]


def _written(slot: Slot, style: Style) -> list[str]:
    """What a person may have written for the slot: by rule, or in another way that says the same."""
    spellings = _spellings(slot, style)
    return [*spellings, spellings[0].translate(_WITHIN_A_TITLE), *wordings(slot, style)]


def aligned(text: str, segment: Segment, style: Style) -> tuple[Piece, ...] | None:
    """A finished translation cut where its slots stand; None unless each is found, and as often as it is held."""
    return _cut(text, [(slot, _written(slot, style)) for slot in segment.slots])


def _aligned_anyhow(text: str, segment: Segment, style: Style) -> tuple[Piece, ...] | None:
    """The same, but for this sentence alone: a slot that was two when the text was made may be found in its part."""
    known = [(slot, [*_written(slot, style), *within(slot, style)]) for slot in segment.slots]
    return aligned(text, segment, style) or _cut(text, known)


def _cut(text: str, known: Sequence[tuple[Slot, Sequence[str]]]) -> tuple[Piece, ...] | None:
    """The text cut at its slots, each given with what may be written for it; the longest that is there counts."""
    cuts: list[tuple[int, int, Slot]] = []
    groups: dict[str, list[Slot]] = {}
    for slot, spellings in known:
        there = [one for one in spellings if one and places(text, one, cuts)]
        groups.setdefault(max(there, key=len, default=""), []).append(slot)
    for spelling in sorted(groups, key=len, reverse=True):
        found = places(text, spelling, cuts) if spelling else []
        if len(found) != len(groups[spelling]):
            return None
        cuts += [(at, at + len(spelling), slot) for at, slot in zip(found, groups[spelling], strict=True)]
    return tuple(_pieces(text, sorted(cuts, key=lambda cut: cut[0])))


def _pieces(text: str, cuts: Sequence[tuple[int, int, Slot]]) -> list[Piece]:
    out, at = [], 0
    for start, end, slot in cuts:
        out += [Piece(text[at:start]), Piece(text[start:end], slot)]
        at = end
    return [piece for piece in (*out, Piece(text[at:])) if piece.text]


def places(text: str, spelling: str, cuts: Sequence[tuple[int, int, object]]) -> list[int]:
    """Where a rendering stands outside the stretches cut; a figure neither within another nor behind 第."""
    found = [match.start() for match in re.finditer(re.escape(spelling), text)]
    return [
        at
        for at in found
        if not any(start < at + len(spelling) and at < end for start, end, _ in cuts)
        and not (_DIGIT.match(spelling[0]) and _BEFORE.search(text[:at]))
        and not (_DIGIT.match(spelling[-1]) and _AFTER.match(text[at + len(spelling) :]))
    ]


def in_frame(rendering: str, english: str) -> bool:
    """Whether a bare figure may be one of the English around the slots: '3' beside '3rd', 'third' or 'three'."""
    if not _BARE.fullmatch(rendering):
        return False
    digits = re.sub(r"[,\s]", "", rendering)
    figures = re.findall(r"[0-9.]*[0-9]", re.sub(r"(?<=[0-9]),(?=[0-9])", "", english))
    words = re.findall(r"[a-z]+", english.lower())
    return digits in (*figures, *(str(_COUNTS[word]) for word in words if word in _COUNTS))


def entry_of(text: str, segment: Segment, style: Style, state: State) -> Entry:
    """An entry of a finished translation: with slots if it is sure where each stands, else both texts as they are."""
    pieces = aligned(text, segment, style)
    if pieces is None or _unsure(pieces, segment):
        return Entry(style.locale, segment.source, (Part(text),), state)
    parts = joined(Part(piece.text, piece.slot.symbol if piece.slot else "") for piece in pieces)
    return Entry(style.locale, whole(segment), parts, state, held_of(segment))


def _unsure(pieces: Sequence[Piece], segment: Segment) -> bool:
    """Whether a slot may be another than it was taken for."""
    texts = [piece.text for piece in pieces if piece.slot]
    return len(set(texts)) < len(texts) or _doubtful(pieces, segment)


def _doubtful(pieces: Sequence[Piece], segment: Segment) -> bool:
    """Whether a figure that was found may be one that is no slot."""
    english = SYMBOL.sub("\n", whole(segment))
    return any(piece.slot and in_frame(piece.text, english) for piece in pieces)


def held_of(segment: Segment) -> tuple[Held, ...]:
    """The slots of a sentence as a memory holds them."""
    return tuple(Held(slot.symbol, kind_of(slot.value), slot.source) for slot in segment.slots)
