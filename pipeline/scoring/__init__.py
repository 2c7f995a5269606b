"""Measures a translation against a reference: numbers that anyone can check with the sacrebleu command."""

from pipeline.scoring.files import score_files
from pipeline.scoring.metrics import METRICS, score_corpus
from pipeline.scoring.mismatch import check_script
from pipeline.scoring.references import align, read_reference

__all__ = [
    "METRICS",
    "align",
    "check_script",
    "read_reference",
    "score_corpus",
    "score_files",
]
