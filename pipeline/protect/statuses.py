"""What rows that are not preferred say of the others of their name: what may stand beside it, and what must not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pipeline.document.values import Status, Term
from pipeline.errors import Problem, UserError

Rows = Mapping[str, Sequence[Term]]


def in_use(terms: Sequence[Term]) -> list[Term]:
    """The terms in use, each with what the other rows of the same English name admit and forbid.

    Admitted rows come last: they are written only where no other row has the name.
    Raises `UserError` for forbidden rows whose name no other row has.
    """
    official = [term for term in terms if term.status in (Status.PREFERRED, Status.KEEP)]
    admitted = [term for term in terms if term.status is Status.ADMITTED]
    refused = [term for term in terms if term.status is Status.FORBIDDEN]
    known = {name for term in (*official, *admitted) for name in _names(term)} if refused else set()
    problems = [_problem(row) for row in refused if not known & _names(row)]
    if problems:
        raise UserError(problems)
    may, must_not = _by_name(admitted), _by_name(refused)
    return [_with_others(term, may, must_not) for term in (*official, *admitted)]


def _with_others(term: Term, may: Rows, must_not: Rows) -> Term:
    if not (term.admitted or term.forbidden):
        names = _names(term)
        if names.isdisjoint(may) and names.isdisjoint(must_not):
            return term
    added, refused = _others(term, may), _others(term, must_not)
    admitted = tuple(dict.fromkeys((*term.admitted, *added)))
    forbidden = tuple(dict.fromkeys(form for form in (*term.forbidden, *refused) if form not in admitted))
    if (admitted, forbidden) == (term.admitted, term.forbidden):
        return term
    return replace(term, admitted=admitted, forbidden=forbidden)


def _others(term: Term, rows: Rows) -> list[str]:
    """The renderings that rows of the term's names have and it has not."""
    official = set(term.targets.values())
    of_name = (row for name in _names(term) for row in rows.get(name, ())) if rows else ()
    found = {id(row): row for row in of_name}
    ordered = sorted(found.values(), key=lambda row: row.line)
    return [text for row in ordered for text in row.targets.values() if text not in official]


def _by_name(rows: Iterable[Term]) -> Rows:
    found = defaultdict(list)
    for row in rows:
        for name in _names(row):
            found[name].append(row)
    return found


def _names(term: Term) -> set[str]:
    return {name.lower() for name in (term.source, *term.aliases)}


def _problem(row: Term) -> Problem:
    message = f"'{row.source}' is forbidden here, but no other row says what it is called; add one"
    return Problem(message, row.file or None, row.line or None, "status")
