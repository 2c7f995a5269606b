"""Reads a YAML config with the line of every key, refuses doubled keys, follows `extends`."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pipeline.errors import Problem, UserError, user_error
from pipeline.files.yaml import load_yaml

_RELEASES = (".docx", ".txt", ".md", ".markdown", ".html", ".htm")
Key = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a setting is written: on a line of a file, or as an option of the command."""

    file: Path | None = None
    line: int | None = None
    option: str | None = None


@dataclass(frozen=True, slots=True)
class Layer:
    """Plain values and, for every key, where it is written. One layer lies over another.

    `files` are those that it was read from.
    """

    path: Path
    values: dict[str, Any]
    places: Mapping[Key, Place]
    files: tuple[Path, ...] = ()

    def problem(self, message: str, key: Key) -> Problem:
        """A problem with a key, where it or its nearest parent is written."""
        place = self._place(key)
        return Problem(message, place.file, place.line, place.option or dotted(key))

    def place(self, key: Key) -> tuple[Path, int | None]:
        """The file and line of a key or its nearest parent."""
        place = self._place(key)
        return place.file or self.path, place.line

    def is_option(self, key: Key) -> bool:
        """Whether the key was given with the command."""
        return self._place(key).option is not None

    def _place(self, key: Key) -> Place:
        at = next((key[:n] for n in range(len(key), 0, -1) if key[:n] in self.places), None)
        return self.places[at] if at else Place(self.path)

    def over(self, below: Layer) -> Layer:
        """Both together. Mappings are merged; a list or a single value replaces what lies below."""
        values, replaced = _merge(below.values, self.values)
        kept = {key: place for key, place in below.places.items() if not _under(key, replaced)}
        return Layer(self.path, values, {**kept, **self.places}, self.files + below.files)


def dotted(key: Key) -> str:
    """`inputs[0].source` for ("inputs", 0, "source")."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in key).lstrip(".")


def key_of(name: str) -> Key:
    """("inputs", 0, "source") for `inputs[0].source`."""
    return tuple(int(part) if part.isdigit() else part for part in re.findall(r"[^.\[\]]+", name))


def placed(problem: Problem, path: Path) -> Problem:
    """The problem with the file and line of its key, if it has none and the config at `path` holds the key.

    What is found out only when an engine is made or asked is known by its key alone.
    """
    if problem.file is not None or not problem.key:
        return problem
    layer = read_config(path)
    key = key_of(problem.key)
    if not any(key[:n] in layer.places for n in range(1, len(key) + 1)):
        return problem
    return replace(problem, file=layer.place(key)[0], line=layer.place(key)[1])


Rooted = Callable[[dict[str, Any], Path], dict[str, Any]]


def read_config(
    path: Path, rooted: Rooted = lambda values, folder: values, _seen: tuple[Path, ...] = ()
) -> Layer:
    """The file over its parent (`extends: other.yaml`), each put through `rooted` with its own folder.

    Raises `UserError` for a missing file, bad YAML, doubled keys and circles of `extends`.
    """
    data = _load(path)
    layer = Layer(path, _plain(data), dict(_places(path, data)))
    parent = layer.values.pop("extends", None)
    own = Layer(path, rooted(layer.values, path.parent), layer.places, (path,))
    if ("extends",) not in own.places:
        return own
    if not isinstance(parent, str):
        raise UserError(own.problem("expected the name of one config file", ("extends",)))
    seen = (*_seen, path)
    if not os.path.exists(path.parent / parent):
        raise UserError(own.problem(f"no such config file: {parent}", ("extends",)))
    if (path.parent / parent).resolve() in [file.resolve() for file in seen]:
        circle = " → ".join(file.name for file in (*seen, Path(parent)))
        raise UserError(own.problem(f"the configs go round in a circle: {circle}", ("extends",)))
    return own.over(read_config(path.parent / parent, rooted, seen))


def _load(path: Path) -> dict[Any, Any]:
    release = path.suffix.lower() in _RELEASES and path.is_file()
    mistake = f"this is a release, not a config; name a config, and it with --input {path.name}"
    try:
        data = load_yaml(path, "config file")
    except UserError:
        if release:
            raise user_error(mistake, path) from None
        raise
    if release and not isinstance(data, dict):
        raise user_error(mistake, path)
    if data is None:
        raise user_error("the config is empty; it needs at least 'inputs:' and 'output:'", path)
    if not isinstance(data, dict):
        raise user_error("expected keys such as 'inputs:' and 'targets:'", path, 1)
    return data


def _places(path: Path, node: Any, key: Key = ()) -> Iterator[tuple[Key, Place]]:
    """The place of every key below a node; what a YAML alias or merge brings in has its parent's."""
    if isinstance(node, dict):
        for name, child in node.items():
            if name in (node.lc.data or ()):  # type: ignore[attr-defined]
                yield (*key, str(name)), Place(path, node.lc.key(name)[0] + 1)  # type: ignore[attr-defined]
            yield from _places(path, child, (*key, str(name)))
    elif isinstance(node, list):
        for index, child in enumerate(node):
            yield (*key, index), Place(path, node.lc.item(index)[0] + 1)  # type: ignore[attr-defined]
            yield from _places(path, child, (*key, index))


def _plain(node: Any) -> Any:
    if isinstance(node, dict):
        return {str(name): _plain(child) for name, child in node.items()}
    if isinstance(node, list):
        return [_plain(child) for child in node]
    return node.encode(errors="replace").decode() if isinstance(node, str) else node


def _merge(below: dict[str, Any], over: dict[str, Any], key: Key = ()) -> tuple[dict[str, Any], list[Key]]:
    """The merged values, and the keys whose value was replaced as a whole."""
    values, replaced = dict(below), list[Key]()
    for name, value in over.items():
        if isinstance(value, dict) and isinstance(below.get(name), dict):
            values[name], inner = _merge(below[name], value, (*key, name))
            replaced += inner
        else:
            values[name] = value
            replaced.append((*key, name))
    return values, replaced


def _under(key: Key, replaced: list[Key]) -> bool:
    return any(key[: len(one)] == one for one in replaced)
