"""Reads a YAML config with the line of every key, refuses doubled keys, follows `extends`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import user_error

Key = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """Plain values and, for every key, the file and line where it stands."""

    path: Path
    values: dict[str, Any]
    places: Mapping[Key, tuple[Path, int]]

    def place(self, key: Key) -> tuple[Path, int | None]:
        """Where the key, or its nearest parent, is written."""
        for length in range(len(key), 0, -1):
            if key[:length] in self.places:
                return self.places[key[:length]]
        return self.path, None


def read_config(path: Path, _seen: tuple[Path, ...] = ()) -> ConfigFile:
    """The file over its parent (`extends: other.yaml`). Lists are replaced, mappings merged.

    Raises `UserError` for a missing file, bad YAML, doubled keys and circles of `extends`.
    """
    if path.resolve() in _seen:
        raise user_error("extends itself: " + " → ".join(p.name for p in (*_seen, path)), path)
    data = _load(path)
    values, places = _plain(data), dict(_places(path, data))
    parent = values.pop("extends", None)
    if parent is None:
        return ConfigFile(path, values, places)
    if not isinstance(parent, str):
        raise user_error("expected the name of one config file", *places["extends",], "extends")
    base = read_config(path.parent / parent, (*_seen, path.resolve()))
    return ConfigFile(path, _merge(base.values, values), {**base.places, **places})


def _load(path: Path) -> Any:
    from ruamel.yaml import YAML
    from ruamel.yaml.constructor import DuplicateKeyError
    from ruamel.yaml.error import MarkedYAMLError

    try:
        data = YAML(typ="rt").load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise user_error("no such config file", path) from None
    except IsADirectoryError:
        raise user_error("this is a folder; name a config file", path) from None
    except UnicodeDecodeError as error:
        raise user_error(f"not UTF-8 (byte {error.start}); save the config as UTF-8", path) from None
    except DuplicateKeyError as error:
        name = str(error.problem).split('"')[1] if '"' in str(error.problem) else "a key"
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise user_error(f"the key '{name}' stands twice", path, line) from None
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise user_error(f"not valid YAML: {error.problem}", path, line) from None
    if not isinstance(data, dict):
        raise user_error("expected keys such as 'inputs:' and 'targets:'", path, 1)
    return data


def _places(path: Path, node: Any, key: Key = ()) -> Iterator[tuple[Key, tuple[Path, int]]]:
    if isinstance(node, dict):
        for name, child in node.items():
            yield (*key, str(name)), (path, node.lc.key(name)[0] + 1)  # type: ignore[attr-defined]
            yield from _places(path, child, (*key, str(name)))
    elif isinstance(node, list):
        for index, child in enumerate(node):
            yield (*key, index), (path, node.lc.item(index)[0] + 1)  # type: ignore[attr-defined]
            yield from _places(path, child, (*key, index))


def _plain(node: Any) -> Any:
    if isinstance(node, dict):
        return {str(name): _plain(child) for name, child in node.items()}
    if isinstance(node, list):
        return [_plain(child) for child in node]
    return node


def _merge(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    both = {
        name: _merge(base[name], value)
        if isinstance(value, dict) and isinstance(base.get(name), dict)
        else value
        for name, value in over.items()
    }
    return {**base, **both}
