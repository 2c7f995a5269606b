"""What a row of any glossary may hold: its columns, and the term that its cells make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pipeline.document.values import Status, Term
from pipeline.errors import Problem, UserError, suggest, user_error
from pipeline.glossary.context import check_context
from pipeline.locales.tags import CHINESE, parse_locale

COLUMNS = (
    "id", "en", "aliases", "category", "status", "case", "context", "note", "authority", "date", "forbidden",
)  # fmt: skip
CASES = ("auto", "exact", "any")
_STATUSES = frozenset(Status)
# Cells that hold several texts put this between them.
BETWEEN = "|"
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_CONTROL = re.compile("[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def check_header(path: Path, line: int, header: Sequence[str]) -> None:
    """Raises `UserError` with every mistake of a header."""
    if "en" not in header:
        raise user_error("the header has no column 'en' (the English name)", path, line)
    problems = []
    locales = [name for name in header if name not in COLUMNS]
    for name in locales:
        try:
            parse_locale(name)
        except UserError as error:
            hint = "" if name.lower().startswith("zh") else suggest(name, COLUMNS)
            problems.append(Problem(error.problems[0].message + hint, path, line, name))
    if not locales:
        message = "no locale column; add one such as zh-Hans-CN or zh-Hant-HK"
        problems.append(Problem(message, path, line))
    doubled = sorted({name for name in header if header.count(name) > 1})
    problems += [Problem(f"the column '{name}' stands twice", path, line) for name in doubled]
    if problems:
        raise UserError(problems)


def terms_of_rows(path: Path, header: Sequence[str], rows: Iterable[tuple[int, Sequence[str]]]) -> list[Term]:
    """The terms of rows (line, cells) under a header. Raises `UserError` with the mistakes of all rows."""
    problems: list[Problem] = []
    terms: list[Term] = []
    for line, cells in rows:
        if len(cells) != len(header):
            columns = f"{len(cells)} cells, but the header has {len(header)} columns ({', '.join(header)})"
            raise UserError([*problems, Problem(columns, path, line)])
        row = {name: clean(cell) for name, cell in zip(header, cells, strict=True)}
        several = {name: _several(row.pop(name, "")) for name in ("aliases", "forbidden")}
        try:
            terms.append(make_term(path, line, row, **several))
        except UserError as error:
            problems += error.problems
    if problems:
        raise UserError(problems)
    return terms


def make_term(
    path: Path, line: int, row: Mapping[str, str], aliases: tuple[str, ...], forbidden: tuple[str, ...]
) -> Term:
    """The term of one row, by column. Raises `UserError` with the first mistake of the row."""
    if _CONTROL.search("".join((*row.values(), *aliases, *forbidden))):
        _check_characters(path, line, row, aliases, forbidden)
    if not row["en"]:
        raise user_error("the English name is empty", path, line, "en")
    case = row.get("case") or "auto"
    if case not in CASES:
        raise user_error(f"'{case}' is not a case rule{suggest(case, CASES)}", path, line, "case")
    status = row.get("status") or "preferred"
    if status not in _STATUSES:
        raise user_error(f"'{status}' is not a status{suggest(status, Status)}", path, line, "status")
    date = row.get("date", "")
    if date and not _DATE.fullmatch(date):
        raise user_error(f"'{date}' is not a date such as 2025-07-08, 2025-07 or 2025", path, line, "date")
    return Term(
        id=row.get("id") or row["en"],
        source=row["en"],
        targets=_targets(row, Status(status)),
        aliases=aliases,
        category=row.get("category", ""),
        status=Status(status),
        case=case,
        note=row.get("note", ""),
        authority=row.get("authority", ""),
        forbidden=forbidden,
        file=path.name,
        line=line,
        date=date,
        context=_context(path, line, row.get("context", "")),
    )


def _targets(row: Mapping[str, str], status: Status) -> dict[str, str]:
    """The renderings by locale. A name to keep is written as the English has it, whatever the locale."""
    targets = {name: cell for name, cell in row.items() if name not in COLUMNS and cell}
    if status is Status.KEEP:
        locales = dict.fromkeys((*(name for name in row if name not in COLUMNS), *CHINESE))
        return {tag: targets.get(tag, row["en"]) for tag in locales}
    return targets


def _context(path: Path, line: int, context: str) -> str:
    try:
        if context:
            check_context(context)
    except UserError as error:
        raise user_error(error.problems[0].message, path, line, "context") from None
    return context


def _check_characters(
    path: Path, line: int, row: Mapping[str, str], aliases: tuple[str, ...], forbidden: tuple[str, ...]
) -> None:
    """Raises `UserError` at the first control character."""
    several = (*(("aliases", alias) for alias in aliases), *(("forbidden", form) for form in forbidden))
    for column, text in (*row.items(), *several):
        if wrong := _CONTROL.search(text):
            raise user_error(f"the control character U+{ord(wrong[0]):04X}; take it out", path, line, column)


def clean(cell: str) -> str:
    """A cell without white space around it, its lines ended in one way."""
    if "\r" in cell:
        cell = cell.replace("\r\n", "\n").replace("\r", "\n")
    return cell.strip()


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part for part in (p.strip() for p in cell.split(BETWEEN)) if part) if cell else ()
