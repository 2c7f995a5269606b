"""The way of a release from config to files, through the stages that `stopwatch.STAGES` names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.briefing import briefed, open_cache
from pipeline.checks import check
from pipeline.config import OVERWRITTEN, Config, overwritten
from pipeline.configengines import options_of
from pipeline.document import Document, Finding, Score, Segment, Target, TranslatedDocument, Translation
from pipeline.engines import ENGINES, Engine
from pipeline.errors import Problem, UserError
from pipeline.formats import read
from pipeline.glossary import load_glossaries
from pipeline.judging import Baseline, judge, read_baseline
from pipeline.layout import CACHE, Report
from pipeline.localise import Localiser, Style, default_style, load_style
from pipeline.output import files_read, write, write_timings
from pipeline.protect import Protector
from pipeline.recall import Recollection, recalling
from pipeline.remembered import Remembered, nothing_here
from pipeline.resources import code_digest, versions
from pipeline.scoring import ACCURACY, align, check_script, read_reference, score_run
from pipeline.segment import segment
from pipeline.stopwatch import Stopwatch
from pipeline.translate import translate
from pipeline.values import Term
from pipeline.verdict import Verdict

Progress = Callable[[int, int], None]
SIMPLIFIED = "zh-Hans-CN"


@dataclass(frozen=True, slots=True)
class RunResult:
    """What a run made: documents with targets, findings and scores, the verdict, and where it was written.

    `kept` are files of the run before that a person had changed; they were put aside.
    """

    documents: tuple[TranslatedDocument, ...]
    scores: tuple[Score, ...]
    output: Path
    verdict: Verdict
    kept: tuple[Path, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(finding for document in self.documents for finding in document.findings)


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything a run needs, read and checked, before any model is loaded."""

    documents: tuple[Document, ...]
    references: tuple[Mapping[str, tuple[str, ...]], ...]
    terms: tuple[Term, ...]
    styles: Mapping[str, Style]
    engine: Engine
    baseline: Baseline | None = None

    @property
    def simplified(self) -> Style:
        """The style of what engines write."""
        return self.styles.get(SIMPLIFIED) or default_style(SIMPLIFIED)


def run(
    config: Config,
    *,
    force: bool = False,
    remembered: bool = False,
    progress: Progress = lambda done, total: None,
) -> RunResult:
    """Translates every input of the config, judges and writes the results.

    `force` translates anew; `remembered` judges anew what a run has written here, and loads no model.

    Raises `UserError` for anything in config, glossaries, inputs or references that the user can mend.
    """
    watch = Stopwatch()
    with watch.stage("read"):
        prepared = prepare(config)
    engine: Engine = prepared.engine
    if remembered:
        engine = Remembered(engine, config.output)
        if not (config.output / Report.RUN).is_file():
            raise nothing_here(config.output)
    with watch.stage("segment"):
        segmented = [segment(document) for document in prepared.documents]
    with watch.stage("protect"):
        protector = Protector(prepared.terms, engine.slot_limit)
        documents = tuple(protector.protect(document) for document in segmented)
    with watch.stage("translate"):
        with recalling(config.memory) as memory:
            recalled = [memory.recall(document, prepared.styles) for document in documents]
            digest = memory.digest
        wanted = [
            segment
            for document, known in zip(documents, recalled, strict=True)
            for segment in document.segments
            if not known.has(segment, prepared.styles)
        ]
        told = briefed(engine, prepared.engine, documents, prepared.simplified)
        translated = _translate(wanted, told, config.output, force, progress)
    with watch.stage("localise"):
        localised = tuple(
            _localise(document, translated, prepared.styles, known)
            for document, known in zip(documents, recalled, strict=True)
        )
    with watch.stage("check"):
        checked = tuple(replace(document, findings=check(document, config.checks)) for document in localised)
    with watch.stage("score"):
        scored, scores = _score(checked, prepared.references, config)
        verdict = judge(config, scored, prepared.references, scores, prepared.baseline)
    with watch.stage("write"):
        kept = write(config, scored, scores, verdict, engine.identity, digest, judged=remembered)
    write_timings(config.output, watch.seconds)
    return RunResult(scored, scores, config.output, verdict, kept)


def prepare(config: Config) -> Prepared:
    """Reads and checks config, glossaries, inputs and references; every mistake at once."""
    problems: list[Problem] = []
    documents: list[Document] = []
    references: list[Mapping[str, tuple[str, ...]]] = []
    terms: tuple[Term, ...] = ()
    styles: dict[str, Style] = {}
    engine: Engine | None = None
    baseline: Baseline | None = None

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
    with collected(), recalling(config.memory):
        pass  # it can be opened
    with collected():
        engine = make_engine(config)
    for item in config.inputs:
        with collected():
            documents.append(read(item.source))
            references.append(
                {locale: _reference(path, documents[-1], locale) for locale, path in item.references.items()}
            )
    if len(documents) == len(config.inputs):
        with collected():
            baseline = read_baseline(config, documents)
    problems += [Problem(OVERWRITTEN, path) for path in overwritten(config, files_read(config))]
    if problems or engine is None:
        raise UserError(problems)
    wanted = {locale: styles[locale] for locale in config.targets}
    return Prepared(tuple(documents), tuple(references), terms, wanted, engine, baseline)


def make_engine(config: Config) -> Engine:
    """The engine of the config; weights are loaded when the first sentence needs them."""
    return ENGINES[config.engine.kind](**options_of(config.engine))


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
    segments: Sequence[Segment], engine: Engine, output: Path, force: bool, progress: Progress
) -> Mapping[str, Translation]:
    cache = open_cache(
        engine,
        output / CACHE,
        {
            **engine.identity,
            "code": code_digest("repair", "seams", "translate", "engines", "checks"),
            **versions(),
        },
    )
    try:
        return translate(segments, engine, cache, progress, force)
    finally:
        cache.close()


def _localise(
    document: Document,
    translated: Mapping[str, Translation],
    styles: Mapping[str, Style],
    recalled: Recollection,
) -> TranslatedDocument:
    """The targets: what is remembered as it is, the engine's translations with what the memory offers beside."""

    def target(segment: Segment, style: Style) -> Target:
        place = segment.id, style.locale
        if place in recalled.targets:
            return recalled.targets[place]
        made = Localiser(style).target(segment, translated[segment.slotted])
        return replace(made, matches=recalled.matches.get(place, ()))

    targets = {
        locale: tuple(target(segment, style) for segment in document.segments)
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
    whole = (_whole_run(scored, references, locale, config.score.metrics) for locale in config.targets)
    return tuple(scored), tuple(score for by_locale in whole for score in by_locale)


def _whole_run(
    documents: Sequence[TranslatedDocument],
    references: Sequence[Mapping[str, tuple[str, ...]]],
    locale: str,
    metrics: Sequence[str],
) -> tuple[Score, ...]:
    """The run's scores; against the reference of a single document they are its own, for TER is slow."""
    compared = [d for d, by_locale in zip(documents, references, strict=True) if locale in by_locale]
    if len(compared) != 1:
        return score_run(documents, references, locale, metrics)
    own = (score for score in compared[0].scores if score.locale == locale and score.metric not in ACCURACY)
    accuracy = [metric for metric in metrics if metric in ACCURACY]
    return (
        *(replace(score, document=None) for score in own),
        *score_run(documents, references, locale, accuracy),
    )
