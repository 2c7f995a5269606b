"""An engine that reads context is told what slots stand for and what stands around; others are told nothing."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.document import Block, BlockKind, Document, Segment, Slot, SlotKind, Translation
from pipeline.document.values import Quantity, QuantityKind, Verbatim
from pipeline.engines import Engine, Meaning, Request, Slotted, Task
from pipeline.engines.echo import EchoEngine
from pipeline.localise import default_style
from pipeline.memory.cache import Cache
from pipeline.translation.briefing import Briefed, briefs_of
from pipeline.translation.seams import split
from pipeline.translation.translate import translate

STYLE = default_style("zh-Hans-CN")


class Listener:
    """A model that gives its text back and notes what it was told."""

    name = "listener"

    def __init__(self, reads_context: bool = True) -> None:
        self.reads_context = reads_context
        self.told: list[Request] = []

    @property
    def identity(self) -> Mapping[str, str]:
        return {"engine": "listener"}

    def fits(self, text: str) -> bool:
        return True

    def keeps(self, mark: str) -> bool:
        return True

    def translate(self, tasks: Sequence[Task]) -> list[Translation]:
        self.told += [task.request for task in tasks]
        return [Translation("".join(task.marks) + "好。", "listener") for task in tasks]


def segment(source: str, what: str = "", kind: SlotKind = SlotKind.VERBATIM) -> Segment:
    if not what:
        return Segment(source, source)
    at = source.index(what)
    value = Verbatim(what) if kind is SlotKind.VERBATIM else Quantity(QuantityKind.PERCENT, Decimal(5))
    return Segment(source, source, slots=(Slot(kind, 0, what, at, at + len(what), value, "test"),))


def document(*segments: Segment) -> Document:
    return Document(Path("release.txt"), b"", (Block(BlockKind.PARAGRAPH, "", 1, segments=segments),))


RELEASE = document(
    segment("It rained."), segment("See www.example.com today.", "www.example.com"), segment("All came.")
)


def told(release: Document, model: Listener, slots: str = "symbols") -> Engine:
    engine = Slotted(model, slots)
    return Briefed(engine, briefs_of(engine, [release], STYLE))


def test_what_is_told() -> None:
    model = Listener()
    told(RELEASE, model).translate([Request("See <V0> today.", ("<V0>",)), Request("Unknown.", ())])
    assert model.told == [
        Request(
            "See <V0> today.",
            ("<V0>",),
            (Meaning("<V0>", "www.example.com", "www.example.com"),),
            "It rained.",
            "All came.",
        ),
        Request("Unknown.", ()),
    ]


def test_values_are_told_as_they_will_read() -> None:
    model = Listener()
    release = document(segment("It rose 5 per cent.", "5 per cent", SlotKind.NUMBER))
    told(release, model).translate([Request("It rose <N0>.", ("<N0>",))])
    assert [meaning.target for meaning in model.told[0].meanings] == ["5%"]


def test_a_part_is_told_what_the_whole_is() -> None:
    model = Listener()
    release = document(
        segment("They all came from there, and they went to www.example.com.", "www.example.com")
    )
    first, second = split(Request("They all came from there, and they went to <V0>.", ("<V0>",)))
    told(release, model).translate([first, second])
    assert [[meaning.symbol for meaning in request.meanings] for request in model.told] == [[], ["<V0>"]]


@pytest.mark.parametrize(("reads", "slots", "is_told"), [(True, "symbols", True), (False, "marked", False), (False, "inline", True)])  # fmt: skip
def test_only_those_that_read_context_are_told(reads: bool, slots: str, is_told: bool) -> None:
    briefs = briefs_of(Slotted(Listener(reads), slots), [RELEASE], STYLE)
    assert bool(briefs) is is_told
    assert briefs_of(EchoEngine(), [RELEASE], STYLE) == {}


def test_what_was_made_with_another_brief_is_made_again(tmp_path: Path) -> None:
    def asked(release: Document) -> list[str]:
        model = Listener()
        engine = Slotted(model, "symbols")
        briefs = briefs_of(engine, [release], STYLE)
        digests = {source: brief.digest for source, brief in briefs.items()}
        cache = Cache(tmp_path / "cache.sqlite", engine.identity)
        known = cache.get([segment.slotted for segment in release.segments], digests)
        translate(
            release.segments,
            Briefed(engine, briefs),
            known,
            lambda fresh: cache.put(fresh.items(), digests),
        )
        cache.close()
        return sorted(request.source for request in model.told)

    other = document(*RELEASE.segments[:2], segment("None came."))
    assert asked(RELEASE) == ["All came.", "It rained.", "See <V0> today."]
    assert asked(RELEASE) == []
    assert asked(other) == ["None came.", "See <V0> today."]
