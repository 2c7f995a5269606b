"""The report that a translator reads: source and targets side by side, with every doubt in its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.document import Score, Severity, SlotKind, TranslatedDocument
from pipeline.files.resources import check_table
from pipeline.locales.tags import name_of
from pipeline.reports.charts import HEIGHT, WIDTH, change_bars, histogram, scale_of
from pipeline.reports.gates import COMPARED, compared, failed_first, outcomes_of
from pipeline.reports.overview import Overview
from pipeline.reports.page import page
from pipeline.reports.tally import all_scores
from pipeline.reports.terms import TermUse
from pipeline.reports.view import Sheet, sheet
from pipeline.verdict import NO_GATES, Comparison, Verdict

LEGEND = {
    SlotKind.TERM: "official name",
    SlotKind.NUMBER: "number, money, percentage",
    SlotKind.DATE: "date",
    SlotKind.VERBATIM: "copied as it is",
}
# Longer lists than these nobody reads; what is left out is counted.
_PLACES, _TERMS = 60, 400


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One check at one severity: in how many sentences it found something, and the places (anchor, label) of some."""

    severity: Severity
    check: str
    count: int
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TermTable:
    """Names, those first that are somewhere not right, and how many are right of how many, locale by locale."""

    rows: tuple[TermUse, ...]
    names: int
    right: Mapping[str, tuple[int, int]]


def report_html(
    documents: Sequence[TranslatedDocument],
    seen: Overview,
    scores: Sequence[Score],
    title: str,
    verdict: Verdict = NO_GATES,
) -> str:
    """One self-contained page: no script, no network; printable, light and dark.

    Counts and charts are of all documents, as `seen`; it says which ones are shown.
    """
    shown = [documents[number] for number in seen.shown]
    sheets = [sheet(document, number + 1) for number, document in zip(seen.shown, shown, strict=True)]
    return page(
        "report.html.j2",
        title=title,
        seen=seen,
        sheets=sheets,
        locale_names={tag: name_of(tag) for tag in seen.locales},
        legend=LEGEND,
        verdict=verdict,
        outcomes=outcomes_of(verdict),
        gates=failed_first(verdict),
        compared_heads=COMPARED,
        **_changes(verdict.comparisons),
        scores=all_scores((score for document in shown for score in document.scores), scores),
        chart_size=(WIDTH, HEIGHT),
        histograms=[histogram(distribution) for distribution in seen.distributions],
        checks=check_rows(sheets, seen.checks),
        meanings={name: check.meaning for name, check in check_table().items()},
        terms=term_table(seen.terms),
    )


def _changes(comparisons: Sequence[Comparison]) -> dict[str, object]:
    """The rows of what was compared, each with its bar, and the scale of the bars."""
    gains = [comparison.gain for comparison in comparisons]
    rows = [dict(zip(COMPARED, compared(comparison), strict=True)) for comparison in comparisons]
    return {"comparisons": list(zip(rows, change_bars(gains), strict=True)), "scale": scale_of(gains)}


def check_rows(sheets: Iterable[Sheet], counts: Mapping[tuple[Severity, str], int]) -> list[CheckRow]:
    """The checks that found something, gravest first; `counts` are those of all documents."""
    places: dict[tuple[Severity, str], dict[tuple[str, str], None]] = {key: {} for key in counts}
    for shown in sheets:
        for entry in shown.general:
            places[entry.finding.severity, entry.finding.check][shown.anchor, shown.name] = None
        for row in shown.rows:
            for entry in row.findings:
                where = row.anchor, f"{shown.name}:{row.line}"
                places[entry.finding.severity, entry.finding.check][where] = None
    ordered = sorted(places, key=lambda key: (-key[0].rank, key[1]))
    return [CheckRow(*key, counts[key], tuple(places[key])[:_PLACES]) for key in ordered]


def term_table(uses: Sequence[TermUse]) -> TermTable:
    """The table of names; of very many those that are not right, then those that occur first."""
    tags = dict.fromkeys(tag for use in uses for tag in use.expected)
    right = {
        tag: (sum(u.right.get(tag, 0) for u in uses), sum(u.expected.get(tag, 0) for u in uses))
        for tag in tags
    }
    ordered = sorted(uses, key=lambda use: -use.lacking)
    return TermTable(tuple(ordered[:_TERMS]), len(uses), right)
