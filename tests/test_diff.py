"""What changed between two runs is shown character by character, the largest effect first."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from sacrebleu.metrics import CHRF

from pipeline.cli import main
from pipeline.reports.changes import Change, Changes, changes_html, changes_text, inline
from pipeline.scoring.segments import edit_distance, segment_chrf

HK, CN = "zh-Hant-HK", "zh-Hans-CN"
CONFIG = (
    "inputs: [release.txt]\nengine: {kind: echo}\nglossaries: [names.csv]\ntargets: [zh-Hant-HK]\noutput: a\n"
)
RELEASE = "Harbour Works opened.\n\nGreen Hall met Green Hall.\n\nNothing else is new.\n"
OLD = "en,zh-Hant-HK\nHarbour Works,海港工程\nGreen Hall,綠色大廳\n"
NEW = "en,zh-Hant-HK\nHarbour Works,海港工務\nGreen Hall,青廳\n"
HUMAN = "海港工務 opened.\n綠色大廳 met 綠色大廳.\nNothing else is new.\n"


@pytest.fixture(autouse=True)
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in (("acme.yaml", CONFIG), ("release.txt", RELEASE), ("human.txt", HUMAN)):
        Path(name).write_text(text, "utf-8")
    for folder, names in (("a", OLD), ("b", NEW)):
        Path("names.csv").write_text(names, "utf-8")
        assert main(["run", "acme.yaml", "--output", folder]) == 0
    capsys.readouterr()


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    return (main(["diff", *arguments]), *capsys.readouterr())


def test_changes_by_the_number_of_characters(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(capsys, "a", "b") == (
        0,
        """2 blocks changed, 1 the same

release.txt block 2 zh-Hant-HK: 6 characters changed
  Green Hall met Green Hall.
  [-綠色大-]{+青+}廳met[-綠色大-]{+青+}廳。

release.txt block 1 zh-Hant-HK: 1 character changed
  Harbour Works opened.
  海港工[-程-]{+務+}opened。
