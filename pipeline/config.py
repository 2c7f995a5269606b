"""What can be set, with its defaults: the one place that knows them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from pipeline.configfile import ConfigFile, Key, read_config
from pipeline.errors import Problem, UserError, suggest
from pipeline.locale import CHINESE, parse_locale

Metric = Literal["bleu", "chrf", "ter"]
EngineKind = Literal["press", "echo"]
FailOn = Literal["never", "info", "warning", "error"]


def _locale(tag: str) -> str:
    try:
        locale = parse_locale(tag)
    except UserError as error:
        raise ValueError(error.problems[0].message) from None
    if locale.tag not in CHINESE:
        raise ValueError(f"'{tag}' is not a target that can be written yet{suggest(tag, CHINESE)}")
    return locale.tag


Tag = Annotated[str, AfterValidator(_locale)]


class _Settings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Input(_Settings):
    """A release, and human translations of it to score against."""

    source: Path
    references: dict[Tag, Path] = {}


class EngineSettings(_Settings):
    """Which engine translates. `beam`: hypotheses searched at once; more is slower and a little better."""

    kind: EngineKind = "press"
    model: Path | None = None
    beam: int = Field(default=4, ge=1, le=32)
    threads: int = Field(default=0, ge=0, le=256)


class ScoreSettings(_Settings):
    metrics: tuple[Metric, ...] = get_args(Metric)


class Config(_Settings):
    """A run, complete: every path is absolute or relative to the working directory."""

    inputs: tuple[Input, ...] = Field(min_length=1)
    targets: tuple[Tag, ...] = Field(default=("zh-Hans-CN", "zh-Hant-HK"), min_length=1)
    glossaries: tuple[Path, ...] = ()
    engine: EngineSettings = EngineSettings()
    style: dict[Tag, str] = {}
    score: ScoreSettings = ScoreSettings()
    fail_on: FailOn = "error"
    output: Path


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says, over the config: its paths are relative to the working directory."""

    inputs: tuple[Path, ...] = ()
    references: tuple[tuple[str, Path], ...] = ()
    glossaries: tuple[Path, ...] = ()
    targets: tuple[str, ...] = ()
    engine: str | None = None
    output: Path | None = None


def load_config(path: Path | str, options: Options = Options()) -> Config:
    """The config of a file, with `options` over it.

    Raises `UserError` with every mistake at once, each with file, line, key and the nearest valid name.
    """
    file = read_config(Path(path))
    values = _over(_rooted(file.values, file.path.parent), options)
    try:
        return Config.model_validate(values)
    except ValidationError as error:
        raise UserError([_problem(file, dict(item)) for item in error.errors()]) from None


def _rooted(values: dict[str, Any], root: Path) -> dict[str, Any]:
    """Paths of the file made relative to its folder; values of a wrong type are left for validation."""

    def path(value: Any) -> Any:
        return Path(os.path.normpath(root / value)) if isinstance(value, str) else value

    def one_input(value: Any) -> Any:
        if isinstance(value, str):
            return {"source": path(value)}
        if not isinstance(value, dict):
            return value
        out = {**value, "source": path(value["source"])} if "source" in value else dict(value)
        if isinstance(out.get("references"), dict):
            out["references"] = {tag: path(p) for tag, p in out["references"].items()}
        return out

    out = dict(values)
    for key in ("inputs", "glossaries"):
        if isinstance(out.get(key), list):
            out[key] = [one_input(v) if key == "inputs" else path(v) for v in out[key]]
    if "output" in out:
        out["output"] = path(out["output"])
    if isinstance(out.get("engine"), dict) and "model" in out["engine"]:
        out["engine"] = {**out["engine"], "model": path(out["engine"]["model"])}
    return out


def _over(values: dict[str, Any], options: Options) -> dict[str, Any]:
    out = dict(values)
    if options.inputs:
        out["inputs"] = [{"source": path} for path in options.inputs]
    if options.references:
        inputs = [dict(i) if isinstance(i, dict) else i for i in out.get("inputs", [])]
        if len(inputs) != 1:
            raise UserError(Problem(f"--reference needs exactly one input, but there are {len(inputs)}"))
        inputs[0]["references"] = {**inputs[0].get("references", {}), **dict(options.references)}
        out["inputs"] = inputs
    if options.glossaries:
        out["glossaries"] = [*options.glossaries, *out.get("glossaries", [])]
    if options.targets:
        out["targets"] = list(options.targets)
    if options.engine:
        out["engine"] = {**out.get("engine", {}), "kind": options.engine}
    if options.output:
        out["output"] = options.output
    return out


def _problem(file: ConfigFile, error: Mapping[str, Any]) -> Problem:
    key: Key = tuple(part for part in error["loc"] if part != "[key]")
    path, line = file.place(key)
    return Problem(_message(key, error), path, line, _dotted(key))


def _dotted(key: Key) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in key).lstrip(".")


def _message(key: Key, error: Mapping[str, Any]) -> str:
    match error["type"]:
        case "extra_forbidden":
            return f"no such setting{suggest(str(key[-1]), _fields(key[:-1]))}"
        case "missing":
            return "this setting is missing"
        case "literal_error":
            choices = [part.strip("' ") for part in error["ctx"]["expected"].replace(" or ", ", ").split(",")]
            near = get_close_matches(str(error["input"]), choices, n=1, cutoff=0.5)
            hint = f"; did you mean '{near[0]}'?" if near else f"; choose {', '.join(choices)}"
            return f"'{error['input']}' is not valid here{hint}"
        case "value_error":
            return str(error["ctx"]["error"])
        case "path_type":
            return f"expected the name of a file, not {error['input']!r}"
        case "dict_type" | "model_type":
            return f"expected settings below this key, not {error['input']!r}"
        case "tuple_type" | "list_type":
            return f"expected a list, not {error['input']!r}"
        case "too_short":
            return "the list is empty"
        case _:
            return f"{error['msg'][0].lower()}{error['msg'][1:]}, not {error['input']!r}"


def _fields(key: Key) -> list[str]:
    models: dict[str, type[BaseModel]] = {"inputs": Input, "engine": EngineSettings, "score": ScoreSettings}
    model = models[str(key[0])] if key else Config
    return [*model.model_fields, *([] if key else ["extends"])]
