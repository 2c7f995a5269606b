"""Localise: the frame converted and punctuated, the slots filled; protected text never meets the converter."""

from __future__ import annotations

import re
from functools import cache

from pipeline.document import Piece, Segment, Target, Translation
from pipeline.localise.punctuation import punctuate
from pipeline.localise.render import pieces
from pipeline.localise.script import Converter
from pipeline.localise.style import Style

# The dash of a dateline: 香港——
_DASH = re.compile(r"\s*(?:–|—|--|-)$")
# Words that belong to a slot's rendering, which the model may write once more behind the slot.
_ECHOED = (
    "港元",
    "美元",
    "欧元",
    "歐元",
    "英镑",
    "英鎊",
    "日元",
    "人民币",
    "人民幣",
    "元",
    "%",
    "年",
    "月",
    "日",
    "级",
    "級",
    "倍",
)


class Localiser:
    """Turns translations into targets of one locale and house style."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._converter = _converter(style.locale)

    def target(self, segment: Segment, translation: Translation) -> Target:
        """The segment in the locale, piece by piece."""
        lead = punctuate(_DASH.sub("——", segment.slotted_lead.rstrip()), self._style)
        frame = lead + punctuate(self._converter.convert(translation.text), self._style)
        filled = pieces(frame, segment, self._style)
        return Target(segment, self._style.locale, without_echo(filled), translation)


@cache
def _converter(locale: str) -> Converter:
    return Converter(locale)


def without_echo(filled: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Drops a unit that the frame repeats behind a slot: '34亿港元' + '元' → '34亿港元'."""
    kept: list[Piece] = []
    for piece in filled:
        before = kept[-1] if kept else None
        if before and before.slot and not piece.slot:
            echo = next((e for e in _ECHOED if before.text.endswith(e) and piece.text.startswith(e)), "")
            piece = Piece(piece.text.removeprefix(echo))
        if piece.text:
            kept.append(piece)
    return tuple(kept)
