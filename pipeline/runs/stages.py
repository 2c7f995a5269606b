"""The way of a release from config to files, through the stages that `stopwatch.STAGES` names.

Releases flow in windows: while an executor translates, localises, checks and scores one, the next is read and
protected and the one before is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

from pipeline.config import Config
from pipeline.document import Document, Finding, Score, TranslatedDocument, Translation
from pipeline.engines import Engine
from pipeline.files.edits import Writing
from pipeline.files.layout import CACHE, Report
from pipeline.files.resources import code_digest, versions
from pipeline.locales.tags import is_chinese
from pipeline.memory.cache import Cache
from pipeline.protect import Protector
from pipeline.runs.collecting import settled
from pipeline.runs.executors import executor_of, in_order
from pipeline.runs.judging import judge
from pipeline.runs.lock import alone_in
from pipeline.runs.output import Reports, write_timings, written
from pipeline.runs.preparation import Prepared, Release, prepare
from pipeline.runs.shelf import Shelf
from pipeline.runs.stopwatch import Stopwatch
from pipeline.runs.work import Window, Worker
from pipeline.scoring import RunScores
from pipeline.scoring.comet import score_comet
from pipeline.translation.briefing import Brief, briefs_of
from pipeline.translation.recall import Memory, recalling
from pipeline.translation.remembered import Remembered, nothing_here
from pipeline.translation.tongues import Tongue, made_by, tongues
from pipeline.verdict import Verdict

Progress = Callable[[int, int], None]
# Sentences that are worked on together: enough to sort them by length, few enough to hold several of them, and to share
# them among `jobs`. The number of jobs has no say in it, so that a batch of an engine is the same with any.
_FEWEST, _SHARE, _MOST = 64, 1 / 16, 512
# The first are fewer, so that the engine can begin.
_FIRST = 16


@dataclass(frozen=True, slots=True)
class RunResult:
    """What a run made: documents with targets, findings and scores, the verdict, and where it was written.

    Of many documents, most are read from disk as they are asked for. `kept` are files of the run before that a
    person had changed; they were put aside.
    """

    documents: Sequence[TranslatedDocument]
    scores: tuple[Score, ...]
    output: Path
    verdict: Verdict
    kept: tuple[Path, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(finding for document in self.documents for finding in document.findings)


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
    if remembered and not (config.output / Report.RUN).is_file():
        raise nothing_here(config.output)
    with alone_in(config.output), settled():
        return _made(config, prepared, watch, force, remembered, progress)


def _made(
    config: Config, prepared: Prepared, watch: Stopwatch, force: bool, remembered: bool, progress: Progress
) -> RunResult:
    engine = Remembered(prepared.engine, config.output) if remembered else prepared.engine
    documents, reports = Shelf(), Reports(config)
    by_locale = [RunScores(locale, config.score.metrics) for locale in config.targets]
    findings: list[Finding] = []
    with closing(Writing(config.output)) as writing:
        made = translated(config, prepared, engine, watch, force, progress)
        for document in made if remembered else written(writing, made, config.bilingual, watch):
            documents.append(document)
            findings += document.findings
            with watch.stage("write"):
                reports.add(document)
            with watch.stage("score"):
                for scoring in by_locale:
                    scoring.add(document)
        with watch.stage("score"):
            scores = tuple(score for scoring in by_locale for score in scoring.scores())
            if config.score.comet:
                scores += score_comet(documents, config.targets, config.score.comet)
            verdict = judge(config, documents, findings, scores, prepared.baseline, prepared.made.references)
        with watch.stage("write"):
            facts = engine.identity, prepared.made
            reports.write(documents, scores, verdict, *facts, None if remembered else writing)
    write_timings(config.output, watch.seconds)
    return RunResult(documents, scores, config.output, verdict, writing.kept)


def translated(
    config: Config,
    prepared: Prepared,
    engine: Engine,
    watch: Stopwatch,
    force: bool = False,
    progress: Progress = lambda done, total: None,
) -> Iterator[TranslatedDocument]:
    """The releases in every locale, with their findings and scores, in the order of the config.

    `engine` translates; it may be one that only remembers what that of `prepared` has translated.
    """
    done, counting = 0, Lock()

    def advance(sentences: int) -> None:
        nonlocal done
        with counting:
            done += sentences
            progress(done, prepared.segments * len(spoken))

    def recall(window: Window) -> Window:
        return replace(window, known=cache.get(_keys(window, spoken), window.told))

    def remember(window: Window, fresh: Mapping[str, Translation]) -> None:
        cache.put(fresh.items(), window.told)

    spoken = tongues(prepared.styles)
    worker = Worker(engine, prepared.styles, config)
    with (
        recalling(config.memory) as memory,
        closing(_open_cache(engine, config, afresh=force)) as cache,
        closing(executor_of(worker, config.jobs)) as executor,
    ):
        windows = _windows(prepared, engine, memory, watch)
        for finished in in_order(windows, executor, recall, remember, advance):
            watch.add(finished.seconds)
            yield from finished.documents


def _windows(prepared: Prepared, engine: Engine, memory: Memory, watch: Stopwatch) -> Iterator[Window]:
    """The releases with their slots and what the memory knows of them, some at a time."""
    with watch.stage("protect"):
        formulas = all(map(is_chinese, prepared.styles))
        protector = Protector(prepared.terms, engine.slot_limit, formulas)
    enough = min(_MOST, max(_FEWEST, int(prepared.segments * _SHARE)))
    for releases in _some_at_a_time(prepared.releases(), enough, watch):
        with watch.stage("protect"):
            documents = tuple(protector.protect(release.document) for release in releases)
        with watch.stage("translate"):
            recalled = tuple(memory.recall(document, prepared.styles) for document in documents)
            briefs = _briefs(prepared, documents)
        references = tuple(release.references for release in releases)
        window = Window(documents, recalled, references, briefs=briefs)
        yield replace(window, told=_told(window, tongues(prepared.styles), engine))


def _some_at_a_time(releases: Iterator[Release], enough: int, watch: Stopwatch) -> Iterator[list[Release]]:
    """Releases until they have `enough` sentences together, the first time fewer."""
    taken: list[Release] = []
    needed = min(_FIRST, enough)
    while True:
        with watch.stage("segment"):
            release = next(releases, None)
        if release is not None:
            taken.append(release)
        if taken and (release is None or sum(len(r.document.segments) for r in taken) >= needed):
            yield taken
            taken, needed = [], enough
        if release is None:
            return


def _briefs(prepared: Prepared, documents: Sequence[Document]) -> dict[str, Brief]:
    """What the engine is told of each sentence in each language, by key."""
    briefs: dict[str, Brief] = {}
    for tongue in tongues(prepared.styles):
        style = prepared.styles[tongue.tag] if tongue.tag else prepared.simplified
        briefs |= tongue.keyed(briefs_of(tongue.engine(prepared.engine), documents, style))
    return briefs


def _keys(window: Window, spoken: Sequence[Tongue]) -> list[str]:
    return [tongue.key(source) for tongue in spoken for source in window.sources(tongue)]


def _told(window: Window, spoken: Sequence[Tongue], engine: Engine) -> Mapping[str, str]:
    """What besides its source decides a translation, in a digest by key."""
    told: dict[str, str] = {}
    for tongue in spoken:
        digests = {source: brief.digest for source, brief in tongue.own(window.briefs).items()}
        told |= made_by(tongue, engine, window.sources(tongue) if tongue.tag else (), digests)
    return told


def _open_cache(engine: Engine, config: Config, afresh: bool) -> Cache:
    code = code_digest("translation", "engines")
    return Cache(config.output / CACHE, {**engine.identity, "code": code, **versions()}, afresh=afresh)
