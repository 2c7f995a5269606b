"""Protected spans in an XLIFF source or target: terms as annotations, others as codes around their text."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from pipeline.document import Piece, Segment, Slot, SlotKind, Target
from pipeline.document.values import background_of
from pipeline.formats.xmltext import nmtoken, xml_safe

if TYPE_CHECKING:
    from lxml.etree import _Element

_SUBTYPES = {SlotKind.NUMBER: "xin:number", SlotKind.DATE: "xin:date", SlotKind.VERBATIM: "xin:verbatim"}


def add_source(source: _Element, segment: Segment, segment_id: str) -> frozenset[str]:
    """Fill the source; returns the symbols of the slots that are marked in it."""
    at = 0
    for slot in segment.slots:
        _add_text(source, segment.source[at : slot.start])
        _add_slot(source, slot, slot.source, segment_id)
        at = slot.end
    _add_text(source, segment.source[at:])
    return frozenset(slot.symbol for slot in segment.slots)


def add_target(target: _Element, translated: Target, segment_id: str, marked: AbstractSet[str]) -> None:
    """Fill the target; a slot that the source lacks, or that comes twice, is plain text: no id repeats."""
    left = set(marked)
    for piece in translated.pieces:
        if piece.slot is not None and piece.slot.symbol in left:
            left.remove(piece.slot.symbol)
            _add_slot(target, piece.slot, piece.text, segment_id)
        else:
            _add_text(target, piece.text)


def add_pieces(parent: _Element, pieces: Iterable[Piece], segment_id: str) -> None:
    """Fill a source or target of the memory's; of a slot that comes twice the second is plain text."""
    seen: set[str] = set()
    for piece in pieces:
        if piece.slot is not None and piece.slot.symbol not in seen:
            seen.add(piece.slot.symbol)
            _add_slot(parent, piece.slot, piece.text, segment_id)
        else:
            _add_text(parent, piece.text)


def _add_slot(parent: _Element, slot: Slot, text: str, segment_id: str) -> None:
    slot_id = f"{segment_id}-{nmtoken(slot.symbol.strip('<>'))}"
    if slot.kind is SlotKind.TERM:
        attributes = {"id": slot_id, "type": "term", "value": xml_safe(_definition(slot))}
        _append(parent, "mrk", attributes, text)
    else:
        attributes = {"id": slot_id, "canCopy": "no", "canDelete": "no", "type": "other"}
        _append(parent, "pc", attributes | {"subType": _SUBTYPES[slot.kind]}, text)


def _definition(slot: Slot) -> str:
    """What is known of a term: its note, whose authority it has since when, and where it is written."""
    return "; ".join(part for part in (background_of(slot.value), slot.origin) if part)


def _append(parent: _Element, name: str, attributes: dict[str, str], text: str) -> None:
    namespace = str(parent.tag).rpartition("}")[0]
    element = parent.makeelement(f"{namespace}}}{name}", attributes, None)
    element.text = xml_safe(text)
    parent.append(element)


def _add_text(parent: _Element, text: str) -> None:
    """Text after the last inline element, or at the start."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + xml_safe(text)
    else:
        parent.text = (parent.text or "") + xml_safe(text)
