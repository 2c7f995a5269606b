"""Write: the translated files, XLIFF for the translator, reports and the manifest of the run."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pipeline.config import Config
from pipeline.configpaths import is_style_file
from pipeline.document import Score, TranslatedDocument
from pipeline.formats import atomic_write
from pipeline.formats import write as write_document
from pipeline.formats.xliff import write_xliff
from pipeline.layout import Report, bilingual_file, translated_file
from pipeline.reports.data import findings_json, run_json, scores_json, timings_json
from pipeline.reports.facts import RunFacts, count
from pipeline.reports.html import report_html
from pipeline.reports.markdown import report_markdown
from pipeline.resources import data_digest, versions


def write(
    config: Config,
    documents: Sequence[TranslatedDocument],
    scores: Sequence[Score],
    engine: Mapping[str, str],
) -> None:
    """Writes everything of a run but its timings; each file appears whole or not at all."""
    outputs: dict[str, str] = {}
    for document in documents:
        for locale in document.targets:
            outputs |= _write_document(config.output, document, locale)
    whole = [*scores, *(score for document in documents for score in document.scores)]
    texts = {
        Report.SCORES: scores_json(whole),
        Report.FINDINGS: findings_json(documents),
        Report.MARKDOWN: report_markdown(documents, scores),
        Report.HTML: report_html(documents, scores, "Xindaya"),
        Report.RUN: run_json(_facts(config, documents, engine, outputs)),
    }
    for report, text in texts.items():
        atomic_write(config.output / report, text.encode("utf-8"))


def write_timings(output: Path, seconds: Mapping[str, float]) -> None:
    """Writes the seconds by stage, which are known when all else is written."""
    atomic_write(output / Report.TIMINGS, timings_json(seconds).encode("utf-8"))


def _write_document(output: Path, document: TranslatedDocument, locale: str) -> dict[str, str]:
    """A release in one locale, and the bilingual file: name → SHA-256."""
    source = document.document.path
    names = translated_file(source, locale), bilingual_file(source, locale)
    write_document(document.document, document.block_texts(locale), output / names[0], locale)
    write_xliff(document, output / names[1], locale)
    return {name: _digest(output / name) for name in names}


def files_read(config: Config) -> Iterator[Path]:
    """The files that a run reads, without those of the config itself."""
    for item in config.inputs:
        yield from (item.source, *item.references.values())
    yield from config.glossaries
    yield from (Path(style) for style in config.style.values() if is_style_file(style))


def _facts(
    config: Config,
    documents: Sequence[TranslatedDocument],
    engine: Mapping[str, str],
    outputs: Mapping[str, str],
) -> RunFacts:
    settings = json.loads(config.model_dump_json(exclude={"inputs", "glossaries", "output"}))
    settings["style"] = {locale: Path(style).name for locale, style in config.style.items()}
    if config.engine.model:
        settings["engine"]["model"] = config.engine.model.name
    return RunFacts(
        versions=versions(),
        data=data_digest(),
        engine=engine,
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
