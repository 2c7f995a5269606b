"""Where two stretches of Latin letters or figures would run into one: the source's mark between them, or a space."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.document import Piece, Segment, Slot, SlotKind
from pipeline.document.values import Moment

_LAST_LATIN = "ɏ"
_EDGE = re.compile(rf"[A-Za-zÀ-{_LAST_LATIN}0-9]")
_LIST = re.compile(r"\s*(?:,|,? ?\b(?:and|or)\b)\s*(?:the )?", re.IGNORECASE)
_MARKS = {";": "；", ",": "，", "/": "/", "|": " | "}


def apart(filled: Sequence[Piece], segment: Segment) -> tuple[Piece, ...]:
    """The pieces, with what keeps 'a@b.hk' and 'http://…', 'Li Ming' and 'Zhang Hua', '2025' and '15', '7月' and '10年期' apart."""
    kept: list[Piece] = []
    for piece in filled:
        if kept and _is_day(kept[-1], piece):
            kept.append(Piece("，"))
        elif kept and (kept[-1].slot or piece.slot) and _run_together(kept[-1], piece):
            between = _between(kept[-1], piece, segment.source)
            kept += [Piece(between)] if between else []
        kept.append(piece)
    return tuple(kept)


def _is_day(left: Piece, right: Piece) -> bool:
    """Whether a month would take the figure behind it for a day: '7月' and '10年期國債'."""
    month = left.slot and isinstance(left.slot.value, Moment) and left.text.endswith("月")
    return bool(month and right.text[:1].isdigit())


def _run_together(left: Piece, right: Piece) -> bool:
    if left.text[-1:] > _LAST_LATIN or right.text[:1] > _LAST_LATIN:
        return False
    if SlotKind.VERBATIM in (p.slot.kind for p in (left, right) if p.slot):
        return left.text[-1:].isascii() and right.text[:1].isalnum() and right.text[:1].isascii()
    return bool(_EDGE.match(left.text[-1:]) and _EDGE.match(right.text[:1]))


def _between(left: Piece, right: Piece, source: str) -> str:
    """Nothing where the source has nothing, its own mark where they are neighbours there, else a space."""
    if _touches(left.slot, right.slot, source):
        return ""
    if left.slot is None or right.slot is None:
        return "" if left.text.endswith(("(", " ", "/", "-")) or right.text.startswith(" ") else " "
    stretch = source[left.slot.end : right.slot.start]
    if SlotKind.VERBATIM in (left.slot.kind, right.slot.kind):
        return _MARKS.get(stretch.strip(), " ")
    return "、" if _LIST.fullmatch(stretch) else " "


def _touches(left: Slot | None, right: Slot | None, source: str) -> bool:
    """Whether the slot on one side stands in the source without a space to what is there (A50, 5G)."""
    if right and right.start and source[right.start - 1].isalnum():
        return True
    return bool(left and source[left.end : left.end + 1].isalnum())
