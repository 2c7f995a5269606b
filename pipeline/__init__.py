"""Xindaya: English press releases into publishable Simplified and Hong Kong Traditional Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.config import Config, Options, load_config
    from pipeline.runs.stages import RunResult, run

__version__ = "0.1.0"
__all__ = ["Config", "Options", "RunResult", "__version__", "load_config", "run"]

_HOMES = {
    "Config": "pipeline.config",
    "Options": "pipeline.config",
    "load_config": "pipeline.config",
    "RunResult": "pipeline.runs.stages",
    "run": "pipeline.runs.stages",
}


def __getattr__(name: str) -> Any:
    """Loads what is asked for when it is asked for, so that `xindaya --help` answers at once."""
    if name not in _HOMES:
        raise AttributeError(f"module 'pipeline' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
