"""A human translation that is a document of its own: paired by lengths and what both share, or refused."""

from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.config import Input
from pipeline.errors import UserError
from pipeline.runs.preparation import Release, read_release
from pipeline.scoring.aligner import Pair, pair
from pipeline.scoring.pairing import paired

HK = "zh-Hant-HK"
RELEASE = """Harbour Office opens in 2025

The Harbour Office opened its doors on 8 July 2025. It employs 120 people. Its budget is HK$34.2 million.

"We are glad to be here," said Mr Tan Fei, its director. The office will help firms to find staff, rooms and money for \
their first years in the city. More can be read at https://harbour.example/en.

The weather was fine.
"""
HUMAN = """海港辦公室2025年啟用

海港辦公室於2025年7月8日開幕，聘用120人。預算為3,420萬港元。
總監Tan Fei先生表示：「我們很高興來到這裏。」辦公室會協助企業在落戶本市的首幾年物色人手、地方和資金。

編輯按：本文由新聞處提供，與原文的段落並不一致，請讀者留意。

詳情見https://harbour.example/en。
當日天氣晴朗。
"""
OTHER = "昨日股市收報22,345點，升1.5%。\n成交額為985億元。\n"
OURS = "海港辦公室2025年開放\n海港辦公室在2025年7月8日開門。\n它聘用120人。\n預算是3,420萬港元。\n當日天氣晴朗。\n"
REPORT = """human.txt: 8 of 8 sentences paired
  “The Harbour Office opened its …” + “It employs 120 people.” ↔ “海港辦公室於2025年7月8日開幕，聘用120人。”
  only in human.txt: “編輯按：本文由新聞處提供，與原文的段落並不一致，請讀者留意。”
"""
UNLIKE = "this does not seem to be a translation of the same text: "
RISING = range(5, 95, 4)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in {"release.txt": RELEASE, "human.txt": HUMAN, "other.txt": OTHER}.items():
        Path(name).write_text(text, "utf-8")


def config(human: str, align: str = "true") -> str:
    text = f"inputs: [{{source: release.txt, references: {{{HK}: {human}}}, align: {align}}}]\n"
    Path("acme.yaml").write_text(
        f"{text}targets: [{HK}]\nglossaries: []\nengine: {{kind: echo}}\noutput: out\n", "utf-8"
    )
    return "acme.yaml"


def release() -> Release:
    return read_release(Input(source=Path("release.txt"), references={HK: Path("human.txt")}, align=True))


def test_sentences_are_put_into_the_blocks_that_they_belong_to() -> None:
    assert release().references == {
        HK: (
            (
                "海港辦公室2025年啟用",
                "海港辦公室於2025年7月8日開幕，聘用120人。預算為3,420萬港元。",
                "總監Tan Fei先生表示：「我們很高興來到這裏。」"
                "辦公室會協助企業在落戶本市的首幾年物色人手、地方和資金。"
                "詳情見https://harbour.example/en。",
                "當日天氣晴朗。",
            ),
        )
    }
    assert [pairing.report for pairing in release().pairings] == [REPORT]


def test_a_block_of_which_a_sentence_is_missing_has_no_reference() -> None:
    Path("human.txt").write_text(HUMAN.replace("預算為3,420萬港元。", ""), "utf-8")
    ((first, second, *others),) = release().references[HK]
    assert (first, second) == ("海港辦公室2025年啟用", None)
    assert None not in others
    assert "\n  no counterpart: “Its budget is HK$34.2 million.”\n" in release().pairings[0].report


def test_a_run_scores_the_blocks_that_have_a_reference() -> None:
    Path("human.txt").write_text(HUMAN.replace("預算為3,420萬港元。", ""), "utf-8")
    assert main(["run", config("human.txt")]) == 0
    assert [
        part in Path("out/segments.json").read_text("utf-8") for part in ('"block": 1', '"block": 2')
    ] == [
        True,
        False,
    ]


