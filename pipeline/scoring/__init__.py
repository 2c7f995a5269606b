"""Measures a translation against a reference: numbers that anyone can check with the sacrebleu command."""

from pipeline.scoring.accuracy import ACCURACY
from pipeline.scoring.earlier import compare_run
from pipeline.scoring.files import score_files
from pipeline.scoring.gates import decide
from pipeline.scoring.metrics import METRICS, score_corpus
from pipeline.scoring.mismatch import check_script
from pipeline.scoring.references import align, read_reference
from pipeline.scoring.run import score_run

__all__ = [
    "ACCURACY",
    "METRICS",
    "align",
    "check_script",
    "compare_run",
    "decide",
    "read_reference",
    "score_corpus",
    "score_files",
    "score_run",
]
