"""Says which extra an engine needs before anything is loaded or downloaded."""

from __future__ import annotations

from importlib.util import find_spec

from pipeline.errors import user_error

_PACKAGES = {"hf": ("torch", "transformers", "sentencepiece"), "chat": ("httpx",)}


def need(extra: str, purpose: str, key: str = "engine.kind") -> None:
    """Raises `UserError` where a package of an extra is not installed."""
    missing = [name for name in _PACKAGES[extra] if find_spec(name) is None]
    if missing:
        raise user_error(f"{purpose} needs the extra [{extra}]: {missing[0]} is not installed", key=key)
