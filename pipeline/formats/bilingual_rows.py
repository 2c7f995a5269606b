"""A bilingual table row by row, for Word and Excel; beside each row, what is needed to know it again."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.document import Finding, Segment, State, Target, TranslatedDocument
from pipeline.document.entry import Part
from pipeline.document.slotkinds import kind_of
from pipeline.errors import Problem, user_error
from pipeline.formats.bilingual_segment import Bilingual
from pipeline.formats.slotted import marked, parts, source_pieces
from pipeline.formats.xmltext import xml_safe

NUMBER, ENGLISH, FINDINGS = "no.", "en", "findings"
"""Names of columns; that of the translation is called by its locale."""


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence in the table; parts with a symbol are written by rule. `record` knows it again, as JSON."""

    number: int
    source: tuple[Part, ...]
    target: tuple[Part, ...]
    state: State
    findings: tuple[str, ...]
    record: str


@dataclass(frozen=True, slots=True)
class Table:
    """One locale of a document. `general` are the findings that are about no sentence."""

    name: str
    locale: str
    rows: tuple[Row, ...]
    general: tuple[str, ...]

    @property
    def headings(self) -> tuple[str, str, str, str]:
        return NUMBER, ENGLISH, self.locale, FINDINGS


def table(translated: TranslatedDocument, locale: str) -> Table:
    """The table of one locale. Raises `UserError` where nothing was translated."""
    if not translated.document.segments:
        raise user_error("there are no segments to write", translated.document.path)
    known = {segment.id for segment in translated.document.segments}
    findings: dict[str, list[str]] = defaultdict(list)
    for finding in translated.findings:
        if finding.locale in (None, locale):
            findings[finding.segment if finding.segment in known else ""].append(_said(finding))
    targets = {target.segment.id: target for target in translated.targets[locale]}
    rows = (
        _row(number, segment, targets[segment.id], findings[segment.id])
        for number, segment in enumerate(translated.document.segments, start=1)
    )
    return Table(xml_safe(translated.document.path.name), locale, tuple(rows), tuple(findings[""]))


def _said(finding: Finding) -> str:
    fix = f" (fix: {finding.fix})" if finding.fix else ""
    return xml_safe(f"{finding.severity.value} {finding.check}: {finding.said}{fix}")


def _row(number: int, segment: Segment, target: Target, findings: Sequence[str]) -> Row:
    source, translation = parts(source_pieces(segment)), parts(marked(target.pieces, segment.slots))
    kinds = {slot.symbol: kind_of(slot.value) for slot in segment.slots}
    record = {
        "id": segment.id,
        "source": [[part.text, part.symbol] for part in source],
        "target": _text(translation),
        "slots": [[part.symbol, kinds[part.symbol], part.text] for part in translation if part.symbol],
    }
    return Row(
        number, source, translation, target.state, tuple(findings), json.dumps(record, ensure_ascii=False)
    )


def _text(parts: Iterable[Part]) -> str:
    return "".join(part.text for part in parts)


@dataclass(frozen=True, slots=True)
class Found:
    """A row as it comes back: what stands in its cells. `code` is what cannot be read in the translation.

    `name` is what a person calls the row: in Word by the number in its first cell, in Excel by that of the sheet.
    """

    line: int
    english: str
    text: str
    state: State = State.TRANSLATED
    comment: str = ""
    code: str = ""
    name: str = ""


def known_again(record: str, found: Found, locale: str) -> Bilingual | None:
    """The sentence that a row is of, by the record that the run wrote beside it; None if there is none."""
    try:
        facts = json.loads(record)
        source = tuple(Part(str(text), str(symbol)) for text, symbol in facts["source"])
        slots = {str(symbol): (str(kind), str(text)) for symbol, kind, text in facts["slots"]}
        name, machine = str(facts["id"]), str(facts["target"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    moved = found.english != _text(source)
    return Bilingual(
        name,
        found.line,
        locale,
        found.state,
        source,
        (Part(found.text),) if found.text else (),
        slots=slots,
        code=found.code,
        machine=machine,
        stray="its English is another than the run wrote; put it back, or the row where it was"
        if moved
        else "",
        comment=found.comment,
        row=found.name,
    )


def once(segments: Iterable[Bilingual | Problem], path: Path) -> Iterable[Bilingual | Problem]:
    """The segments; one that stands in the table again is a problem."""
    seen: dict[str, str] = {}
    for segment in segments:
        if isinstance(segment, Bilingual) and segment.id in seen:
            first, again = seen[segment.id], segment.called
            said = "stands in the table" if first == again else f"has the sentence of {first}"
            yield Problem(f"{again} {said} once more; the first is read", path, segment.line)
            continue
        if isinstance(segment, Bilingual):
            seen[segment.id] = segment.called
        yield segment


def lost(number: str, path: Path) -> Problem:
    """That a sentence of the run has no row; `number` is that of the row which had it."""
    said = "no row has its number and its English; put them back as the run wrote them"
    return Problem(f"no. {number}: {said}", path, int(number) if number.isdecimal() else None)


def not_of_the_run(path: Path, line: int) -> Problem:
    return Problem("this row is none of the run's; its translation is not read", path, line)
