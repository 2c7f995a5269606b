"""Plain lists: the English in the first column, the Chinese in the second, no header."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from pipeline.document.values import Term
from pipeline.errors import Problem, UserError, user_error
from pipeline.glossary.rows import clean, make_term
from pipeline.locales.script import count_chinese, foreign_characters
from pipeline.locales.tags import CHINESE, parse_locale

# First cells of a header that somebody wrote for people, not for us.
_HEADINGS = frozenset({"english", "en", "source", "term", "name", "英文", "英語", "英语", "原文"})


def is_list(path: Path, first: Sequence[str]) -> bool:
    """Whether there is no header: the first row is a pair, one of them Chinese, or a .txt without a column 'en'."""
    pair = len(first) == 2 and any(map(count_chinese, first))
    return (pair or path.suffix.lower() == ".txt") and "en" not in first


def terms_of_list(path: Path, rows: Iterable[tuple[int, Sequence[str]]], locale: str | None) -> list[Term]:
    """The terms of (line, cells). Raises `UserError` for other rows, or where nothing tells the locale."""
    pairs = [(line, [clean(cell) for cell in cells]) for line, cells in rows if any(map(str.strip, cells))]
    if not pairs:
        raise user_error("the list is empty", path)
    problems = [Problem(message, path, line) for line, cells in pairs if (message := _wrong(cells))]
    if problems:
        raise UserError(problems)
    tag = parse_locale(locale).tag if locale else _in_name(path) or _by_script(path, pairs)
    return [make_term(path, line, {"en": en, tag: chinese}, (), ()) for line, (en, chinese) in pairs]


def _wrong(cells: Sequence[str]) -> str:
    if len(cells) != 2:
        return f"{len(cells)} cells; a list without a header has two, the English and the Chinese"
    if cells[0].lower() in _HEADINGS:
        return "this looks like a header; write 'en' and a locale, such as en,zh-Hant-HK, or delete the line"
    if count_chinese(cells[0]) and not count_chinese(cells[1]):
        return "the Chinese stands before the English; in a list without a header the English comes first"
    return ""


def _in_name(path: Path) -> str | None:
    """The locale that a file's name ends in, or is: names.zh-Hant-HK.txt, zh-Hant-HK.txt."""
    last = path.stem.rpartition(".")[2]
    try:
        return parse_locale(last).tag if last.startswith("zh") else None
    except UserError:
        return None


def _by_script(path: Path, pairs: Sequence[tuple[int, Sequence[str]]]) -> str:
    """The locale that the characters show. Raises `UserError` where they show none, or two."""
    traditional = [
        (line, found[0][1]) for line, (_, text) in pairs if (found := foreign_characters(text, "Hans"))
    ]
    simplified = [
        (line, found[0][1]) for line, (_, text) in pairs if (found := foreign_characters(text, "Hant"))
    ]
    hans, hant = CHINESE
    advice = (
        f"name the locale in the file's name ({path.stem}.{hant}{path.suffix}), or add a header (en,{hant})"
    )
    if traditional and simplified:
        line, character = max(traditional[0], simplified[0])
        other = min(traditional[0], simplified[0])
        message = f"'{character}' and '{other[1]}' (line {other[0]}) are of two scripts; {advice}"
        raise user_error(message, path, line)
    if not traditional and not simplified:
        raise user_error(f"the characters do not show which script this is; {advice}", path)
    return hant if traditional else hans
