"""Does bold, a link or a note of the English stand where it belongs?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks.flaw import Flaw
from pipeline.document import Block, Target
from pipeline.formatting.marks import placed


def formatting_moved(blocks: Sequence[Block], targets: Sequence[Target]) -> Iterator[tuple[Target, Flaw]]:
    """Formatting within a block that was put around more or less than in the English, elsewhere, or nowhere."""
    by_segment = {target.segment.id: target for target in targets}
    for block in blocks:
        for moved in placed(block, by_segment).moved:
            start, end = moved.span or (None, None)
            yield moved.target, Flaw(moved.message, start, end)
