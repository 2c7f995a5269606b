"""Scores a file against human translations with other lines: sentences are paired first, then compared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

from pipeline.document import Score, joined
from pipeline.locales.tags import is_spaced
from pipeline.scoring.files import check_lines, lines_of, once
from pipeline.scoring.metrics import METRICS, score_corpus
from pipeline.scoring.mismatch import check_script
from pipeline.scoring.pairing import Pairing, paired
from pipeline.scoring.streams import OfSegment

Split = Callable[[str], list[str]]
"""What cuts a line into its sentences."""


def score_apart(
    hypothesis: Path,
    references: Sequence[Path],
    locale: str,
    split: Split,
    source: Path | None = None,
    metrics: Sequence[str] = tuple(METRICS),
) -> tuple[tuple[Score, ...], tuple[Pairing, ...]]:
    """The scores of what could be paired, and how it was paired with each reference.

    Compared are the smallest stretches of sentences that no pair reaches out of. Raises `UserError` if a file
    cannot be read, is in the wrong script, or has too little in common with the hypothesis.
    """
    lines = lines_of(hypothesis)
    if source is not None:
        check_lines(source, len(lines_of(source)), hypothesis, len(lines))
    parts = _sentences(lines, hypothesis, locale, split)
    pairings = []
    for path in once(references):
        human = [one for part in _sentences(lines_of(path), path, locale, split) for one in part]
        pairings.append(paired(parts, human, path, locale, across=True))
    hypotheses, compared = _compared(pairings, locale)
    return score_corpus(hypotheses, compared, locale, metrics), tuple(pairings)


def _sentences(lines: Sequence[str], path: Path, locale: str, split: Split) -> list[list[str]]:
    check_script("\n".join(lines), locale, path)
    return [[one.strip() for one in split(line)] for line in lines if line.strip()]


def _compared(pairings: Sequence[Pairing], locale: str) -> tuple[list[str], list[OfSegment]]:
    """Stretches of the hypothesis, each with the text of every reference that has all of it."""
    ours = [sentence for part in pairings[0].parts for sentence in part]
    inside = {n for one in pairings for pair in one.alignment.pairs for n in range(pair.start + 1, pair.end)}
    cuts = [n for n in range(len(ours) + 1) if n not in inside]
    hypotheses: list[str] = []
    compared: list[OfSegment] = []
    for start, end in pairwise(cuts):
        texts = [text for one in pairings if (text := one.text(start, end)) is not None]
        if texts:
            hypotheses.append(joined(ours[start:end], is_spaced(locale)))
            compared.append(texts)
    return hypotheses, compared
