"""Which sentences go to the engine together, what is asked for again with the next ones, and what is remembered when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from pipeline.document import Segment, Translation, Way
from pipeline.engines import Request
from pipeline.engines.echo import EchoEngine
from pipeline.translation.translate import translate

LOST = "They came from <T0>, and they all went to <T1>."
HALVES = ("They came from <T0>,", "and they all went to <T1>.")
PLAIN = (
    "The forum opened in the largest hall of the city.",
    "It was a good day for all of them.",
    "It rained.",
)


class Noting(EchoEngine):
    """Loses every slot of a sentence with two; notes what it is asked."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, ...]] = []

    def translate(self, requests: Sequence[Request]) -> list[Translation]:
        self.calls.append(tuple(request.source for request in requests))
        return [Translation(self._said(request), "noting") for request in requests]

    def _said(self, request: Request) -> str:
        return "去了。" if len(request.symbols) > 1 else f"甲乙丙丁戊{''.join(request.symbols)}。"


def done(sources: Sequence[str], at_once: int) -> tuple[Noting, list[list[str]], Mapping[str, Translation]]:
    """The engine, what was remembered after each of its calls, and the translations."""
    engine, kept, counted = Noting(), [], []
    segments = [Segment(str(number), source) for number, source in enumerate(sources)]
    made = translate(segments, engine, {}, lambda fresh: kept.append([*fresh]), counted.append, at_once)
    assert sum(counted) == len(sources)
    return engine, kept, made


def test_parts_of_a_sentence_that_lost_a_slot_go_with_the_next_sentences() -> None:
    engine, kept, made = done((LOST, *PLAIN), 2)
    assert engine.calls == [(PLAIN[0], LOST), (*HALVES, *PLAIN[1:])]
    assert kept == [[PLAIN[0]], [LOST, *PLAIN[1:]]]
    assert (made[LOST].text, made[LOST].repair and made[LOST].repair.way) == (
        "甲乙丙丁戊<T0>，甲乙丙丁戊<T1>。",
        Way.SPLIT,
    )


@pytest.mark.parametrize(
    ("first", "others", "way"),
    [("来自<T0>。", (), Way.PARTS), ("来自。", ("来自<T0>。",), Way.N_BEST), ("来自。", (), Way.POSITION)],
)
def test_how_a_sentence_in_parts_came_by_its_slots(first: str, others: tuple[str, ...], way: Way) -> None:
    class Short(EchoEngine):
        def fits(self, source: str) -> bool:
            return len(source) <= 30

        def translate(self, requests: Sequence[Request]) -> list[Translation]:
            said = {HALVES[0]: (first, others), HALVES[1]: ("都去了<T1>。", ())}
            return [
                Translation(text, "short", alternatives=more)
                for text, more in (said[request.source] for request in requests)
            ]

    made = translate([Segment("1", LOST)], Short(), {})[LOST]
    assert (made.repair and made.repair.way, made.text.count("<T0>")) == (way, 1)


def test_calls_are_of_like_size() -> None:
    lines = [f"It rained on day {number} of the month." for number in range(10, 80)]
    assert [len(call) for call in done(lines, 64)[0].calls] == [35, 35]
    assert [len(call) for call in done(lines, 30)[0].calls] == [24, 24, 22]
    assert [len(call) for call in done(lines[:5], 64)[0].calls] == [5]


def test_a_batch_of_none_is_a_batch_of_one() -> None:
    engine, kept, _ = done(PLAIN, 0)
    assert engine.calls == [(line,) for line in PLAIN]
    assert kept == [[line] for line in PLAIN]


@pytest.mark.parametrize("wrong", [-1, 1])
def test_an_engine_that_answers_too_little_or_too_much_is_a_bug(wrong: int) -> None:
    class Wrong(EchoEngine):
        def translate(self, requests: Sequence[Request]) -> list[Translation]:
            return [Translation("甲", "wrong")] * (len(requests) + wrong)

    with pytest.raises(ValueError, match=r"zip\(\) argument 2 is (shorter|longer) than argument 1"):
        translate([Segment(str(number), text) for number, text in enumerate(PLAIN)], Wrong(), {})
