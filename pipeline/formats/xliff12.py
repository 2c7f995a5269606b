"""XLIFF 1.2, for tools that do not read 2.1: a unit a sentence, its findings as notes, the memory's offers beside it.

A slot is a `<g>`, which tools keep and look for; a term is marked as one within it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from pipeline import __version__
from pipeline.document import (
    Finding,
    Match,
    Piece,
    Severity,
    Slot,
    SlotKind,
    State,
    Target,
    TranslatedDocument,
)
from pipeline.document.slotkinds import kind_of
from pipeline.errors import user_error
from pipeline.formats.slotted import marked, once, parts, source_pieces
from pipeline.formats.xliff_inline import definition
from pipeline.formats.xliff_memory import origin_of
from pipeline.formats.xliff_parts import CTYPE, digest
from pipeline.formats.xmltext import Ids, indent, nmtoken, xml_safe
from pipeline.locales.tags import SOURCE

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
WRITTEN, KNOWN, ORIGIN = "x-written", "x-slot-", "x-origin-"
"""Contexts of a unit: the digest of the target as the run wrote it; the kind and rendering of a slot; what wrote it."""
STATES = {
    State.INITIAL: "needs-translation",
    State.TRANSLATED: "needs-review-translation",
    State.REVIEWED: "signed-off",
    State.FINAL: "final",
}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_CTYPES = {
    SlotKind.TERM: "term",
    SlotKind.NUMBER: "number",
    SlotKind.DATE: "date",
    SlotKind.VERBATIM: "verbatim",
}
_PRIORITY = {Severity.ERROR: "1", Severity.WARNING: "4", Severity.INFO: "7"}
_STRUCTURE = frozenset(
    f"{{{NAMESPACE}}}{name}"
    for name in ("xliff", "file", "header", "body", "group", "trans-unit", "alt-trans", "context-group")
)


def made_xliff12(translated: TranslatedDocument, locale: str) -> bytes:
    """One locale of a translated document. Raises `UserError` where nothing was translated."""
    from lxml import etree

    document = translated.document
    if not document.segments:
        raise user_error("there are no segments to write", document.path)
    root = etree.fromstring(f'<xliff xmlns="{NAMESPACE}" version="1.2"/>')
    file = _child(root, "file", original=xml_safe(document.path.name), datatype="plaintext")
    file.attrib.update({"source-language": SOURCE.tag, "target-language": locale, "tool-id": "xindaya"})
    findings = _by_segment(translated, locale)
    header = _child(file, "header")
    tool = {"tool-id": "xindaya", "tool-name": "Xindaya", "tool-version": __version__}
    _child(header, "tool", **tool)
    _add_notes(header, findings[""])
    body = _child(file, "body")
    targets = {target.segment.id: target for target in translated.targets[locale]}
    ids = Ids()
    for number, block in enumerate(document.blocks, start=1):
        if block.segments:
            group = _child(body, "group", id=f"u{number}", restype=f"x-{block.kind.value}")
            for segment in block.segments:
                _add_unit(group, ids.unique(segment.id), targets[segment.id], findings[segment.id])
    indent(root, _STRUCTURE)
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return made + b"\n"


def _by_segment(translated: TranslatedDocument, locale: str) -> dict[str, list[Finding]]:
    """The findings by segment; those of no segment are those of ''."""
    known = {segment.id for segment in translated.document.segments}
    findings: dict[str, list[Finding]] = defaultdict(list)
    for finding in translated.findings:
        if finding.locale in (None, locale):
            findings[finding.segment if finding.segment in known else ""].append(finding)
    return findings


def _add_unit(group: _Element, name: str, target: Target, findings: Sequence[Finding]) -> None:
    unit = _child(group, "trans-unit", id=name)
    unit.set(_SPACE, "preserve")
    _add_pieces(_child(unit, "source"), source_pieces(target.segment), name)
    element = _child(unit, "target", state=STATES[target.state])
    if target.state is State.TRANSLATED:
        element.set(
            "state-qualifier", "leveraged-tm" if target.translation.engine == "memory" else "leveraged-mt"
        )
    pieces = marked(target.pieces, target.segment.slots)
    _add_pieces(element, pieces, name)
    _add_written(unit, target, pieces)
    _add_notes(unit, findings)
    for match in target.matches:
        _add_match(unit, match, name)


def _add_written(unit: _Element, target: Target, pieces: Sequence[Piece]) -> None:
    """What tells, read back, what a person has changed; and what wrote the target, with its score."""
    found = parts(pieces)
    kinds = {slot.symbol: kind_of(slot.value) for slot in target.segment.slots}
    group = _child(unit, "context-group", purpose="information")
    _child(group, "context", **{"context-type": WRITTEN}).text = digest(found)
    for part in found:
        if part.symbol:
            fact = _child(group, "context", **{"context-type": KNOWN + part.symbol.strip("<>")})
            fact.text = f"{kinds[part.symbol]} {part.text}"
    for name, said in origin_of(target).items():
        _child(group, "context", **{"context-type": ORIGIN + name}).text = xml_safe(said)


def _add_notes(parent: _Element, findings: Sequence[Finding]) -> None:
    """Findings, the gravest with the highest priority (1)."""
    for finding in findings:
        note = _child(parent, "note", priority=_PRIORITY[finding.severity], annotates="target")
        note.set("from", f"xindaya {finding.check}")
        fix = f" (fix: {finding.fix})" if finding.fix else ""
        note.text = xml_safe(f"{finding.said}{fix}")


def _add_match(unit: _Element, match: Match, name: str) -> None:
    """What the memory offers for the sentence."""
    element = _child(unit, "alt-trans", **{"match-quality": f"{match.quality}%"})
    if match.origin:
        element.set("origin", xml_safe(match.origin))
    for side, pieces in (("source", match.source), ("target", match.target)):
        _add_pieces(_child(element, side), once(pieces), name)


def _add_pieces(parent: _Element, pieces: Iterable[Piece], name: str) -> None:
    """Fill a source or target."""
    for piece in pieces:
        if piece.slot is not None:
            _add_slot(parent, piece.slot, xml_safe(piece.text), name)
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + xml_safe(piece.text)
        else:
            parent.text = (parent.text or "") + xml_safe(piece.text)


def _add_slot(parent: _Element, slot: Slot, text: str, name: str) -> None:
    symbol = nmtoken(slot.symbol.strip("<>"))
    mark = _child(parent, "g", id=f"{name}-{symbol}", ctype=CTYPE + _CTYPES[slot.kind], clone="no")
    if slot.kind is SlotKind.TERM:
        mark = _child(mark, "mrk", mtype="term", comment=xml_safe(definition(slot)))
    mark.text = text


def _child(parent: _Element, name: str, **attributes: str) -> _Element:
    child = parent.makeelement(f"{{{NAMESPACE}}}{name}", attributes, None)
    parent.append(child)
    return child
