"""Write: the translated files, XLIFF for the translator, reports and the manifest of the run."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from pipeline import __version__
from pipeline.config import Config
from pipeline.document import Score, TranslatedDocument
from pipeline.formats import atomic_write
from pipeline.formats import write as write_document
from pipeline.formats.xliff import write_xliff
from pipeline.reports.data import findings_json, run_json, scores_json, timings_json
from pipeline.reports.facts import RunFacts, count
from pipeline.reports.html import report_html
from pipeline.reports.markdown import report_markdown

_LIBRARIES = ("ctranslate2", "sentencepiece", "opencc-python-reimplemented", "sacrebleu", "sentencex")


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
        folder = output / document.document.name
        for locale in document.targets:
            path = folder / f"{locale}{document.document.path.suffix}"
            write_document(document.document, document.block_texts(locale), path, locale)
            bilingual = folder / f"bilingual.{locale}.xlf"
            write_xliff(document, bilingual, locale)
            outputs |= {str(p.relative_to(output)): _digest(p) for p in (path, bilingual)}
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


def _facts(
    config: Config, documents: Sequence[TranslatedDocument], work: Work, outputs: Mapping[str, str]
) -> RunFacts:
    settings = json.loads(config.model_dump_json(exclude={"inputs", "glossaries", "output"}))
    if config.engine.model:
        settings["engine"]["model"] = config.engine.model.name
    references = {path.name: _digest(path) for item in config.inputs for path in item.references.values()}
    return RunFacts(
        versions={
            "xindaya": __version__,
            "python": platform.python_version(),
            **{name: metadata.version(name) for name in _LIBRARIES},
        },
        engine=work.engine,
        inputs={d.document.path.name: hashlib.sha256(d.document.content).hexdigest() for d in documents},
        references=references,
        glossaries={path.name: _digest(path) for path in config.glossaries},
        settings=settings,
        counts=count(documents),
        outputs=outputs,
    )


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
