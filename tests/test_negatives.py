"""Negative figures in brackets: amounts that keep their brackets, and what is no amount."""

import pytest
from protecting import CN, HK, protect, shown

from pipeline.document import Translation
from pipeline.localise import Localiser, default_style
from pipeline.protect.negatives import negatives
from pipeline.scoring.accuracy import Passage, score_accuracy


@pytest.mark.parametrize(
    ("sentence", "simplified", "traditional"),
    [
        ("(22.9)", "{(22.9)}", "{(22.9)}"),
        ("(1,204)", "{(1204)}", "{(1 204)}"),
        ("(0.3%)", "{(0.3%)}", "{(0.3%)}"),
        ("(0.3)%", "{(0.3%)}", "{(0.3%)}"),
        ("(1.4) pp", "{(1.4)个百分点}", "{(1.4)個百分點}"),
        ("Profit/(loss): (5)", "Profit/(loss): {(5)}", "Profit/(loss): {(5)}"),
        ("HK$(22.9) million", "{(2290)万港元}", "{(2 290)萬港元}"),
        ("The loss was US$(1.2 million).", "The loss was {(120)万美元}.", "The loss was {(120)萬美元}."),
        ("Loss per share: HK$(0.22)", "Loss per share: {(0.22)港元}", "Loss per share: {(0.22)港元}"),
    ],
)
def test_brackets_for_a_minus(sentence: str, simplified: str, traditional: str) -> None:
    assert (shown(sentence, CN), shown(sentence, HK)) == (simplified, traditional)


@pytest.mark.parametrize(
    "text",
    [
        "(2025)",
        "HK$(2025) million",
        "It fell (22.9) there.",
        "HK$8.00 (about US$1.03)",
        "(852) 2512 0000",
        "(3 people)",
        "(HK$ million)",
        "Sales (5) and (6)",
        "HK$ (note 1)",
    ],
)
def test_what_is_no_negative_figure(text: str) -> None:
    assert list(negatives(text)) == []


@pytest.mark.parametrize(
    ("source", "frame", "written"),
    [("(12,345)", "<N0>", "(12345)"), ("Loss of HK$(5.6) million", "亏损<N0>", "亏损(560)万港元"), ("(see below)", "(见下文)", "（见下文）")],
)  # fmt: skip
def test_only_figures_keep_half_width_brackets(source: str, frame: str, written: str) -> None:
    (segment,) = protect(source)
    assert Localiser(default_style(CN)).target(segment, Translation(frame, "test")).text == written


@pytest.mark.parametrize(
    ("source", "text", "value"),
    [
        ("(12,345)", "(12345)", 100.0),
        ("(12,345)", "12345", 0.0),
        ("HK$(5.6) million", "亏损(560)万港元", 100.0),
        ("HK$(5.6) million", "亏损560万港元", 0.0),
    ],
)
def test_they_are_read_back_as_negative(source: str, text: str, value: float) -> None:
    (segment,) = protect(source)
    target = Localiser(default_style(CN)).target(segment, Translation("<N0>", "test"))
    (score,) = score_accuracy([Passage((target,), text)], CN, ["magnitudes"])
    assert score.value == value
