"""How slots travel through models that know nothing of them, and which way is taken."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from pipeline.document import Translation
from pipeline.engines import Meaning, Request, Slotted, Task
from pipeline.engines.probe import best, best_of, measure, probe_requests
from pipeline.engines.travel import strategies

BANK = Meaning("<T0>", "the Hong Kong Monetary Authority", "香港金融管理局")
CITY = Meaning("<T1>", "Hong Kong", "香港")
SUM = Meaning("<N0>", "HK$34 million", "3,400万港元")
REQUEST = Request("<T0> gave <N0> to <T1>.", ("<T0>", "<N0>", "<T1>"), (BANK, SUM, CITY))


class Parrot:
    """Answers with what `say` makes of the text, and can write what `keeps` says."""

    name = "parrot"
    reads_context = False

    def __init__(self, say: Callable[[str], str], keeps: Callable[[str], bool] = lambda mark: True) -> None:
        self._say, self.keeps, self.asked = say, keeps, 0

    @property
    def identity(self) -> Mapping[str, str]:
        return {"engine": "parrot"}

    def fits(self, text: str) -> bool:
        return True

    def translate(self, tasks: Sequence[Task]) -> list[Translation]:
        self.asked += len(tasks)
        return [Translation(self._say(task.text), "parrot", alternatives=(task.text,)) for task in tasks]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XINDAYA_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "slots"


@pytest.mark.parametrize(
    ("name", "text", "marks"),
    [
        ("symbols", "<T0> gave <N0> to <T1>.", ("<T0>", "<N0>", "<T1>")),
        ("marked", "⟦1⟧ gave ⟦2⟧ to ⟦3⟧.", ("⟦1⟧", "⟦2⟧", "⟦3⟧")),
        ("inline", "香港金融管理局 gave 3,400万港元 to 香港.", ()),
    ],
)
def test_how_slots_are_written(name: str, text: str, marks: tuple[str, ...]) -> None:
    task = strategies(lambda mark: True)[name].write(REQUEST)
    assert (task.text, task.marks, task.request) == (text, marks, REQUEST)


@pytest.mark.parametrize(
    ("name", "answer", "text"),
    [
        ("symbols", "<T0>向<T1>拨款<N0>。", "<T0>向<T1>拨款<N0>。"),
        ("symbols", "< t0 >向＜T1＞拨款<N 0>。", "<T0>向<T1>拨款<N0>。"),
        ("marked", "⟦1⟧向⟦3⟧拨款⟦2⟧。", "<T0>向<T1>拨款<N0>。"),
        ("marked", "⟦ 1 ⟧向〚3〛拨款⟦２⟧。", "<T0>向<T1>拨款<N0>。"),
        ("marked", "⟦1⟧向⟦1⟧拨款⟦7⟧。", "<T0>向<T0>拨款<V907>。"),
        ("inline", "香港金融管理局向香港拨款3,400万港元。", "<T0>向<T1>拨款<N0>。"),
        ("inline", "香港向香港金融管理局拨款。", "<T1>向<T0>拨款。"),
        ("inline", "香港 金融管理局拨款 3,400 万港元。", "<T0>拨款 <N0>。"),
        ("inline", "<T1>的香港金融管理局。", "<T1>的<T0>。"),
    ],
)
def test_how_slots_are_read_back(name: str, answer: str, text: str) -> None:
    strategy = strategies(lambda mark: True)[name]
    assert strategy.read(answer, strategy.write(REQUEST)) == text


@pytest.mark.parametrize(
    ("form", "mark", "answer"),
    [
        ("[[", "[[1]]", "【【1】】和[ [ 2 ] ]、［［3］］"),
        ("XX", "XX1XX", "xx1xx和X X 2 X X、ＸＸ3ＸＸ"),
        ("[", "[1]", "【1】和[ 2 ]、［3］"),
    ],
)
def test_placeholders_are_those_that_the_model_can_write(form: str, mark: str, answer: str) -> None:
    def keeps(text: str) -> bool:
        return text.startswith(form) and (form != "[" or text[1] != "[")

    marked = strategies(keeps)["marked"]
    task = marked.write(REQUEST)
    assert task.marks[0] == mark
    assert marked.read(answer, task) == "<T0>和<N0>、<T1>"


def test_a_slot_without_a_meaning_stays_a_symbol() -> None:
    inline = strategies(lambda mark: True)["inline"]
    task = inline.write(Request("<T0> met.", ("<T0>",)))
    assert (task.text, inline.read("<T0>会面。", task)) == ("<T0> met.", "<T0>会面。")


def test_two_slots_of_one_rendering_are_found_one_after_the_other() -> None:
    inline = strategies(lambda mark: True)["inline"]
    both = (Meaning("<N0>", "five", "5"), Meaning("<N1>", "5", "5"))
    task = inline.write(Request("<N0> of <N1>.", ("<N0>", "<N1>"), both))
    assert inline.read("5之5。", task) == "<N0>之<N1>。"


@pytest.mark.parametrize(
    ("say", "shares", "taken"),
    [
        (lambda text: text, {"symbols": 1.0, "marked": 1.0, "inline": 1.0}, "symbols"),
        (lambda text: text.replace("<", ""), {"symbols": 0.0, "marked": 1.0, "inline": 1.0}, "marked"),
        (lambda text: text + text, {"symbols": 0.0, "marked": 0.0, "inline": 1.0}, "inline"),
        (lambda text: "", {"symbols": 0.0, "marked": 0.0, "inline": 0.0}, "symbols"),
    ],
)
def test_what_keeps_most_slots_is_taken(
    say: Callable[[str], str], shares: dict[str, float], taken: str
) -> None:
    assert measure(Parrot(say)) == shares
    assert best(Parrot(say)) == best_of(shares) == taken


def test_a_model_is_measured_once(cache: Path) -> None:
    first, second = Parrot(lambda text: text.replace("<", "")), Parrot(str)
    assert Slotted(first).identity == {"engine": "parrot", "slots": "marked"}
    assert Slotted(second).identity == {"engine": "parrot", "slots": "marked"}
    assert (first.asked, second.asked) == (3 * len(probe_requests()), 0)
    [file] = cache.iterdir()
    for damaged in ("", "{}", '{"symbols": 1, "marked": 2, "inline": 3}', "[1]"):
        file.write_text(damaged)
        assert Slotted(Parrot(str)).identity["slots"] == "symbols"
    assert json.loads(file.read_text()) == {"symbols": 1.0, "marked": 1.0, "inline": 1.0}


def test_a_named_strategy_is_not_measured() -> None:
    model = Parrot(str)
    engine = Slotted(model, "inline")
    [translation] = engine.translate([REQUEST])
    assert (translation.text, *translation.alternatives) == ("<T0> gave <N0> to <T1>.",) * 2
    assert (model.asked, engine.reads_context, Slotted(model, "marked").reads_context) == (1, True, False)
    assert engine.translate([]) == []
