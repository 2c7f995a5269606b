"""A sentence in a locale as the page has it: what the run wrote, and what a reviewer has made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pipeline.document import Document, Finding, State, Target
from pipeline.document.entry import HUMAN
from pipeline.localise import Style
from pipeline.review.accepting import why_not
from pipeline.review.marking import marked
from pipeline.review.rechecking import check_alone
from pipeline.review.records import Review


@dataclass(frozen=True, slots=True)
class Cell:
    """`base` is what a run writes as things are, `target` what the page shows: that, or a person's draft.

    `refused` says why it cannot be accepted, `findings` what the checks say of it alone. `machine` is the engine's
    text, None where nobody knows it.
    """

    base: Target
    target: Target
    review: Review
    draft: bool
    refused: str
    findings: tuple[Finding, ...]
    machine: str | None
    score: float | None

    @property
    def state(self) -> State:
        """How far it has come: a draft, or what was rejected, is only translated."""
        return State.TRANSLATED if self.draft or self.review.rejected else self.base.state


def with_text(base: Target, text: str, style: Style) -> Target:
    """The target with a person's text; the run's own where that says the same."""
    return base if text == base.text else replace(marked(text, base, style), matches=base.matches)


def cell_of(
    document: Document,
    base: Target,
    machine: Target | None,
    review: Review,
    style: Style,
    levels: Mapping[str, str],
) -> Cell:
    """A person's text is a draft unless it is what the memory has for this sentence."""
    settled = review.state in HUMAN and base.state in HUMAN
    text = base.text if review.text is None or settled else review.text
    target = with_text(base, text, style)
    return Cell(
        base=base,
        target=target,
        review=review,
        draft=target is not base,
        refused=why_not(target, document, style, base.text),
        findings=check_alone(document, target, levels),
        machine=machine.text if machine else review.machine,
        score=machine.translation.score if machine else None,
    )
