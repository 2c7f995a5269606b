"""The run on one page of Markdown, for a pull request or an e-mail."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.document import Finding, Score, TranslatedDocument
from pipeline.reports.gates import COMPARED, compared, failed_first, outcomes_of
from pipeline.reports.tally import (
    all_scores,
    count_of,
    entries,
    place_of,
    reading_order,
    severities_of,
)
from pipeline.verdict import NO_GATES, Verdict

_SPECIAL = re.compile(r"[\\`*\[\]<>&|]")


class MarkdownReport:
    """Summary, gates, scores and findings; a table that would be empty is left out."""

    def __init__(self) -> None:
        self._documents = self._segments = 0
        self._locales: dict[str, None] = {}
        self._findings: list[Finding] = []
        self._scores: list[Score] = []

    def add(self, translated: TranslatedDocument) -> None:
        self._documents += 1
        self._segments += len(translated.document.segments)
        self._locales |= dict.fromkeys(translated.targets)
        self._findings += reading_order(translated)
        self._scores += translated.scores

    def text(self, scores: Sequence[Score], verdict: Verdict = NO_GATES) -> str:
        """`scores` are those of the whole run."""
        parts = ["# Translation report", self._summary()]
        if verdict.gates:
            parts += ["## Gates", gate_list(verdict)]
        if shown := all_scores(self._scores, scores):
            parts += ["## Scores", _score_table(shown)]
        if self._findings:
            parts += ["## Findings", _finding_table(self._findings)]
        return "\n\n".join(parts) + "\n"

    def _summary(self) -> str:
        amount = f"{count_of(self._documents, 'document')}, {count_of(self._segments, 'segment')}"
        return f"{amount}, into {', '.join(self._locales)}: {severities_of(self._findings)}."


def gate_list(verdict: Verdict) -> str:
    """The gates, those that failed first, and below what it was compared with."""
    rows = [(g.outcome, g.name, g.scope, g.wanted, g.got, g.why) for g in failed_first(verdict)]
    parts = [
        f"{outcomes_of(verdict)}.",
        table(("Outcome", "Gate", "Scope", "Wanted", "Got", "Why"), rows),
    ]
    if verdict.comparisons:
        parts.append(table(COMPARED, map(compared, verdict.comparisons)))
    parts += [_cell(f"{note[:1].upper()}{note[1:]}.") for note in verdict.notes]
    return "\n\n".join(parts)


def _score_table(scores: Iterable[Score]) -> str:
    rows = [
        (s.metric, s.locale, s.document or "all documents", f"{s.value:.2f}", s.signature) for s in scores
    ]
    return table(("Metric", "Locale", "Document", "Value", "Signature"), rows)


def _finding_table(findings: Iterable[Finding]) -> str:
    rows = [
        (place_of(f), entry.where, f.severity.value, f.check, f.said, f.fix or "")
        for entry in entries(findings)
        for f in (entry.finding,)
    ]
    return table(("Where", "Locale", "Severity", "Check", "Message", "Fix"), rows)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [_row(head), _row(["---"] * len(head))]
    return "\n".join(lines + [_row([_cell(text) for text in row]) for row in rows])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    """The text on one line, with every character escaped that could end the cell or start markup."""
    return _SPECIAL.sub(r"\\\g<0>", " ".join(text.split()))
