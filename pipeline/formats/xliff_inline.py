"""Protected spans in an XLIFF source or target: terms as annotations, others as codes around their text."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.document import Piece, Slot, SlotKind
from pipeline.document.values import background_of
from pipeline.formats.xmlwriting import escaped, quoted

_SUBTYPES = {SlotKind.NUMBER: "xin:number", SlotKind.DATE: "xin:date", SlotKind.VERBATIM: "xin:verbatim"}


def side(name: str, pieces: Iterable[Piece], segment_id: str) -> str:
    """A source or target of these pieces, the slots in them marked."""
    content = [_marked(piece, segment_id) for piece in pieces]
    return f"<{name}>{''.join(content)}</{name}>" if content else f"<{name}/>"


def _marked(piece: Piece, segment_id: str) -> str:
    slot, text = piece.slot, escaped(piece.text)
    if slot is None:
        return text
    slot_id = f"{segment_id}-{slot.symbol.strip('<>')}"
    if slot.kind is SlotKind.TERM:
        return f'<mrk id="{slot_id}" type="term" value="{quoted(definition(slot))}">{text}</mrk>'
    subtype = _SUBTYPES[slot.kind]
    return f'<pc id="{slot_id}" canCopy="no" canDelete="no" type="other" subType="{subtype}">{text}</pc>'


def definition(slot: Slot) -> str:
    """What is known of a term: its note, whose authority it has since when, and where it is written."""
    return "; ".join(part for part in (background_of(slot.value), slot.origin) if part)
