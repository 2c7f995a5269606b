"""Mends what the engine wrote where its words and the slots do not fit, before a frame is converted to a locale's script."""

from __future__ import annotations

from pipeline.document import Segment
from pipeline.localise.compass import pointed
from pipeline.localise.contacts import with_fitting_verbs
from pipeline.localise.latin import spelt
from pipeline.localise.measures import measured
from pipeline.localise.slips import without_slips


def mended(frame: str, segment: Segment, locale: str) -> str:
    """The Simplified frame with measure words, directions in full, verbs that fit the addresses, and nothing said twice."""
    counted = measured(pointed(spelt(frame, segment), segment), segment, locale)
    return without_slips(with_fitting_verbs(counted, segment, locale), segment)
