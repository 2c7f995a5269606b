"""Of a single segment: how near it is to its references, and how far two texts are from each other."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.document import BlockScore, TranslatedDocument
from pipeline.locales.tags import parse_locale
from pipeline.scoring.metrics import METRICS, sentence_bleu
from pipeline.scoring.streams import OfSegment, references_of, several

OfOne = Callable[[str, OfSegment], float]


def segment_chrf(locale: str) -> OfOne:
    """What gives the chrF2++ of one hypothesis and its reference, or its several."""
    metric = METRICS["chrf"](parse_locale(locale))
    return lambda hypothesis, references: float(metric.sentence_score(hypothesis, several(references)).score)


def score_blocks(document: TranslatedDocument, locale: str) -> tuple[BlockScore, ...]:
    """The scores of every block that has a human translation, in order."""
    if locale not in document.references:
        return ()
    tag = parse_locale(locale)
    chrf, bleu = METRICS["chrf"](tag), sentence_bleu(tag)
    blocks = zip(
        document.document.blocks,
        document.block_texts(locale),
        references_of(document, locale),
        strict=True,
    )
    return tuple(
        BlockScore(
            document=document.document.path.name,
            block=number,
            line=block.line,
            locale=locale,
            chrf=float(chrf.sentence_score(text, references).score),
            bleu=float(bleu.sentence_score(text, references).score),
            references=references,
            chrf_signature=str(chrf.get_signature()),
            bleu_signature=str(bleu.get_signature()),
        )
        for number, (block, text, references) in enumerate(blocks, 1)
        if references
    )


def edit_distance(one: str, other: str) -> int:
    """The fewest characters to put in, take out or replace (Levenshtein)."""
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.distance(one, other)
