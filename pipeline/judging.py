"""Judges a run: puts it beside the earlier run that the config names, and holds both against the gates."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.config import Config
from pipeline.document import Document, Score, TranslatedDocument
from pipeline.pastrun import PastRun, read_run
from pipeline.scoring import compare_run, decide
from pipeline.verdict import Comparison, Verdict

References = Sequence[Mapping[str, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Baseline:
    """An earlier run, and its text of each block: document → locale → texts, of what can be compared."""

    run: PastRun
    texts: Mapping[str, Mapping[str, tuple[str, ...]]]


def read_baseline(config: Config, documents: Sequence[Document]) -> Baseline | None:
    """The earlier run that the config names, with every document that is today what it was then.

    Raises `UserError` if the folder holds no run.
    """
    if config.gates.baseline is None:
        return None
    earlier = read_run(config.gates.baseline)
    same = [
        document
        for document in documents
        if earlier.inputs.get(document.path.name) == hashlib.sha256(document.content).hexdigest()
    ]
    return Baseline(earlier, {d.path.name: _texts(earlier, d, config.targets) for d in same})


def _texts(earlier: PastRun, document: Document, locales: Sequence[str]) -> dict[str, tuple[str, ...]]:
    found = {}
    for locale in locales:
        units = earlier.units(document.path.name, locale) if locale in earlier.targets else ()
        by_number = {unit.number: unit.target for unit in units}
        if by_number and max(by_number) <= len(document.blocks):
            found[locale] = tuple(by_number.get(n, "") for n in range(1, len(document.blocks) + 1))
    return found


def judge(
    config: Config,
    documents: Sequence[TranslatedDocument],
    references: References,
    scores: Sequence[Score],
    baseline: Baseline | None,
) -> Verdict:
    """The one verdict on a run."""
    comparisons: list[Comparison] = []
    notes: list[str] = []
    if baseline:
        for locale in config.targets:
            comparisons += _compared(config, documents, references, baseline, locale)
        notes += [*_left_out(documents, baseline, config.targets), *_changed(config, baseline)]
    measured = {name: loss for name, loss in config.gates.regression.items() if name in config.score.metrics}
    gates = config.gates.model_copy(update={"regression": measured})
    findings = [finding for document in documents for finding in document.findings]
    return decide(gates, config.fail_on, config.targets, scores, findings, comparisons, notes)


def _compared(
    config: Config,
    documents: Sequence[TranslatedDocument],
    references: References,
    baseline: Baseline,
    locale: str,
) -> tuple[Comparison, ...]:
    """The documents that both runs have in this locale."""
    both = [
        (translated, by_locale, baseline.texts[translated.document.path.name][locale])
        for translated, by_locale in zip(documents, references, strict=True)
        if locale in baseline.texts.get(translated.document.path.name, {})
    ]
    if not both:
        return ()
    metrics = [name for name in config.gates.regression if name in config.score.metrics]
    ours, human, theirs = zip(*both, strict=True)
    return compare_run(ours, human, theirs, locale, metrics, config.gates.test, config.gates.seed)


def _left_out(
    documents: Sequence[TranslatedDocument], baseline: Baseline, locales: Sequence[str]
) -> Iterator[str]:
    for name in (translated.document.path.name for translated in documents):
        if name not in baseline.texts:
            known = name in baseline.run.inputs
            yield f"{name} {'was changed since' if known else 'is not in'} the baseline: it is not compared"
    for locale in locales:
        if locale not in baseline.run.targets:
            yield f"{locale} is not in the baseline: it is not compared"


def _changed(config: Config, baseline: Baseline) -> Iterator[str]:
    """Human translations that are others than those that the earlier run was measured against."""
    for item in config.inputs:
        for locale, path in item.references.items():
            then = baseline.run.references.get(f"{item.source.stem}/{locale}")
            now = hashlib.sha256(path.read_bytes()).hexdigest()
            if locale in baseline.texts.get(item.source.name, {}) and then not in (None, now):
                yield f"{path.name} was changed since the baseline: both runs are measured against today's"
