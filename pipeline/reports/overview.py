"""What a page says of all documents, also those that it has no room to show: they are gone through once, and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.document import Severity, TranslatedDocument
from pipeline.reports.distribution import Distribution, Spread
from pipeline.reports.tally import entries
from pipeline.reports.terms import TermTally, TermUse

# More documents than this no browser likes to show, and nobody reads.
SHOWN = 64


@dataclass(frozen=True, slots=True)
class Overview:
    """The counts of a run. A finding in several locales counts once, as in the summary of the command.

    `checks` has in how many sentences each check found something, `shown` the numbers of the documents that a page
    can hold: all, or those with the gravest findings.
    """

    documents: int
    segments: int
    locales: tuple[str, ...]
    severities: Mapping[Severity, int]
    checks: Mapping[tuple[Severity, str], int]
    distributions: tuple[Distribution, ...]
    terms: tuple[TermUse, ...]
    shown: tuple[int, ...]


class Survey:
    """Takes the overview."""

    def __init__(self) -> None:
        self._tags: dict[str, None] = {}
        self._found: list[tuple[int, ...]] = []
        self._segments, self._checks = 0, Counter[tuple[Severity, str]]()
        self._spread, self._terms = Spread(), TermTally()

    def add(self, translated: TranslatedDocument) -> None:
        self._tags |= dict.fromkeys(translated.targets)
        self._segments += len(translated.document.segments)
        counts = Counter(entry.finding.severity for entry in entries(translated.findings))
        self._found.append(tuple(counts[severity] for severity in reversed(Severity)))
        self._checks.update(_places(translated))
        self._spread.add(translated.block_scores)
        self._terms.add(translated)

    def overview(self, most: int = SHOWN) -> Overview:
        """The overview; no more than `most` of the documents are to be shown."""
        sums = [sum(column) for column in zip(*self._found, strict=True)] or [0] * len(Severity)
        return Overview(
            documents=len(self._found),
            segments=self._segments,
            locales=tuple(self._tags),
            severities=dict(zip(reversed(Severity), sums, strict=True)),
            checks=self._checks,
            distributions=self._spread.distributions(),
            terms=tuple(self._terms.uses()),
            shown=_gravest(self._found, most),
        )


def _places(translated: TranslatedDocument) -> Iterator[tuple[Severity, str]]:
    """Severity and check, once for each sentence in which it found something, and once for what is of no sentence."""
    known = {segment.id for segment in translated.document.segments}
    places = {(f.severity, f.check, f.segment if f.segment in known else "") for f in translated.findings}
    return ((severity, check) for severity, check, _ in places)


def _gravest(found: list[tuple[int, ...]], most: int) -> tuple[int, ...]:
    """The numbers of as many documents as may be shown: those with the gravest findings, in order."""
    gravest = sorted(range(len(found)), key=lambda number: found[number], reverse=True)
    return tuple(sorted(gravest[:most]))
