"""Kinds of values that settings have in common: locales, names of files, metrics, lists without doubles."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, TypeVar, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Discriminator, Field
from pydantic import Tag as Choice

from pipeline.errors import UserError, suggest
from pipeline.locales.tags import parse_target

Metric = Literal[
    "bleu", "chrf", "ter", "terms", "magnitudes", "dates", "slots", "persons", "untranslated", "consistency"
]
METRICS: tuple[str, ...] = get_args(Metric)
DEFAULT_METRICS: tuple[Metric, ...] = ("bleu", "chrf", "terms", "magnitudes", "dates", "slots")
COMET = "comet"
"""A metric as well, but one that is measured where `score.comet` names its model."""
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
    if name in (*METRICS, COMET):
        return name
    raise ValueError(f"'{name}' is not a metric{suggest(name, (*METRICS, COMET))}")


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


def _kind_of_files(value: object) -> str:
    return FILE_CHOICES[isinstance(value, list | tuple)]


Tag = Annotated[str, AfterValidator(_target)]
Named = Annotated[Path, BeforeValidator(_given)]
# What pydantic puts into the place of an error in references.
FILE_CHOICES = ("[file]", "[files]")
# One file, or several.
References = Annotated[
    Annotated[Named, Choice(FILE_CHOICES[0])]
    | Annotated[tuple[Named, ...], Field(min_length=1), AfterValidator(once), Choice(FILE_CHOICES[1])],
    Discriminator(_kind_of_files),
]
MetricName = Annotated[str, AfterValidator(_metric)]
