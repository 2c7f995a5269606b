"""What a run would write for some sentences now that the memory has changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.document import Block, BlockKind, Document, State, Target, Translation
from pipeline.document.entry import HUMAN
from pipeline.review.marking import EDITED
from pipeline.review.release import Place, Release
from pipeline.translation.recall import Recollection, recalling


def recalled(
    release: Release, numbers: Sequence[int], locale: str, before: Mapping[Place, Target]
) -> dict[int, Target]:
    """The target of each sentence, by its number: the memory's, else the engine's.

    Where the engine's is not known the one that was there `before` stays, but nobody vouches for it.
    """
    known = _ask(release, numbers, locale)
    found: dict[int, Target] = {}
    for number in numbers:
        of_memory = known.targets.get((str(number), locale))
        of_engine = release.machine.get((number, locale))
        if of_memory:
            found[number] = replace(of_memory, segment=release.segments[number][1])
        elif of_engine:
            found[number] = replace(of_engine, matches=known.matches.get((str(number), locale), ()))
        else:
            found[number] = _unvouched(before[number, locale])
    return found


def _ask(release: Release, numbers: Sequence[int], locale: str) -> Recollection:
    """The memory's answers; a sentence's id is its number, which is unique through all documents."""
    segments = tuple(replace(release.segments[number][1], id=str(number)) for number in numbers)
    block = Block(BlockKind.PARAGRAPH, " ".join(segment.source for segment in segments), 1, segments=segments)
    document = Document(release.segments[numbers[0]][0].path, b"", (block,))
    there = release.memory if release.memory.file.is_file() else None
    with recalling(there) as memory:
        return memory.recall(document, {locale: release.styles[locale]})


def _unvouched(base: Target) -> Target:
    if base.state not in HUMAN:
        return base
    return replace(base, translation=Translation(base.translation.text, EDITED), state=State.TRANSLATED)
