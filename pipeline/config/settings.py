"""What can be set, with its defaults: the one place that knows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    Field,
    ModelWrapValidatorHandler,
    ValidationError,
    model_validator,
)

from pipeline.config.engines import (
    ENGINE_CHOICES,
    Checkpoint,
    EngineSettings,
    PressSettings,
    Text,
    engine_names,
    engine_problems,
    strange_setting,
)
from pipeline.config.errors import in_words
from pipeline.config.file import Key, Layer, Place, read_config
from pipeline.config.gates import CHOICES, Gates, gate_problems
from pipeline.config.paths import is_style_file, path_problems, rooted
from pipeline.config.types import COMET, DEFAULT_METRICS, FILE_CHOICES, Named, References, Settings, Tag, once
from pipeline.config.types import Metric as Metric
from pipeline.errors import Problem, UserError, suggest
from pipeline.files.layout import MEMORY, written_files
from pipeline.files.resources import STYLES, check_table
from pipeline.locales.tags import TARGETS, is_other_language

BilingualFormat = Literal["xliff", "xliff12", "docx", "xlsx", "tmx"]
MemoryUse = Literal["exact", "fuzzy", "off"]
ExecutorName = Literal["local", "ray"]
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
    """A release, and human translations of it to score against: a file a locale, or several.

    `align`: they are documents of their own, to be paired with the release sentence by sentence.
    """

    source: Named
    references: dict[Tag, References] = Field(default={})
    align: bool = Field(default=False, strict=True)

    @property
    def human(self) -> dict[str, tuple[Path, ...]]:
        """The files of the references by locale."""
        several = (
            (tag, given if isinstance(given, tuple) else (given,)) for tag, given in self.references.items()
        )
        return dict(several)


class MemorySettings(Settings):
    """A memory of earlier translations. `threshold`: from how many per cent on a like sentence is offered."""

    file: Named
    use: MemoryUse = "fuzzy"
    threshold: int = Field(default=75, ge=50, le=100, strict=True)


class CometSettings(Settings):
    """A model of COMET: a folder with its checkpoint, or a hub id. `batch`: blocks at once; `gpus`: 0 is the CPU."""

    model: Checkpoint
    revision: Text | None = None
    batch: int = Field(default=8, ge=1, le=1024, strict=True)
    gpus: int = Field(default=0, ge=0, le=64, strict=True)


class ScoreSettings(Settings):
    metrics: Annotated[tuple[Metric, ...], AfterValidator(once)] = DEFAULT_METRICS
    comet: CometSettings | None = None

    @property
    def measured(self) -> tuple[str, ...]:
        """All that is measured, by name."""
        return (*self.metrics, *([COMET] if self.comet else []))


class Config(Settings):
    """A run, complete: every path is absolute or relative to the working directory.

    `executor` and `jobs` say where the work is done and in how many parts at once; no byte depends on them.
    """

    inputs: tuple[Input, ...] = Field(min_length=1)
    targets: Annotated[tuple[Tag, ...], AfterValidator(once)] = Field(
        default=("zh-Hans-CN", "zh-Hant-HK"), min_length=1
    )
    glossaries: Annotated[tuple[Named, ...], AfterValidator(once)] = ()
    memory: MemorySettings | None = None
    bilingual: Annotated[tuple[BilingualFormat, ...], AfterValidator(once)] = ("xliff",)
    engine: EngineSettings = PressSettings()
    style: dict[Tag, Annotated[str, AfterValidator(_style)]] = Field(default={})
    checks: dict[Annotated[str, AfterValidator(_check)], Level] = Field(default={})
    score: ScoreSettings = ScoreSettings()
    gates: Gates = Gates()
    fail_on: FailOn = "error"
    executor: ExecutorName = "local"
    jobs: int = Field(default=1, ge=1, le=1024, strict=True)
    output: Named

    @model_validator(mode="wrap")
    @classmethod
    def _complete(cls, values: Any, validate: ModelWrapValidatorHandler[Self]) -> Self:
        """Losses that no one has set are allowed for what is measured, and for nothing else."""
        config = validate(values)
        if "regression" in config.gates.model_fields_set:
            return config
        return config.model_copy(update={"gates": config.gates.of(config.score.measured)})


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
    jobs: int | None = None


def load_config(path: Path | str, options: Options = Options()) -> Config:
    """The config of a file, with `options` over it.

    Raises `UserError` with every mistake at once, each with file, line, key and the nearest valid name.
    """
    file = _optioned(read_config(Path(path), rooted), options)
    layer, problems = _with_references(file, options.references)
    problems += [*path_problems(layer), *_misplaced_styles(layer)]
    try:
        config = Config.model_validate(layer.values)
        problems += gate_problems(layer, config.score.measured)
        problems += engine_problems(layer, config.engine, config.targets)
        problems += [Problem(OVERWRITTEN, path) for path in overwritten(config, layer.files)]
    except ValidationError as error:
        problems += _problems(layer, error)
    if problems:
        raise UserError(sorted(problems, key=lambda p: (str(p.file or ""), p.line or 0)))
    return _with_reviewed(config)


def config_files(path: Path | str) -> tuple[Path, ...]:
    """The file of a config, and those that it extends."""
    return read_config(Path(path), rooted).files


def _with_reviewed(config: Config) -> Config:
    """With the memory of what was accepted on the page of the output folder, if the config names none."""
    own = config.output / MEMORY
    if config.memory or not own.is_file():
        return config
    return config.model_copy(update={"memory": MemorySettings(file=own)})


def overwritten(config: Config, files: Iterable[Path]) -> list[Path]:
    """Those of the files that a run of the config would write its own results over."""
    sources = [item.source for item in config.inputs]
    resolved: Callable[[Path], Path] = cache(Path.resolve)

    def place(path: Path) -> Path:
        """The path without links; many files lie in few folders."""
        full = resolved(path.parent) / path.name
        return full.resolve() if full.is_symlink() else full

    results = set(map(place, written_files(config.output, sources, config.targets, config.bilingual)))
    return [path for path in dict.fromkeys(files) if place(path) in results]


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
    if options.jobs is not None:
        values["jobs"], places["jobs",] = options.jobs, Place(option="--jobs")
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
    """The references of the options, put with the one input that they can belong to; a locale may have several."""
    problems: list[Problem] = []
    ours: dict[str, list[Path]] = {}
    for tag, path in references:
        ours.setdefault(tag, []).append(path)
    inputs = file.values.get("inputs")
    if not references or not isinstance(inputs, list) or not all(isinstance(item, dict) for item in inputs):
        return file, problems
    if len(inputs) != 1:
        message = f"it needs exactly one input, but there are {len(inputs)}"
        return file, [Problem(message, key="--reference")]
    given = inputs[0].get("references", {})
    alone = {tag: paths[0] if len(paths) == 1 else paths for tag, paths in ours.items()}
    both = {**given, **alone} if isinstance(given, dict) else given
    places: dict[Key, Place] = {("inputs", 0, "references", tag): Place(option="--reference") for tag in ours}
    values = {**file.values, "inputs": [{**inputs[0], "references": both}]}
    return replace(file, values=values, places={**file.places, **places}), problems


def _misplaced_styles(layer: Layer) -> Iterator[Problem]:
    """A house style is of one script, and of Chinese."""
    styles = layer.values.get("style")
    for tag, name in styles.items() if isinstance(styles, dict) else ():
        if isinstance(tag, str) and is_other_language(tag):
            message = f"only Chinese has house styles; {tag} is written as CLDR has it, so take this line out"
            yield layer.problem(message, ("style", tag))
            continue
        own = STYLES.get(name) if isinstance(name, str) else None
        if own and tag in TARGETS and own != tag:
            yield layer.problem(f"the style '{name}' is for {own}, not for {tag}", ("style", tag))


def _problems(layer: Layer, error: ValidationError) -> Iterator[Problem]:
    for item in error.errors():
        if item["type"] == "too_short" and item["input"]:
            continue  # not empty as written: its values are wrong, which is said of each
        key: Key = tuple(
            part for part in item["loc"] if part not in ("[key]", *CHOICES, *FILE_CHOICES, *ENGINE_CHOICES)
        )
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
    model = CometSettings if key == ("score", COMET) else model
    return [*model.model_fields, *([] if key else ["extends"])]
