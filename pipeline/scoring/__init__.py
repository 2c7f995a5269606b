"""Measures a translation against a reference: numbers that anyone can check with the sacrebleu command."""

from pipeline.scoring.apart import score_apart
from pipeline.scoring.earlier import compare_run
from pipeline.scoring.files import score_files
from pipeline.scoring.gates import decide
from pipeline.scoring.metrics import METRICS, score_corpus
from pipeline.scoring.mismatch import check_script
from pipeline.scoring.references import align, digest_of, read_reference
from pipeline.scoring.run import RunScores, score_document
from pipeline.scoring.segments import score_blocks

__all__ = [
    "METRICS",
    "RunScores",
    "align",
    "check_script",
    "compare_run",
    "decide",
    "digest_of",
    "read_reference",
    "score_apart",
    "score_blocks",
    "score_corpus",
    "score_document",
    "score_files",
]
