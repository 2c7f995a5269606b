"""Who says a sentence at its end, put before its translation by rule."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.document import SYMBOL, Translation
from pipeline.engines import Request
from pipeline.engines.attribution import beginning, without_speaker
from pipeline.engines.press import PressEngine


def request(source: str) -> Request:
    return Request(source, tuple(SYMBOL.findall(source)))


@pytest.mark.parametrize(
    ("source", "clause", "start"),
    [
        ("<T0> grew by <N0>, said <T1>.", "<T0> grew by <N0>.", "<T1>表示，"),
        ("Exports rose, the <T0> added.", "Exports rose.", "<T0>补充说，"),
        (
            "Exports, which rose, will fall, pointed out <T0>.",
            "Exports, which rose, will fall.",
            "<T0>指出，",
        ),
    ],
)
def test_the_speaker_is_taken_from_the_end(source: str, clause: str, start: str) -> None:
    assert without_speaker(request(source)) == (request(clause), start)


@pytest.mark.parametrize(
    "source",
    [
        "Exports rose, said <T0> on <D0>.",
        "Exports rose, said the minister.",
        "<T0> said exports rose.",
        "“Exports rose,” said <T0>.",
        "<T0> is glad that exports rose, said <T0>.",
    ],
)
def test_other_sentences_stay_as_they_are(source: str) -> None:
    assert without_speaker(request(source)) is None


def test_every_hypothesis_begins_so() -> None:
    said = Translation("出口上升。", "press", alternatives=("出口增长。",))
    assert beginning(said, "<T0>表示，") == Translation(
        "<T0>表示，出口上升。", "press", alternatives=("<T0>表示，出口增长。",)
    )


def test_it_is_the_last_search_and_only_for_what_lacks_a_slot(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, int]] = []

    def searched(_: PressEngine, requests: Sequence[Request], beam: int) -> list[Translation]:
        asked.extend((one.source, beam) for one in requests)
        return [
            Translation("".join(one.symbols) if len(one.symbols) < 3 else "无", "press") for one in requests
        ]

    monkeypatch.setattr(PressEngine, "_searched", searched)
    good, bad = request("<T0> grew, said <T1>."), request("<T0> grew by <N0>, said <T1>.")
    said = PressEngine(beam=4).translate([good, bad])
    assert [one.text for one in said] == ["<T0><T1>", "<T1>表示，<T0><N0>"]
    assert asked == [(good.source, 4), (bad.source, 4), (bad.source, 16), ("<T0> grew by <N0>.", 16)]
