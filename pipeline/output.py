"""Write: the translated files, XLIFF for the translator, reports and the manifest of the run."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.config import Config
from pipeline.document import Score, TranslatedDocument
from pipeline.formats import atomic_write
from pipeline.formats import write as write_document
from pipeline.formats.xliff import write_xliff
from pipeline.reports.data import findings_json, run_json, scores_json, timings_json
from pipeline.reports.facts import RunFacts, count, versions
from pipeline.reports.html import report_html
from pipeline.reports.markdown import report_markdown
from pipeline.reports.terminal import written_file


@dataclass(frozen=True, slots=True)
class Work:
    """What the translating took: the engine, sentences remembered and in all, seconds by stage."""

    engine: Mapping[str, str]
    cached: int
    sentences: int
    seconds: Mapping[str, float]


def write(
    config: Config, documents: Sequence[TranslatedDocument], scores: Sequence[Score], work: Work
) -> None:
    """Writes everything of a run under `config.output`; each file appears whole or not at all."""
    output = config.output
    outputs: dict[str, str] = {}
    for document in documents:
        for locale in document.targets:
            translated, bilingual = _files(output, document.document.path, locale)
            write_document(document.document, document.block_texts(locale), translated, locale)
            write_xliff(document, bilingual, locale)
            outputs |= {
                path.relative_to(output).as_posix(): _digest(path) for path in (translated, bilingual)
            }
    whole = [*scores, *(score for document in documents for score in document.scores)]
    texts = {
        "scores.json": scores_json(whole),
        "findings.json": findings_json(documents),
        "report.md": report_markdown(documents, scores),
        "report.html": report_html(documents, scores, "Xindaya"),
        "run.json": run_json(_facts(config, documents, work, outputs)),
        "timings.json": timings_json(work.seconds),
    }
    for name, text in texts.items():
        atomic_write(output / name, text.encode("utf-8"))


def overwritten(config: Config) -> Iterator[Path]:
    """The files that the run reads and would write its own results over."""
    pairs = [(item.source, locale) for item in config.inputs for locale in config.targets]
    results = {path.absolute() for source, locale in pairs for path in _files(config.output, source, locale)}
    references = [path for item in config.inputs for path in item.references.values()]
    read = [*(item.source for item in config.inputs), *references, *config.glossaries]
    yield from (path for path in dict.fromkeys(read) if path.absolute() in results)


def _files(output: Path, source: Path, locale: str) -> tuple[Path, Path]:
    """Where a release's translation and its bilingual file are written."""
    translated = output / written_file(source, locale)
    return translated, translated.with_name(f"bilingual.{locale}.xlf")


def _facts(
    config: Config, documents: Sequence[TranslatedDocument], work: Work, outputs: Mapping[str, str]
) -> RunFacts:
    settings = json.loads(config.model_dump_json(exclude={"inputs", "glossaries", "output"}))
    settings["style"] = {locale: Path(style).name for locale, style in config.style.items()}
    if config.engine.model:
        settings["engine"]["model"] = config.engine.model.name
    return RunFacts(
        versions=versions(),
        engine=work.engine,
        inputs={d.document.path.name: hashlib.sha256(d.document.content).hexdigest() for d in documents},
        references={
            f"{item.source.stem}/{locale}": _digest(path)
            for item in config.inputs
            for locale, path in item.references.items()
        },
        glossaries=[(path.name, _digest(path)) for path in config.glossaries],
        styles={locale: _digest(Path(style)) for locale, style in config.style.items() if Path(style).suffix},
        settings=settings,
        counts=count(documents),
        outputs=outputs,
    )


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
