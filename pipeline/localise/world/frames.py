"""The frame around slots in a language other than Chinese: its quotation marks and spaces, and the slots filled."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.document import SYMBOL, Piece, Segment, Target, Translation
from pipeline.locales import cldr
from pipeline.locales.tags import is_spaced
from pipeline.localise.style import Style
from pipeline.localise.world.values import value_text

# What is left of a character that the engine wrote in bytes, but not all of them; a check reports it.
_BROKEN = "\ufffd"
# Marks that repairs put between slots, as Chinese has them, and what other languages write.
_FOREIGN = re.compile(r"\s*[，、]\s*")
_COMMAS = {"ar": "، ", "fa": "، ", "ur": "، ", "ja": "、"}
_PAIR = re.compile(r'"([^"“”]*)"|“([^"“”]*)”')
_APART = re.compile(r"\w")


def target_of(segment: Segment, translation: Translation, style: Style) -> Target:
    """The segment in the style's locale, piece by piece."""
    tag = style.locale
    text = _own_commas(translation.text.replace(_BROKEN, "").strip(), tag)
    lead = segment.slotted_lead.rstrip()
    frame = quoted(lead + (" " if lead and text else "") + text, style)
    return Target(segment, tag, tuple(_spaced(_filled(frame, segment, tag), tag)), translation)


def quoted(text: str, style: Style) -> str:
    """Quotations in straight or English marks in those of the locale; other marks are left as they are."""
    opening, closing = style.quotes[:2]
    return _PAIR.sub(lambda pair: opening + (pair[1] if pair[2] is None else pair[2]) + closing, text)


def _own_commas(text: str, tag: str) -> str:
    """With the commas of the locale; those of Chinese characters stay in Cantonese."""
    if cldr.script_of(tag) in ("Hans", "Hant"):
        return text
    return _FOREIGN.sub(_COMMAS.get(tag.partition("-")[0], ", "), text)


def _filled(frame: str, segment: Segment, tag: str) -> list[Piece]:
    """The frame cut at its symbols, each filled; unknown symbols stay as text."""
    slots = {slot.symbol: slot for slot in segment.slots}
    out, at = [], 0
    for match in SYMBOL.finditer(frame):
        if match[0] in slots:
            slot = slots[match[0]]
            out += [Piece(frame[at : match.start()]), Piece(value_text(slot.value, tag), slot)]
            at = match.end()
    return [piece for piece in (*out, Piece(frame[at:])) if piece.text]


def _spaced(filled: list[Piece], tag: str) -> list[Piece]:
    """The pieces, with a space where two slots, or a slot and a word, would run into one that the source keeps apart.

    A full stop behind a slot that ends in a point of its own (31 марта 2025 г.) is left out.
    """
    out: list[Piece] = []
    for piece in filled:
        if out and _two_points(out[-1], piece):
            piece = replace(piece, text=piece.text[1:])
            if not piece.text:
                continue
        if out and _run_together(out[-1], piece, is_spaced(tag)):
            out.append(Piece(" "))
        out.append(piece)
    return out


def _two_points(left: Piece, right: Piece) -> bool:
    ends = left.slot is not None and left.text.endswith(".") and right.slot is None
    return ends and right.text.startswith(".") and not right.text.startswith("..")


def _run_together(left: Piece, right: Piece, spaced: bool) -> bool:
    """Two slots, or in Latin letters and figures a slot and a word."""
    edges = left.text[-1:] + right.text[:1]
    if not all(_APART.match(edge) for edge in edges):
        return False
    two = left.slot is not None and right.slot is not None
    return (two and spaced) or ((left.slot is not None or right.slot is not None) and edges.isascii())
