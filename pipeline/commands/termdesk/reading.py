"""Reads the glossaries that a command names, with the mistakes of all of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.document.values import Term
from pipeline.errors import Problem, UserError
from pipeline.glossary import read_terms
from pipeline.locales.tags import parse_locale


@dataclass(frozen=True, slots=True)
class Table:
    """A glossary file and its terms as they stand, with the locales that any of them has."""

    path: Path
    terms: tuple[Term, ...]

    @property
    def locales(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(tag for term in self.terms for tag in term.targets))


def counted(number: int, singular: str = "term") -> str:
    """'1 term', '2,266 terms', 'no problems'."""
    return f"{number:,} {singular}{'' if number == 1 else 's'}" if number else f"no {singular}s"


def read_tables(paths: Sequence[Path], locale: str | None) -> list[Table]:
    """The tables in order, each once. Raises `UserError` for what cannot be read."""
    tag = checked_locale(locale)
    problems: list[Problem] = []
    tables: list[Table] = []
    for path in dict.fromkeys(paths):
        try:
            tables.append(Table(path, tuple(read_terms(path, tag))))
        except UserError as error:
            problems += error.problems
    if problems:
        raise UserError(problems)
    return tables


def checked_locale(locale: str | None) -> str | None:
    """The tag of `--locale`. Raises `UserError` for what is none."""
    try:
        return parse_locale(locale).tag if locale else None
    except UserError as error:
        raise UserError(Problem(error.problems[0].message, key="--locale")) from None
