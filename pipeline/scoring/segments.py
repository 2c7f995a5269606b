"""Of a single segment: how near it is to its reference, and how far two texts are from each other."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.locale import parse_locale
from pipeline.scoring.metrics import METRICS


def segment_chrf(locale: str) -> Callable[[str, str], float]:
    """What gives the chrF2++ of one hypothesis and its reference."""
    metric = METRICS["chrf"](parse_locale(locale))
    return lambda hypothesis, reference: float(metric.sentence_score(hypothesis, [reference]).score)


def edit_distance(one: str, other: str) -> int:
    """The fewest characters to put in, take out or replace (Levenshtein)."""
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.distance(one, other)
