"""A run beside an earlier one, one locale at a time: both are measured now, by the same rules and references."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.document import TranslatedDocument
from pipeline.scoring.accuracy import ACCURACY, Passage, score_accuracy
from pipeline.scoring.metrics import METRICS
from pipeline.scoring.run import passages_of
from pipeline.scoring.significance import SEED, compare_texts
from pipeline.verdict import Comparison


def compare_run(
    documents: Sequence[TranslatedDocument],
    references: Sequence[Mapping[str, Sequence[str]]],
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
    human: list[str] = []
    ours: list[Passage] = []
    theirs: list[Passage] = []
    for translated, by_locale, before in zip(documents, references, earlier, strict=True):
        after, reference = translated.block_texts(locale), by_locale.get(locale)
        ours += passages_of(translated, locale, after, reference)
        theirs += passages_of(translated, locale, before, reference)
        if reference:
            hypotheses += after
            old += before
            human += reference
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
