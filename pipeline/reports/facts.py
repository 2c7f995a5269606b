"""What a run was made of, so that anybody can make it again and compare."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.document import Severity, SlotKind, TranslatedDocument, Way
from pipeline.reports.tally import by_severity, entries


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there was to do, and what was found.

    `repairs`: sentences by how their slots came to be complete; `none` are those that the engine got
    right at once. A finding in several locales counts once, as in the reports.
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


class Count:
    """Counts what goes by, and takes the digest of every input."""

    def __init__(self) -> None:
        self._documents = self._blocks = self._segments = 0
        self._kinds, self._severities, self._repairs = (
            Counter[SlotKind](),
            Counter[Severity](),
            Counter[str](),
        )
        self.inputs: dict[str, str] = {}
        """The SHA-256 of each input, by the name of its file."""

    def add(self, translated: TranslatedDocument) -> None:
        document = translated.document
        self._documents += 1
        self._blocks += len(document.blocks)
        self._segments += len(document.segments)
        self._kinds.update(slot.kind for segment in document.segments for slot in segment.slots)
        self._severities.update(by_severity([entry.finding for entry in entries(translated.findings)]))
        self._repairs.update(_repairs(translated))
        self.inputs[document.path.name] = hashlib.sha256(document.content).hexdigest()

    def counts(self) -> Counts:
        return Counts(
            documents=self._documents,
            blocks=self._blocks,
            segments=self._segments,
            slots={kind.name.lower(): self._kinds[kind] for kind in SlotKind},
            findings={severity.value: self._severities[severity] for severity in by_severity(())},
            repairs={way: self._repairs[way] for way in ("none", *Way)},
        )


def _repairs(translated: TranslatedDocument) -> Iterator[str]:
    """In which way each segment was repaired, looked up in the first locale."""
    for target in next(iter(translated.targets.values()), ()):
        repair = target.translation.repair
        yield repair.way.value if repair else "none"