def test_check_says_what_was_paired_and_strict_stays_the_default(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", config("human.txt")]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == REPORT.splitlines()
    assert main(["check", config("human.txt", "false")]) == 2
    assert capsys.readouterr().err.startswith(
        "xindaya: human.txt: 6 lines, but the source has 4 blocks; a reference must have one line a block"
    )
    assert main(["check", config("human.txt", "maybe")]) == 2
    assert capsys.readouterr().err == (
        "xindaya: acme.yaml:1: inputs[0].align: expected true or false, not 'maybe'\n"
    )


def test_another_text_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", config("[human.txt, other.txt]")]) == 2
    assert capsys.readouterr().err == (
        f"xindaya: other.txt: {UNLIKE}only 2 of 8 sentences could be paired, and 60% must be\n"
    )
    assert not Path("out").exists()


@pytest.mark.parametrize(
    ("ours", "human", "locale", "said"),
    [
        (
            ["1 a.", "22 b.", "333 c."],
            ["4甲。", "55乙。", "666丙。"],
            HK,
            "only 0 of 3 sentences could be paired, and 60% must be",
        ),
        (
            [f"{'a' * n} b." for n in RISING],
            [f"{'甲' * (n // 3)}。" for n in RISING],
            "ja-JP",
            "of 23 pairs, none have a figure, name or word in common",
        ),
    ],
)
def test_why_texts_are_unlike(ours: list[str], human: list[str], locale: str, said: str) -> None:
    with pytest.raises(UserError) as error:
        paired([ours], human, Path("h.txt"), locale)
    assert str(error.value) == f"h.txt: {UNLIKE}{said}"


def test_nothing_is_not_paired() -> None:
    with pytest.raises(UserError) as error:
        paired([["One."]], [], Path("h.txt"), HK)
    assert str(error.value) == "h.txt: there is nothing to pair: no sentence"


def test_a_document_in_the_wrong_script_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    Path("human.txt").write_text("海港办公室开业，聘请员工，预算充足。", "utf-8")
    assert main(["check", config("human.txt")]) == 2
    assert capsys.readouterr().err == (
        f"xindaya: human.txt: this text is in Simplified characters, but {HK} is written in Traditional; "
        "it is not scored\n"
    )


def test_no_pair_reaches_across_a_break() -> None:
    ours = ["In 2025 it opened its doors to all.", "It employs 120 people here.", "See www.a.example now."]
    human = ["2025年開放予所有人，並在此聘用120人。", "請即看www.a.example。"]
    assert pair(ours, human).pairs == (Pair(0, 2, 0, 1), Pair(2, 3, 1, 2))
    assert Pair(0, 2, 0, 1) not in pair(ours, human, [0, 1, 2]).pairs


def test_the_command_pairs_files_of_other_lines(capsys: pytest.CaptureFixture[str]) -> None:
    Path("h.txt").write_text(OURS, "utf-8")
    command = ["score", "--hypothesis", "h.txt", "--reference", "human.txt", "--locale", HK]
    assert main(command) == 2
    assert "human.txt: 9 lines, but h.txt has 5" in capsys.readouterr().err
    assert main([*command, "--align"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in told[:3]] == ["BLEU", "chrF2++", "TER"]
    assert told[3:5] == [
        "human.txt: 5 of 5 sentences paired",
        "  “海港辦公室在2025年7月8日開門。” + “它聘用120人。” ↔ “海港辦公室於2025年7月8日開幕，聘用120人。”",
    ]


def test_several_files_are_paired_one_by_one(capsys: pytest.CaptureFixture[str]) -> None:
    """What one merges is compared merged with all; the same text in other lines is the perfect translation."""
    Path("h.txt").write_text(OURS, "utf-8")
    Path("same.txt").write_text(OURS.replace("。\n", "。"), "utf-8")
    command = ["score", "--hypothesis", "h.txt", "--locale", HK, "--align", "--reference", "human.txt"]
    assert main([*command, "same.txt"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[1].startswith("chrF2++ 100.00  nrefs:2|")
    assert told[-1] == "same.txt: 5 of 5 sentences paired"
