"""Write: the translated files, XLIFF for the translator, reports and the manifest of the run."""

from __future__ import annotations

import hashlib
import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline import formats
from pipeline.config import Config
from pipeline.config.engines import public
from pipeline.config.paths import is_style_file
from pipeline.document import Score, TranslatedDocument
from pipeline.errors import user_error
from pipeline.files.atomic import atomic_writes
from pipeline.files.edits import Writing
from pipeline.files.layout import Report, bilingual_file, translated_file
from pipeline.files.resources import data_digest, versions
from pipeline.files.text import file_digest
from pipeline.formats import atomic_write
from pipeline.formats.bilingual import WRITERS
from pipeline.reports.data import FindingsJson, SegmentsJson, gates_json, run_json, scores_json, timings_json
from pipeline.reports.facts import Count, RunFacts
from pipeline.reports.gathering import Gathering
from pipeline.reports.html import report_html
from pipeline.reports.junit import Junit
from pipeline.reports.markdown import MarkdownReport
from pipeline.reports.overview import Survey
from pipeline.reports.sarif import Sarif
from pipeline.runs.pastrun import read_run
from pipeline.runs.stopwatch import Stopwatch
from pipeline.scoring import digest_of
from pipeline.scoring.comet import name_of
from pipeline.verdict import Verdict

# Releases whose files are on their way to the disk while the next is made.
_AHEAD = 8


@dataclass(frozen=True, slots=True)
class MadeOf:
    """Digests of what a run is made of besides its inputs, taken when they were read; `references` by release and locale."""

    memory: str | None
    references: Mapping[str, str]
    glossaries: Sequence[tuple[str, str]]
    styles: Mapping[str, str]
    baseline: str | None


def made_of(config: Config, memory: str | None) -> MadeOf:
    """The digests as the files are now; `memory` is that of the memory of translations."""
    earlier = config.gates.baseline
    return MadeOf(
        memory,
        references={
            f"{item.source.stem}/{locale}": digest_of(paths)
            for item in config.inputs
            for locale, paths in item.human.items()
        },
        glossaries=[(path.name, file_digest(path)) for path in config.glossaries],
        styles={
            locale: file_digest(Path(style)) for locale, style in config.style.items() if Path(style).suffix
        },
        baseline=file_digest(earlier / Report.RUN) if earlier else None,
    )


def written(
    writing: Writing, documents: Iterable[TranslatedDocument], bilingual: Sequence[str], watch: Stopwatch
) -> Iterator[TranslatedDocument]:
    """Each release once its own files are there; a few are on their way to the disk meanwhile."""
    waiting: deque[tuple[TranslatedDocument, list[Future[None]]]] = deque()

    def first() -> TranslatedDocument:
        document, files = waiting.popleft()
        with watch.stage("write"):
            for file in files:
                file.result()
        return document

    for document in documents:
        with watch.stage("write"):
            files = [writing.put(name, content) for name, content in _files(document, bilingual)]
        waiting.append((document, files))
        if len(waiting) > _AHEAD:
            yield first()
    while waiting:
        yield first()


