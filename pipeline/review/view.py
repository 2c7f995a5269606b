"""The whole run as the page is given it: plain JSON, in which nothing is HTML."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping

from pipeline.document import Severity
from pipeline.document.entry import HUMAN
from pipeline.errors import short
from pipeline.locales.tags import name_of
from pipeline.review import mqm
from pipeline.review.cellview import Json, cell_view, span_view
from pipeline.review.desk import Desk
from pipeline.review.marking import source_pieces
from pipeline.review.records import Key, Review
from pipeline.review.release import Place


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
        "passages": [
            {"numbers": list(one.numbers), "human": {tag: list(texts) for tag, texts in one.human.items()}}
            for one in release.passages
        ],
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
        "passage": desk.release.passage_of[number],
        "text": segment.source,
        "source": [span_view(piece) for piece in source_pieces(segment)],
        "cells": {locale: cell_view(desk, (number, locale)) for locale in desk.release.styles},
    }


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


def progress(desk: Desk) -> Json:
    """How far each locale has come."""
    counts = {locale: Counter[str]() for locale in desk.release.styles}
    for place in desk.sheet.places:
        counts[place[1]].update(_counted(desk, place))
    names = ("segments", "accepted", "drafts", "rejected", "errors", "warnings", "tags", "penalty")
    return {locale: {name: count[name] for name in names} for locale, count in counts.items()}


def _counted(desk: Desk, place: Place) -> Mapping[str, int]:
    cell = desk.sheet.cell(place)
    severities = Counter(finding.severity for finding in desk.sheet.findings(place))
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
