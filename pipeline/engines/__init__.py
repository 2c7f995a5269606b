"""Engines by kind. A new one is a file beside this one and a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pipeline.engines.base import Engine, Request


def _press(**options: Any) -> Engine:
    from pipeline.engines.press import PressEngine

    return PressEngine(**options)


def _echo(**options: Any) -> Engine:
    from pipeline.engines.echo import EchoEngine

    return EchoEngine(**options)


ENGINES: Mapping[str, Callable[..., Engine]] = {"press": _press, "echo": _echo}

__all__ = ["ENGINES", "Engine", "Request"]
