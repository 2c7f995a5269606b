"""The way of a release from config to files, through the stages that `stopwatch.STAGES` names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.checks import check
from pipeline.config import OVERWRITTEN, Config, overwritten
from pipeline.document import Document, Finding, Score, Severity, TranslatedDocument, Translation
from pipeline.engines import ENGINES, Engine
from pipeline.errors import Problem, UserError
from pipeline.formats import read
from pipeline.glossary import load_glossaries
from pipeline.layout import CACHE
from pipeline.localise import Localiser, Style, default_style, load_style
from pipeline.memory.cache import Cache
from pipeline.output import files_read, write, write_timings
from pipeline.protect import Protector
from pipeline.resources import code_digest, versions
from pipeline.scoring import align, check_script, read_reference, score_run
from pipeline.segment import segment
from pipeline.stopwatch import Stopwatch
from pipeline.translate import translate
from pipeline.values import Term

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class RunResult:
    """What a run made: documents with targets, findings and scores, and where it was written."""

    documents: tuple[TranslatedDocument, ...]
    scores: tuple[Score, ...]
    output: Path

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(finding for document in self.documents for finding in document.findings)

    def failed(self, fail_on: str) -> bool:
        """Whether a finding is at or above the severity that the config calls a failure."""
        return fail_on != "never" and any(f.severity.rank >= Severity(fail_on).rank for f in self.findings)


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything a run needs, read and checked, before any model is loaded."""

    documents: tuple[Document, ...]
    references: tuple[Mapping[str, tuple[str, ...]], ...]
    terms: tuple[Term, ...]
    styles: Mapping[str, Style]
    engine: Engine


def run(config: Config, *, force: bool = False, progress: Progress = lambda done, total: None) -> RunResult:
    """Translates every input of the config and writes the results. `force` translates anew.

    Raises `UserError` for anything in config, glossaries, inputs or references that the user can mend.
    """
    watch = Stopwatch()
    with watch.stage("read"):
        prepared = prepare(config)
    engine = prepared.engine
    with watch.stage("segment"):
        segmented = [segment(document) for document in prepared.documents]
    with watch.stage("protect"):
        protector = Protector(prepared.terms, engine.slot_limit)
        documents = tuple(protector.protect(document) for document in segmented)
    with watch.stage("translate"):
        translated = _translate(documents, engine, config.output, force, progress)
    with watch.stage("localise"):
        localised = tuple(_localise(document, translated, prepared.styles) for document in documents)
    with watch.stage("check"):
        checked = tuple(replace(document, findings=check(document, config.checks)) for document in localised)
    with watch.stage("score"):
        scored, scores = _score(checked, prepared.references, config)
    with watch.stage("write"):
        write(config, scored, scores, engine.identity)
    write_timings(config.output, watch.seconds)
    return RunResult(scored, scores, config.output)


def prepare(config: Config) -> Prepared:
    """Reads and checks config, glossaries, inputs and references; every mistake at once."""
    problems: list[Problem] = []
    documents: list[Document] = []
    references: list[Mapping[str, tuple[str, ...]]] = []
    terms: tuple[Term, ...] = ()
    styles: dict[str, Style] = {}
    engine: Engine | None = None

    @contextmanager
    def collected() -> Iterator[None]:
        try:
            yield
        except UserError as error:
            problems.extend(error.problems)

    with collected():
        terms = load_glossaries(config.glossaries)
    for locale in dict.fromkeys((*config.targets, *config.style)):
        with collected():
            styles[locale] = _style(config, locale)
    with collected():
        engine = make_engine(config)
    for item in config.inputs:
        with collected():
            documents.append(read(item.source))
            references.append(
                {locale: _reference(path, documents[-1], locale) for locale, path in item.references.items()}
            )
    problems += [Problem(OVERWRITTEN, path) for path in overwritten(config, files_read(config))]
    if problems or engine is None:
        raise UserError(problems)
    wanted = {locale: styles[locale] for locale in config.targets}
    return Prepared(tuple(documents), tuple(references), terms, wanted, engine)


def make_engine(config: Config) -> Engine:
    """The engine of the config; weights are loaded when the first sentence needs them."""
    settings = config.engine
    if settings.kind == "echo":
        return ENGINES["echo"]()
    options = {"beam": settings.beam, "threads": settings.threads}
    return ENGINES[settings.kind](**options, **({"model": settings.model} if settings.model else {}))


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


def _translate(
    documents: Sequence[Document], engine: Engine, output: Path, force: bool, progress: Progress
) -> Mapping[str, Translation]:
    cache = Cache(
        output / CACHE,
        {
            **engine.identity,
            "code": code_digest("repair", "seams", "translate", "engines", "checks"),
            **versions(),
        },
    )
    try:
        segments = (segment for document in documents for segment in document.segments)
        return translate(segments, engine, cache, progress, force)
    finally:
        cache.close()


def _localise(
    document: Document, translated: Mapping[str, Translation], styles: Mapping[str, Style]
) -> TranslatedDocument:
    targets = {
        locale: tuple(Localiser(style).target(s, translated[s.slotted]) for s in document.segments)
        for locale, style in styles.items()
    }
    return TranslatedDocument(document, targets)


def _score(
    documents: Sequence[TranslatedDocument],
    references: Sequence[Mapping[str, tuple[str, ...]]],
    config: Config,
) -> tuple[tuple[TranslatedDocument, ...], tuple[Score, ...]]:
    """Scores each document, and the run as a whole: against references where there are some, else what needs none."""
    scored = []
    for document, by_locale in zip(documents, references, strict=True):
        name = document.document.path.name
        own = [
            score_run([document], [by_locale], locale, config.score.metrics, name)
            for locale in config.targets
        ]
        scores = tuple(score for by_metric in own for score in by_metric)
        scored.append(replace(document, scores=scores, references=by_locale))
    if len(scored) == 1:
        return tuple(scored), tuple(replace(score, document=None) for score in scored[0].scores)
    whole = (score_run(scored, references, locale, config.score.metrics) for locale in config.targets)
    return tuple(scored), tuple(score for by_metric in whole for score in by_metric)
