"""Puts back a slot that a person's text has lost: where it stood, in place of what stands there now."""

from __future__ import annotations

import re
from difflib import Match, SequenceMatcher

from pipeline.chinese.alike import readings
from pipeline.document import Slot, Target
from pipeline.document.values import Clock, Moment, Quantity
from pipeline.localise import Style
from pipeline.localise.render import render
from pipeline.review.marking import marked, spans

# What ends a part of a sentence: nobody writes it in the middle of a name or figure.
_BREAK = re.compile(r"[，。；：！？、\n]")
# A date that the reader does not know is near these.
_OF_TIME = re.compile(r"[年月日時时週周]|星期|禮拜|礼拜")
_TIMES = (Moment, Clock)


def put_back(target: Target, base: Target, style: Style) -> str:
    """The text with every lost slot in the place where it stood in `base`; empty where that is not sure.

    What a person wrote there instead goes: of two figures, dates or names side by side one is wrong.
    """
    text = target.text
    there = {piece.slot.symbol for piece in target.pieces if piece.slot}
    lost = [slot for slot in target.segment.slots if slot.symbol not in there]
    for slot in lost:
        place = _place(slot, marked(text, base, style), base, alone=len(lost) == 1)
        if place is None:
            return ""
        text = text[: place[0]] + render(slot.value, style) + text[place[1] :]
    now = {piece.slot.symbol for piece in marked(text, base, style).pieces if piece.slot}
    return text if lost and all(slot.symbol in now for slot in lost) else ""


def _place(slot: Slot, target: Target, base: Target, alone: bool) -> tuple[int, int] | None:
    """Which stretch of the text the slot takes, the only one lost if it is `alone`; None where several may be meant."""
    stood = next(((start, end) for start, end, one in spans(base.pieces) if one.symbol == slot.symbol), None)
    there = _between(base.text, target.text, *stood) if stood else None
    unlike = _unlike(slot, target, base)
    if len(unlike) > 1:
        return None
    if there is None:
        return unlike[0] if unlike and alone else None
    start, end = there
    within = target.text[start:end]
    if _BREAK.search(within) or any(begin < end and start < last for begin, last, _ in spans(target.pieces)):
        return None
    if not unlike:
        strange = not within and isinstance(slot.value, _TIMES) and _more_time(target, base)
        return None if strange else there
    (other,) = unlike
    if start <= other[0] and other[1] <= end:
        return there
    return None if within else other


def _between(old: str, new: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the stretch stands now that is between what stood around the slot; None where its neighbours are gone."""
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    first = 0 if start == 0 else _moved(start - 1, blocks, 1)
    last = len(new) if end == len(old) else _moved(end, blocks, 0)
    return (first, last) if first is not None and last is not None and first <= last else None


def _moved(at: int, blocks: list[Match], further: int) -> int | None:
    found = (after + at - before + further for before, after, size in blocks if before <= at < before + size)
    return next(found, None)


def _unlike(slot: Slot, target: Target, base: Target) -> list[tuple[int, int]]:
    """Where the frame has figures or dates, of the slot's sort, that the run's frame does not have."""
    sort = next((one for one in (Quantity, _TIMES) if isinstance(slot.value, one)), None)
    if sort is None:
        return []
    known = [value for _, _, value in readings(_frame(base))]
    taken = list(spans(target.pieces))
    return [
        (start, end)
        for start, end, value in readings(target.text)
        if isinstance(value, sort)
        and value not in known
        and not any(begin < end and start < last for begin, last, _ in taken)
    ]


def _more_time(target: Target, base: Target) -> bool:
    """Whether the frame speaks of days or hours where that of the run does not."""
    return len(_OF_TIME.findall(_frame(target))) > len(_OF_TIME.findall(_frame(base)))


def _frame(target: Target) -> str:
    return "\n".join(piece.text for piece in target.pieces if not piece.slot)
