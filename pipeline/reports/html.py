"""The report that a translator reads: source and targets side by side, with every doubt in its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.document import Score, Severity, SlotKind, TranslatedDocument
from pipeline.locale import name_of
from pipeline.reports.gates import COMPARED, compared, failed_first, outcomes_of
from pipeline.reports.page import page
from pipeline.reports.tally import all_findings, all_scores, by_severity, locales
from pipeline.reports.terms import term_uses
from pipeline.reports.view import Sheet, sheet
from pipeline.resources import check_table
from pipeline.verdict import NO_GATES, Verdict

LEGEND = {
    SlotKind.TERM: "official name",
    SlotKind.NUMBER: "number, money, percentage",
    SlotKind.DATE: "date",
    SlotKind.VERBATIM: "copied as it is",
}
# More documents than this no browser likes to show, and nobody reads.
_SHOWN = 64


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One check at one severity, with the places (anchor, label) where it found something."""

    severity: Severity
    check: str
    places: tuple[tuple[str, str], ...]


def report_html(
    documents: Sequence[TranslatedDocument],
    scores: Sequence[Score],
    title: str,
    verdict: Verdict = NO_GATES,
) -> str:
    """One self-contained page: no script, no network; printable, light and dark."""
    chosen = _most_doubtful(documents) if len(documents) > _SHOWN else range(len(documents))
    shown = [documents[number] for number in chosen]
    sheets = [sheet(document, number + 1) for number, document in zip(chosen, shown, strict=True)]
    return page(
        "report.html.j2",
        title=title,
        sheets=sheets,
        documents=len(documents),
        segments=sum(len(document.document.segments) for document in documents),
        locales=locales(documents),
        locale_names={tag: name_of(tag) for tag in locales(documents)},
        legend=LEGEND,
        severities=by_severity(all_findings(documents)),
        verdict=verdict,
        outcomes=outcomes_of(verdict),
        gates=failed_first(verdict),
        compared_heads=COMPARED,
        comparisons=[compared(comparison) for comparison in verdict.comparisons],
        scores=all_scores(documents, scores),
        checks=check_rows(sheets),
        meanings={name: check.meaning for name, check in check_table().items()},
        terms=term_uses(shown),
    )


def _most_doubtful(documents: Iterable[TranslatedDocument]) -> list[int]:
    """The numbers of as many documents as a page can hold: those with the gravest findings, in order."""
    counts = [tuple(by_severity(document.findings).values()) for document in documents]
    gravest = sorted(range(len(counts)), key=lambda number: counts[number], reverse=True)
    return sorted(gravest[:_SHOWN])


def check_rows(sheets: Iterable[Sheet]) -> list[CheckRow]:
    """The findings grouped by check, gravest first."""
    places: dict[tuple[Severity, str], dict[tuple[str, str], None]] = {}
    for shown in sheets:
        for entry in shown.general:
            finding = entry.finding
            places.setdefault((finding.severity, finding.check), {})[shown.anchor, shown.name] = None
        for row in shown.rows:
            for entry in row.findings:
                finding = entry.finding
                where = row.anchor, f"{shown.name}:{row.line}"
                places.setdefault((finding.severity, finding.check), {})[where] = None
    ordered = sorted(places, key=lambda key: (-key[0].rank, key[1]))
    return [CheckRow(severity, check, tuple(places[severity, check])) for severity, check in ordered]
