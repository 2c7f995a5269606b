"""What an XLIFF says beside its segments for the memory: how each was written, and what the memory offers.

The metadata holds a digest of every target as the run wrote it, and the kind and rendering of every slot: read
back, they tell what a person has changed. What the memory offers stands as translation candidates.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.document import Match, Target
from pipeline.document.slotkinds import kind_of
from pipeline.formats.xliff_inline import add_pieces
from pipeline.formats.xliff_parts import digest, parts_of
from pipeline.formats.xmltext import xml_safe

if TYPE_CHECKING:
    from lxml.etree import _Element

MATCHES = "urn:oasis:names:tc:xliff:matches:2.0"
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
WRITTEN = "xindaya"


def add_matches(unit: _Element, segments: Sequence[tuple[str, Target]], before: int) -> None:
    """The offers for the segments (id, target), as the unit's child number `before`."""
    if not any(target.matches for _, target in segments):
        return
    matches = unit.makeelement(f"{{{MATCHES}}}matches", None, {"mtc": MATCHES})
    for segment_id, target in segments:
        for match in target.matches:
            _add_match(matches, unit, match, segment_id)
    unit.insert(before, matches)


def _add_match(matches: _Element, unit: _Element, match: Match, segment_id: str) -> None:
    namespace = str(unit.tag).rpartition("}")[0] + "}"
    element = matches.makeelement(f"{{{MATCHES}}}match", {"ref": f"#{segment_id}"}, None)
    element.set("matchQuality", str(match.quality))
    element.set("similarity", str(match.quality))
    element.set("type", "tm")
    if match.origin:
        element.set("origin", xml_safe(match.origin))
    for name, pieces in (("source", match.source), ("target", match.target)):
        child = element.makeelement(f"{namespace}{name}", None, None)
        add_pieces(child, pieces, segment_id)
        element.append(child)
    matches.append(element)


def add_written(unit: _Element, segments: Sequence[tuple[str, Target, _Element]], before: int) -> None:
    """The metadata about the segments (id, target, the element that holds it), as the unit's child `before`."""
    metadata = unit.makeelement(f"{{{METADATA}}}metadata", None, {"mda": METADATA})
    group = metadata.makeelement(f"{{{METADATA}}}metaGroup", {"category": WRITTEN}, None)
    for segment_id, target, element in segments:
        parts = parts_of(element)
        _add_meta(group, segment_id, digest(parts))
        kinds = {slot.symbol: kind_of(slot.value) for slot in target.segment.slots}
        for part in parts:
            if part.symbol:
                _add_meta(
                    group, f"{segment_id}-{part.symbol.strip('<>')}", f"{kinds[part.symbol]} {part.text}"
                )
    metadata.append(group)
    unit.insert(before, metadata)


def _add_meta(group: _Element, name: str, text: str) -> None:
    meta = group.makeelement(f"{{{METADATA}}}meta", {"type": name}, None)
    meta.text = text
    group.append(meta)
