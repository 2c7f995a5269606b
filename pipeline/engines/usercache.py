"""The folder where what is costly to make is kept from run to run: converted models, what a probe measured."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from pipeline.errors import user_error


def user_cache(*parts: str) -> Path:
    """A folder of xindaya's in the user's cache folder; `XINDAYA_CACHE` names another."""
    own = os.environ.get("XINDAYA_CACHE")
    general = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or Path.home() / ".cache"
    return Path(own or Path(general) / "xindaya").joinpath(*parts)


def write_whole(file: Path, text: str) -> None:
    """Writes a file that appears whole or not at all."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=file.parent, delete=False) as part:
            part.write(text)
        os.replace(part.name, file)
    except OSError as error:
        raise user_error(f"cannot write here: {(error.strerror or '').lower()}", file.parent) from None
