"""What changed between two runs: blocks whose translation is another one, the largest effect first."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from pipeline.errors import user_error
from pipeline.files.layout import Report
from pipeline.files.text import read_bytes
from pipeline.formats.xliff_units import Unit
from pipeline.reports.changes import Change, Changes
from pipeline.runs.pastrun import PastRun
from pipeline.scoring import check_script, read_reference
from pipeline.scoring.segments import edit_distance, segment_chrf


@dataclass(frozen=True, slots=True)
class _Pair:
    """A block that both runs have: its two units, and its number in the later run."""

    before: Unit
    after: Unit


def compare_runs(before: PastRun, after: PastRun, references: Mapping[str, Path]) -> Changes:
    """The changes from one run to another; `references` are human translations by locale.

    Where none is given, those count that the later run was itself measured against.

    Raises `UserError` if the runs have no document and locale in common, or a reference fits none.
    """
    names = [name for name in before.inputs if name in after.inputs]
    tags = [tag for tag in before.targets if tag in after.targets]
    if not names or not tags:
        what = "locale" if names else "document"
        raise user_error(f"this run and {before.folder} have no {what} in common", after.folder)
    _check_references(references, names, tags)
    changes: list[Change] = []
    same = alone = 0
    for name in names:
        for tag in tags:
            old, new = before.units(name, tag, False), after.units(name, tag, False)
            pairs = list(_pairs(old, new))
            alone += max(len(new), len(old)) - len(pairs)
            human = _human(references[tag], new, tag) if tag in references else _measured(after, name, tag)
            found = list(_changes(name, tag, pairs, human))
            same += len(pairs) - len(found)
            changes += found
    left_out = [name for name in (*before.inputs, *after.inputs) if name not in names]
    return Changes(tuple(sorted(changes, key=_order)), same, alone, tuple(left_out))


def _check_references(references: Mapping[str, Path], names: Sequence[str], tags: Sequence[str]) -> None:
    for tag in references:
        if tag not in tags:
            raise user_error(f"{tag} is not in both runs, but {', '.join(tags)}", key="--reference")
    if references and len(names) != 1:
        message = f"it needs exactly one release in both runs, but there are {len(names)}"
        raise user_error(message, key="--reference")


def _human(path: Path, units: Sequence[Unit], locale: str) -> Mapping[int, tuple[str, ...]]:
    """The reference of each block, by the block's number."""
    lines = read_reference(path, len(units))
    check_script("".join(lines), locale, path)
    return {unit.number: (line,) for unit, line in zip(units, lines, strict=True)}


def _measured(run: PastRun, name: str, locale: str) -> Mapping[int, tuple[str, ...]]:
    """The references that a run was itself measured against, by the block's number."""
    path = run.folder / Report.SEGMENTS
    if Report.SEGMENTS not in run.outputs:
        return {}
    try:
        scores = json.loads(read_bytes(path, "file, though the run wrote it"))
        return {
            int(one["block"]): tuple(map(str, one["references"]))
            for one in scores
            if (one["document"], one["locale"]) == (name, locale)
        }
    except (ValueError, KeyError, TypeError):
        raise user_error("Xindaya has not written this", path) from None


def _pairs(old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[_Pair]:
    """The blocks whose English is the same in both runs, in order."""
    matcher = SequenceMatcher(None, [u.source for u in old], [u.source for u in new], autojunk=False)
    for one, other, length in matcher.get_matching_blocks():
        for n in range(length):
            yield _Pair(old[one + n], new[other + n])


def _changes(
    name: str, tag: str, pairs: Sequence[_Pair], human: Mapping[int, tuple[str, ...]]
) -> Iterator[Change]:
    chrf = segment_chrf(tag) if human else None
    for pair in pairs:
        before, after = pair.before.target, pair.after.target
        if before != after:
            references = human.get(pair.after.number, ())
            gain = chrf(after, references) - chrf(before, references) if chrf and references else None
            yield Change(
                document=name,
                block=pair.after.number,
                locale=tag,
                source=pair.after.source,
                before=before,
                after=after,
                edits=edit_distance(before, after),
                gain=gain,
                reference=" / ".join(references) or None,
            )


def _order(change: Change) -> tuple[float, ...]:
    """Gains and losses before mere changes, the largest first."""
    return (change.gain is None, -abs(change.gain or 0), -change.edits)
