"""Segments and cells as the page is given them: plain JSON, in which nothing is HTML."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from pipeline.document import Finding, Match, Piece, Severity, Target
from pipeline.entry import HUMAN
from pipeline.errors import short
from pipeline.locale import name_of
from pipeline.reports.changes import inline
from pipeline.review import mqm
from pipeline.review.desk import Desk
from pipeline.review.lookup import compared
from pipeline.review.marking import EDITED, source_pieces
from pipeline.review.rechecking import fixes
from pipeline.review.release import Place
from pipeline.review.reviews import Key, Review
from pipeline.values import background_of

Json = dict[str, Any]
_CHANGES = {"del": "removed", "ins": "added"}


def run_view(desk: Desk) -> Json:
    """Everything that the page shows."""
    release = desk.release
    numbers: dict[int, list[int]] = {at: [] for at in range(len(release.documents))}
    for number, part in enumerate(release.parts):
        numbers[part].append(number)
    return {
        "key": hashlib.sha256(str(release.config.output.resolve()).encode("utf-8", "replace")).hexdigest()[
            :16
        ],
        "release": release.digest,
        "output": short(release.config.output),
        "who": desk.who,
        "memory": {"file": short(release.memory.file), "of_config": release.memory_of_config},
        "locales": [{"tag": tag, "name": name_of(tag)} for tag in release.styles],
        "documents": [
            {"name": one.document.path.name, "segments": numbers[at]}
            for at, one in enumerate(release.documents)
        ],
        "segments": [_segment(desk, number) for number in range(len(release.segments))],
        "progress": progress(desk),
        "leftovers": len(desk.leftovers()),
        "mqm": {
            "categories": [
                {"name": name, "group": group, "label": label}
                for name, (group, label) in mqm.CATEGORIES.items()
            ],
            "severities": [{"name": name, "weight": weight} for name, weight in mqm.WEIGHTS.items()],
        },
    }


def _segment(desk: Desk, number: int) -> Json:
    document, segment = desk.release.segments[number]
    kinds = {one.id: block.kind.value for block in document.blocks for one in block.segments}
    return {
        "number": number,
        "document": document.path.name,
        "id": segment.id,
        "line": segment.line,
        "kind": kinds[segment.id],
        "text": segment.source,
        "source": [_span(piece) for piece in source_pieces(segment)],
        "cells": {locale: cell_view(desk, (number, locale)) for locale in desk.release.styles},
    }


def cell_view(desk: Desk, place: Place) -> Json:
    """A sentence in a locale."""
    cell = desk.cell(place)
    review = cell.review
    before = cell.base.text if cell.machine is None else cell.machine
    return {
        **text_view(desk, place, cell.target, desk.findings(place), cell.refused, before),
        "text": cell.target.text,
        "state": cell.state.value,
        "draft": cell.draft,
        "rejected": review.rejected,
        "machine": cell.machine,
        "comment": review.comment,
        "tags": [asdict(tag) for tag in review.tags],
        "score": cell.score,
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
        "pieces": [_span(piece, with_source=True) for piece in target.pieces if piece.text],
        "findings": [
            {
                "check": finding.check,
                "severity": finding.severity.value,
                "message": finding.message,
                "span": list(finding.span) if finding.span else None,
                "fixes": [asdict(fix) for fix in fixes(finding, target, style)],
            }
            for finding in findings
        ],
        "severity": max((f.severity for f in findings), key=lambda s: s.rank).value if findings else None,
        "refused": refused,
        "diff": _diff(before, target.text),
    }


def check_view(desk: Desk, place: Place, text: str) -> Json:
    """A text that is only tried."""
    cell = desk.cell(place)
    target, findings, refused = desk.check(place, text)
    before = cell.base.text if cell.machine is None else cell.machine
    return text_view(desk, place, target, findings, refused, before)


def leftover_view(key: Key, review: Review) -> Json:
    """A review whose sentence is gone."""
    return {
        "document": key.document,
        "locale": key.locale,
        "source": key.source,
        "text": review.text if review.text is not None else review.machine or "",
        "state": review.state.value,
        "comment": review.comment,
        "when": review.at,
    }


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
        "pieces": [_span(piece, with_source=True) for piece in match.target],
        "text": "".join(piece.text for piece in match.target),
    }


def progress(desk: Desk) -> Json:
    """How far each locale has come."""
    counts = {locale: Counter[str]() for locale in desk.release.styles}
    for place in desk.places:
        counts[place[1]].update(_counted(desk, place))
    names = ("segments", "accepted", "drafts", "rejected", "errors", "warnings", "tags", "penalty")
    return {locale: {name: count[name] for name in names} for locale, count in counts.items()}


def _counted(desk: Desk, place: Place) -> Mapping[str, int]:
    cell = desk.cell(place)
    severities = Counter(finding.severity for finding in desk.findings(place))
    return {
        "segments": 1,
        "accepted": cell.state in HUMAN,
        "drafts": cell.draft,
        "rejected": cell.review.rejected,
        "errors": severities[Severity.ERROR],
        "warnings": severities[Severity.WARNING],
        "tags": len(cell.review.tags),
        "penalty": sum(mqm.WEIGHTS[tag.severity] for tag in cell.review.tags),
    }


def also_view(desk: Desk, places: Iterable[Place]) -> list[Json]:
    """Cells that changed with another."""
    return [{"number": place[0], "locale": place[1], "cell": cell_view(desk, place)} for place in places]


def _span(piece: Piece, with_source: bool = False) -> Json:
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
