"""Mends what the engine wrote where its words and the slots do not fit, before a frame is converted to a locale's script."""

from __future__ import annotations

from pipeline.document import Segment
from pipeline.localise.alternatives import with_alternatives
from pipeline.localise.compass import pointed
from pipeline.localise.contacts import with_fitting_verbs
from pipeline.localise.dashes import with_dashes
from pipeline.localise.datepairs import with_dates_apart
from pipeline.localise.latin import spelt
from pipeline.localise.lettered import with_letters
from pipeline.localise.literals import with_literals
from pipeline.localise.measures import measured
from pipeline.localise.presidents import with_presidents
from pipeline.localise.scores import with_scores
from pipeline.localise.sexes import with_her
from pipeline.localise.slips import without_slips


def mended(frame: str, segment: Segment, locale: str) -> str:
    """The Simplified frame with 'and' between two dates, 以 before how long a race took, the letters of codes and the figures
    of scores, the dash between places, brackets about what may be instead, directions in full, measure words,
    verbs that fit the addresses, the president of a body, 她 for a woman, and nothing said twice."""
    timed = with_literals(with_dates_apart(frame, segment), segment)
    timed = with_dashes(with_alternatives(timed, segment), segment)
    coded = with_scores(with_letters(timed, segment), segment)
    counted = measured(pointed(spelt(coded, segment), segment), segment, locale)
    posted = with_presidents(with_fitting_verbs(counted, segment, locale), segment)
    return without_slips(with_her(posted, segment), segment)
