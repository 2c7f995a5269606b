"""Decides: holds what was measured against what the config wants, gate by gate, and says why one fails."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import count

from pipeline.config.gates import NEED_REFERENCE, Gates
from pipeline.config.types import COMET
from pipeline.document import Finding, Score, Severity
from pipeline.scoring.significance import FEW, lower_is_better
from pipeline.verdict import EVERYWHERE, Comparison, Gate, Verdict, fails, least_chance, together

# Rounding in the last digits of a float is no loss.
_TOLERANCE = 1e-9
# The names by which sacreBLEU calls its metrics.
_KEYS = {"BLEU": "bleu", "chrF2++": "chrf", "TER": "ter", "COMET": COMET}


def decide(
    gates: Gates,
    fail_on: str,
    locales: Sequence[str],
    scores: Sequence[Score],
    findings: Sequence[Finding],
    comparisons: Sequence[Comparison] = (),
    notes: Sequence[str] = (),
    beside: Collection[str] = (),
) -> Verdict:
    """The verdict on a run: `scores` are those of the whole run, `comparisons` those with its baseline.

    `beside` are the locales in which the baseline has a text of the same English, be there anything to compare or not.
    """
    found = [*_floors(gates, locales, scores)]
    if gates.baseline is not None:
        found += _regressions(gates, locales, comparisons, beside)
    found += _findings(gates, fail_on, findings)
    few = min((c.segments for c in comparisons if c.p is not None and c.segments < FEW), default=None)
    said = (*notes, *([_few(few, _least(gates.alpha))] if few else []))
    return Verdict(tuple(found), tuple(comparisons), said)


def _least(alpha: float) -> int:
    """With so many changed segments a difference can be significant at all."""
    return next(changed for changed in count(1) if least_chance(changed) < alpha)


def _few(segments: int, least: int) -> str:
    if segments < least:
        return (
            f"{_segments(segments)} cannot tell a loss of bleu, chrf or ter from chance, however large: "
            f"it takes {least}; set floors as well"
        )
    return (
        f"{segments} segments are few: only large differences are significant; "
        f"with {FEW} or more, smaller ones can be told from chance"
    )


def _segments(number: int, kind: str = "") -> str:
    return f"{number} {kind}{'segment' if number == 1 else 'segments'}"


def _floors(gates: Gates, locales: Sequence[str], scores: Sequence[Score]) -> Iterator[Gate]:
    values = {(_KEYS.get(score.metric, score.metric), score.locale): score.value for score in scores}
    for metric, floors in gates.floors.items():
        named = floors if isinstance(floors, dict) else ()
        for locale in dict.fromkeys((*locales, *named)):
            floor = gates.floor(metric, locale)
            if floor is not None:
                missing = _missing(metric) if locale in locales else "not judged: not a target of this run"
                yield _floor(metric, locale, floor, values.get((metric, locale)), missing)


def _missing(metric: str) -> str:
    if metric in NEED_REFERENCE:
        return "not measured: no human translation"
    return f"not measured: the {'engine wrote' if metric == 'slots' else 'release has'} none"


def _floor(metric: str, locale: str, floor: float, value: float | None, missing: str) -> Gate:
    error_rate = lower_is_better(metric)
    name, wanted = f"floors.{metric}", f"{'at most' if error_rate else 'at least'} {floor:g}"
    if value is None:
        return Gate(name, locale, wanted, "", True, missing)
    lacking = value - floor if error_rate else floor - value
    passed = lacking <= _TOLERANCE
    why = "" if passed else f"{_points(lacking)} too {'much' if error_rate else 'low'}"
    return Gate(name, locale, wanted, f"{value:.2f}", passed, why)


def _regressions(
    gates: Gates, locales: Sequence[str], comparisons: Sequence[Comparison], beside: Collection[str]
) -> Iterator[Gate]:
    found = {(comparison.metric, comparison.locale): comparison for comparison in comparisons}
    for metric, allowed in gates.regression.items():
        for locale in locales:
            if (metric, locale) in found:
                yield _regression(found[metric, locale], allowed, gates.alpha)
            else:
                why = _missing(metric) if locale in beside else "not compared: the baseline has no such text"
                yield Gate(f"regression.{metric}", locale, _loss(allowed), "", True, why)


def _regression(comparison: Comparison, allowed: float, alpha: float) -> Gate:
    """Worse only if the loss is larger than allowed, and chance does not explain it."""
    p, loss = comparison.chance, -comparison.gain
    got = f"{comparison.before:.2f} → {comparison.after:.2f}"
    if p is not None and comparison.gain:
        got += f" (p {p:.3f})"
    passed, why = True, ""
    if loss > allowed + _TOLERANCE:
        passed = p is not None and p >= alpha
        why = f"{_points(loss)} lost"
        if passed:
            why += _doubt(comparison, alpha)
    return Gate(f"regression.{comparison.metric}", comparison.locale, _loss(allowed), got, passed, why)


def _doubt(comparison: Comparison, alpha: float) -> str:
    changed = comparison.segments if comparison.changed is None else comparison.changed
    if changed >= _least(alpha):
        return f", but p is not below {alpha:g}: chance may explain it"
    few = _segments(changed, "changed ")
    return f", but {few} cannot tell that from chance: it takes {_least(alpha)}"


def _loss(allowed: float) -> str:
    return f"at most {allowed:g} lost" if allowed else "none lost"


def _points(difference: float) -> str:
    """A difference with as many decimals as show that it is not 0."""
    digits = next((n for n in (2, 4, 6) if round(difference, n)), 9)
    return f"{difference:.{digits}f} points"


def _findings(gates: Gates, fail_on: str, findings: Sequence[Finding]) -> Iterator[Gate]:
    """A finding in several locales counts once, as in the summary."""
    listed = together(findings)
    for name, most in gates.findings.items():
        got = sum(finding.severity is Severity(name) for finding in listed)
        why = "" if got <= most else f"{got - most} too many"
        yield Gate(f"findings.{name}", EVERYWHERE, f"at most {most}", str(got), got <= most, why)
    if fail_on != "never":
        least = Severity(fail_on)
        got = sum(fails(finding.severity, fail_on) for finding in listed)
        above = "" if least is Severity.ERROR else " or graver"
        yield Gate("fail_on", EVERYWHERE, f"no {fail_on}{above}", str(got), not got)
