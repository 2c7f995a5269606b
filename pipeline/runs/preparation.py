"""Prepare: everything a run needs is read and checked before any model is loaded, and every mistake told at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from pipeline.config.engines import options_of
from pipeline.config.settings import OVERWRITTEN, Config, Input, overwritten
from pipeline.document import Document
from pipeline.document.values import Term
from pipeline.engines import ENGINES, Engine
from pipeline.errors import Problem, UserError, user_error
from pipeline.formats import read
from pipeline.glossary import load_glossaries
from pipeline.locales.tags import is_chinese
from pipeline.localise import Style, default_style, load_style
from pipeline.runs.judging import Baseline, Known, read_baseline
from pipeline.runs.output import MadeOf, files_read, made_of
from pipeline.runs.shelf import AT_HAND
from pipeline.runs.work import References
from pipeline.scoring import align, check_script, digest_of, read_reference
from pipeline.scoring.comet import check_comet
from pipeline.scoring.pairing import Pairing, paired
from pipeline.segment import segment
from pipeline.translation.recall import recalling

SIMPLIFIED = "zh-Hans-CN"


@dataclass(frozen=True, slots=True)
class Release:
    """An input as read: its sentences, and human translations by locale, one text a block.

    `pairings` say how those that are documents of their own were paired with it.
    """

    document: Document
    references: References
    pairings: tuple[Pairing, ...] = ()


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a run needs. The inputs have been read once to check them; the `first` of them are kept, the others read again.

    `made` are the digests of what else was read.
    """

    inputs: tuple[Input, ...]
    first: tuple[Release, ...]
    blocks: int
    segments: int
    terms: tuple[Term, ...]
    styles: Mapping[str, Style]
    engine: Engine
    made: MadeOf
    baseline: Baseline | None = None
    pairings: tuple[Pairing, ...] = ()

    @property
    def simplified(self) -> Style:
        """The style of what engines write."""
        return self.styles.get(SIMPLIFIED) or default_style(SIMPLIFIED)

    def releases(self) -> Iterator[Release]:
        """The inputs, in order, each of the later ones read when it is asked for. Raises `UserError` as `prepare` does."""
        return chain(self.first, map(self._again, self.inputs[len(self.first) :]))

    def _again(self, item: Input) -> Release:
        release = read_release(item)
        for locale, paths in item.human.items():
            if digest_of(paths) != self.made.references[f"{item.source.stem}/{locale}"]:
                names = " or ".join(path.name for path in paths)
                raise user_error(f"{names} was changed while the run went on; run again", paths[0].parent)
        return release


@dataclass(slots=True)
class _Found:
    """What is known of the inputs when they have been read, and what is wrong with them."""

    first: list[Release] = field(default_factory=list)
    blocks: int = 0
    segments: int = 0
    known: list[Known] = field(default_factory=list)
    pairings: list[Pairing] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @contextmanager
    def collected(self) -> Iterator[None]:
        try:
            yield
        except UserError as error:
            self.problems.extend(error.problems)

    def add(self, release: Release) -> None:
        document = release.document
        if len(self.first) < AT_HAND:
            self.first.append(release)
        self.pairings += release.pairings
        self.blocks += len(document.blocks)
        self.segments += len(document.segments)
        digest = hashlib.sha256(document.content).hexdigest()
        self.known.append(Known(document.path.name, digest, len(document.blocks)))


def prepare(config: Config) -> Prepared:
    """Reads and checks config, glossaries, inputs and references. Raises `UserError` with every mistake at once."""
    found = _Found()
    terms: tuple[Term, ...] = ()
    styles: dict[str, Style] = {}
    engine: Engine | None = None
    baseline: Baseline | None = None
    memory: str | None = None
    with found.collected():
        terms = load_glossaries(config.glossaries)
    for locale in dict.fromkeys((*config.targets, *config.style)):
        with found.collected():
            styles[locale] = _style(config, locale)
    with found.collected(), recalling(config.memory) as opened:
        memory = opened.digest
    with found.collected():
        engine = make_engine(config)
    with found.collected():
        check_comet(config.score.comet)
    for item in config.inputs:
        with found.collected():
            found.add(read_release(item))
    if len(found.known) == len(config.inputs):
        with found.collected():
            baseline = read_baseline(config, found.known)
    found.problems += [Problem(OVERWRITTEN, path) for path in overwritten(config, files_read(config))]
    if found.problems or engine is None:
        raise UserError(found.problems)
    return Prepared(
        inputs=config.inputs,
        first=tuple(found.first),
        blocks=found.blocks,
        segments=found.segments,
        terms=terms,
        styles={locale: styles[locale] for locale in config.targets},
        engine=engine,
        made=made_of(config, memory),
        baseline=baseline,
        pairings=tuple(found.pairings),
    )


def make_engine(config: Config) -> Engine:
    """The engine of the config, asked for Chinese if there is a Chinese target; weights are loaded when they are needed."""
    engine = ENGINES[config.engine.kind](**options_of(config.engine))
    return engine if any(map(is_chinese, config.targets)) else engine.into(config.targets[0])


def read_release(item: Input) -> Release:
    """An input with its references. Raises `UserError` for a file that cannot be read or does not go with it."""
    document = segment(read(item.source))
    if item.align:
        return _paired(document, item.human)
    references = {
        locale: tuple(_reference(path, document, locale) for path in paths)
        for locale, paths in item.human.items()
    }
    return Release(document, references)


def _paired(document: Document, human: Mapping[str, Sequence[Path]]) -> Release:
    """A release with references that are documents of their own."""
    parts = [[one.source for one in block.segments] for block in document.blocks]
    pairings = [
        paired(parts, _sentences(path, locale), path, locale)
        for locale, paths in human.items()
        for path in paths
    ]
    references = {locale: tuple(one.texts for one in pairings if one.locale == locale) for locale in human}
    return Release(document, references, tuple(pairings))


def _sentences(path: Path, locale: str) -> list[str]:
    """The sentences of a document. Raises `UserError` for one in the wrong script."""
    document = read(path)
    check_script("".join(block.text for block in document.blocks), locale, path)
    return [one.source for one in segment(document).segments]


def _style(config: Config, locale: str) -> Style:
    name = config.style.get(locale)
    return load_style(name, locale) if name else default_style(locale)


def _reference(path: Path, document: Document, locale: str) -> tuple[str, ...]:
    """A reference's text block for block. Raises `UserError` for other counts or the wrong script."""
    if path.suffix.lower() in ("", ".txt"):
        lines = read_reference(path, len(document.blocks))
    else:
        lines = [block.text for block in read(path).blocks]
        align([block.text for block in document.blocks], lines, path)
    check_script("".join(lines), locale, path)
    return tuple(lines)
