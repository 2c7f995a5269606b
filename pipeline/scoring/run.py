"""Scores what a run has made, one locale at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.document import Score, TranslatedDocument
from pipeline.scoring.accuracy import ACCURACY, Passage, score_accuracy
from pipeline.scoring.consistency import Consistency
from pipeline.scoring.metrics import METRICS, score_corpus
from pipeline.scoring.streams import OfSegment, references_of

COUNTED = (*ACCURACY, "consistency")
"""What needs no reference, and is counted over all documents."""


def score_run(
    documents: Iterable[TranslatedDocument], locale: str, metrics: Sequence[str], name: str | None = None
) -> tuple[Score, ...]:
    """The scores of documents taken together: sacreBLEU's over those with a reference, accuracy over all.

    `name` is the document that the scores are of, None for a whole run. The documents are gone through once.
    """
    hypotheses: list[str] = []
    human: list[OfSegment] = []
    same = Consistency()

    def passages() -> Iterator[Passage]:
        for document in documents:
            texts, references = document.block_texts(locale), references_of(document, locale)
            for text, several in zip(texts, references, strict=True):
                if several:
                    hypotheses.append(text)
                    human.append(several)
            own = passages_of(document, locale, texts, references)
            for passage in own if "consistency" in metrics else ():
                same.add(passage.targets)
            yield from own

    accuracy = score_accuracy(passages(), locale, [m for m in metrics if m in ACCURACY], name)
    wanted = [metric for metric in metrics if metric in METRICS]
    compared = score_corpus(hypotheses, human, locale, wanted, name) if human else ()
    return (*compared, *accuracy, *same.scores(locale, name))


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
