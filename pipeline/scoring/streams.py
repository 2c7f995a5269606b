"""The references of segments as sacreBLEU takes them: one stream a reference, with gaps where a segment has fewer."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.document import TranslatedDocument

OfSegment = str | Sequence[str]
"""What a segment is measured against: its human translation, or several of them."""


def streams(references: Sequence[OfSegment]) -> list[list[str | None]]:
    """The n-th references of all segments together; None where a segment has fewer.

    >>> streams(["甲", ("乙", "丙")])
    [['甲', '乙'], [None, '丙']]
    """
    listed = [several(one) for one in references]
    most = max(map(len, listed), default=0)
    return [[one[n] if n < len(one) else None for one in listed] for n in range(most)]


def several(references: OfSegment) -> tuple[str, ...]:
    """The references of a segment, if it has one or more."""
    return (references,) if isinstance(references, str) else tuple(references)


def references_of(document: TranslatedDocument, locale: str) -> list[tuple[str, ...]]:
    """For each block the texts of the human translations that have it."""
    given = document.references.get(locale, ())
    blocks = len(document.document.blocks)
    by_block = zip(*given, strict=True) if given else [()] * blocks
    return [tuple(text for text in texts if text is not None) for texts in by_block]
