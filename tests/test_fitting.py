"""A remembered sentence takes other figures only where it is sure which stands where; else it serves for itself alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import load_config, run
from pipeline.cli import main
from pipeline.commands.memorydesk.slotting import Slotter
from pipeline.document import Segment, State
from pipeline.document.entry import Entry, Part
from pipeline.localise import default_style
from pipeline.translation.fitting import fitted, held_of, whole

HK = "zh-Hant-HK"
STYLE = default_style(HK)


@pytest.fixture(scope="module")
def slotter() -> Slotter:
    return Slotter(None)


def text_of(entry: Entry, segment: Segment) -> str | None:
    """What the memory writes for a sentence, None if it only offers it."""
    found = fitted(entry, segment, STYLE)
    return None if isinstance(found, str) else "".join(piece.text for piece in found)


RISE = "Exports rose {} per cent in May 2024, while imports rose {} per cent in June 2024."
UNSURE = [
    (RISE.format(5, 5), "2024年6月進口上升5%，而2024年5月出口上升5%。", RISE.format(9, 2)),
    (
        "The 3 directors of the bank met for the 3rd time.",
        "該行三名董事第3次會面。",
        "The 7 directors of the bank met for the 3rd time.",
    ),
    ("The 3 directors met for the 3rd time.", "董事會面3次。", "The 7 directors met for the 3rd time."),
    ("The 3 directors met three times.", "三名董事會面3次。", "The 7 directors met three times."),
    (
        "The 3 directors met for the third time.",
        "三名董事會面3次。",
        "The 7 directors met for the third time.",
    ),
    ("It lent 5 banks a lot.", "它借出5萬元。", "It lent 7 banks a lot."),
]


@pytest.mark.parametrize(("english", "chinese", "other"), UNSURE)
def test_a_figure_that_may_be_another_is_not_replaced(
    english: str, chinese: str, other: str, slotter: Slotter
) -> None:
    made = slotter.slotted(Entry(HK, english, (Part(chinese),), State.REVIEWED))
    assert made.slots == ()
    assert made.text == chinese
    assert text_of(made, slotter.protected(other)) is None


def test_two_renderings_that_are_alike_still_serve_for_the_same_sentence(slotter: Slotter) -> None:
    english, chinese, _ = UNSURE[0]
    made = slotter.slotted(Entry(HK, english, (Part(chinese),), State.REVIEWED))
    assert text_of(made, slotter.protected(english)) == chinese


def test_a_figure_that_is_sure_is_replaced(slotter: Slotter) -> None:
    made = slotter.slotted(
        Entry(HK, "The 30 directors met for the 3rd time.", (Part("30名董事第3次會面。"),))
    )
    assert text_of(made, slotter.protected("The 7 directors met for the 3rd time.")) == "7名董事第3次會面。"


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        ((Part("聘請多人。"),), "'600' is missing from it, or no longer marked"),
        ((Part("聘"), Part("600", "<N0>"), Part("人，"), Part("600", "<N0>")), "'600' is marked twice"),
        ((Part("600", "<N0>"), Part("於"), Part("港", "<T0>")), "<T0> is marked, which the English lacks"),
    ],
)
def test_what_lacks_or_doubles_a_slot_does_not_fit(
    parts: tuple[Part, ...], why: str, slotter: Slotter
) -> None:
    segment = slotter.protected("It hired 600 people.")
    entry = Entry(HK, whole(segment), parts, State.REVIEWED, held_of(segment))
    assert fitted(entry, slotter.protected("It hired 70 people."), STYLE) == why


def test_a_run_leaves_to_the_engine_what_is_unsure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    english, chinese, other = UNSURE[0]
    Path("ours.zh-Hant-HK.tsv").write_text(f"{english}\t{chinese}\n", "utf-8")
    assert main(["memory", "import", "ours.zh-Hant-HK.tsv", "--memory", "ours.sqlite"]) == 0
    Path("release.txt").write_text(f"{other}\n\n{english}\n")
    Path("acme.yaml").write_text(
        "inputs: [release.txt]\nengine: {kind: echo}\noutput: out\nmemory: {file: ours.sqlite}\n"
    )
    first, second = run(load_config("acme.yaml")).documents[0].targets[HK]
    assert first.state is State.TRANSLATED
    assert (second.text, second.state) == (chinese, State.REVIEWED)
