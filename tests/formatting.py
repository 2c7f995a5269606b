"""Writes files whose blocks and translations are given with their slots: '{Hong Kong|香港}' is a slot in both."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from pipeline.checks import check
from pipeline.document import (
    Document,
    Finding,
    Piece,
    Slot,
    SlotKind,
    Target,
    TranslatedDocument,
    Translation,
)
from pipeline.document.values import Name
from pipeline.formats import made, read
from pipeline.segment import segment

HK = "zh-Hant-HK"
CN = "zh-Hans-CN"
_SLOT = re.compile(r"\{([^|}]*)\|([^}]*)\}")


def translated(path: Path, targets: list[str], locale: str = CN) -> tuple[Document, tuple[Target, ...]]:
    """The file's document and its targets, one text a sentence: '{name|名}' renders the first such name as a slot."""
    document = segment(read(path))
    made_targets = [_target(one, text, locale) for one, text in zip(document.segments, targets, strict=True)]
    by_id = {target.segment.id: target.segment for target in made_targets}
    blocks = tuple(
        replace(block, segments=tuple(by_id[one.id] for one in block.segments)) for block in document.blocks
    )
    return replace(document, blocks=blocks), tuple(made_targets)


def written(path: Path, targets: list[str], locale: str = CN) -> bytes:
    """The file's translation, formatting where it belongs."""
    document, several = translated(path, targets, locale)
    texts = TranslatedDocument(document, {locale: several}).block_texts(locale)
    return made(document, texts, locale, several)


def moved(path: Path, targets: list[str], locale: str = CN) -> list[str]:
    """What is said of formatting that moved."""
    document, several = translated(path, targets, locale)
    found: tuple[Finding, ...] = check(TranslatedDocument(document, {locale: several}))
    return [finding.message for finding in found if finding.check == "formatting_moved"]


def _target(one, text: str, locale: str) -> Target:  # type: ignore[no-untyped-def]
    slots: list[Slot] = []
    pieces: list[Piece] = []
    at = 0
    for match in _SLOT.finditer(text):
        start = one.source.index(match[1])
        slots.append(
            Slot(SlotKind.TERM, len(slots), match[1], start, start + len(match[1]), Name(match[1]), "test")
        )
        pieces += [Piece(text[at : match.start()]), Piece(match[2], slots[-1])]
        at = match.end()
    pieces.append(Piece(text[at:]))
    in_order = tuple(sorted(slots, key=lambda slot: slot.start))
    pieces = [piece for piece in pieces if piece.text]
    return Target(replace(one, slots=in_order), locale, tuple(pieces), Translation(text, "test"))
