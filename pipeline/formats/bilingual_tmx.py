"""The translations of a run as TMX, for tools that read no bilingual file: its sentences in one locale."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.document import Target, TranslatedDocument
from pipeline.document.entry import Entry, Held, Part, joined
from pipeline.document.slotkinds import kind_of
from pipeline.errors import user_error
from pipeline.formats.tmx_writer import write_tmx


def write_bilingual_tmx(translated: TranslatedDocument, path: Path, locale: str) -> None:
    """Write one locale of a translated document. Raises `UserError` where nothing was translated or it cannot be."""
    if not translated.document.segments:
        raise user_error("there are no segments to write", path)
    write_tmx(path, _entries(translated, locale), written=True)


def _entries(translated: TranslatedDocument, locale: str) -> Iterator[Entry]:
    origin = translated.document.path.name
    for target in translated.targets[locale]:
        segment = target.segment
        held = tuple(Held(slot.symbol, kind_of(slot.value), slot.source) for slot in segment.slots)
        slotted = segment.slotted_lead + segment.slotted
        yield Entry(locale, slotted, _parts(target), target.state, held, origin)


def _parts(target: Target) -> tuple[Part, ...]:
    """The parts; a slot that the source lacks, or that comes twice, is plain text."""
    left = {slot.symbol for slot in target.segment.slots}
    parts: list[Part] = []
    for piece in target.pieces:
        symbol = piece.slot.symbol if piece.slot is not None and piece.slot.symbol in left else ""
        left.discard(symbol)
        parts.append(Part(piece.text, symbol))
    return joined(parts)
