"""Scores, baseline and config → verdict and exit code, down to texts so short that significance cannot speak."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from gating import CN, HK, answer, gates_of, notes_of, prepare

from pipeline.config.gates import Gates
from pipeline.document import (
    Block,
    BlockKind,
    Document,
    Piece,
    Segment,
    Target,
    TranslatedDocument,
    Translation,
)
from pipeline.scoring import compare_run, decide
from pipeline.scoring.significance import compare_texts
from pipeline.verdict import Comparison, Gate, Verdict, least_chance

HUMAN = (
    "香港的貿易去年增長了百分之五。",
    "武漢與香港簽署了合作備忘錄。",
    "論壇吸引了六百位企業家出席。",
    "公園將於明年春天向公眾開放。",
    "他說雙方會加強科技合作。",
    "新的辦事處設在市中心。",
    "學生代表團下月訪問北京。",
    "展覽展出三十件文物。",
)
POOR = tuple(text[:3] + "。" for text in HUMAN)
"""Each far worse than its human translation."""
NEAR = tuple(text.replace("。", "！") for text in HUMAN)
"""Each a little worse."""
FEW_NOTE = (
    "{} cannot tell a loss of bleu, chrf or ter from chance, however large: it takes 6; set floors as well"
)
SOME_NOTE = (
    "{} segments are few: only large differences are significant; "
    "with 100 or more, smaller ones can be told from chance"
)


def document(texts: Sequence[str], human: Sequence[str] | None) -> TranslatedDocument:
    """A release with a block a text, and its human translation."""
    segments = [Segment(f"s{n}", f"Sentence {n}.", "", (), n) for n in range(1, len(texts) + 1)]
    blocks = tuple(Block(BlockKind.PARAGRAPH, s.source, s.line, segments=(s,)) for s in segments)
    targets = tuple(
        Target(segment, HK, (Piece(text),), Translation(text, "echo"))
        for segment, text in zip(segments, texts, strict=True)
    )
    references = {HK: (tuple(human),)} if human else {}
    return TranslatedDocument(Document(Path("a.txt"), b"", blocks), {HK: targets}, references=references)


@dataclass(frozen=True)
class Row:
    """`before` is the baseline's text, None if it has another or none; `human` None if there is no reference."""

    id: str
    after: Sequence[str]
    before: Sequence[str] | None
    human: Sequence[str] | None
    outcome: str
    got: str = ""
    why: str = ""
    notes: Sequence[str] = ()
    gates: Mapping[str, object] = field(default_factory=dict)


def verdict_of(row: Row) -> Verdict:
    translated = document(row.after, row.human)
    settings = {"regression": {"chrf": 1}, "baseline": Path("base"), **row.gates}
    gates = Gates.model_validate(settings)
    compared = (
        ()
        if row.before is None
        else compare_run([translated], [row.before], HK, [*gates.regression], gates.test, gates.seed)
    )
    beside = () if row.before is None else (HK,)
    return decide(gates, "error", [HK], (), (), compared, (), beside)


LOST = "{} points lost, but {} cannot tell that from chance: it takes 6"
ROWS = [
    Row("one sentence, all lost", POOR[:1], HUMAN[:1], HUMAN[:1], "passed", "100.00 → 11.51 (p 1.000)", LOST.format("88.49", "1 changed segment"), [FEW_NOTE.format("1 segment")]),
    Row("one sentence, resampled", POOR[:1], HUMAN[:1], HUMAN[:1], "passed", "100.00 → 11.51 (p 1.000)", LOST.format("88.49", "1 changed segment"), [FEW_NOTE.format("1 segment")], {"test": "bootstrap"}),
    Row("two sentences", POOR[:2], HUMAN[:2], HUMAN[:2], "passed", "100.00 → 11.91 (p 0.500)", LOST.format("88.09", "2 changed segments"), [FEW_NOTE.format("2 segments")]),
    Row("three sentences", POOR[:3], HUMAN[:3], HUMAN[:3], "passed", "100.00 → 12.04 (p 0.250)", LOST.format("87.96", "3 changed segments"), [FEW_NOTE.format("3 segments")]),
    Row("three sentences that gained", HUMAN[:3], POOR[:3], HUMAN[:3], "passed", "12.04 → 100.00 (p 0.250)", "", [FEW_NOTE.format("3 segments")]),
    Row("three sentences, and an alpha that three can reach", POOR[:3], HUMAN[:3], HUMAN[:3], "failed", "100.00 → 12.04 (p 0.250)", "87.96 points lost", [SOME_NOTE.format(3)], {"alpha": 0.3}),
    Row("six sentences, all worse", POOR[:6], HUMAN[:6], HUMAN[:6], "failed", "100.00 → 12.94 (p 0.031)", "87.06 points lost", [SOME_NOTE.format(6)]),
    Row("eight sentences, one of them lost", (*HUMAN[:7], POOR[7]), HUMAN, HUMAN, "passed", "100.00 → 92.66 (p 1.000)", LOST.format("7.34", "1 changed segment"), [SOME_NOTE.format(8)]),
    Row("eight sentences, better and worse", (*HUMAN[:4], *POOR[4:]), (*POOR[:2], *HUMAN[2:]), HUMAN, "passed", "76.82 → 64.79 (p 0.655)", "12.02 points lost, but p is not below 0.05: chance may explain it", [SOME_NOTE.format(8)]),
    Row("equal texts", HUMAN, HUMAN, HUMAN, "passed", "100.00 → 100.00", "", [SOME_NOTE.format(8)]),
    Row("significant, but below the least effect", NEAR, HUMAN, HUMAN, "passed", "100.00 → 77.11 (p 0.008)", "", [SOME_NOTE.format(8)], {"regression": {"chrf": 30}}),
    Row("significant, and above it", NEAR, HUMAN, HUMAN, "failed", "100.00 → 77.11 (p 0.008)", "22.89 points lost", [SOME_NOTE.format(8)], {"regression": {"chrf": 5}}),
    Row("the baseline has another text", HUMAN, None, HUMAN, "skipped", "", "not compared: the baseline has no such text"),
    Row("no human translation", POOR, HUMAN, None, "skipped", "", "not measured: no human translation"),
    Row("no name in the release", POOR, HUMAN, HUMAN, "skipped", "", "not measured: the release has none", gates={"regression": {"terms": 0}}),
]  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_verdicts(row: Row) -> None:
    verdict = verdict_of(row)
    [gate] = [gate for gate in verdict.gates if gate.name.startswith("regression")]
    assert (gate.outcome, gate.got, gate.why) == (row.outcome, row.got, row.why)
    assert list(verdict.notes) == list(row.notes)
    assert verdict.passed is (row.outcome != "failed")


