"""What a run was made of, so that anybody can make it again and compare."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.document import SlotKind, TranslatedDocument, Way
from pipeline.reports.tally import all_findings, by_severity


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there was to do, and what was found.

    `repairs`: sentences by how their slots came to be complete; `none` are those that the engine got
    right at once.
    """

    documents: int
    blocks: int
    segments: int
    slots: Mapping[str, int]
    findings: Mapping[str, int]
    repairs: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class RunFacts:
    """Everything that decides the bytes of a run. Files are given as name → SHA-256.

    `references` are named by the translation that they are for (`release.en/zh-Hant-HK`); `glossaries`
    are (name, SHA-256), the most important first. `settings` is the resolved config as plain JSON
    values; `data` is the SHA-256 of all tables that come with Xindaya, `baseline` that of the `run.json` of
    the earlier run that this one was compared with. Nothing here may hold a clock's
    time or a path of the machine: the same run must give the same facts.
    """

    versions: Mapping[str, str]
    data: str
    engine: Mapping[str, str]
    inputs: Mapping[str, str]
    references: Mapping[str, str]
    glossaries: Sequence[tuple[str, str]]
    styles: Mapping[str, str]
    settings: Mapping[str, object]
    counts: Counts
    outputs: Mapping[str, str]
    baseline: str | None = None


def count(documents: Sequence[TranslatedDocument]) -> Counts:
    """The counts of a finished run."""
    segments = [segment for translated in documents for segment in translated.document.segments]
    kinds = Counter(slot.kind for segment in segments for slot in segment.slots)
    return Counts(
        documents=len(documents),
        blocks=sum(len(translated.document.blocks) for translated in documents),
        segments=len(segments),
        slots={kind.name.lower(): kinds[kind] for kind in SlotKind},
        findings={
            severity.value: number for severity, number in by_severity(all_findings(documents)).items()
        },
        repairs=_repairs(documents),
    )


def _repairs(documents: Sequence[TranslatedDocument]) -> dict[str, int]:
    """How many segments were repaired in which way, counted in the first locale of each document."""
    firsts = [next(iter(d.targets.values()), ()) for d in documents]
    repairs = [target.translation.repair for targets in firsts for target in targets]
    ways = Counter(repair.way.value if repair else "none" for repair in repairs)
    return {way: ways[way] for way in ("none", *Way)}
