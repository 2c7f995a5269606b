"""Where the tables that come with Xindaya lie: in a checkout beside the package, in a wheel inside it."""

from __future__ import annotations

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
