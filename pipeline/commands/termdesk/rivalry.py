"""Where rows are in each other's way: one name rendered in two ways, and rows that no text can reach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.commands.termdesk.reading import Table
from pipeline.document.values import Status, Term
from pipeline.errors import Problem
from pipeline.glossary.clashes import clashes, doubled_ids, names_of
from pipeline.protect.flat import plain

Key = tuple[str, str]


def rivalries(tables: Sequence[Table]) -> Iterator[Problem]:
    """Within each file, then between files: the earlier one wins, locale by locale."""
    earlier: dict[Key, list[Term]] = {}
    for one in tables:
        yield from doubled_ids(one.terms, one.path)
        yield from clashes(one.terms, one.path)
        mine: dict[Key, list[Term]] = {}
        for term in (term for term in one.terms if term.status in (Status.PREFERRED, Status.KEEP)):
            yield from _outranked(term, earlier, one)
            yield from _shadowed(term, earlier, mine, one)
            for key in _keys(term):
                mine.setdefault(key, []).append(term)
        for key, terms in mine.items():
            earlier.setdefault(key, []).extend(terms)


def _outranked(term: Term, earlier: dict[Key, list[Term]], one: Table) -> Iterator[Problem]:
    for name, key in zip(names_of(term), _keys(term), strict=True):
        for tag, text in term.targets.items():
            winner = next((other for other in earlier.get(key, ()) if tag in other.targets), None)
            if winner and winner.targets[tag] != text:
                message = f"'{name}' is '{text}' here, but {winner.origin} wins with '{winner.targets[tag]}'"
                yield Problem(message, one.path, term.line, tag)


def _shadowed(
    term: Term, earlier: dict[Key, list[Term]], mine: dict[Key, list[Term]], one: Table
) -> Iterator[Problem]:
    """A row whose every name another row has already, in every locale."""
    before = [[*earlier.get(key, ()), *mine.get(key, ())] for key in _keys(term)]
    if all(others and _covered(term, others) for others in before):
        origins = ", ".join(dict.fromkeys(other.origin for others in before for other in others))
        yield Problem(f"'{term.source}' is never reached: {origins} has it already", one.path, term.line)


def _covered(term: Term, others: Sequence[Term]) -> bool:
    return set(term.targets) <= {tag for other in others for tag in other.targets}


def _keys(term: Term) -> list[Key]:
    return [(plain(name), term.context) for name in names_of(term)]
