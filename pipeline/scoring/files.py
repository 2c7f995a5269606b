"""Scores one file against others, line by line, as the sacrebleu command does."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.document import Score
from pipeline.errors import user_error
from pipeline.files.text import read_utf8
from pipeline.scoring.metrics import METRICS, score_corpus
from pipeline.scoring.mismatch import check_script


def score_files(
    hypothesis: Path,
    reference: Path | Sequence[Path],
    locale: str,
    source: Path | None = None,
    metrics: Sequence[str] = tuple(METRICS),
) -> tuple[Score, ...]:
    """The scores of `hypothesis` against `reference`, or several; blank lines count, as they do for sacrebleu.

    Raises `UserError` if the files (and the source, if given) differ in their number of lines, if one
    cannot be read, or if one is in the wrong script.
    """
    hypotheses = lines_of(hypothesis)
    given = [reference] if isinstance(reference, Path) else once(reference)
    references = [lines_of(path) for path in given]
    for path, lines in zip(given, references, strict=True):
        check_lines(path, len(lines), hypothesis, len(hypotheses))
    if source is not None:
        check_lines(source, len(lines_of(source)), hypothesis, len(hypotheses))
    check_script("\n".join(hypotheses), locale, hypothesis)
    for path, lines in zip(given, references, strict=True):
        check_script("\n".join(lines), locale, path)
    return score_corpus(hypotheses, list(zip(*references, strict=True)), locale, metrics)


def once(references: Sequence[Path]) -> list[Path]:
    """The files, if none of them is given twice: a second time it says nothing new."""
    doubled = next((path for path in references if list(references).count(path) > 1), None)
    if doubled:
        raise user_error(f"{doubled} is given twice", key="--reference")
    return list(references)


def lines_of(path: Path) -> list[str]:
    """Lines as sacrebleu reads them: only a line feed ends one, white space at the end is dropped."""
    lines = read_utf8(path, "file").split("\n")
    return [line.rstrip() for line in (lines if lines[-1] else lines[:-1])]


def check_lines(file: Path, lines: int, hypothesis: Path, count: int) -> None:
    """Raises `UserError` if a file has not as many lines as the hypothesis."""
    if lines != count:
        raise user_error(
            f"{lines} line{'s' * (lines != 1)}, but {hypothesis} has {count}; "
            "the files are compared line by line (blank lines count)",
            file,
        )
