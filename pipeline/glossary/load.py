"""Every glossary format behind three calls: `load_glossaries` for a run, `read_terms` as it stands, `written`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.document.values import Term
from pipeline.errors import Problem, UserError, one_of, suggest, user_error
from pipeline.glossary.clashes import clashes, doubled_ids
from pipeline.glossary.table import csv_bytes, read_table, tsv_bytes
from pipeline.glossary.tbx import read_tbx
from pipeline.glossary.tbx_writer import tbx_bytes
from pipeline.glossary.xlsx import read_xlsx, xlsx_bytes


@dataclass(frozen=True, slots=True)
class Format:
    """How a kind of glossary is read (a plain list in a locale) and written, if it can be."""

    read: Callable[[Path, str | None], list[Term]]
    write: Callable[[Sequence[Term]], bytes] | None = None


FORMATS: dict[str, Format] = {
    ".csv": Format(read_table, csv_bytes),
    ".tsv": Format(read_table, tsv_bytes),
    ".tbx": Format(read_tbx, tbx_bytes),
    ".xlsx": Format(read_xlsx, xlsx_bytes),
    ".txt": Format(read_table),
}


def load_glossaries(paths: Sequence[Path], locale: str | None = None) -> tuple[Term, ...]:
    """All terms of the files, most important file first. `locale` is that of plain lists.

    Raises `UserError` with every mistake of every file: missing columns, unknown values, locale
    tags that do not name a script, and names that two rows of a file translate differently.
    """
    terms: list[Term] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            terms += load_glossary(path, locale)
        except UserError as error:
            problems += error.problems
    if problems:
        raise UserError(problems)
    return tuple(terms)


def load_glossary(path: Path, locale: str | None = None) -> tuple[Term, ...]:
    """The terms of one file. Raises `UserError` as `load_glossaries` does."""
    terms = read_terms(path, locale)
    problems = [*doubled_ids(terms, path), *clashes(terms, path)]
    if problems:
        raise UserError(problems)
    return tuple(terms)


def read_terms(path: Path, locale: str | None = None) -> list[Term]:
    """The terms of one file as they stand, though rows may contradict each other."""
    if path.is_dir():
        raise user_error("this is a folder; name a glossary", path)
    if not path.exists():
        raise user_error("no such glossary", path)
    return _format(path, "read").read(path, locale)


def written(terms: Sequence[Term], path: Path) -> bytes:
    """The content of a glossary file, in the format that its name asks for."""
    write = _format(path, "written").write
    assert write is not None
    return write(terms)


def _format(path: Path, done: str) -> Format:
    """The format of a file by its suffix. Raises `UserError` where nothing can be read or written so."""
    able = {suffix: kind for suffix, kind in FORMATS.items() if done == "read" or kind.write}
    suffix = path.suffix.lower()
    if suffix in able:
        return able[suffix]
    if not suffix:
        raise user_error(f"the file name has no extension; glossaries are {done} as {one_of(able)}", path)
    hint = suggest(suffix, able)
    near = hint if "did you mean" in hint and suffix not in FORMATS else ""
    raise user_error(f"'{path.suffix}' glossaries cannot be {done}, only {one_of(able)}{near}", path)
