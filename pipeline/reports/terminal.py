"""What the command prints when it is done: where the files are, how good, and what to look at first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from pipeline.document import Finding, Score, TranslatedDocument
from pipeline.errors import short
from pipeline.files.layout import translated_file
from pipeline.reports.gates import gate_table
from pipeline.reports.tally import (
    Entry,
    count_of,
    entries,
    gravest_first,
    place_of,
    reading_order,
    severities_of,
)
from pipeline.verdict import NO_GATES, Verdict

_SHOWN = 10


def summary(
    documents: Iterable[TranslatedDocument],
    scores: Sequence[Score],
    output: Path,
    verdict: Verdict = NO_GATES,
) -> str:
    """Plain text, one fact a line, ending in a newline. `fail_on` alone, if it passes, is not worth a table."""
    lines: list[str] = []
    findings: list[Finding] = []
    locales: dict[str, None] = {}
    for translated in documents:
        lines += _document(translated, output)
        findings += reading_order(translated)
        locales |= dict.fromkeys(translated.targets)
    lines += _whole_run(scores)
    lines += ["", *_findings(findings, output, len(locales))]
    if not verdict.passed or any(gate.name != "fail_on" for gate in verdict.gates):
        lines += ["", gate_table(verdict, remarkable=True).rstrip()]
    return "\n".join(lines) + "\n"


def _document(translated: TranslatedDocument, output: Path) -> list[str]:
    document = translated.document
    amount = f"{count_of(len(document.blocks), 'block')}, {count_of(len(document.segments), 'segment')}"
    lines = [f"{document.path.name}: {amount}"]
    for locale in translated.targets:
        own = [finding for finding in translated.findings if finding.locale == locale]
        lines.append(f"  {locale}  {short(output / translated_file(document.path, locale))}")
        lines.append(_indented([*_values(translated.scores, locale), severities_of(own)]))
    source = [finding for finding in translated.findings if finding.locale is None]
    return lines + ([f"  source: {severities_of(source)}"] if source else [])


def _whole_run(scores: Sequence[Score]) -> list[str]:
    whole = [score for score in scores if score.document is None]
    tags = dict.fromkeys(score.locale for score in whole)
    lines = [f"  {tag}  {'  '.join(_values(whole, tag))}" for tag in tags]
    return ["all documents", *lines] if lines else []


def _values(scores: Iterable[Score], locale: str) -> list[str]:
    return [f"{score.metric} {score.value:.2f}" for score in scores if score.locale == locale]


def _indented(parts: Sequence[str]) -> str:
    return "    " + "  ".join(parts)


def _findings(findings: Sequence[Finding], output: Path, targets: int) -> list[str]:
    if not findings:
        return ["no findings"]
    listed = entries(findings)
    lines = [f"{count_of(len(listed), 'finding')}: {severities_of(entry.finding for entry in listed)}"]
    lines += [f"  {_line(entry, targets)}" for entry in gravest_first(listed)[:_SHOWN]]
    rest = len(listed) - _SHOWN
    return lines + ([f"  and {rest} more in the report in {short(output)}"] if rest > 0 else [])


def _line(entry: Entry, targets: int) -> str:
    """The locales are named where it is not all of them."""
    finding = entry.finding
    message = " ".join(finding.said.split())
    locale = f" ({entry.where})" if 0 < len(entry.locales) < targets else ""
    return f"{place_of(finding)} {finding.severity.value} {finding.check}: {message}{locale}"
