"""Documents as the HTML report shows them: rows, cells and spans, so that the template only lays out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.document import Finding, Segment, Slot, State, Target, TranslatedDocument, Way
from pipeline.document.values import background_of
from pipeline.reports.tally import Entry, by_segment, entries, reading_order


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text; `kind` is the slot's letter, or empty for the frame around the slots."""

    text: str
    kind: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One segment in one locale. `note` says what is unusual about it."""

    locale: str
    spans: tuple[Span, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One segment: its source, its cells in the sheet's order of locales, what was found in it."""

    anchor: str
    line: int
    id: str
    source: tuple[Span, ...]
    cells: tuple[Cell, ...]
    findings: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One document side by side. `general` are the findings that belong to no segment."""

    anchor: str
    name: str
    locales: tuple[str, ...]
    general: tuple[Entry, ...]
    rows: tuple[Row, ...]


def sheet(translated: TranslatedDocument, number: int) -> Sheet:
    """The sheet of the run's document `number`, which makes its anchors unique."""
    findings = reading_order(translated)
    known = {segment.id for segment in translated.document.segments}
    return Sheet(
        anchor=f"d{number}",
        name=translated.document.path.name,
        locales=tuple(translated.targets),
        general=tuple(entries(finding for finding in findings if finding.segment not in known)),
        rows=tuple(_rows(translated, by_segment(findings), number)),
    )


def _rows(
    translated: TranslatedDocument, findings: Mapping[str, Sequence[Finding]], number: int
) -> Iterator[Row]:
    columns = {tag: {t.segment.id: t for t in column} for tag, column in translated.targets.items()}
    for at, segment in enumerate(translated.document.segments, start=1):
        targets = {tag: column.get(segment.id) for tag, column in columns.items()}
        yield Row(
            anchor=f"d{number}s{at}",
            line=segment.line,
            id=segment.id,
            source=tuple(_source_spans(segment, targets)),
            cells=tuple(_cell(tag, target) for tag, target in targets.items()),
            findings=tuple(entries(findings.get(segment.id, ()))),
        )


def _source_spans(segment: Segment, targets: Mapping[str, Target | None]) -> Iterator[Span]:
    at = 0
    for slot in segment.slots:
        yield Span(segment.source[at : slot.start])
        yield Span(segment.source[slot.start : slot.end], slot.kind.value, _rendered(slot, targets))
        at = slot.end
    yield Span(segment.source[at:])


def _rendered(slot: Slot, targets: Mapping[str, Target | None]) -> str:
    """'InvestHK → 投资推广署 / 投資推廣署 (official-names.csv:82)'."""
    texts = dict.fromkeys(rendering(slot, target) or "missing" for target in targets.values() if target)
    return f"{slot.source} → {' / '.join(texts)} ({_origin(slot)})"


def _origin(slot: Slot) -> str:
    """Where the rendering comes from, and what the glossary says of it."""
    return "; ".join(part for part in (slot.origin, background_of(slot.value)) if part)


def rendering(slot: Slot, target: Target) -> str:
    """What the slot became in the target; empty where it was lost."""
    for piece in target.pieces:
        if piece.slot and piece.slot.symbol == slot.symbol and piece.slot == slot:
            return piece.text
    return ""


def _cell(locale: str, target: Target | None) -> Cell:
    if target is None:
        return Cell(locale, (), "not translated")
    spans = tuple(
        Span(p.text, p.slot.kind.value, f"{p.slot.source} → {p.text} ({_origin(p.slot)})")
        if p.slot
        else Span(p.text)
        for p in target.pieces
    )
    return Cell(locale, spans, _note(target))


def _note(target: Target) -> str:
    state = "" if target.state is State.TRANSLATED else target.state.value
    repair = target.translation.repair
    way = ("" if repair.way is Way.PARTS else "slots repaired: ") + repair.way if repair else ""
    remembered = "from the memory" if target.translation.engine == "memory" else ""
    facts = (remembered, state, way, _offers(target))
    return "; ".join(part for part in facts if part)


def _offers(target: Target) -> str:
    """What the memory offers, the best alone: the bilingual file has them all."""
    texts = ["".join(piece.text for piece in match.target) for match in target.matches[:1]]
    return "".join(f"the memory offers ({target.matches[0].quality}%): {text}" for text in texts)