def test_without_a_baseline_nothing_is_compared() -> None:
    verdict = decide(Gates(), "error", [HK], (), (), (), ())
    assert verdict == Verdict((Gate("fail_on", "all", "no error", "0", True),))


def test_a_locale_without_text_in_the_baseline_does_not_hide_the_other() -> None:
    lost = Comparison("chrf", HK, 60, 40, -20, 300, "", 0.001, changed=200)
    gates = Gates(regression={"chrf": 1}, baseline=Path("base"))
    found = {
        g.scope: (g.outcome, g.why) for g in decide(gates, "never", [CN, HK], (), (), [lost], (), [HK]).gates
    }
    assert found == {
        CN: ("skipped", "not compared: the baseline has no such text"),
        HK: ("failed", "20.00 points lost"),
    }


@pytest.mark.parametrize(
    ("changed", "least"), [(0, 1), (1, 1), (2, 0.5), (3, 0.25), (5, 0.0625), (6, 0.03125), (2000, 0)]
)
def test_so_few_can_show_no_more(changed: int, least: float) -> None:
    assert least_chance(changed) == least


@pytest.mark.parametrize("test", ["randomisation", "bootstrap"])
def test_what_sacrebleu_says_of_one_sentence_is_not_taken(test: str) -> None:
    """It counts only what differs by more than was found: of one sentence there is nothing such."""
    [found] = compare_texts(POOR[:1], HUMAN[:1], HUMAN[:1], HK, ["chrf"], test)
    assert found.p is not None
    assert found.p < 0.001
    assert (found.changed, found.chance) == (1, 1)


def test_of_many_segments_only_those_that_changed_speak() -> None:
    human = HUMAN * 15
    [found] = compare_texts((*POOR[:2], *human[2:]), human, human, HK, ["chrf"])
    assert (found.segments, found.changed, found.chance) == (120, 2, 0.5)


CONFIG = (
    "inputs:\n- source: release.txt\n  references: {zh-Hant-HK: human.txt}\ntargets: [zh-Hant-HK]\n"
    "engine: {kind: echo}\nmemory: {file: MEMORY.sqlite, use: exact}\nscore: {metrics: [chrf]}\n"
    "fail_on: never\noutput: out\ngates: {regression: {chrf: 1}}\n"
)


@pytest.mark.parametrize(
    ("number", "floor", "code", "outcome"),
    [(3, None, 0, "passed"), (3, 50, 1, "passed"), (8, None, 1, "failed")],
)
def test_exit_codes(
    number: int,
    floor: int | None,
    code: int,
    outcome: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The texts come from two memories. Where significance cannot speak, a floor does."""
    prepare(tmp_path, monkeypatch)
    english = [f"This is the sentence {letter}." for letter in "abcdefgh"[:number]]
    Path("release.txt").write_text("\n\n".join(english) + "\n", "utf-8")
    Path("human.txt").write_text("\n".join(HUMAN[:number]) + "\n", "utf-8")
    for name, texts in (("good", HUMAN), ("poor", POOR)):
        rows = "".join(f"{one}\t{other}\n" for one, other in zip(english, texts[:number], strict=True))
        Path(f"{name}.{HK}.tsv").write_text(rows, "utf-8")
        assert answer(capsys, "memory", "import", f"{name}.{HK}.tsv", "--memory", f"{name}.sqlite")[0] == 0
        Path(f"{name}.yaml").write_text(CONFIG.replace("MEMORY", name), "utf-8")
    assert answer(capsys, "run", "good.yaml", "--output", "base")[0] == 0
    floors = ("--fail-under", f"chrf={floor}") if floor else ()
    given, said, _ = answer(capsys, "run", "poor.yaml", "--baseline", "base", *floors)
    assert (given, gates_of()[f"regression.chrf {HK}"][0]) == (code, outcome)
    assert f"note: {notes_of()[0]}" in said
    assert answer(capsys, "gate", "poor.yaml", "--baseline", "base", *floors)[0] == code