""",
        "",
    )


def test_changes_by_what_was_lost_or_gained(capsys: pytest.CaptureFixture[str]) -> None:
    code, said, _ = answer(capsys, "a", "b", "--reference", f"{HK}=human.txt")
    heads = [line for line in said.splitlines() if line.startswith("release.txt")]
    assert code == 0
    assert [head.split()[2] for head in heads] == ["2", "1"]
    assert "block 2 zh-Hant-HK: chrF2++ −" in heads[0]
    assert "block 1 zh-Hant-HK: chrF2++ +" in heads[1]
    back = answer(capsys, "b", "a", "--reference", f"{HK}=human.txt")[1]
    assert heads[0].replace("−", "+") in back


def test_a_page_of_the_changes(capsys: pytest.CaptureFixture[str]) -> None:
    told = answer(capsys, "a", "b", "--reference", f"{HK}=human.txt", "--html", "out/changes.html")
    assert told[0] == 0
    text = Path("out/changes.html").read_text("utf-8")
    tree = html.document_fromstring(text)
    assert [element.text for element in tree.iter("del")] == ["綠色大", "綠色大", "程"]
    assert [element.text for element in tree.iter("ins")] == ["青", "青", "務"]
    assert "src=" not in text
    assert "http" not in text.replace("http-equiv", "")


def test_text_never_becomes_markup() -> None:
    change = Change("<b>.txt", 1, HK, "<i>", "<script>", "<x>", 5, None, "<u>")
    text = changes_html(Changes((change,), 0), "<title>")
    assert all(f"<{tag}>" not in text for tag in ("b", "i", "script", "x", "u"))


def test_nothing_changed(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(capsys, "a", "a") == (0, "no blocks changed, 3 the same\n", "")


def test_blocks_are_paired_by_their_english(capsys: pytest.CaptureFixture[str]) -> None:
    Path("release.txt").write_text("A new line.\n\n" + RELEASE.replace("Nothing", "Something"), "utf-8")
    main(["run", "acme.yaml", "--output", "c"])
    capsys.readouterr()
    said = answer(capsys, "a", "c")[1]
    assert said.startswith("2 blocks changed, none the same, 2 with other English\n")
    assert "release.txt block 3 zh-Hant-HK: 6 characters changed" in said


def test_a_reviewed_file_may_be_compared(capsys: pytest.CaptureFixture[str]) -> None:
    file = Path("b/release/bilingual.zh-Hant-HK.xlf")
    file.write_text(file.read_text("utf-8").replace("opened。</target>", "啟用。</target>"), "utf-8")
    assert "海港工[-程opened-]{+務啟用+}。" in answer(capsys, "a", "b")[1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["a", "no"], "no: no such folder"),
        (["acme.yaml", "b"], "acme.yaml: this is a file, not the output folder of a run"),
        (["a", "a/release"], "a/release: this is not the output folder of a run: it has no run.json"),
        (["a", "b", "--reference", f"{CN}=human.txt"], f"--reference: {CN} is not in both runs, but {HK}"),
        (["a", "b", "--reference", f"{HK}=no.txt"], "no.txt: no such reference"),
        (
            ["a", "b", "--reference", f"{HK}=release.txt", "--html", "acme.yaml/x"],
            "cannot write here: 'acme.yaml' is a file, not a folder",
        ),
    ],
)
def test_what_cannot_be_compared(capsys: pytest.CaptureFixture[str], arguments: list[str], said: str) -> None:
    code, out, told = answer(capsys, *arguments)
    assert (code, out) == (2, "")
    assert told.startswith("xindaya: ")
    assert told.endswith(f"{said}\n")


def test_runs_that_have_nothing_in_common(capsys: pytest.CaptureFixture[str]) -> None:
    Path("other.txt").write_text("Hello.\n")
    main(["run", "acme.yaml", "--output", "c", "--input", "other.txt"])
    main(["run", "acme.yaml", "--output", "d", "--target", CN])
    capsys.readouterr()
    assert answer(capsys, "a", "c")[2] == "xindaya: c: this run and a have no document in common\n"
    assert answer(capsys, "a", "d")[2] == "xindaya: d: this run and a have no locale in common\n"


def test_what_did_not_change_is_cut_short() -> None:
    change = Change("a.txt", 1, HK, "English", "頭" * 40 + "甲" + "中" * 40 + "乙", "頭" * 40 + "中" * 40, 2)
    line = changes_text(Changes((change,), 0)).splitlines()[-1]
    assert line == f"  …{'頭' * 12}[-甲-]{'中' * 12}…{'中' * 12}[-乙-]"
    coloured = changes_text(Changes((change,), 0), colour=True)
    assert "\x1b[31m[-甲-]\x1b[0m" in coloured


@given(st.text("甲乙a ", max_size=12), st.text("甲乙a ", max_size=12))
def test_the_parts_are_both_texts(before: str, after: str) -> None:
    parts = inline(before, after)
    assert "".join(part.text for part in parts if part.mark != "ins") == before
    assert "".join(part.text for part in parts if part.mark != "del") == after
    assert edit_distance(before, after) == edit_distance(after, before)
    assert abs(len(before) - len(after)) <= edit_distance(before, after) <= max(len(before), len(after))
    assert (edit_distance(before, after) == 0) == (before == after)


@pytest.mark.parametrize(
    ("one", "other", "edits"), [("", "", 0), ("甲", "", 1), ("甲乙丙", "甲丙", 1), ("綠色大廳", "青廳", 3), ("ab", "ba", 2)]
)  # fmt: skip
def test_edit_distance(one: str, other: str, edits: int) -> None:
    assert edit_distance(one, other) == edits


def test_segment_chrf_is_sacrebleus() -> None:
    expected = CHRF(word_order=2).sentence_score("海港工程啟用", ["海港工務啟用"]).score
    assert segment_chrf(HK)("海港工程啟用", "海港工務啟用") == expected
