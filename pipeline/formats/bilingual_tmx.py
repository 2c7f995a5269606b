"""The translations of a run as TMX, for tools that read no bilingual file: its sentences in one locale."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from pipeline.document import TranslatedDocument
from pipeline.document.entry import Entry, Held
from pipeline.document.slotkinds import kind_of
from pipeline.errors import user_error
from pipeline.formats.slotted import marked, parts
from pipeline.formats.tmx_writer import add_tmx


def made_bilingual_tmx(translated: TranslatedDocument, locale: str) -> bytes:
    """One locale of a translated document. Raises `UserError` where nothing was translated."""
    if not translated.document.segments:
        raise user_error("there are no segments to write", translated.document.path)
    out = BytesIO()
    add_tmx(out, _entries(translated, locale), written=True)
    return out.getvalue()


def _entries(translated: TranslatedDocument, locale: str) -> Iterator[Entry]:
    origin = translated.document.path.name
    for target in translated.targets[locale]:
        segment = target.segment
        held = tuple(Held(slot.symbol, kind_of(slot.value), slot.source) for slot in segment.slots)
        slotted = segment.slotted_lead + segment.slotted
        found = parts(marked(target.pieces, segment.slots))
        yield Entry(locale, slotted, found, target.state, held, origin)
