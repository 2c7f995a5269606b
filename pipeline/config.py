"""What can be set, with its defaults: the one place that knows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BaseModel, Field, ValidationError

from pipeline.configengines import (
    ENGINE_CHOICES,
    EngineSettings,
    PressSettings,
    engine_names,
    engine_problems,
    strange_setting,
)
from pipeline.configerrors import in_words
from pipeline.configfile import Key, Layer, Place, read_config
from pipeline.configgates import CHOICES, Gates, gate_problems
from pipeline.configpaths import is_style_file, path_problems, rooted
from pipeline.configtypes import Metric as Metric
from pipeline.configtypes import Named, Settings, Tag, once
from pipeline.errors import Problem, UserError, suggest
from pipeline.layout import written_files
from pipeline.locale import TARGETS
from pipeline.resources import STYLES, check_table

MemoryUse = Literal["exact", "fuzzy", "off"]
FailOn = Literal["never", "info", "warning", "error"]
Level = Literal["off", "info", "warning", "error"]
OVERWRITTEN = "the run would write its own result over this file; choose another output folder"


def _style(name: str) -> str:
    if name in STYLES or is_style_file(name):
        return name
    near = suggest(name, STYLES)
    raise ValueError(f"'{name}' is not a style{near}{'' if near.endswith('?') else ','} or name a .yaml file")


def _check(name: str) -> str:
    if name in check_table():
        return name
    raise ValueError(f"'{name}' is not a check{suggest(name, check_table())}")


class Input(Settings):
    """A release, and human translations of it to score against."""

    source: Named
    references: dict[Tag, Named] = Field(default={})


class MemorySettings(Settings):
    """A memory of earlier translations. `threshold`: from how many per cent on a like sentence is offered."""

    file: Named
    use: MemoryUse = "fuzzy"
    threshold: int = Field(default=75, ge=50, le=100, strict=True)


class ScoreSettings(Settings):
    metrics: Annotated[tuple[Metric, ...], AfterValidator(once)] = get_args(Metric)


class Config(Settings):
    """A run, complete: every path is absolute or relative to the working directory."""

    inputs: tuple[Input, ...] = Field(min_length=1)
    targets: Annotated[tuple[Tag, ...], AfterValidator(once)] = Field(
        default=("zh-Hans-CN", "zh-Hant-HK"), min_length=1
    )
    glossaries: Annotated[tuple[Named, ...], AfterValidator(once)] = ()
    memory: MemorySettings | None = None
    engine: EngineSettings = PressSettings()
    style: dict[Tag, Annotated[str, AfterValidator(_style)]] = Field(default={})
    checks: dict[Annotated[str, AfterValidator(_check)], Level] = Field(default={})
    score: ScoreSettings = ScoreSettings()
    gates: Gates = Gates()
    fail_on: FailOn = "error"
    output: Named


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says, over the config: its paths are relative to the working directory."""

    inputs: tuple[Path, ...] = ()
    references: tuple[tuple[str, Path], ...] = ()
    glossaries: tuple[Path, ...] = ()
    targets: tuple[str, ...] = ()
    engine: str | None = None
    output: Path | None = None
    baseline: Path | None = None
    floors: tuple[tuple[str, float], ...] = ()


def load_config(path: Path | str, options: Options = Options()) -> Config:
    """The config of a file, with `options` over it.

    Raises `UserError` with every mistake at once, each with file, line, key and the nearest valid name.
    """
    file = _optioned(read_config(Path(path), rooted), options)
    layer, problems = _with_references(file, options.references)
    problems += [*path_problems(layer), *_misplaced_styles(layer)]
    try:
        config = Config.model_validate(layer.values)
        problems += gate_problems(layer, config.score.metrics)
        problems += engine_problems(layer, config.engine)
        problems += [Problem(OVERWRITTEN, path) for path in overwritten(config, layer.files)]
    except ValidationError as error:
        problems += _problems(layer, error)
    if problems:
        raise UserError(sorted(problems, key=lambda p: (str(p.file or ""), p.line or 0)))
    return config


def overwritten(config: Config, files: Iterable[Path]) -> list[Path]:
    """Those of the files that a run of the config would write its own results over."""
    sources = [item.source for item in config.inputs]
    results = {path.resolve() for path in written_files(config.output, sources, config.targets)}
    return [path for path in dict.fromkeys(files) if path.resolve() in results]