class Reports:
    """Everything that is written about a run as a whole but its timings, gathered document by document."""

    def __init__(self, config: Config) -> None:
        self._config, self._scores = config, list[Score]()
        self._segments, self._findings, self._sarif = SegmentsJson(), FindingsJson(), Sarif(config.output)
        self._junit, self._markdown = Junit(config.fail_on), MarkdownReport()
        self._survey, self._count = Survey(), Count()
        lists = self._segments, self._findings, self._sarif
        self._gatherings: tuple[Gathering, ...] = (
            *lists,
            self._junit,
            self._markdown,
            self._survey,
            self._count,
        )

    def add(self, document: TranslatedDocument) -> None:
        """Takes in a document whose own files are written."""
        self._scores += document.scores
        for gathering in self._gatherings:
            gathering.add(document)

    def write(
        self,
        documents: Sequence[TranslatedDocument],
        scores: Sequence[Score],
        verdict: Verdict,
        engine: Mapping[str, str],
        made: MadeOf,
        writing: Writing | None,
    ) -> None:
        """Writes the reports on the documents that were added; each file appears whole or not at all.

        `writing` has written the translations; None for a run that is only judged anew, of which they stay as they
        are. Raises `UserError` if what is judged was not made of what config and inputs are now.
        """
        facts = _facts(self._config, self._count, engine, made)
        outputs = dict(writing.digests) if writing else _translations(self._config.output, facts)
        texts: dict[Report, Callable[[], str]] = {
            Report.SCORES: lambda: scores_json([*scores, *self._scores]),
            Report.SEGMENTS: self._segments.text,
            Report.FINDINGS: self._findings.text,
            Report.SARIF: self._sarif.text,
            Report.GATES: lambda: gates_json(verdict),
            Report.JUNIT: lambda: self._junit.text(verdict),
            Report.MARKDOWN: lambda: self._markdown.text(scores, verdict),
            Report.HTML: lambda: report_html(documents, self._survey.overview(), scores, "Xindaya", verdict),
        }
        contents = {report: text().encode("utf-8") for report, text in texts.items()}
        outputs |= {report: hashlib.sha256(content).hexdigest() for report, content in contents.items()}
        atomic_writes({self._config.output / report: content for report, content in contents.items()})
        manifest = run_json(replace(facts, outputs=outputs))
        atomic_write(self._config.output / Report.RUN, manifest.encode("utf-8"))
        if writing:
            writing.done()


def write_timings(output: Path, seconds: Mapping[str, float]) -> None:
    """Writes the seconds by stage, which are known when all else is written."""
    atomic_write(output / Report.TIMINGS, timings_json(seconds).encode("utf-8"))


def _files(translated: TranslatedDocument, bilingual: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """What belongs to one release: in each locale the translated file and the bilingual ones, by name."""
    document = translated.document
    for locale, targets in translated.targets.items():
        content = formats.made(document, translated.block_texts(locale), locale, targets)
        yield translated_file(document.path, locale), content
        for kind in bilingual:
            yield bilingual_file(document.path, locale, kind), WRITERS[kind](translated, locale)


def _translations(output: Path, facts: RunFacts) -> dict[str, str]:
    """The translations that the run in this folder wrote, name → digest, if it was made of these facts."""
    earlier = read_run(output)
    other = dict.fromkeys(earlier.made_otherwise(json.loads(run_json(facts))))
    if other:
        raise user_error(f"this was made with other {', '.join(other)}; `xindaya run` makes it anew", output)
    return {name: digest for name, digest in earlier.outputs.items() if name not in {*Report}}


def files_read(config: Config) -> Iterator[Path]:
    """The files that a run reads, without those of the config itself."""
    for item in config.inputs:
        yield item.source
        yield from (path for paths in item.human.values() for path in paths)
    yield from config.glossaries
    if config.memory:
        yield config.memory.file
    yield from (Path(style) for style in config.style.values() if is_style_file(style))


def _facts(
    config: Config,
    count: Count,
    engine: Mapping[str, str],
    made: MadeOf,
) -> RunFacts:
    settings = json.loads(
        config.model_dump_json(exclude={"inputs", "glossaries", "output", "executor", "jobs"})
    )
    settings["style"] = {locale: Path(style).name for locale, style in config.style.items()}
    settings["engine"] = public(config.engine)
    if config.score.comet:
        settings["score"]["comet"]["model"] = name_of(config.score.comet.model)
    if config.memory:
        settings["memory"] |= {"file": config.memory.file.name, "digest": made.memory}
    del settings["gates"]["baseline"]
    return RunFacts(
        versions=versions(),
        data=data_digest(),
        engine=engine,
        inputs=count.inputs,
        references=made.references,
        glossaries=made.glossaries,
        styles=made.styles,
        settings=settings,
        counts=count.counts(),
        outputs={},
        baseline=made.baseline,
    )
