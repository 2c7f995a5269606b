"""Does the sentence end where it ends? Small models say what they left out behind the full stop."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.flaw import Flaw, frame_spans
from pipeline.checks.frames import frame
from pipeline.document import Target
from pipeline.words.trailing import trailing


def words_trailing(target: Target) -> Iterator[Flaw]:
    """A few words stand as a sentence of their own behind the translation of a single one."""
    if "。" not in frame(target).rstrip("。！？ "):
        return  # nothing stands behind the sentence
    words = trailing(frame(target, "□"), target.segment.slotted)
    if words is None:
        return
    said = words.replace("□", "…")
    place = next(frame_spans(target, words), (None, None))
    yield Flaw(f"words behind the sentence belong into it: '{said}'", *place)
