"""Cuts a document's blocks into sentences: what is translated, remembered and reviewed one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.document import Block, Document, Segment
from pipeline.segment.split import sentences

__all__ = ["segment", "sentences"]


def segment(document: Document) -> Document:
    """The document with its blocks cut into segments; a block of white space has none."""
    blocks = (
        replace(block, segments=tuple(_segments(block, number)))
        for number, block in enumerate(document.blocks, 1)
    )
    return replace(document, blocks=tuple(blocks))


def _segments(block: Block, number: int) -> Iterator[Segment]:
    for index, piece in enumerate(sentences(block.text.lstrip()), 1):
        source = piece.strip()
        yield Segment(f"b{number}s{index}", source, piece[len(piece.rstrip()) :], line=block.line)
