"""XLIFF 2.1: source and target side by side for the translator, with the protected spans marked in both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.document import Block, Finding, Segment, Severity, Target, TranslatedDocument
from pipeline.errors import user_error
from pipeline.formats.atomic import atomic_write
from pipeline.formats.xliff_inline import add_source, add_target
from pipeline.formats.xliff_memory import MATCHES, METADATA, add_matches, add_written
from pipeline.formats.xmltext import Ids, indent, nmtoken, xml_safe
from pipeline.locales.tags import SOURCE

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_STRUCTURE = frozenset(
    f"{{{NAMESPACE}}}{name}" for name in ("xliff", "file", "unit", "notes", "segment", "ignorable")
) | {f"{{{MATCHES}}}matches", f"{{{MATCHES}}}match", f"{{{METADATA}}}metadata", f"{{{METADATA}}}metaGroup"}
_PRIORITY = {Severity.ERROR: "1", Severity.WARNING: "4", Severity.INFO: "7"}


def write_xliff(translated: TranslatedDocument, path: Path, locale: str) -> None:
    """Write one locale of a translated document: a unit a block, a segment a sentence, its findings as notes.

    Raises `UserError` where nothing was translated, or where the file cannot be written.
    """
    from lxml import etree

    if not translated.document.segments:
        raise user_error("there are no segments to write", path)
    root = etree.fromstring(f'<xliff xmlns="{NAMESPACE}"/>')
    root.attrib.update({"version": "2.1", "srcLang": SOURCE.tag, "trgLang": locale})
    _add_file(root, translated, locale)
    indent(root, _STRUCTURE)
    atomic_write(path, etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n")


def _add_file(root: _Element, translated: TranslatedDocument, locale: str) -> None:
    document = translated.document
    file = _child(root, "file", id=nmtoken(document.name), original=xml_safe(document.path.name))
    findings = _by_unit(translated, locale)
    _add_notes(file, findings[0])
    targets = {target.segment.id: target for target in translated.targets[locale]}
    segment_ids = Ids()
    for number, block in enumerate(document.blocks, start=1):
        if block.segments:
            unit = _child(file, "unit", id=f"u{number}", type=f"xin:{block.kind.value}")
            unit.set(SPACE, "preserve")
            _add_notes(unit, findings[number])
            _add_segments(unit, block, targets, segment_ids)


def _by_unit(translated: TranslatedDocument, locale: str) -> dict[int, list[Finding]]:
    """The findings of each unit by its number; those of no unit are 0's."""
    blocks = enumerate(translated.document.blocks, start=1)
    units = {segment.id: number for number, block in blocks for segment in block.segments}
    findings: dict[int, list[Finding]] = defaultdict(list)
    for finding in translated.findings:
        if finding.locale in (None, locale):
            findings[units.get(finding.segment, 0)].append(finding)
    return findings


def _add_notes(parent: _Element, findings: Sequence[Finding]) -> None:
    """Findings by the segment they are about, the gravest with the highest priority (1)."""
    if not findings:
        return
    notes = _child(parent, "notes")
    for number, finding in enumerate(findings, start=1):
        note = _child(notes, "note", id=f"n{number}", category=f"finding-{finding.check}")
        note.set("priority", _PRIORITY[finding.severity])
        fix = f" (fix: {finding.fix})" if finding.fix else ""
        about = f"{finding.segment}: " if finding.segment else ""
        note.text = xml_safe(f"{about}{finding.message}{fix}")


def _add_segments(unit: _Element, block: Block, targets: dict[str, Target], ids: Ids) -> None:
    last = block.segments[-1]
    written: list[tuple[str, Target, _Element]] = []
    for segment in block.segments:
        target = targets[segment.id]
        segment_id = ids.unique(segment.id)
        element = _child(unit, "segment", id=segment_id, state=target.state.value)
        marked = add_source(_child(element, "source"), segment, segment_id)
        add_target(child := _child(element, "target"), target, segment_id, marked)
        written.append((segment_id, target, child))
        if segment.space and segment is not last:
            _add_space(unit, segment)
    add_written(unit, written, 0)
    add_matches(unit, [(name, target) for name, target, _ in written], 0)


def _add_space(unit: _Element, segment: Segment) -> None:
    """The space between two sentences, which Chinese does not have."""
    ignorable = _child(unit, "ignorable")
    _child(ignorable, "source").text = xml_safe(segment.space)
    _child(ignorable, "target")


def _child(parent: _Element, name: str, **attributes: str) -> _Element:
    child = parent.makeelement(f"{{{NAMESPACE}}}{name}", attributes, None)
    parent.append(child)
    return child
