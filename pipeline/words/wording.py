"""Words of numbers and times per locale, from the tables of `glossaries/`: for those who write and those who read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from pipeline.files.resources import STYLE_FOLDER, STYLES, glossary_rows
from pipeline.files.yaml import load_yaml

_TABLES = ("number-words.csv", "time-words.csv")


@cache
def words(locale: str) -> Mapping[str, str]:
    """The words of `number-words.csv` and `time-words.csv`, by id; what stands in braces is filled in."""
    return {row["id"]: row[_column(row, locale)] for name in _TABLES for row in _rows(name)}


@cache
def units(locale: str) -> Mapping[str, str]:
    """The names of units, by id; `{}` in a name is where the figure stands (每平方公里{}人)."""
    return {row["id"]: row[_column(row, locale)] for row in _rows("units.csv")}


@cache
def every_word(prefix: str = "") -> Mapping[str, str]:
    """What is written in any locale → id, of the words whose ids begin with `prefix`."""
    return _back(row for name in _TABLES for row in _rows(name) if row["id"].startswith(prefix))


@cache
def every_unit() -> Mapping[str, str]:
    """The name of a unit in any locale → id."""
    return _back(_rows("units.csv"))


@cache
def every_currency() -> Mapping[str, str]:
    """What follows an amount in any house style → ISO 4217 code; of two codes the style's last one counts.

    '元' alone does not say which currency, and is 'yuan'.
    """
    money = [style.get("money", {}) for style in _styles()]
    return {str(name): str(code) for names in money for code, name in names.items()} | {"元": "yuan"}


@cache
def every_scale() -> Mapping[str, int]:
    """What stands for ten thousand, a hundred million and a trillion in any house style → its value."""
    scales = [style.get("scales", []) for style in _styles()]
    return {str(name): 10 ** (4 * n) for names in scales for n, name in enumerate(names, 1)}


@cache
def _styles() -> tuple[Mapping[str, Any], ...]:
    """What each file of a style says itself; what it extends is among them."""
    return tuple(load_yaml(STYLE_FOLDER / f"{name}.yaml", "style file") for name in STYLES)


def any_of(names: Iterable[str]) -> str:
    """A pattern for any of the names, the longest first."""
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


def _back(rows: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Rendering → id, over all columns of locales; of two rows that are written alike the first counts."""
    found: dict[str, str] = {}
    for row in rows:
        for column, text in row.items():
            if column.startswith("zh-"):
                found.setdefault(text, row["id"])
    return found


def _column(row: Mapping[str, str], locale: str) -> str:
    """The locale's own column, or the first one in its script."""
    script = locale.split("-")[1]
    return locale if locale in row else next(name for name in row if name.startswith(f"zh-{script}"))


@cache
def _rows(name: str) -> tuple[dict[str, str], ...]:
    return glossary_rows(name)
