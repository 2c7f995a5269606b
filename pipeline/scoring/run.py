"""Scores what a run has made, one locale at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.document import Score, TranslatedDocument
from pipeline.scoring.accuracy import ACCURACY, Passage, score_accuracy
from pipeline.scoring.metrics import METRICS, score_corpus


def score_run(
    documents: Sequence[TranslatedDocument],
    references: Sequence[Mapping[str, Sequence[str]]],
    locale: str,
    metrics: Sequence[str],
    name: str | None = None,
) -> tuple[Score, ...]:
    """The scores of documents taken together: sacreBLEU's over those with a reference, accuracy over all.

    `references` holds for each document its references by locale, one text a block; `name` is the document
    that the scores are of, None for a whole run.
    """
    passages: list[Passage] = []
    hypotheses: list[str] = []
    human: list[str] = []
    for translated, by_locale in zip(documents, references, strict=True):
        texts, reference = translated.block_texts(locale), by_locale.get(locale)
        passages += passages_of(translated, locale, texts, reference)
        if reference:
            hypotheses += texts
            human += reference
    wanted = [metric for metric in metrics if metric in METRICS]
    scores = score_corpus(hypotheses, human, locale, wanted, name) if human else ()
    return scores + score_accuracy(passages, locale, [m for m in metrics if m in ACCURACY], name)


def passages_of(
    translated: TranslatedDocument, locale: str, texts: Sequence[str], reference: Sequence[str] | None
) -> list[Passage]:
    """The blocks of a document with `texts`, which may be those of another translation of it."""
    targets = {target.segment.id: target for target in translated.targets[locale]}
    return [
        Passage(
            tuple(targets[segment.id] for segment in block.segments),
            texts[number],
            reference[number] if reference else None,
        )
        for number, block in enumerate(translated.document.blocks)
    ]
