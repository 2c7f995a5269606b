"""What an XLIFF says beside its segments: how each was written, by what, how surely, and what the memory offers.

The metadata holds a digest of every target as the run wrote it, and the kind and rendering of every slot: read
back, they tell what a person has changed. What the memory offers stands as translation candidates.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
WRITTEN, ORIGIN = "xindaya", "xindaya-origin"
"""Categories of metadata: what tells a change; and whence a translation or an offer is, with its score and state."""


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
    about = {"state": match.state.value} | ({"note": match.note} if match.note else {})
    element.append(_metadata(element, [_group(element, ORIGIN, about)]))
    for name, pieces in (("source", match.source), ("target", match.target)):
        child = element.makeelement(f"{namespace}{name}", None, None)
        add_pieces(child, pieces, segment_id)
        element.append(child)
    matches.append(element)


def add_written(unit: _Element, segments: Sequence[tuple[str, Target, _Element]], before: int) -> None:
    """The metadata about the segments (id, target, the element that holds it), as the unit's child `before`."""
    written: dict[str, str] = {}
    for segment_id, target, element in segments:
        parts = parts_of(element)
        written[segment_id] = digest(parts)
        kinds = {slot.symbol: kind_of(slot.value) for slot in target.segment.slots}
        slots = [part for part in parts if part.symbol]
        written |= {f"{segment_id}-{p.symbol.strip('<>')}": f"{kinds[p.symbol]} {p.text}" for p in slots}
    origins = unit.makeelement(f"{{{METADATA}}}metaGroup", {"category": ORIGIN, "appliesTo": "target"}, None)
    origins.extend(_group(unit, segment_id, origin_of(target)) for segment_id, target, _ in segments)
    unit.insert(before, _metadata(unit, [_group(unit, WRITTEN, written), origins]))


def origin_of(target: Target) -> dict[str, str]:
    """What wrote the target: the engine by its kind, 'memory' or 'rule'; its own score; how lost slots came back."""
    made = target.translation
    found = {"engine": made.engine or "none"}
    if made.score is not None:
        found["score"] = f"{made.score:.4f}"
    if made.repair is not None:
        found["repair"] = made.repair.way.value
    return found


def _metadata(parent: _Element, groups: Iterable[_Element]) -> _Element:
    metadata = parent.makeelement(f"{{{METADATA}}}metadata", None, {"mda": METADATA})
    metadata.extend(groups)
    return metadata


def _group(parent: _Element, category: str, facts: Mapping[str, str]) -> _Element:
    """A group of metadata, one entry a fact."""
    group = parent.makeelement(f"{{{METADATA}}}metaGroup", {"category": category}, None)
    for name, text in facts.items():
        meta = group.makeelement(f"{{{METADATA}}}meta", {"type": name}, None)
        meta.text = xml_safe(text)
        group.append(meta)
    return group
