"""The verdict in words: the gates as a table for the terminal, and what every other report says of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.verdict import Comparison, Gate, Verdict

COMPARED = ("Metric", "Locale", "Baseline", "This run", "Gain", "p", "Segments")
_UNMEASURED = "not measured: "


def gate_table(verdict: Verdict, remarkable: bool = False) -> str:
    """A line a gate, those that failed first, in columns; then the notes. Empty if there is no gate.

    `remarkable` leaves out the gates that passed without more ado, and says once why some had nothing to measure.
    """
    if not verdict.gates:
        return ""
    shown = [gate for gate in failed_first(verdict) if not remarkable or gate.why or not gate.passed]
    quiet = [gate for gate in shown if remarkable and gate.skipped and gate.why.startswith(_UNMEASURED)]
    rows = [(g.outcome, g.name, g.scope, g.wanted, _result(g)) for g in shown if g not in quiet]
    reasons = dict.fromkeys(gate.why.removeprefix(_UNMEASURED) for gate in quiet)
    why = f" ({', '.join(reasons)})" if reasons else ""
    lines = [f"gates: {outcomes_of(verdict)}{why}", *(f"  {line}" for line in _columns(rows))]
    return "\n".join([*lines, *(f"  note: {note}" for note in verdict.notes)]) + "\n"


def outcomes_of(verdict: Verdict) -> str:
    """'1 failed, 5 passed, 1 skipped'."""
    counts = Counter(gate.outcome for gate in verdict.gates)
    return ", ".join(f"{counts[name]} {name}" for name in ("failed", "passed", "skipped") if counts[name])


def failed_first(verdict: Verdict) -> list[Gate]:
    return sorted(verdict.gates, key=lambda gate: gate.passed)


def compared(comparison: Comparison) -> tuple[str, ...]:
    """The cells of a comparison under the heads of `COMPARED`."""
    return (
        comparison.metric,
        comparison.locale,
        _value(comparison.before, comparison.spread_before),
        _value(comparison.after, comparison.spread_after),
        f"{comparison.gain:+.2f}".replace("-", "−"),
        "counted" if comparison.chance is None else f"{comparison.chance:.3f}",
        _segments(comparison),
    )


def _segments(comparison: Comparison) -> str:
    """'18, 3 changed'."""
    changed = "" if comparison.changed is None else f", {comparison.changed or 'none'} changed"
    return f"{comparison.segments}{changed}"


def _value(value: float, spread: float | None) -> str:
    """'46.63 ± 5.12': the half width of the 95% confidence interval stands behind the value."""
    return f"{value:.2f}" if spread is None else f"{value:.2f} ± {spread:.2f}"


def _result(gate: Gate) -> str:
    got = f"got {gate.got}" if gate.got else ""
    return "; ".join(part for part in (got, gate.why) if part)


def _columns(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()
