"""What a run is judged to be: one verdict, from which exit code, terminal, JSON, JUnit and reports are all made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from operator import attrgetter

from pipeline.document import Finding, Severity

EVERYWHERE = "all"
"""The scope of a gate that is about the whole run."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One metric of a run beside that of an earlier one, over the same segments and against the same references.

    `gain` is positive where the run is better, also for TER. `spread` is half of the 95% confidence interval
    around a resampled value. `p` is sacreBLEU's, `changed` in how many segments the two texts differ. Counted
    metrics have none of these: nothing was sampled.
    """

    metric: str
    locale: str
    before: float
    after: float
    gain: float
    segments: int
    signature: str
    p: float | None = None
    spread_before: float | None = None
    spread_after: float | None = None
    changed: int | None = None

    @property
    def chance(self) -> float | None:
        """`p`, but no less than so few changed segments can show, however large the difference is.

        sacreBLEU counts only what differs by more than was found, so that it gives p = 0.0001 for a single sentence;
        but of 2 ** n ways to swap n pairs at least two differ as much.
        """
        changed = self.segments if self.changed is None else self.changed
        return None if self.p is None else max(self.p, least_chance(changed))


@dataclass(frozen=True, slots=True)
class Gate:
    """One condition. `name` is its key in the config; `got` is empty, and the gate passes, if there is nothing to measure."""

    name: str
    scope: str
    wanted: str
    got: str
    passed: bool
    why: str = ""

    @property
    def skipped(self) -> bool:
        return not self.got

    @property
    def outcome(self) -> str:
        """'passed', 'failed' or 'skipped'."""
        return "skipped" if self.skipped else "passed" if self.passed else "failed"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Every gate of a run, what it was compared with, and what the reader of both must know."""

    gates: tuple[Gate, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        return all(gate.passed for gate in self.gates)

    @property
    def failed(self) -> tuple[Gate, ...]:
        return tuple(gate for gate in self.gates if not gate.passed)


NO_GATES = Verdict()


def least_chance(changed: int) -> float:
    """The smallest p that a difference in so many segments can have.

    >>> least_chance(1), least_chance(6)
    (1.0, 0.03125)
    """
    return min(1.0, 2.0 ** (1 - changed))


def fails(severity: Severity, fail_on: str) -> bool:
    """Whether a finding this grave fails the run."""
    return fail_on != "never" and severity.rank >= Severity(fail_on).rank


_SAID = attrgetter(*(field.name for field in fields(Finding) if field.name not in ("locale", "span", "also")))


def together(findings: Iterable[Finding]) -> dict[Finding, list[Finding]]:
    """The findings that differ in nothing but their locale, by what they say, in the order given: each counts once."""
    found: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        found.setdefault(_SAID(finding), []).append(finding)
    return {_of_all(members): members for members in found.values()}


def _of_all(members: Sequence[Finding]) -> Finding:
    """One finding for those of the locales, with the further lines of each of them."""
    also = sorted({line for one in members for line in one.also})
    return replace(members[0], locale=None, span=None, also=tuple(also))
