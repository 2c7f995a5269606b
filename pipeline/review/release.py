"""What a run has translated, built again from its folder without a model: the page's segments and their targets."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pipeline.config.gates import Gates
from pipeline.config.settings import Config, MemorySettings, ScoreSettings
from pipeline.document import Document, Segment, Target, TranslatedDocument
from pipeline.errors import UserError, user_error
from pipeline.files.layout import MEMORY
from pipeline.files.text import read_bytes
from pipeline.localise import Style
from pipeline.review.passages import Passage, passages
from pipeline.runs.output import files_read
from pipeline.runs.preparation import Prepared, prepare
from pipeline.runs.stages import translated
from pipeline.runs.stopwatch import Stopwatch
from pipeline.translation.remembered import Remembered

# A segment by its number through all documents, in a locale.
Place = tuple[int, str]


@dataclass(frozen=True)
class Release:
    """The documents of a run. `machine` are the engine's own targets, as far as they are known.

    `memory` is where accepted sentences go; `read` are the files that all this was made of, with their digests.

    A sentence's number counts through all documents in reading order.
    """

    config: Config
    documents: tuple[TranslatedDocument, ...]
    machine: Mapping[Place, Target]
    styles: Mapping[str, Style]
    memory: MemorySettings
    memory_of_config: bool
    read: Mapping[Path, str]

    @cached_property
    def segments(self) -> tuple[tuple[Document, Segment], ...]:
        """Every sentence with its document, by number."""
        return tuple((one.document, segment) for one in self.documents for segment in one.document.segments)

    @cached_property
    def parts(self) -> tuple[int, ...]:
        """The number of the document that each sentence is of."""
        return tuple(at for at, one in enumerate(self.documents) for _ in one.document.segments)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The blocks, with the human translations beside them."""
        return passages(self.documents)

    @cached_property
    def passage_of(self) -> tuple[int, ...]:
        """The number of the passage that each sentence is of."""
        return tuple(at for at, passage in enumerate(self.passages) for _ in passage.numbers)

    @cached_property
    def digest(self) -> str:
        """Of what a sentence's number means: another where documents, sentences or locales are others."""
        sentences = [(document.path.name, segment.source) for document, segment in self.segments]
        said = json.dumps([sentences, list(self.styles)])
        return hashlib.sha256(said.encode()).hexdigest()[:16]

    @cached_property
    def times(self) -> tuple[int, ...]:
        """How many times each sentence stood in its document before, by number."""
        seen: Counter[tuple[str, str]] = Counter()
        counted = []
        for document, segment in self.segments:
            counted.append(seen[document.path.name, segment.source])
            seen[document.path.name, segment.source] += 1
        return tuple(counted)

    @cached_property
    def targets(self) -> Mapping[Place, Target]:
        """What the run has written, by place."""
        return _by_place(self.documents)


def open_release(config: Config, made_of: Iterable[Path] = ()) -> Release:
    """`made_of`: the files of the config. Raises `UserError` for what is wrong with config or inputs, or where the run has not translated them all."""
    if config.memory and config.memory.use == "off":
        raise user_error("'off' lets no run use what is accepted here; set exact or fuzzy", key="memory.use")
    of_config = config.memory is not None and config.memory.file != config.output / MEMORY
    memory = config.memory or MemorySettings(file=config.output / MEMORY)
    read = digests((*made_of, *files_of(config)))
    unscored = _unscored(config)
    prepared = prepare(unscored)
    documents = _translated(unscored, prepared)
    machine = _machine(unscored, prepared, documents)
    return Release(config, documents, machine, prepared.styles, memory, of_config, read)


def files_of(config: Config) -> list[Path]:
    """The files that a run reads, but for the memory, which changes as sentences are accepted."""
    memory = config.memory and config.memory.file
    return [path for path in files_read(config) if path != memory]


def digests(files: Iterable[Path]) -> dict[Path, str]:
    """The SHA-256 of each file."""
    return {path: hashlib.sha256(read_bytes(path, "file")).hexdigest() for path in files}


def _unscored(config: Config) -> Config:
    """The config without what a page does not show, and that takes long."""
    return config.model_copy(update={"score": ScoreSettings(metrics=()), "gates": Gates()})


def _translated(config: Config, prepared: Prepared) -> tuple[TranslatedDocument, ...]:
    """What the run has translated. Raises `UserError` where that is not everything."""
    return tuple(translated(config, prepared, Remembered(prepared.engine, config.output), Stopwatch()))


def _machine(
    config: Config, prepared: Prepared, documents: Sequence[TranslatedDocument]
) -> Mapping[Place, Target]:
    """The engine's targets: all of them where all are remembered, else those that the run took."""
    try:
        return _by_place(_translated(config.model_copy(update={"memory": None}), prepared))
    except UserError:
        written = _by_place(documents).items()
        return {place: target for place, target in written if target.translation.engine != "memory"}


def _by_place(documents: Sequence[TranslatedDocument]) -> dict[Place, Target]:
    found: dict[Place, Target] = {}
    first = 0
    for document in documents:
        for locale, targets in document.targets.items():
            found |= {(first + at, locale): target for at, target in enumerate(targets)}
        first += len(document.document.segments)
    return found
