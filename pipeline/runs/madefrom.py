"""Which config and options a command made a run from, noted in its folder: who opens the folder finds them again."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any

from pipeline.config import Options
from pipeline.errors import short, user_error
from pipeline.files.layout import MADE_FROM
from pipeline.formats import atomic_write


def note(output: Path, config: Path, options: Options) -> None:
    """Notes the config and the options, with paths as they are from the folder `output`."""
    values = {"config": _from(output, config), **_plain(asdict(options), output)}
    atomic_write(
        output / MADE_FROM, (json.dumps(values, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
    )


def noted(output: Path) -> tuple[Path, Options]:
    """The config and the options that the run in a folder was made from; its output is the folder as it is named.

    Raises `UserError` where nothing is noted, or the config is not there any more.
    """
    path = output / MADE_FROM
    try:
        values = json.loads(path.read_bytes())
        config = _to(output, values.pop("config"))
        options = Options(
            **{field.name: _read(field.name, values[field.name], output) for field in fields(Options)}
        )
    except FileNotFoundError:
        raise user_error(f"no command has made a run here; {_NAME_IT}", output) from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise user_error(f"damaged, or not written by Xindaya; {_NAME_IT}", path) from None
    if not config.is_file():
        raise user_error(
            f"the config that this run was made from is gone: {short(config)}; {_NAME_IT}", output
        )
    return config, replace(options, output=output)


_NAME_IT = "name the config instead of the folder"
_PATHS = ("inputs", "glossaries", "baseline")


def _plain(values: dict[str, Any], output: Path) -> dict[str, Any]:
    values["references"] = [(locale, _from(output, path)) for locale, path in values["references"]]
    for name in _PATHS:
        one = values[name]
        values[name] = (
            [_from(output, path) for path in one] if isinstance(one, tuple) else one and _from(output, one)
        )
    return {**values, "output": None}


def _read(name: str, value: Any, output: Path) -> Any:
    if name == "references":
        return tuple((str(locale), _to(output, path)) for locale, path in value)
    if name == "floors":
        return tuple((str(metric), float(least)) for metric, least in value)
    if name in _PATHS:
        return (
            tuple(_to(output, path) for path in value)
            if isinstance(value, list)
            else value and _to(output, value)
        )
    return tuple(value) if isinstance(value, list) else value


def _from(output: Path, path: Path) -> str:
    return Path(os.path.relpath(path, output)).as_posix()


def _to(output: Path, path: str) -> Path:
    return Path(os.path.normpath(output / path))