def _optioned(file: Layer, options: Options) -> Layer:
    """The options laid over the file. A glossary of the options stands before those of the file."""
    values: dict[str, Any] = {}
    places: dict[Key, Place] = {}

    if options.inputs:
        values["inputs"] = [{"source": path} for path in options.inputs]
        places["inputs",] = Place(option="--input")
    if options.targets:
        values["targets"], places["targets",] = list(options.targets), Place(option="--target")
    if options.output is not None:
        values["output"], places["output",] = options.output, Place(option="--output")
    if options.engine is not None:
        file = _of_engine(file, options.engine)
        values["engine"], places["engine", "kind"] = {"kind": options.engine}, Place(option="--engine")
    if options.baseline is not None or options.floors:
        floors = dict(options.floors)
        values["gates"] = {"floors": floors} if floors else {}
        places |= {("gates", "floors", name): Place(option="--fail-under") for name in floors}
    if options.baseline is not None:
        values["gates"]["baseline"] = options.baseline
        places["gates", "baseline"] = Place(option="--baseline")
    glossaries = file.values.get("glossaries", [])
    if options.glossaries and isinstance(glossaries, list):
        mine = list(dict.fromkeys(options.glossaries))
        theirs = [index for index, path in enumerate(glossaries) if path not in mine]
        values["glossaries"] = [*mine, *(glossaries[index] for index in theirs)]
        places |= {("glossaries", index): Place(option="--glossary") for index in range(len(mine))}
        for index, old in enumerate(theirs, len(mine)):
            places["glossaries", index] = file.places["glossaries", old]
    return Layer(file.path, values, places).over(file)


def _of_engine(file: Layer, kind: str) -> Layer:
    """The file without its settings of the engine, if they are for one of another kind."""
    engine = file.values.get("engine")
    if not isinstance(engine, dict) or engine.get("kind", "press") == kind:
        return file
    return replace(file, values={name: value for name, value in file.values.items() if name != "engine"})


def _with_references(file: Layer, references: Sequence[tuple[str, Path]]) -> tuple[Layer, list[Problem]]:
    """The references of the options, put with the one input that they can belong to."""
    tags = [tag for tag, _ in references]
    doubled = [tag for tag in dict.fromkeys(tags) if tags.count(tag) > 1]
    problems = [Problem(f"{tag} is given twice", key="--reference") for tag in doubled]
    inputs = file.values.get("inputs")
    if not references or not isinstance(inputs, list) or not all(isinstance(item, dict) for item in inputs):
        return file, problems
    if len(inputs) != 1:
        message = f"it needs exactly one input, but there are {len(inputs)}"
        return file, [*problems, Problem(message, key="--reference")]
    given = inputs[0].get("references", {})
    both = {**given, **dict(references)} if isinstance(given, dict) else given
    places: dict[Key, Place] = {("inputs", 0, "references", tag): Place(option="--reference") for tag in tags}
    values = {**file.values, "inputs": [{**inputs[0], "references": both}]}
    return replace(file, values=values, places={**file.places, **places}), problems


def _misplaced_styles(layer: Layer) -> Iterator[Problem]:
    """A house style is of one script."""
    styles = layer.values.get("style")
    for tag, name in styles.items() if isinstance(styles, dict) else ():
        own = STYLES.get(name) if isinstance(name, str) else None
        if own and tag in TARGETS and own != tag:
            yield layer.problem(f"the style '{name}' is for {own}, not for {tag}", ("style", tag))


def _problems(layer: Layer, error: ValidationError) -> Iterator[Problem]:
    for item in error.errors():
        if item["type"] == "too_short" and item["input"]:
            continue  # not empty as written: its values are wrong, which is said of each
        key: Key = tuple(part for part in item["loc"] if part not in ("[key]", *CHOICES, *ENGINE_CHOICES))
        yield layer.problem(_said(layer, key, item), key)


def _said(layer: Layer, key: Key, item: Any) -> str:
    engine = layer.values.get("engine")
    if key[:1] == ("engine",):
        strange = strange_setting(str(key[-1]), engine) if item["type"] == "extra_forbidden" else None
        return strange or in_words(key, item, lambda _: engine_names(engine))
    return in_words(key, item, _names)


def _names(key: Key) -> list[str]:
    """The settings that there are below a key."""
    models: dict[str, type[BaseModel]] = {
        "inputs": Input,
        "memory": MemorySettings,
        "score": ScoreSettings,
        "gates": Gates,
    }
    model = models[str(key[0])] if key else Config
    return [*model.model_fields, *([] if key else ["extends"])]
