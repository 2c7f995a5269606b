"""Where the tables that come with Xindaya lie: in a checkout beside the package, in a wheel inside it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from pipeline.errors import suggest, user_error

_PACKAGE = Path(__file__).parent
GLOSSARY_FOLDERS = (_PACKAGE / "glossaries", _PACKAGE.parent / "glossaries")


def glossary_file(name: str) -> Path:
    """The path of one of the shipped glossaries, such as `official-names.csv`."""
    for folder in GLOSSARY_FOLDERS:
        if (folder / name).is_file():
            return folder / name
    raise user_error(f"'{name}' is not a glossary that comes with Xindaya{suggest(name, glossary_names())}")


def glossary_names() -> tuple[str, ...]:
    """The file names of the shipped glossaries."""
    for folder in GLOSSARY_FOLDERS:
        names = tuple(sorted(path.name for path in folder.glob("*.csv")))
        if names:
            return names
    raise FileNotFoundError(f"no glossaries in {' or '.join(map(str, GLOSSARY_FOLDERS))}: reinstall xindaya")


def code_digest(*names: str) -> str:
    """A short SHA-256 of modules or packages of Xindaya, such as `code_digest("repair", "engines")`."""
    files = [path for name in names for path in _code(name)]
    return _digest_of(files)[:16]


def _code(name: str) -> list[Path]:
    module = _PACKAGE / f"{name}.py"
    found = [module] if module.is_file() else sorted((_PACKAGE / name).rglob("*.py"))
    if not found:
        raise FileNotFoundError(f"xindaya has no code named '{name}'")
    return found


def _digest_of(files: Iterable[Path]) -> str:
    """One SHA-256 of the files' names and contents, whichever way git ended their lines."""
    whole = hashlib.sha256()
    for path in files:
        content = path.read_bytes().replace(b"\r\n", b"\n")
        whole.update(f"{path.name} {len(content)}\n".encode() + content)
    return whole.hexdigest()
