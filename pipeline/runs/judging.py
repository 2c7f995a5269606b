"""Judges a run: puts it beside the earlier run that the config names, and holds both against the gates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.config import Config
from pipeline.document import Finding, Score, TranslatedDocument
from pipeline.runs.pastrun import PastRun, read_run
from pipeline.scoring import compare_run, decide
from pipeline.verdict import Comparison, Verdict


@dataclass(frozen=True, slots=True)
class Known:
    """A release of today: the name of its file, its SHA-256, and its blocks."""

    name: str
    digest: str
    blocks: int


@dataclass(frozen=True, slots=True)
class Baseline:
    """An earlier run, and its text of each block: document → locale → texts, of what can be compared."""

    run: PastRun
    texts: Mapping[str, Mapping[str, tuple[str, ...]]]


def read_baseline(config: Config, releases: Sequence[Known]) -> Baseline | None:
    """The earlier run that the config names, with every release that is today what it was then.

    Raises `UserError` if the folder holds no run.
    """
    if config.gates.baseline is None:
        return None
    earlier = read_run(config.gates.baseline)
    same = [release for release in releases if earlier.inputs.get(release.name) == release.digest]
    return Baseline(earlier, {release.name: _texts(earlier, release, config.targets) for release in same})


def _texts(earlier: PastRun, release: Known, locales: Sequence[str]) -> dict[str, tuple[str, ...]]:
    found = {}
    for locale in locales:
        units = earlier.units(release.name, locale) if locale in earlier.targets else ()
        by_number = {unit.number: unit.target for unit in units}
        if by_number and max(by_number) <= release.blocks:
            found[locale] = tuple(by_number.get(n, "") for n in range(1, release.blocks + 1))
    return found


def judge(
    config: Config,
    documents: Sequence[TranslatedDocument],
    findings: Sequence[Finding],
    scores: Sequence[Score],
    baseline: Baseline | None,
    references: Mapping[str, str],
) -> Verdict:
    """The one verdict on a run. `findings` are those of all documents, `references` the digests of the human translations, by release and locale."""
    comparisons: list[Comparison] = []
    notes: list[str] = []
    if baseline:
        for locale in config.targets:
            comparisons += _compared(config, documents, baseline, locale)
        notes += [*_left_out(documents, baseline, config.targets), *_changed(config, baseline, references)]
    measured = {name: loss for name, loss in config.gates.regression.items() if name in config.score.metrics}
    gates = config.gates.model_copy(update={"regression": measured})
    beside = {locale for texts in baseline.texts.values() for locale in texts} if baseline else ()
    return decide(gates, config.fail_on, config.targets, scores, findings, comparisons, notes, beside)


def _compared(
    config: Config, documents: Sequence[TranslatedDocument], baseline: Baseline, locale: str
) -> tuple[Comparison, ...]:
    """The documents that both runs have in this locale."""
    both = [
        (translated, baseline.texts[translated.document.path.name][locale])
        for translated in documents
        if locale in baseline.texts.get(translated.document.path.name, {})
    ]
    if not both:
        return ()
    metrics = [name for name in config.gates.regression if name in config.score.metrics]
    ours, theirs = zip(*both, strict=True)
    return compare_run(ours, theirs, locale, metrics, config.gates.test, config.gates.seed)


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


def _changed(config: Config, baseline: Baseline, references: Mapping[str, str]) -> Iterator[str]:
    """Human translations that are others than those that the earlier run was measured against."""
    for item in config.inputs:
        for locale, paths in item.human.items():
            name = f"{item.source.stem}/{locale}"
            then, now = baseline.run.references.get(name), references[name]
            if locale in baseline.texts.get(item.source.name, {}) and then not in (None, now):
                names = " or ".join(path.name for path in paths)
                yield f"{names} was changed since the baseline: both runs are measured against today's"
