"""What comes with Xindaya: its tables, styles, code and libraries, where they lie and which they are."""

from __future__ import annotations

import csv
import hashlib
import platform
from collections.abc import Iterable
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from pipeline import __version__
from pipeline.errors import suggest, user_error

_PACKAGE = Path(__file__).parent.parent
# In a wheel they lie inside the package, in a checkout beside it.
GLOSSARY_FOLDERS = (_PACKAGE / "glossaries", _PACKAGE.parent / "glossaries")
# Those that hold official names, and that a config may name without a folder.
NAMES = ("official-names.csv", "name-patterns.csv")
STYLE_FOLDER = _PACKAGE / "localise" / "styles"
# The house styles and their locales; the first style of a locale is its default.
STYLES = {
    "hk-government": "zh-Hant-HK",
    "hk-press": "zh-Hant-HK",
    "hkma": "zh-Hant-HK",
    "mainland-press": "zh-Hans-CN",
    "hk-government-simplified": "zh-Hans-HK",
    "singapore-press": "zh-Hans-SG",
    "macao-government": "zh-Hant-MO",
    "taiwan-press": "zh-Hant-TW",
}
_DATA = (
    *(f"{room}/*.csv" for room in ("checks", "engines", "localise", "protect", "segment", "words")),
    "protect/*.txt",
    "localise/styles/*.yaml",
)
# The libraries that decide what is written.
LIBRARIES = (
    "babel",
    "ctranslate2",
    "jinja2",
    "lxml",
    "markdown-it-py",
    "opencc-python-reimplemented",
    "pyahocorasick",
    "rapidfuzz",
    "regex",
    "ruamel.yaml",
    "sacrebleu",
    "sentencepiece",
)


def versions() -> dict[str, str]:
    """The versions of Xindaya, Python and the libraries, in alphabetical order."""
    own = {"xindaya": __version__, "python": platform.python_version()}
    return dict(sorted({**own, **{name: metadata.version(name) for name in LIBRARIES}}.items()))


def glossary_file(name: str) -> Path:
    """The path of one of the shipped glossaries, such as `official-names.csv`."""
    for folder in GLOSSARY_FOLDERS:
        if (folder / name).is_file():
            return folder / name
    raise user_error(f"'{name}' is not a glossary that comes with Xindaya{suggest(name, glossary_names())}")


def glossary_names() -> tuple[str, ...]:
    """The file names of the shipped glossaries."""
    return tuple(path.name for path in _glossaries())


def _glossaries() -> list[Path]:
    for folder in GLOSSARY_FOLDERS:
        if found := sorted(folder.glob("*.csv")):
            return found
    raise FileNotFoundError(f"no glossaries in {' or '.join(map(str, GLOSSARY_FOLDERS))}: reinstall xindaya")


@cache
def currencies() -> tuple[str, ...]:
    """The codes of all currencies that the English side can read, as a style must name them."""
    with (_PACKAGE / "protect" / "currencies.csv").open(encoding="utf-8", newline="") as file:
        return tuple(row["code"] for row in csv.DictReader(file))


def glossary_rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of one of the tables that come along, read anew each time."""
    with glossary_file(name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


class CheckRow(NamedTuple):
    """What a check's findings weigh unless a config says otherwise, and what they mean."""

    severity: str
    meaning: str


@cache
def check_table() -> dict[str, CheckRow]:
    """The checks by name."""
    return {row["check"]: CheckRow(row["severity"], row["meaning"]) for row in glossary_rows("checks.csv")}


def data_digest() -> str:
    """The SHA-256 of all tables and styles that come with Xindaya."""
    own = [path for pattern in _DATA for path in sorted(_PACKAGE.glob(pattern))]
    return _digest_of([*_glossaries(), *own])


def code_digest(*names: str) -> str:
    """A short SHA-256 of modules or packages of Xindaya, such as `code_digest("translation", "engines")`."""
    files = [path for name in names for path in _code(name)]
    return _digest_of(files)[:16]


def _code(name: str) -> list[Path]:
    module = _PACKAGE / f"{name}.py"
    found = [module] if module.is_file() else _written(_PACKAGE / name)
    if not found:
        raise FileNotFoundError(f"xindaya has no code named '{name}'")
    return found


def _written(room: Path) -> list[Path]:
    """The code of a room and the tables and templates in it."""
    return sorted(path for path in room.rglob("*") if path.suffix in (".py", ".csv", ".j2"))


def _digest_of(files: Iterable[Path]) -> str:
    """One SHA-256 of the files' names and contents, whichever way git ended their lines."""
    whole = hashlib.sha256()
    for path in files:
        content = path.read_bytes().replace(b"\r\n", b"\n")
        whole.update(f"{path.name} {len(content)}\n".encode() + content)
    return whole.hexdigest()
