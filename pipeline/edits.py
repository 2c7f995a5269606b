"""What a person changed in the files of a run is kept when the next run writes them anew."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path

from pipeline.layout import Report


def recorded(output: Path) -> Mapping[str, str]:
    """The digests of the files as the last run wrote them, by name; nothing where there was none."""
    try:
        return dict(json.loads((output / Report.RUN).read_bytes())["outputs"])
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def rewritten(path: Path, digest: str | None, write: Callable[[], None]) -> Path | None:
    """Calls `write`, which writes `path`; returns where the old file is kept if a person had changed it.

    `digest` is that of the file as the last run wrote it. The old file is put aside first, so that nothing is lost
    if the writing stops.
    """
    old = path.read_bytes() if path.is_file() else None
    if old is None or hashlib.sha256(old).hexdigest() == digest:
        write()
        return None
    aside = _free_name(path)
    path.replace(aside)
    write()
    if path.read_bytes() != old:
        return aside
    aside.unlink()
    return None


def _free_name(path: Path) -> Path:
    """bilingual.zh-Hant-HK.edited.xlf, or with a number if there is one already."""
    numbers = ("", *(f"-{number}" for number in range(2, 10_000)))
    names = (path.with_name(f"{path.stem}.edited{number}{path.suffix}") for number in numbers)
    return next(name for name in names if not name.exists())
