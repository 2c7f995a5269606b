"""What can be set, with its defaults: the one place that knows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from pipeline.configerrors import in_words
from pipeline.configfile import Key, Layer, Place, read_config
from pipeline.configpaths import is_style_file, path_problems, rooted
from pipeline.errors import Problem, UserError, suggest
from pipeline.layout import written_files
from pipeline.locale import TARGETS, parse_target
from pipeline.resources import STYLES, check_table

Metric = Literal["bleu", "chrf", "ter", "terms", "magnitudes", "dates", "slots"]
EngineKind = Literal["press", "echo"]
FailOn = Literal["never", "info", "warning", "error"]
Level = Literal["off", "info", "warning", "error"]
OVERWRITTEN = "the run would write its own result over this file; choose another output folder"
One = TypeVar("One")


def _target(tag: str) -> str:
    try:
        return parse_target(tag).tag
    except UserError as error:
        raise ValueError(error.problems[0].message) from None


def _style(name: str) -> str:
    if name in STYLES or is_style_file(name):
        return name
    near = suggest(name, STYLES)
    raise ValueError(f"'{name}' is not a style{near}{'' if near.endswith('?') else ','} or name a .yaml file")


def _check(name: str) -> str:
    if name in check_table():
        return name
    raise ValueError(f"'{name}' is not a check{suggest(name, check_table())}")


def _once(values: tuple[One, ...]) -> tuple[One, ...]:
    doubled = next((value for value in values if values.count(value) > 1), None)
    if doubled is not None:
        raise ValueError(f"'{doubled}' stands twice")
    return values


def _given(name: object) -> object:
    if name == "":
        raise ValueError("expected the name of a file or folder, not an empty text")
    if any(character < " " for character in str(name)):
        raise ValueError(f"no file can be named {str(name)!r}")
    return name


Tag = Annotated[str, AfterValidator(_target)]
Named = Annotated[Path, BeforeValidator(_given)]


class _Settings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Input(_Settings):
    """A release, and human translations of it to score against."""

    source: Named
    references: dict[Tag, Named] = {}


class EngineSettings(_Settings):
    """Which engine translates. `beam`: hypotheses searched at once; more is slower and a little better."""

    kind: EngineKind = "press"
    model: Named | None = None
    beam: int = Field(default=4, ge=1, le=32, strict=True)
    threads: int = Field(default=0, ge=0, le=256, strict=True)


class ScoreSettings(_Settings):
    metrics: Annotated[tuple[Metric, ...], AfterValidator(_once)] = get_args(Metric)


class Config(_Settings):
    """A run, complete: every path is absolute or relative to the working directory."""

    inputs: tuple[Input, ...] = Field(min_length=1)
    targets: Annotated[tuple[Tag, ...], AfterValidator(_once)] = Field(
        default=("zh-Hans-CN", "zh-Hant-HK"), min_length=1
    )
    glossaries: Annotated[tuple[Named, ...], AfterValidator(_once)] = ()
    engine: EngineSettings = EngineSettings()
    style: dict[Tag, Annotated[str, AfterValidator(_style)]] = {}
    checks: dict[Annotated[str, AfterValidator(_check)], Level] = {}
    score: ScoreSettings = ScoreSettings()
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


def load_config(path: Path | str, options: Options = Options()) -> Config:
    """The config of a file, with `options` over it.

    Raises `UserError` with every mistake at once, each with file, line, key and the nearest valid name.
    """
    file = _optioned(read_config(Path(path), rooted), options)
    layer, problems = _with_references(file, options.references)
    problems += [*path_problems(layer), *_misplaced_styles(layer)]
    try:
        config = Config.model_validate(layer.values)
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
        values["engine"], places["engine", "kind"] = {"kind": options.engine}, Place(option="--engine")
    glossaries = file.values.get("glossaries", [])
    if options.glossaries and isinstance(glossaries, list):
        mine = list(dict.fromkeys(options.glossaries))
        theirs = [index for index, path in enumerate(glossaries) if path not in mine]
        values["glossaries"] = [*mine, *(glossaries[index] for index in theirs)]
        places |= {("glossaries", index): Place(option="--glossary") for index in range(len(mine))}
        for index, old in enumerate(theirs, len(mine)):
            places["glossaries", index] = file.places["glossaries", old]
    return Layer(file.path, values, places).over(file)


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
        key: Key = tuple(part for part in item["loc"] if part != "[key]")
        yield layer.problem(in_words(key, item, _names), key)


def _names(key: Key) -> list[str]:
    """The settings that there are below a key."""
    models: dict[str, type[BaseModel]] = {"inputs": Input, "engine": EngineSettings, "score": ScoreSettings}
    model = models[str(key[0])] if key else Config
    return [*model.model_fields, *([] if key else ["extends"])]
