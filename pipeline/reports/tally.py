"""What the reports count and in which order they list it, so that all of them agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.document import Finding, Score, Severity, TranslatedDocument
from pipeline.verdict import together


def reading_order(translated: TranslatedDocument) -> list[Finding]:
    """The findings as one meets them in the text; those of no segment come first."""
    place = {segment.id: at for at, segment in enumerate(translated.document.segments)}
    return sorted(translated.findings, key=lambda finding: place.get(finding.segment, -1))


def by_segment(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """The findings of each segment, in the order given."""
    grouped: dict[str, list[Finding]] = {}
    for finding in findings:
        grouped.setdefault(finding.segment, []).append(finding)
    return grouped


def place_of(finding: Finding) -> str:
    """`release.en.txt:6`, as editors and terminals understand it."""
    return finding.document if finding.line is None else f"{finding.document}:{finding.line}"


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding as a person reads it: once, with the locales that it was made in ('source' for none)."""

    finding: Finding
    locales: tuple[str, ...]

    @property
    def where(self) -> str:
        return ", ".join(self.locales) or "source"


def entries(findings: Iterable[Finding]) -> list[Entry]:
    """The findings in the order given, those that differ in nothing but their locale as one."""
    return [
        Entry(said, tuple(dict.fromkeys(finding.locale for finding in members if finding.locale)))
        for said, members in together(findings).items()
    ]


def gravest_first(listed: Iterable[Entry]) -> list[Entry]:
    """Errors before warnings before infos, and otherwise in the order given."""
    return sorted(listed, key=lambda entry: -entry.finding.severity.rank)


def by_severity(findings: Iterable[Finding]) -> dict[Severity, int]:
    """How many findings of each severity, gravest first, zeros included."""
    counts = Counter(finding.severity for finding in findings)
    return {severity: counts[severity] for severity in reversed(Severity)}


def all_scores(own: Iterable[Score], scores: Sequence[Score]) -> list[Score]:
    """The scores of the run, then those of its documents, their `own`, that say more than the run's."""
    return list(dict.fromkeys([*scores, *(s for s in own if replace(s, document=None) not in scores)]))


def count_of(number: int, singular: str) -> str:
    """'1 segment', '2 segments', 'no segments'."""
    return f"{number or 'no'} {singular if number == 1 else singular + 's'}"


def severities_of(findings: Iterable[Finding]) -> str:
    """'1 error, 2 warnings', or 'no findings'."""
    counts = by_severity(findings)
    parts = [count_of(number, severity.value) for severity, number in counts.items() if number]
    return ", ".join(parts) or "no findings"
