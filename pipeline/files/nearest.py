"""The file or folder that somebody means who names one that is not there."""

from __future__ import annotations

import os
from difflib import get_close_matches
from pathlib import Path

from pipeline.errors import short


def near(path: Path) -> str:
    """'; did you mean …?' with the nearest name beside it; empty where none is near, or the folder is not there."""
    try:
        names = [one.name for one in path.parent.iterdir()]
    except OSError:
        return ""
    found = get_close_matches(path.name, names, n=1, cutoff=0.7)
    return f"; did you mean '{found[0]}'?" if found else ""


def no_folder(path: Path) -> str:
    """That the folder for a file is not there, with the nearest name; empty where it is."""
    folder = path.parent
    if os.path.exists(folder):
        return ""
    first = next(one for one in (folder, *folder.parents) if os.path.exists(one.parent))
    return f"no such folder: {short(folder)}{near(first)}"
