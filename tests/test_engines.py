"""Engines keep the order, give other hypotheses, and say what decides their output."""

from pathlib import Path

import pytest

from pipeline.engines import ENGINES, Request
from pipeline.engines.press import PressEngine, normalise
from pipeline.errors import UserError


@pytest.fixture(scope="module")
def press() -> PressEngine:
    return PressEngine(threads=1)


def test_press_translates_in_order_and_keeps_slots(press: PressEngine) -> None:
    requests = [
        Request("<T0> signed a memorandum with <T1> on Tuesday.", ("<T0>", "<T1>")),
        Request("It raised <N0>.", ("<N0>",)),
    ]
    first, second = press.translate(requests)
    assert {"<T0>", "<T1>"} <= set(first.text.replace(">", "> ").replace("<", " <").split())
    assert "签署" in first.text
    assert "<N0>" in second.text
    assert len(first.alternatives) == 3
    assert first.text not in first.alternatives


def test_press_gives_the_same_for_a_sentence_in_any_company(press: PressEngine) -> None:
    alone = press.translate([Request("The forum was held in <T0>.", ("<T0>",))])
    among = press.translate(
        [
            Request("Trade grew.", ()),
            Request("The forum was held in <T0>.", ("<T0>",)),
            Request("The two sides will set up a regular channel to exchange information.", ()),
        ]
    )
    assert among[1].text == alone[0].text


def test_press_identity_names_what_decides_the_output(press: PressEngine) -> None:
    identity = press.identity
    assert set(identity) == {"engine", "weights", "beam"}
    assert PressEngine(beam=2).identity == {**identity, "beam": "2"}


def test_no_requests_need_no_model(tmp_path: Path) -> None:
    (tmp_path / "model.bin").touch()
    assert PressEngine(tmp_path).translate([]) == []


def test_press_without_weights_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        PressEngine(tmp_path)
    assert str(caught.value) == f"{tmp_path}: no model here (model.bin is missing)"


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("“Xi’an – Hong\u00a0Kong”", '"Xi\'an - Hong Kong"'),
        ("ＡＢＣ　１２", "ABC 12"),
        ("  two \n lines ", "two lines"),
    ],
)
def test_english_is_given_as_the_model_was_trained_on_it(raw: str, clean: str) -> None:
    assert normalise(raw) == clean


def test_echo_gives_the_source_back() -> None:
    [translation] = ENGINES["echo"]().translate([Request("<T0> opened.", ("<T0>",))])
    assert (translation.text, translation.engine) == ("<T0> opened.", "echo")
