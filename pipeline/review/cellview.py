"""A sentence in a locale as the page is given it: plain JSON, in which nothing is HTML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from pipeline.document import Finding, Match, Piece, Target
from pipeline.document.values import background_of
from pipeline.reports.changes import inline
from pipeline.review.desk import Desk
from pipeline.review.lookup import compared
from pipeline.review.marking import EDITED
from pipeline.review.rechecking import fixes
from pipeline.review.release import Place

Json = dict[str, Any]
_CHANGES = {"del": "removed", "ins": "added"}


def cell_view(desk: Desk, place: Place) -> Json:
    """A sentence in a locale."""
    cell = desk.sheet.cell(place)
    review = cell.review
    before = cell.base.text if cell.machine is None else cell.machine
    return {
        **text_view(desk, place, cell.target, desk.sheet.findings(place), cell.refused, before),
        "text": cell.target.text,
        "state": cell.state.value,
        "draft": cell.draft,
        "rejected": review.rejected,
        "machine": cell.machine,
        "comment": review.comment,
        "tags": [asdict(tag) for tag in review.tags],
        "score": cell.score,
        "chrf": desk.sheet.chrf(place),
        "from": EDITED if cell.draft else cell.target.translation.engine,
        "matches": len(cell.base.matches),
        "version": review.version,
        "when": review.at,
        "who": review.who,
    }


def text_view(
    desk: Desk, place: Place, target: Target, findings: Sequence[Finding], refused: str, before: str
) -> Json:
    """What a text brings with it: its slots, findings, why it cannot be accepted, what changed."""
    style = desk.release.styles[place[1]]
    return {
        "pieces": [span_view(piece, with_source=True) for piece in target.pieces if piece.text],
        "findings": [
            {
                "check": finding.check,
                "severity": finding.severity.value,
                "message": finding.said,
                "span": list(finding.span) if finding.span else None,
                "fixes": [asdict(fix) for fix in fixes(finding, target, desk.sheet.cell(place).base, style)],
            }
            for finding in findings
        ],
        "severity": max((f.severity for f in findings), key=lambda s: s.rank).value if findings else None,
        "refused": refused,
        "diff": _diff(before, target.text),
    }


def check_view(desk: Desk, place: Place, text: str) -> Json:
    """A text that is only tried."""
    cell = desk.sheet.cell(place)
    target, findings, refused = desk.sheet.tried(place, text)
    before = cell.base.text if cell.machine is None else cell.machine
    return text_view(desk, place, target, findings, refused, before)


def human_view(desk: Desk, place: Place) -> list[list[Json]]:
    """What parts the sentence's block, as it reads now, from each of its human translations."""
    at, locale = desk.release.passage_of[place[0]], place[1]
    text = desk.sheet.nearness.text(at, locale)
    return [_diff(text, one) for one in desk.release.passages[at].human.get(locale, ())]


def also_view(desk: Desk, places: Iterable[Place]) -> list[Json]:
    """Cells that changed with another."""
    return [{"number": place[0], "locale": place[1], "cell": cell_view(desk, place)} for place in places]


def match_view(desk: Desk, place: Place, match: Match) -> Json:
    """An offer of the memory."""
    source = desk.release.segments[place[0]][1].source
    other = "".join(piece.text for piece in match.source)
    return {
        "quality": match.quality,
        "state": match.state.value,
        "origin": match.origin,
        "note": match.note,
        "source": [
            {"text": text} if same else {"text": text, "change": "other"}
            for text, same in compared(source, other)
        ],
        "pieces": [span_view(piece, with_source=True) for piece in match.target],
        "text": "".join(piece.text for piece in match.target),
    }


def span_view(piece: Piece, with_source: bool = False) -> Json:
    """A stretch of text, with what it is and where it comes from if it is a slot."""
    if piece.slot is None:
        return {"text": piece.text}
    slot = piece.slot
    origin = "; ".join(part for part in (slot.origin, background_of(slot.value)) if part)
    span = {"text": piece.text, "kind": slot.kind.value, "symbol": slot.symbol, "origin": origin}
    return {**span, "source": slot.source} if with_source else span


def _diff(before: str, after: str) -> list[Json]:
    if before == after:
        return []
    parts = inline(before, after)
    return [{"text": p.text, "change": _CHANGES[p.mark]} if p.mark else {"text": p.text} for p in parts]
