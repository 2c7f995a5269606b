"""What two rows may not both say: one id, or one name with two renderings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.document.values import Status, Term
from pipeline.errors import Problem


def doubled_ids(terms: Iterable[Term], path: Path) -> Iterator[Problem]:
    """Ids that two rows of a file have; what was given none is called by its English name."""
    seen: dict[str, int] = {}
    for term in terms:
        if term.id != term.source and seen.setdefault(term.id, term.line) != term.line:
            yield Problem(f"the id '{term.id}' already stands in line {seen[term.id]}", path, term.line, "id")


def clashes(terms: Iterable[Term], path: Path) -> Iterator[Problem]:
    """One name, two renderings: which one is meant cannot be guessed.

    Rows may differ where their contexts tell them apart, or where one is preferred and the others are
    admitted or forbidden.
    """
    seen: dict[tuple[str, str], Term] = {}
    for term in terms:
        for name in names_of(term) if term.status in (Status.PREFERRED, Status.KEEP) else ():
            other = seen.setdefault((name, term.context), term)
            if other is not term and other.targets != term.targets:
                yield Problem(
                    f"'{name}' already stands in line {other.line} with another rendering", path, term.line
                )


def names_of(term: Term) -> tuple[str, ...]:
    """The English names of a term, each once."""
    return tuple(dict.fromkeys((term.source, *term.aliases)))
