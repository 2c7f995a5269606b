"""The paths of a config: counted from the folder it is in, and looked at before anything is done."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pipeline.config.file import Key, Layer
from pipeline.errors import Problem, short
from pipeline.files.layout import RESERVED
from pipeline.files.nearest import no_folder
from pipeline.files.resources import NAMES, glossary_file

# What the Hugging Face hub calls a model: owner/name.
_HUB_ID = re.compile(r"[\w-][\w.-]*/[\w-][\w.-]*")

# Settings of an engine that name a file.
_FILES = ("model", "prompt", "lexicon")


def rooted(values: dict[str, Any], root: Path) -> dict[str, Any]:
    """The values with paths counted from the folder `root`; those of a wrong type are left for validation."""
    out = dict(values)
    if isinstance(out.get("inputs"), list):
        out["inputs"] = [_input(value, root) for value in out["inputs"]]
    if isinstance(out.get("glossaries"), list):
        out["glossaries"] = [
            glossary_path(value, root) if isinstance(value, str) and value else value
            for value in out["glossaries"]
        ]
    if "output" in out:
        out["output"] = _path(out["output"], root)
    if isinstance(out.get("engine"), dict):
        out["engine"] = _engine(out["engine"], root)
    if isinstance(out.get("score"), dict) and isinstance(out["score"].get("comet"), dict):
        out["score"] = {**out["score"], "comet": _engine(out["score"]["comet"], root)}
    if isinstance(out.get("gates"), dict) and "baseline" in out["gates"]:
        out["gates"] = {**out["gates"], "baseline": _path(out["gates"]["baseline"], root)}
    if isinstance(out.get("memory"), dict) and "file" in out["memory"]:
        out["memory"] = {**out["memory"], "file": _path(out["memory"]["file"], root)}
    if isinstance(out.get("style"), dict):
        out["style"] = {tag: _style(value, root) for tag, value in out["style"].items()}
    return out


def path_problems(layer: Layer) -> Iterator[Problem]:
    """What is wrong with the paths themselves: files that are not there, names that would collide."""
    hints: dict[Key, str] = {}
    if _dict(layer.values.get("engine")).get("kind") == "chat":
        hints["engine", "model"] = "; for a model behind an endpoint, give its address as 'base_url'"
    for key, path in _named_files(layer.values):
        if key == ("memory", "file"):
            if missing := no_folder(path):
                yield layer.problem(missing, key)
        elif not os.path.exists(path):
            hint = _shipped(path) if key[0] == "glossaries" else hints.get(key, "")
            what = "folder" if key in (("gates", "baseline"), ("score", "comet", "model")) else "file"
            yield layer.problem(f"no such {what}: {short(path)}{hint}", key)
    yield from _same_names(layer)
    yield from _reserved_names(layer)
    output = layer.values.get("output")
    if isinstance(output, Path):
        yield from (layer.problem(message, ("output",)) for message in _unwritable(output))


def glossary_path(name: str, root: Path) -> Path:
    """The glossary of a name: a file from the folder `root`, or one that comes along (`official-names`)."""
    own = Path(os.path.normpath(root / name))
    if f"{name}.csv" not in NAMES or os.path.isfile(own):
        return own
    beside = own.with_name(f"{own.name}.csv")
    return beside if os.path.isfile(beside) else glossary_file(beside.name)


def _shipped(path: Path) -> str:
    """How to name the glossary that comes along which somebody may have meant."""
    names = [name.removesuffix(".csv") for name in NAMES]
    found = get_close_matches(path.stem, names, n=1, cutoff=0.7)
    return f"; write '{found[0]}' for the one that comes with Xindaya" if found else ""


def is_style_file(name: str) -> bool:
    """Whether a style is named by its file, not by the name of one that comes with Xindaya."""
    return name.endswith((".yaml", ".yml"))


def _path(value: Any, root: Path) -> Any:
    return Path(os.path.normpath(root / value)) if isinstance(value, str) and value else value


def _paths(value: Any, root: Path) -> Any:
    return [_path(one, root) for one in value] if isinstance(value, list) else _path(value, root)


def _engine(values: dict[Any, Any], root: Path) -> dict[Any, Any]:
    """`model` is a path but where it names one of an endpoint, or, if there is no such folder, of the hub."""
    out = {name: _path(one, root) if name in _FILES else one for name, one in values.items()}
    model = values.get("model")
    if "base_url" in values or (_is_hub_id(model) and not os.path.exists(out["model"])):
        out["model"] = model
    return out if "model" in values else {name: one for name, one in out.items() if name != "model"}


def _is_hub_id(value: Any) -> bool:
    return isinstance(value, str) and bool(_HUB_ID.fullmatch(value))


def _style(value: Any, root: Path) -> Any:
    return str(_path(value, root)) if isinstance(value, str) and is_style_file(value) else value


def _input(value: Any, root: Path) -> Any:
    """`release.txt` alone is short for `source: release.txt`."""
    if isinstance(value, str):
        return {"source": _path(value, root)}
    if not isinstance(value, dict):
        return value
    out = {name: _path(one, root) if name == "source" else one for name, one in value.items()}
    if isinstance(out.get("references"), dict):
        out["references"] = {tag: _paths(one, root) for tag, one in out["references"].items()}
    return out


def _named_files(values: dict[str, Any]) -> Iterator[tuple[Key, Path]]:
    """Every file that a run reads, with its key."""
    named: list[tuple[Key, Any]] = []
    for index, item in enumerate(_list(values.get("inputs"))):
        named.append((("inputs", index, "source"), _dict(item).get("source")))
        references = _dict(_dict(item).get("references"))
        for tag, given in references.items():
            key: Key = ("inputs", index, "references", tag)
            named += [((*key, n), path) for n, path in enumerate(_list(given))] or [(key, given)]
    named += [(("glossaries", index), path) for index, path in enumerate(_list(values.get("glossaries")))]
    named += [(("engine", key), _dict(values.get("engine")).get(key)) for key in _FILES]
    named.append((("score", "comet", "model"), _dict(_dict(values.get("score")).get("comet")).get("model")))
    named.append((("gates", "baseline"), _dict(values.get("gates")).get("baseline")))
    named.append((("memory", "file"), _dict(values.get("memory")).get("file")))
    for tag, style in _dict(values.get("style")).items():
        if isinstance(style, str) and is_style_file(style):
            named.append((("style", tag), Path(style)))
    yield from ((key, path) for key, path in named if isinstance(path, Path))


def _same_names(layer: Layer) -> Iterator[Problem]:
    """Two inputs of one name would be written into one folder."""
    seen: dict[str, Path] = {}
    for key, path in _named_files(layer.values):
        if key[-1] == "source":
            other = seen.setdefault(path.stem.casefold(), path)
            if other is not path:
                message = f"the results of {short(path)} would overwrite those of {short(other)}; rename one"
                yield layer.problem(message, key)


def _reserved_names(layer: Layer) -> Iterator[Problem]:
    """An input is written into a folder of its name, which must not be that of a report."""
    for key, path in _named_files(layer.values):
        if key[-1] == "source" and path.stem.casefold() in RESERVED:
            message = (
                f"the results of {short(path)} cannot be in a folder named '{path.stem}'; rename the input"
            )
            yield layer.problem(message, key)


def _unwritable(output: Path) -> Iterator[str]:
    """Why nothing can be written to a folder, if so."""
    there = next(folder for folder in (output, *output.absolute().parents) if os.path.exists(folder))
    if not there.is_dir():
        yield f"cannot write here: {short(there)} is a file, not a folder"
    elif not os.access(there, os.W_OK):
        yield f"cannot write here: you may not change the folder {short(there)}"


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _dict(value: Any) -> dict[Any, Any]:
    return value if isinstance(value, dict) else {}
