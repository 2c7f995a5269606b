"""The tables that come with OpenCC, read without importing the package."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path


@cache
def opencc_table(name: str) -> Mapping[str, str]:
    """One table by its name, such as STCharacters: what is replaced → by what; of several the first is OpenCC's choice, a space between."""
    text = (_folder() / f"{name}.txt").read_text(encoding="utf-8")
    cells = text.replace("\n", "\t").split("\t")
    return dict(zip(cells[::2], cells[1::2], strict=False))


def _folder() -> Path:
    spec = find_spec("opencc")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("opencc-python-reimplemented is not installed")
    return Path(spec.origin).with_name("dictionary")
