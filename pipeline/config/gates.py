"""When a run fails: floors of metrics, losses against an earlier run, findings by severity."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Discriminator, Field
from pydantic import Tag as Choice

from pipeline.config.file import Key, Layer
from pipeline.config.types import COMET, METRICS, MetricName, Named, Settings, Tag
from pipeline.errors import Problem, short, suggest
from pipeline.files.layout import Report

NEED_REFERENCE = ("bleu", "chrf", "ter", COMET)
# Against an earlier run the finished text is measured again; what is slot and what is frame is not in it.
COMPARED = tuple(name for name in METRICS if name not in ("slots", "consistency", "untranslated"))
SEVERITIES = ("info", "warning", "error")
# Lost points of what is sampled; names, figures and dates are counted, and none may be lost.
_LOSSES: dict[str, float] = {"bleu": 1, "chrf": 1, "ter": 1, "terms": 0, "magnitudes": 0, "dates": 0}
# What pydantic puts into the place of an error in a floor.
CHOICES = ("[number]", "[locales]")


def _compared(name: str) -> str:
    if name in COMPARED:
        return name
    if name in (*METRICS, COMET):
        raise ValueError(f"'{name}' cannot be compared with an earlier run, whose text alone is known")
    raise ValueError(f"'{name}' is not a metric{suggest(name, COMPARED)}")


def _severity(name: str) -> str:
    if name in SEVERITIES:
        return name
    raise ValueError(f"'{name}' is not a severity{suggest(name, SEVERITIES)}")


def _kind(value: object) -> str:
    return CHOICES[isinstance(value, dict)]


ComparedName = Annotated[str, AfterValidator(_compared)]
SeverityName = Annotated[str, AfterValidator(_severity)]
Count = Annotated[int, Field(ge=0, strict=True)]
Number = Annotated[float, Field(ge=0, strict=True, allow_inf_nan=False)]
# One number for all locales, or a number a locale.
Floor = Annotated[
    Annotated[Number, Choice(CHOICES[0])] | Annotated[dict[Tag, Number], Choice(CHOICES[1])],
    Discriminator(_kind),
]


class Gates(Settings):
    """`floors`: values to reach (for TER and untranslated, not to exceed). `regression`: points that may be lost against `baseline`.

    `findings`: how many of a severity there may be. A loss of BLEU, chrF or TER counts where it is larger than
    allowed and `test` finds p below `alpha`; `seed` is that of sacreBLEU.
    """

    floors: dict[MetricName, Floor] = Field(default={})
    regression: dict[ComparedName, Number] = Field(default=_LOSSES)
    findings: dict[SeverityName, Count] = Field(default={})
    baseline: Named | None = None
    test: Literal["randomisation", "bootstrap"] = "randomisation"
    alpha: float = Field(default=0.05, gt=0, lt=1, strict=True)
    seed: int = Field(default=12345, ge=1, strict=True)

    def of(self, metrics: Sequence[str]) -> Gates:
        """The same, with losses of these metrics alone."""
        kept = {name: loss for name, loss in self.regression.items() if name in metrics}
        return self.model_copy(update={"regression": kept})

    def floor(self, metric: str, locale: str) -> float | None:
        """The value that a metric must reach in a locale."""
        floor = self.floors.get(metric)
        return floor.get(locale) if isinstance(floor, dict) else floor


def gate_problems(layer: Layer, metrics: tuple[str, ...]) -> Iterator[Problem]:
    """Gates that could never close: their metric is not measured, or there is nothing to measure it against."""
    output, baseline = layer.values.get("output"), _mapping(layer.values.get("gates")).get("baseline")
    if isinstance(output, Path) and isinstance(baseline, Path) and output.resolve() == baseline.resolve():
        message = "the run would be compared with itself; copy the earlier run's folder, and name the copy"
        yield layer.problem(message, ("gates", "baseline"))
    elif isinstance(baseline, Path) and baseline.exists() and not (baseline / Report.RUN).is_file():
        message = f"{short(baseline)} is not the output folder of a run: it has no {Report.RUN}"
        yield layer.problem(message, ("gates", "baseline"))
    for key in _named(layer.values.get("gates")):
        name = str(key[2])
        if name == COMET and name not in metrics:
            yield layer.problem("'comet' is not measured; name its model in score.comet", key)
        elif name in METRICS and name not in metrics:
            yield layer.problem(f"'{name}' is not measured; add it to score.metrics", key)
        elif name in NEED_REFERENCE and layer.is_option(key) and not _has_reference(layer.values):
            message = f"'{name}' needs a human translation; give one with --reference LOCALE=FILE"
            yield layer.problem(message, key)


def _named(gates: Any) -> Iterator[Key]:
    """The keys of all gates that are about a metric."""
    for group in ("floors", "regression"):
        yield from (("gates", group, name) for name in _mapping(_mapping(gates).get(group)))


def _has_reference(values: Mapping[str, Any]) -> bool:
    inputs = values.get("inputs")
    return any(_mapping(item).get("references") for item in (inputs if isinstance(inputs, list) else []))


def _mapping(value: Any) -> Mapping[Any, Any]:
    return value if isinstance(value, Mapping) else {}
