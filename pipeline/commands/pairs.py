"""Options that are given as NAME=VALUE, each in two."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.errors import Problem, UserError


def references(texts: Sequence[str]) -> tuple[tuple[str, Path], ...]:
    """LOCALE=FILE, as `--reference` has them."""
    parts = [text.partition("=") for text in texts]
    wrong = [text for text, part in zip(texts, parts, strict=True) if not all(part)]
    if wrong:
        example = "is not LOCALE=FILE, such as zh-Hant-HK=release.zh-Hant-HK.txt"
        raise UserError([Problem(f"'{text}' {example}", key="--reference") for text in wrong])
    return tuple((locale, Path(file)) for locale, _, file in parts)


def floors(texts: Sequence[str]) -> tuple[tuple[str, float], ...]:
    """METRIC=NUMBER, as `--fail-under` has them."""
    found, wrong = [], []
    for text in texts:
        metric, _, number = text.partition("=")
        try:
            found.append((metric, float(number)))
        except ValueError:
            wrong.append(Problem(f"'{text}' is not METRIC=NUMBER, such as chrf=45", key="--fail-under"))
    if wrong:
        raise UserError(wrong)
    return tuple(found)
