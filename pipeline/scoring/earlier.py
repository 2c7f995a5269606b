"""A run beside an earlier one, one locale at a time: both are measured now, by the same rules and references."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.document import TranslatedDocument
from pipeline.scoring.accuracy import ACCURACY, Passage, score_accuracy
from pipeline.scoring.metrics import METRICS
from pipeline.scoring.run import passages_of
from pipeline.scoring.significance import SEED, compare_texts
from pipeline.scoring.streams import OfSegment, references_of
from pipeline.verdict import Comparison


def compare_run(
    documents: Sequence[TranslatedDocument],
    earlier: Sequence[Sequence[str]],
    locale: str,
    metrics: Sequence[str],
    test: str = "randomisation",
    seed: int = SEED,
) -> tuple[Comparison, ...]:
    """A comparison for each metric that there is something to measure with.

    `earlier` holds for each document the earlier run's text of every block.
    """
    hypotheses: list[str] = []
    old: list[str] = []
    human: list[OfSegment] = []
    ours: list[Passage] = []
    theirs: list[Passage] = []
    for translated, before in zip(documents, earlier, strict=True):
        after, references = translated.block_texts(locale), references_of(translated, locale)
        ours += passages_of(translated, locale, after, references)
        theirs += passages_of(translated, locale, before, references)
        with_any = [number for number, several in enumerate(references) if several]
        hypotheses += (after[number] for number in with_any)
        old += (before[number] for number in with_any)
        human += (references[number] for number in with_any)
    sampled = [name for name in metrics if name in METRICS]
    found: tuple[Comparison, ...] = ()
    if human and sampled:
        found = compare_texts(hypotheses, old, human, locale, sampled, test, seed)
    return found + _counted(ours, theirs, locale, [name for name in metrics if name in ACCURACY])


def _counted(
    ours: Sequence[Passage], theirs: Sequence[Passage], locale: str, metrics: Sequence[str]
) -> tuple[Comparison, ...]:
    """Names, figures and dates are counted, not sampled: what was right and is wrong now is no accident."""
    after = score_accuracy(ours, locale, metrics)
    before = score_accuracy(theirs, locale, metrics)
    return tuple(
        Comparison(
            metric=now.metric,
            locale=locale,
            before=then.value,
            after=now.value,
            gain=now.value - then.value,
            segments=len(ours),
            signature=now.signature,
        )
        for now, then in zip(after, before, strict=True)
    )
