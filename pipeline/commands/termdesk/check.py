"""`xindaya glossary check`: everything that is wrong in glossaries, and what conversion would have made of the names."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from pipeline.commands.arguments import CLEAN, FINDINGS, Answer
from pipeline.commands.termdesk.cells import cell_problems
from pipeline.commands.termdesk.conversion import both_locales, broken_names
from pipeline.commands.termdesk.reading import Table, counted, read_tables
from pipeline.commands.termdesk.rivalry import rivalries
from pipeline.errors import Problem, short

_SHOWN = 20
_LINES = 8


def check(options: argparse.Namespace) -> Answer:
    """The problems of all files, line by line; exit code 1 if there are any."""
    tables = read_tables(options.files, options.locale)
    problems = problems_of(tables)
    lines = [*map(str, problems), *_conversion(tables, options.all), *_summary(tables, problems)]
    return Answer("\n".join(lines) + "\n", FINDINGS if problems else CLEAN)


def problems_of(tables: Sequence[Table]) -> list[Problem]:
    """Every problem, in the order of files and lines."""
    found = [*(problem for one in tables for problem in cell_problems(one)), *rivalries(tables)]
    places = [str(one.path) for one in tables]
    return sorted(found, key=lambda problem: (places.index(str(problem.file)), problem.line or 0))


def _conversion(tables: Sequence[Table], all_of_them: bool) -> list[str]:
    broken = list(broken_names(tables))
    if not broken:
        return []
    shown = broken if all_of_them else broken[:_SHOWN]
    rest = [f"  and {len(broken) - len(shown):,} more (--all shows them)"] if len(broken) > len(shown) else []
    terms = len({name.origin for name in broken})
    head = f"OpenCC alone would break {terms:,} of {counted(both_locales(tables), 'name')}:"
    return [head, *(f"  {_placed(str(name))}" for name in shown), *rest]


def _placed(line: str) -> str:
    """The line with its file as one would write it here."""
    file, _, rest = line.partition(":")
    return f"{short(file)}:{rest}"


def _summary(tables: Sequence[Table], problems: Sequence[Problem]) -> list[str]:
    return [_of_one(one, sum(problem.file == one.path for problem in problems)) for one in tables]


def _of_one(one: Table, problems: int) -> str:
    unconfirmed = sum(not term.targets for term in one.terms)
    facts = [counted(len(one.terms)), counted(problems, "problem")]
    if unconfirmed:
        facts.append(f"{unconfirmed:,} without any rendering, which stay in Latin letters")
    for tag in one.locales:
        lines = [str(term.line) for term in one.terms if term.targets and not term.targets.get(tag)]
        if lines:
            more = "" if len(lines) <= _LINES else " …"
            line = "line" if len(lines) == 1 else "lines"
            facts.append(f"{len(lines):,} not confirmed in {tag} ({line} {', '.join(lines[:_LINES])}{more})")
    return f"{short(one.path)}: {', '.join(facts)}"
