"""What an XLIFF says beside its segments: how each was written, by what, how surely, and what the memory offers.

The metadata holds a digest of every target as the run wrote it, and the kind and rendering of every slot: read
back, they tell what a person has changed. What the memory offers stands as translation candidates.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.document import Match, Piece, Target
from pipeline.document.slotkinds import kind_of
from pipeline.formats.slotted import once, parts
from pipeline.formats.xliff_inline import side
from pipeline.formats.xliff_parts import digest
from pipeline.formats.xmlwriting import branch, escaped, quoted

MATCHES = "urn:oasis:names:tc:xliff:matches:2.0"
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
WRITTEN, ORIGIN = "xindaya", "xindaya-origin"
"""Categories of metadata: what tells a change; and whence a translation or an offer is, with its score and state."""


def matches(segments: Sequence[tuple[str, Target]]) -> list[list[str]]:
    """The offers for the segments (id, target) of a unit, in one element; none where there is no offer."""
    offers = [_match(match, segment_id) for segment_id, target in segments for match in target.matches]
    return [branch(f'mtc:matches xmlns:mtc="{MATCHES}"', offers)] if offers else []


def _match(match: Match, segment_id: str) -> list[str]:
    quality = str(match.quality)
    opening = f'mtc:match ref="#{segment_id}" matchQuality="{quality}" similarity="{quality}" type="tm"'
    if match.origin:
        opening += f' origin="{quoted(match.origin)}"'
    about = {"state": match.state.value} | ({"note": match.note} if match.note else {})
    sides = [
        [side(name, once(pieces), segment_id)]
        for name, pieces in (("source", match.source), ("target", match.target))
    ]
    return branch(opening, [_metadata([_group(ORIGIN, about)]), *sides])


def metadata(segments: Sequence[tuple[str, Target, Sequence[Piece]]]) -> list[str]:
    """What is noted of the segments of a unit (id, target, its pieces with the slots that are marked)."""
    written = {name: said for segment in segments for name, said in _written(*segment)}
    origins = [_group(name, origin_of(target)) for name, target, _ in segments]
    opening = f'mda:metaGroup category="{ORIGIN}" appliesTo="target"'
    return _metadata([_group(WRITTEN, written), branch(opening, origins)])


def _written(segment_id: str, target: Target, pieces: Sequence[Piece]) -> Iterator[tuple[str, str]]:
    """By name: the digest of the target, the kind and rendering of each of its slots."""
    found = parts(pieces)
    yield segment_id, digest(found)
    kinds = {slot.symbol: kind_of(slot.value) for slot in target.segment.slots}
    for part in found:
        if part.symbol:
            yield f"{segment_id}-{part.symbol.strip('<>')}", f"{kinds[part.symbol]} {part.text}"


def origin_of(target: Target) -> dict[str, str]:
    """What wrote the target: the engine by its kind, 'memory' or 'rule'; its own score; how lost slots came back."""
    made = target.translation
    found = {"engine": made.engine or "none"}
    if made.score is not None:
        found["score"] = f"{made.score:.4f}"
    if made.repair is not None:
        found["repair"] = made.repair.way.value
    return found


def _metadata(groups: Sequence[Sequence[str]]) -> list[str]:
    return branch(f'mda:metadata xmlns:mda="{METADATA}"', groups)


def _group(category: str, facts: Mapping[str, str]) -> list[str]:
    """A group of metadata, one entry a fact."""
    entries = [f'<mda:meta type="{name}">{escaped(text)}</mda:meta>' for name, text in facts.items()]
    return branch(f'mda:metaGroup category="{category}"', [entries])
