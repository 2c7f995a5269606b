"""Scores one file against another, line by line, as the sacrebleu command does."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.document import Score
from pipeline.errors import user_error
from pipeline.scoring.metrics import METRICS, score_corpus
from pipeline.scoring.mismatch import check_script
from pipeline.textfile import read_utf8


def score_files(
    hypothesis: Path,
    reference: Path,
    locale: str,
    source: Path | None = None,
    metrics: Sequence[str] = tuple(METRICS),
) -> tuple[Score, ...]:
    """The scores of `hypothesis` against `reference`; blank lines count, as they do for sacrebleu.

    Raises `UserError` if the files (and the source, if given) differ in their number of lines, if one
    cannot be read, or if one is in the wrong script.
    """
    hypotheses, references = _lines(hypothesis), _lines(reference)
    _check_lines(reference, len(references), hypothesis, len(hypotheses))
    if source is not None:
        _check_lines(source, len(_lines(source)), hypothesis, len(hypotheses))
    check_script("\n".join(hypotheses), locale, hypothesis)
    check_script("\n".join(references), locale, reference)
    return score_corpus(hypotheses, references, locale, metrics)


def _lines(path: Path) -> list[str]:
    """Lines as sacrebleu reads them: only a line feed ends one, white space at the end is dropped."""
    lines = read_utf8(path, "file").split("\n")
    return [line.rstrip() for line in (lines if lines[-1] else lines[:-1])]


def _check_lines(file: Path, lines: int, hypothesis: Path, count: int) -> None:
    if lines != count:
        raise user_error(
            f"{lines} line{'s' * (lines != 1)}, but {hypothesis} has {count}; "
            "the files are compared line by line (blank lines count)",
            file,
        )
