"""Rows with the status 'forbidden': what must not stand for a name, said beside the row that gives its official one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.errors import Problem, UserError
from pipeline.values import Status, Term


def with_forbidden(terms: Sequence[Term]) -> list[Term]:
    """The terms in use, each with what the forbidden rows of the same English name say.

    Raises `UserError` for forbidden rows whose name no other row has.
    """
    used = [term for term in terms if term.status is not Status.FORBIDDEN]
    rows = [term for term in terms if term.status is Status.FORBIDDEN]
    known = {name for term in used for name in _names(term)}
    problems = [_problem(row) for row in rows if not known & _names(row)]
    if problems:
        raise UserError(problems)
    return [_forbidding(term, rows) for term in used] if rows else used


def _forbidding(term: Term, rows: Iterable[Term]) -> Term:
    names, official = _names(term), set(term.targets.values())
    targets = [target for row in rows if names & _names(row) for target in row.targets.values()]
    added = [target for target in targets if target not in official]
    return replace(term, forbidden=tuple(dict.fromkeys((*term.forbidden, *added)))) if added else term


def _names(term: Term) -> set[str]:
    return {name.lower() for name in (term.source, *term.aliases)}


def _problem(row: Term) -> Problem:
    message = f"'{row.source}' is forbidden here, but no other row says what it is called; add one"
    return Problem(message, row.file or None, row.line or None, "status")
