"""Does a rendering appear that the glossary forbids?"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.document import Target
from pipeline.values import names_in


def term_forbidden(target: Target) -> Iterator[str]:
    """A forbidden variant of a name that the source mentions."""
    frame = "".join(piece.text if piece.slot is None else "\n" for piece in target.pieces)
    for slot in target.segment.slots:
        for name in names_in(slot.value):
            if name.term:
                for variant in name.term.forbidden:
                    if variant in frame:
                        official = name.term.targets.get(target.locale, name.text)
                        yield f"'{variant}' must not stand for '{name.text}'; write '{official}'"
