"""Does the Chinese name who or what the English does not have: 公司 for an 'It' that may be a museum, 商务部 for no ministry at all?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks.flaw import Flaw
from pipeline.checks.frames import SLOT, script_of
from pipeline.document import Segment, Target
from pipeline.locales.tags import is_chinese
from pipeline.words.referents import RELEASE, Referent, before, bodies, pronoun, subject


def unfounded(targets: Sequence[Target]) -> Iterator[tuple[Target, Flaw]]:
    """What no English of its sentence, or of the release before it, warrants."""
    segments = [target.segment for target in targets]
    near, warranted = before(segments), set[Referent]()
    for at, target in enumerate(targets):
        if is_chinese(target.locale):
            text, script = _masked(target), script_of(target)
            for flaw in _subject(target.segment, text, script, near[target.segment.id]):
                yield target, flaw
            for flaw in _bodies(text, script, segments[: at + 1], warranted):
                yield target, flaw


def _subject(segment: Segment, text: str, script: str, near: Sequence[Segment]) -> Iterator[Flaw]:
    """A subject for 'It' that neither the sentence nor those right before it have."""
    word = pronoun(segment)
    found = subject(text, script) if word else None
    if found and not found.row.warranted((segment, *near)):
        said = f"'{found.word}' stands where the English has '{word}', and it names no such thing here or right before"
        yield Flaw(said, found.start, found.end)


def _bodies(text: str, script: str, release: Sequence[Segment], warranted: set[Referent]) -> Iterator[Flaw]:
    """A body, a person or a place of which the English says nothing; `warranted` are those that the release has named."""
    for found in bodies(text, script):
        whole = found.row.reach == RELEASE
        if whole and found.row in warranted:
            continue
        if not found.row.warranted(release if whole else release[-1:]):
            where = "so far" if whole else "in this sentence"
            yield Flaw(f"the English has nothing like '{found.word}' {where}", found.start, found.end)
        elif whole:
            warranted.add(found.row)


def _masked(target: Target) -> str:
    """The translation with line breaks for every character of its slots, so that places stay."""
    return "".join(SLOT * len(piece.text) if piece.slot else piece.text for piece in target.pieces)
