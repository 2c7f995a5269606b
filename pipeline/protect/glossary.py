"""Glossaries: tables of official names that a translator reads and edits, one concept a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pipeline.errors import Problem, UserError, suggest, user_error
from pipeline.locale import parse_locale
from pipeline.textfile import read_utf8
from pipeline.values import Status, Term

COLUMNS = ("id", "en", "aliases", "category", "status", "case", "note", "authority", "forbidden")
CASES = ("auto", "exact", "any")


def load_glossaries(paths: Sequence[Path]) -> tuple[Term, ...]:
    """All terms of the files, most important file first.

    Raises `UserError` with every mistake of every file: missing columns, unknown values, locale
    tags that do not name a script, and names that two rows of a file translate differently.
    """
    terms: list[Term] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            terms += load_glossary(path)
        except UserError as error:
            problems += error.problems
    if problems:
        raise UserError(problems)
    return tuple(terms)


def load_glossary(path: Path) -> tuple[Term, ...]:
    """The terms of one CSV file. Raises `UserError` as `load_glossaries` does."""
    rows = list(_rows(path))
    problems: list[Problem] = []
    terms: list[Term] = []
    for line, row in rows:
        try:
            terms.append(_term(path, line, row))
        except UserError as error:
            problems += error.problems
    problems += [*_doubled_ids(rows, path), *_clashes(terms, path)]
    if problems:
        raise UserError(problems)
    return tuple(terms)


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row with words in it, by column, and the line on which it begins."""
    rows = _cells(path)
    _, first = next(rows, (1, []))
    header = [name.strip() for name in first]
    _check_header(path, header)
    for line, row in rows:
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(header):
            raise user_error(
                f"{len(row)} cells, but the header has {len(header)} columns ({', '.join(header)})",
                path,
                line,
            )
        yield line, {n: c.strip() for n, c in zip(header, row, strict=True)}


def _cells(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Each row of a CSV file, and the line on which it begins: a quoted cell may run over several."""
    reader = csv.reader(io.StringIO(read_utf8(path, "glossary"), newline=None))
    line = 1
    try:
        for row in reader:
            yield line, row
            line = reader.line_num + 1
    except csv.Error:
        longest = csv.field_size_limit()
        message = f"a cell has more than {longest} characters; a closing quotation mark may be missing"
        raise user_error(message, path, line) from None


def _check_header(path: Path, header: Sequence[str]) -> None:
    if "en" not in header:
        raise user_error("the header has no column 'en' (the English name)", path, 1)
    problems = []
    locales = [name for name in header if name not in COLUMNS]
    for name in locales:
        try:
            parse_locale(name)
        except UserError as error:
            hint = "" if name.lower().startswith("zh") else suggest(name, COLUMNS)
            problems.append(Problem(error.problems[0].message + hint, path, 1, name))
    if not locales:
        problems.append(Problem("no locale column; add one such as zh-Hans-CN or zh-Hant-HK", path, 1))
    doubled = sorted({name for name in header if header.count(name) > 1})
    problems += [Problem(f"the column '{name}' stands twice", path, 1) for name in doubled]
    if problems:
        raise UserError(problems)


def _term(path: Path, line: int, row: Mapping[str, str]) -> Term:
    if not row["en"]:
        raise user_error("the English name is empty", path, line, "en")
    case = row.get("case") or "auto"
    if case not in CASES:
        raise user_error(f"'{case}' is not a case rule{suggest(case, CASES)}", path, line, "case")
    status = row.get("status") or "preferred"
    if status not in set(Status):
        raise user_error(f"'{status}' is not a status{suggest(status, Status)}", path, line, "status")
    return Term(
        id=row.get("id") or row["en"],
        source=row["en"],
        targets={n: c for n, c in row.items() if n not in COLUMNS and c},
        aliases=_several(row.get("aliases", "")),
        category=row.get("category", ""),
        status=Status(status),
        case=case,
        note=row.get("note", ""),
        authority=row.get("authority", ""),
        forbidden=_several(row.get("forbidden", "")),
        file=path.name,
        line=line,
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part for part in (p.strip() for p in cell.split("|")) if part)


def _doubled_ids(rows: Iterable[tuple[int, Mapping[str, str]]], path: Path) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for line, row in rows:
        name = row.get("id", "")
        if name and seen.setdefault(name, line) != line:
            yield Problem(f"the id '{name}' already stands in line {seen[name]}", path, line, "id")


def _clashes(terms: Iterable[Term], path: Path) -> Iterator[Problem]:
    """One name, two renderings: which one is meant cannot be guessed."""
    seen: dict[str, Term] = {}
    for term in terms:
        for name in dict.fromkeys((term.source, *term.aliases)):
            other = seen.setdefault(name, term)
            if other is not term and other.targets != term.targets:
                yield Problem(
                    f"'{name}' already stands in line {other.line} with another rendering", path, term.line
                )
