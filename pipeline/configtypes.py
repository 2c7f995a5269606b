"""Kinds of values that settings have in common: locales, names of files, metrics, lists without doubles."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, TypeVar, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict

from pipeline.errors import UserError, suggest
from pipeline.locale import parse_target

Metric = Literal["bleu", "chrf", "ter", "terms", "magnitudes", "dates", "slots"]
METRICS: tuple[str, ...] = get_args(Metric)
One = TypeVar("One")


class Settings(BaseModel):
    """A group of settings, each of them known."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _target(tag: str) -> str:
    try:
        return parse_target(tag).tag
    except UserError as error:
        raise ValueError(error.problems[0].message) from None


def _metric(name: str) -> str:
    if name in METRICS:
        return name
    raise ValueError(f"'{name}' is not a metric{suggest(name, METRICS)}")


def _given(name: object) -> object:
    if name == "":
        raise ValueError("expected the name of a file or folder, not an empty text")
    if any(character < " " for character in str(name)):
        raise ValueError(f"no file can be named {str(name)!r}")
    return name


def once(values: tuple[One, ...]) -> tuple[One, ...]:
    """The values, if none of them stands twice."""
    doubled = next((value for value in values if values.count(value) > 1), None)
    if doubled is not None:
        raise ValueError(f"'{doubled}' stands twice")
    return values


Tag = Annotated[str, AfterValidator(_target)]
Named = Annotated[Path, BeforeValidator(_given)]
MetricName = Annotated[str, AfterValidator(_metric)]
