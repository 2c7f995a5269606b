"""Engines by kind. A new one is a file beside this one and a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pipeline.engines.base import Engine, Meaning, Model, Request, Task
from pipeline.engines.slotted import Slotted


def _press(**options: Any) -> Engine:
    from pipeline.engines.press import PressEngine

    return PressEngine(**options)


def _hf(slots: str = "auto", **options: Any) -> Engine:
    from pipeline.engines.hf import HfModel

    return Slotted(HfModel(**options), slots)


def _ct2(slots: str = "auto", **options: Any) -> Engine:
    from pipeline.engines.ct2 import Ct2Model

    return Slotted(Ct2Model(**options), slots)


def _chat(slots: str = "auto", prompt: Path | None = None, **options: Any) -> Engine:
    """Of an endpoint where `base_url` names one, else of a checkpoint that is loaded here."""
    from pipeline.engines.chat import ChatModel, Transport
    from pipeline.engines.endpoint import Endpoint
    from pipeline.engines.localchat import LocalChat

    transport: Transport = Endpoint(**options) if "base_url" in options else LocalChat(**options)
    return Slotted(ChatModel(transport, prompt), slots)


def _echo(**options: Any) -> Engine:
    from pipeline.engines.echo import EchoEngine

    return EchoEngine(**options)


ENGINES: Mapping[str, Callable[..., Engine]] = {
    "press": _press,
    "hf": _hf,
    "ct2": _ct2,
    "chat": _chat,
    "echo": _echo,
}

__all__ = ["ENGINES", "Engine", "Meaning", "Model", "Request", "Slotted", "Task"]
