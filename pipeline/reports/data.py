"""The run as JSON for programs: scores, findings, and the facts that make it reproducible."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict

from pipeline.document import Finding, Score, TranslatedDocument
from pipeline.reports.facts import RunFacts
from pipeline.reports.longlist import LongList
from pipeline.reports.tally import reading_order
from pipeline.verdict import Verdict


def scores_json(scores: Iterable[Score]) -> str:
    """A list of scores; `document` is null where the score is of the whole run."""
    return _text([_score(score) for score in scores])


class SegmentsJson:
    """What each block is worth beside its human translations, which stand with it; a block without any is left out."""

    def __init__(self) -> None:
        self._list = LongList()

    def add(self, translated: TranslatedDocument) -> None:
        self._list.extend(map(asdict, translated.block_scores))

    def text(self) -> str:
        return self._list.text + "\n"


class FindingsJson:
    """A list of findings in reading order."""

    def __init__(self) -> None:
        self._list = LongList()

    def add(self, translated: TranslatedDocument) -> None:
        self._list.extend(map(_finding, reading_order(translated)))

    def text(self) -> str:
        return self._list.text + "\n"


def run_json(facts: RunFacts) -> str:
    """The facts of a run: byte for byte the same for the same run, so without any time."""
    return _text(
        {
            "versions": _by_name(facts.versions),
            "data": facts.data,
            "engine": _by_name(facts.engine),
            "inputs": _by_name(facts.inputs),
            "references": _by_name(facts.references),
            "glossaries": [{"file": name, "sha256": digest} for name, digest in facts.glossaries],
            "styles": _by_name(facts.styles),
            "settings": dict(facts.settings),
            "counts": asdict(facts.counts),
            "outputs": _by_name(facts.outputs),
            **({"baseline": facts.baseline} if facts.baseline else {}),
        }
    )


def gates_json(verdict: Verdict) -> str:
    """The verdict, whole: whether the run passed, each gate with its reason, each comparison, the notes."""
    return _text(
        {
            "passed": verdict.passed,
            "gates": [{**asdict(gate), "outcome": gate.outcome} for gate in verdict.gates],
            "comparisons": [{**asdict(c), "chance": c.chance} for c in verdict.comparisons],
            "notes": list(verdict.notes),
        }
    )


def timings_json(timings: Mapping[str, float]) -> str:
    """The seconds that each stage took, in the order of the stages."""
    return _text({stage: round(seconds, 3) for stage, seconds in timings.items()})


def _score(score: Score) -> dict[str, object]:
    return {
        "metric": score.metric,
        "locale": score.locale,
        "document": score.document,
        "value": score.value,
        "signature": score.signature,
    }


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "document": finding.document,
        "segment": finding.segment,
        "line": finding.line,
        "locale": finding.locale,
        "check": finding.check,
        "severity": finding.severity.value,
        "message": finding.message,
        "also": list(finding.also),
        "span": finding.span and list(finding.span),
        "fix": finding.fix,
    }


def _by_name(files: Mapping[str, str]) -> dict[str, str]:
    return dict(sorted(files.items()))


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
