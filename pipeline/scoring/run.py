"""Scores what a run has made, one locale at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.document import Score, TranslatedDocument
from pipeline.scoring.accuracy import ACCURACY, Accuracy, Passage
from pipeline.scoring.consistency import Consistency
from pipeline.scoring.metrics import METRICS, score_corpus
from pipeline.scoring.streams import OfSegment, references_of

COUNTED = (*ACCURACY, "consistency")
"""What needs no reference, and is counted over all documents."""


class Scoring:
    """The scores of documents taken together in one locale: sacreBLEU's over those with a reference, the rest over all.

    `name` is the document that the scores are of, None for a whole run. Documents are added one by one, and none is kept.
    """

    def __init__(self, locale: str, metrics: Sequence[str], name: str | None = None) -> None:
        self._locale, self._metrics, self._name = locale, metrics, name
        self._hypotheses: list[str] = []
        self._human: list[OfSegment] = []
        self._accuracy = Accuracy(locale, [metric for metric in metrics if metric in ACCURACY], name)
        self._same = Consistency()

    def add(self, document: TranslatedDocument) -> None:
        texts, references = document.block_texts(self._locale), references_of(document, self._locale)
        for text, several in zip(texts, references, strict=True):
            if several:
                self._hypotheses.append(text)
                self._human.append(several)
        for passage in passages_of(document, self._locale, texts, references):
            self._accuracy.add(passage)
            if "consistency" in self._metrics:
                self._same.add(passage.targets)

    def compared(self) -> tuple[Score, ...]:
        """Those of the metrics that need a reference."""
        wanted = [metric for metric in self._metrics if metric in METRICS]
        if not self._human:
            return ()
        return score_corpus(self._hypotheses, self._human, self._locale, wanted, self._name)

    def counted(self) -> tuple[Score, ...]:
        """Those that need none."""
        return (*self._accuracy.scores(), *self._same.scores(self._locale, self._name))


class RunScores:
    """The scores of a whole run in one locale, gathered document by document."""

    def __init__(self, locale: str, metrics: Sequence[str]) -> None:
        self._locale, self._scoring = locale, Scoring(locale, metrics)
        self._compared: list[tuple[Score, ...]] = []

    def add(self, document: TranslatedDocument) -> None:
        """Takes in a document with the scores of its own."""
        self._scoring.add(document)
        if self._locale in document.references:
            self._compared.append(document.scores)

    def scores(self) -> tuple[Score, ...]:
        """Against the reference of a single document they are its own, for TER is slow."""
        if len(self._compared) != 1:
            return (*self._scoring.compared(), *self._scoring.counted())
        own = (s for s in self._compared[0] if s.locale == self._locale and s.metric not in COUNTED)
        return (*(replace(score, document=None) for score in own), *self._scoring.counted())


def score_document(document: TranslatedDocument, locale: str, metrics: Sequence[str]) -> tuple[Score, ...]:
    """The scores of one document in a locale, under its name."""
    scoring = Scoring(locale, metrics, document.document.path.name)
    scoring.add(document)
    return (*scoring.compared(), *scoring.counted())


def passages_of(
    translated: TranslatedDocument,
    locale: str,
    texts: Sequence[str],
    references: Sequence[tuple[str, ...]],
) -> list[Passage]:
    """The blocks of a document with `texts`, which may be those of another translation of it."""
    targets = {target.segment.id: target for target in translated.targets[locale]}
    return [
        Passage(
            tuple(targets[segment.id] for segment in block.segments),
            texts[number],
            references[number],
        )
        for number, block in enumerate(translated.document.blocks)
    ]
