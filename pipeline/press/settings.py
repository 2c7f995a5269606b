"""What a training run is made of; every key is explained in `configs/press/`."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipeline.config.file import read_config
from pipeline.errors import Problem, UserError, suggest


class _Settings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Corpus(_Settings):
    """Files of one kind; `most`: a random sample of so many pairs, if there are more. `slots`: the share of spans that become slots, one prepared copy for each.

    `hints`: the share of the lexicon's hints that the sources get; `obscured`: the share of those whose word is
    made one that no dictionary has. `weight`: how often an epoch takes all of it,
    at first; at the end of the training `final` times, if that is given.
    """

    files: tuple[str, ...] = Field(min_length=1)
    most: int = Field(default=0, ge=0)
    weight: float = Field(default=1.0, ge=0)
    final: float | None = Field(default=None, ge=0)
    slots: tuple[float, ...] = (1.0, 0.85, 1.0, 0.6)
    hints: float = Field(default=0.9, ge=0, le=1)
    obscured: float = Field(default=0.0, ge=0, le=1)


class Shape(_Settings):
    """A Marian encoder and decoder."""

    width: int = 256
    feed_forward: int = 1024
    heads: int = 4
    encoder_layers: int = 6
    decoder_layers: int = 2


class Training(_Settings):
    """`tokens`: target tokens to see in all; `batch_tokens`: padded tokens in a batch; `candidates`: 0 for a whole softmax.

    Weights in the loss: `alignment` of the guided head, `consistency` of two passes, `omission` of ending too early,
    `repetition` of slots said twice or out of nothing.
    """

    tokens: float = Field(gt=0)
    batch_tokens: int = Field(default=3500, ge=64)
    matrix_rate: float = 0.002
    rate: float = 0.0008
    warm_up: int = 100
    constant: float = Field(default=0.0, ge=0, le=1)
    smoothing: float = 0.1
    candidates: int = Field(default=2500, ge=0)
    alignment: float = Field(default=0.2, ge=0)
    dropout: float = Field(default=0.0, ge=0, lt=1)
    consistency: float = Field(default=0.0, ge=0)
    omission: float = Field(default=0.0, ge=0)
    repetition: float = Field(default=0.0, ge=0)
    decay: float = Field(default=0.0, ge=0)
    threads: int = Field(default=0, ge=0)
    device: str = "cpu"
    seed: int = 1


class Evaluation(_Settings):
    """A text to measure on, one block a line; only the first `lines` if given. `glossaries` outrank the recipe's."""

    source: Path
    references: dict[str, Path] = Field(min_length=1)
    lines: int = Field(default=0, ge=0)
    glossaries: tuple[Path, ...] = ()


class Recipe(_Settings):
    """All of it. `start` is what to go on from, a Hugging Face Marian folder or an exported model; without it training starts anew."""

    corpora: dict[str, Corpus] = Field(min_length=1)
    exclude: tuple[Path, ...] = ()
    glossaries: tuple[Path, ...] = ()
    lexicon: Path | None = None
    vocabulary: int = Field(default=16000, ge=400, le=65000)
    start: Path | None = None
    shape: Shape = Shape()
    training: Training
    evaluate: dict[str, Evaluation] = {}
    folder: Path


def load_recipe(path: Path) -> Recipe:
    """The recipe of a file; paths count from the file they stand in. Raises `UserError` with every mistake."""
    file = read_config(path, _rooted)
    try:
        return Recipe.model_validate(file.values)
    except ValidationError as error:
        raise UserError(
            [_problem(file.place(tuple(item["loc"])), dict(item)) for item in error.errors()]
        ) from None


def _rooted(values: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Paths made relative to the folder of their file; values of a wrong type are left for validation."""

    def path(value: Any) -> Any:
        return os.path.normpath(folder / value) if isinstance(value, str) else value

    out = {
        key: path(value) if key in ("folder", "lexicon", "start") else value for key, value in values.items()
    }
    for key in ("exclude", "glossaries"):
        if isinstance(out.get(key), list):
            out[key] = [path(value) for value in out[key]]
    if isinstance(out.get("evaluate"), dict):
        out["evaluate"] = {name: _rooted_set(one, path) for name, one in out["evaluate"].items()}
    if isinstance(out.get("corpora"), dict):
        out["corpora"] = {
            name: {**corpus, "files": [path(value) for value in corpus["files"]]}
            if isinstance(corpus, dict) and isinstance(corpus.get("files"), list)
            else corpus
            for name, corpus in out["corpora"].items()
        }
    return out


def _rooted_set(one: Any, path: Callable[[Any], Any]) -> Any:
    if not isinstance(one, dict):
        return one
    out = {key: path(value) if key == "source" else value for key, value in one.items()}
    if isinstance(out.get("references"), dict):
        out["references"] = {tag: path(file) for tag, file in out["references"].items()}
    if isinstance(out.get("glossaries"), list):
        out["glossaries"] = [path(file) for file in out["glossaries"]]
    return out


def _problem(place: tuple[Path, int | None], error: dict[str, object]) -> Problem:
    location = error["loc"]
    assert isinstance(location, tuple)
    message = str(error["msg"])
    if error["type"] == "extra_forbidden":
        message = f"no such setting{suggest(str(location[-1]), _names(location))}"
    return Problem(message, place[0], place[1], ".".join(map(str, location)))


def _names(location: tuple[str | int, ...]) -> list[str]:
    models: dict[str, type[BaseModel]] = {
        "corpora": Corpus,
        "shape": Shape,
        "training": Training,
        "evaluate": Evaluation,
    }
    return list((models[str(location[0])] if len(location) > 1 else Recipe).model_fields)
