"""XLIFF 2.1: source and target side by side for the translator, with the protected spans marked in both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.document import Block, Finding, Piece, Segment, Severity, Target, TranslatedDocument
from pipeline.errors import user_error
from pipeline.formats.slotted import marked, source_pieces
from pipeline.formats.xliff_inline import side
from pipeline.formats.xliff_memory import matches, metadata
from pipeline.formats.xmltext import Ids, nmtoken
from pipeline.formats.xmlwriting import branch, escaped, quoted, whole
from pipeline.locales.tags import SOURCE

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
_PRIORITY = {Severity.ERROR: "1", Severity.WARNING: "4", Severity.INFO: "7"}


def made_xliff(translated: TranslatedDocument, locale: str) -> bytes:
    """One locale of a translated document: a unit a block, a segment a sentence, its findings as notes.

    Raises `UserError` where nothing was translated.
    """
    document = translated.document
    if not document.segments:
        raise user_error("there are no segments to write", document.path)
    name, original = nmtoken(document.name), quoted(document.path.name)
    file = branch(f'file id="{name}" original="{original}"', _contents(translated, locale))
    opening = f'xliff xmlns="{NAMESPACE}" version="2.1" srcLang="{SOURCE.tag}" trgLang="{locale}"'
    return whole(branch(opening, [file]))


def _contents(translated: TranslatedDocument, locale: str) -> Iterator[list[str]]:
    findings = _by_unit(translated, locale)
    yield from _notes(findings[0])
    targets = {target.segment.id: target for target in translated.targets[locale]}
    ids = Ids()
    for number, block in enumerate(translated.document.blocks, start=1):
        if block.segments:
            opening = f'unit id="u{number}" type="xin:{block.kind.value}" xml:space="preserve"'
            yield branch(opening, _unit(block, targets, findings[number], ids))


def _by_unit(translated: TranslatedDocument, locale: str) -> dict[int, list[Finding]]:
    """The findings of each unit by its number; those of no unit are 0's."""
    blocks = enumerate(translated.document.blocks, start=1)
    units = {segment.id: number for number, block in blocks for segment in block.segments}
    findings: dict[int, list[Finding]] = defaultdict(list)
    for finding in translated.findings:
        if finding.locale in (None, locale):
            findings[units.get(finding.segment, 0)].append(finding)
    return findings


def _notes(findings: Sequence[Finding]) -> list[list[str]]:
    """Findings by the segment they are about, the gravest with the highest priority (1); no element for none."""
    notes = [_note(number, finding) for number, finding in enumerate(findings, start=1)]
    return [branch("notes", [notes])] if notes else []


def _note(number: int, finding: Finding) -> str:
    about = f'category="finding-{finding.check}" priority="{_PRIORITY[finding.severity]}"'
    fix = f" (fix: {finding.fix})" if finding.fix else ""
    where = f"{finding.segment}: " if finding.segment else ""
    return f'<note id="n{number}" {about}>{escaped(f"{where}{finding.said}{fix}")}</note>'


def _unit(block: Block, targets: dict[str, Target], findings: Sequence[Finding], ids: Ids) -> list[list[str]]:
    last = block.segments[-1]
    segments: list[tuple[str, Target, list[Piece]]] = []
    sentences: list[list[str]] = []
    for segment in block.segments:
        target, segment_id = targets[segment.id], ids.unique(segment.id)
        pieces = marked(target.pieces, segment.slots)
        sides = side("source", source_pieces(segment), segment_id), side("target", pieces, segment_id)
        sentences.append(branch(f'segment id="{segment_id}" state="{target.state.value}"', [sides]))
        segments.append((segment_id, target, pieces))
        if segment.space and segment is not last:
            sentences.append(_space(segment))
    offers = matches([(segment_id, target) for segment_id, target, _ in segments])
    return [*offers, metadata(segments), *_notes(findings), *sentences]


def _space(segment: Segment) -> list[str]:
    """The space between two sentences, which Chinese does not have."""
    return branch("ignorable", [[f"<source>{escaped(segment.space)}</source>", "<target/>"]])
