"""The checks of a run again, of one sentence as it is typed, with fixes that are one click away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.checks import BLOCK_CHECKS, CHECKS, DOCUMENT_CHECKS, OFF, check
from pipeline.document import Document, Finding, Target, TranslatedDocument
from pipeline.localise import Style
from pipeline.review.restoring import put_back

_ALONE = {one.__name__: OFF for one in CHECKS}
_TOGETHER = {one.__name__: OFF for one in (*DOCUMENT_CHECKS, *BLOCK_CHECKS)}
_LOST = "slot_lost"


@dataclass(frozen=True, slots=True)
class Fix:
    """What a click does: `text` is the whole new text."""

    label: str
    text: str


def check_alone(document: Document, target: Target, levels: Mapping[str, str]) -> tuple[Finding, ...]:
    """What one sentence shows by itself."""
    one = TranslatedDocument(document, {target.locale: (target,)})
    return check(one, {**levels, **_TOGETHER})


def check_together(
    document: Document, targets: Sequence[Target], levels: Mapping[str, str]
) -> dict[str, tuple[Finding, ...]]:
    """What only all sentences of a document in a locale show, by the segment's id."""
    whole_document = TranslatedDocument(document, {targets[0].locale: tuple(targets)}) if targets else None
    found: dict[str, tuple[Finding, ...]] = {}
    for finding in check(whole_document, {**levels, **_ALONE}) if whole_document else ():
        found[finding.segment] = (*found.get(finding.segment, ()), finding)
    return found


def fixes(finding: Finding, target: Target, base: Target, style: Style) -> Iterator[Fix]:
    """What would mend the finding for sure. `base` is what the run wrote."""
    if finding.fix is not None and finding.span:
        start, end = finding.span
        label = f"write '{finding.fix}'" if finding.fix else "take it out"
        yield Fix(label, target.text[:start] + finding.fix + target.text[end:])
    elif finding.check == _LOST and (text := put_back(target, base, style)):
        yield Fix("put back what is missing", text)
