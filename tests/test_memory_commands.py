"""`xindaya memory`: files in, TMX out, questions answered; every mistake is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.cli import main

PAIRS = (
    "English\tChinese\nInvestHK hired 600 people.\t投資推廣署聘用600人。\nHello there, world.\t你好，世界。\n"
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("ours.zh-Hant-HK.tsv").write_text(PAIRS, "utf-8")


def told(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    assert main(["memory", *arguments, "--memory", "ours.sqlite"]) == code
    out, err = capsys.readouterr()
    return err if code == 2 else out


def test_two_columns_are_found_again_with_other_figures(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "import", "ours.zh-Hant-HK.tsv") == "ours.zh-Hant-HK.tsv: 2 taken\n"
    assert told(capsys, "import", "ours.zh-Hant-HK.tsv") == "ours.zh-Hant-HK.tsv: 0 taken, 2 known already\n"
    assert told(capsys, "lookup", "InvestHK", "hired 75 people.").splitlines()[:2] == [
        "99%  InvestHK hired 600 people.",
        "  投資推廣署聘用600人。",
    ]
    assert told(capsys, "lookup", "Hello there, world.").startswith(
        "100%  Hello there, world.\n  你好，世界。\n"
    )
    assert told(capsys, "lookup", "Nothing like it at all.") == "the memory has nothing that is 60% like it\n"


def test_tmx_goes_round(capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, "import", "ours.zh-Hant-HK.tsv", "--who", "Chan")
    assert told(capsys, "export", "out.tmx") == "out.tmx: 2 translations\n"
    assert told(capsys, "import", "out.tmx") == "out.tmx: 0 taken, 2 known already\n"
    assert main(["memory", "import", "out.tmx", "--memory", "other.sqlite"]) == 0
    assert main(["memory", "export", "again.tmx", "--memory", "other.sqlite"]) == 0
    assert Path("again.tmx").read_bytes() == Path("out.tmx").read_bytes()


def test_stats(capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, "import", "ours.zh-Hant-HK.tsv", "--plain", "--state", "final")
    first, second = told(capsys, "stats").splitlines()
    assert first.startswith("ours.sqlite: 2 sentences, 0.")
    assert second == "  zh-Hant-HK          2 final"


def test_rows_that_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.zh-Hans-CN.tsv").write_text("One.\t一。\nTwo.\n\nThree.\t為什麼\nFour.\t四。\tIV\n", "utf-8")
    assert told(capsys, "import", "a.zh-Hans-CN.tsv", code=1).splitlines() == [
        "a.zh-Hans-CN.tsv:2: 1 filled cells; a line has two, the English and the Chinese, with a tab between",
        "a.zh-Hans-CN.tsv:4: zh-Hans-CN is not written with 為麼",
        "a.zh-Hans-CN.tsv:5: 3 filled cells; a line has two, the English and the Chinese, with a tab between",
        "a.zh-Hans-CN.tsv: 1 taken, 3 refused",
    ]


def test_what_was_taken_is_told_before_a_mistake_in_the_next_file(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.zh-Hans-CN.tsv").write_text("One.\t一。\nThree.\t為什麼\n", "utf-8")
    Path("bad.tmx").write_text("<tmx><body>\n<tu>", "utf-8")
    files = ("a.zh-Hans-CN.tsv", "bad.tmx", "ours.zh-Hant-HK.tsv")
    assert main(["memory", "import", *files, "--memory", "ours.sqlite"]) == 2
    told_, mistake = capsys.readouterr()
    assert told_.splitlines() == [
        "a.zh-Hans-CN.tsv:2: zh-Hans-CN is not written with 為麼",
        "a.zh-Hans-CN.tsv: 1 taken, 1 refused",
    ]
    assert mistake.startswith("xindaya: bad.tmx:2: this is not XML: ")


def test_what_was_taken_of_a_file_that_breaks_off_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    rows = "".join(f"Sentence {number}.\t第{number}句。\n" for number in range(1500))
    Path("b.zh-Hant-HK.tsv").write_bytes(rows.encode() + b"\xff\n")
    assert main(["memory", "import", "b.zh-Hant-HK.tsv", "--plain", "--memory", "ours.sqlite"]) == 2
    out, err = capsys.readouterr()
    assert out == "b.zh-Hant-HK.tsv: 1,000 taken\n"
    assert err.startswith("xindaya: b.zh-Hant-HK.tsv:1501: byte 0 ")
    assert told(capsys, "stats").startswith("ours.sqlite: 1,000 sentences")


MISTAKES = [
    (["import", "none.tmx"], "none.tmx: no such file"),
    (["import", "."], ".: this is a folder; name a file"),
    (
        ["import", "a.doc"],
        "a.doc: '.doc' is not a kind of file that a memory takes;"
        " it takes .xlf, .xliff, .docx, .xlsx, .tmx, .tsv or .txt",
    ),
    (["import", "a.tsv"], "a.tsv: name the locale with --locale, or in the file's name (a.zh-Hant-HK.tsv)"),
    (
        ["import", "a.tsv", "--locale", "zh"],
        "--locale: 'zh' does not say which script to write; use zh-Hans-CN or zh-Hant-HK",
    ),
    (
        ["import", "a.tsv", "--state", "reviewd"],
        "--state: 'reviewd' is not a state; did you mean 'reviewed'?",
    ),
    (
        ["import", "b.zh-Hant-HK.tsv"],
        "b.zh-Hant-HK.tsv:2: byte 3 of this line is not UTF-8 text; save the file as UTF-8",
    ),
    (
        ["import", "zh-Hant-HK.txt"],
        "zh-Hant-HK.txt: no line has a tab between the English and the Chinese; of a run, import the bilingual file"
        " (bilingual.zh-Hant-HK.xlf)",
    ),
    (["export", "a.csv"], "a.csv: '.csv' is not a format that a memory is written in; name it .tmx"),
    (["export", "a.tmx"], "none.sqlite: no such file"),
    (["stats"], "none.sqlite: no such file"),
    (["lookup", "Hello"], "none.sqlite: no such file"),
    (["lookup", "Hello", "--threshold", "200"], "--threshold: expected 1 to 100, not 200"),
]


@pytest.mark.parametrize(("arguments", "said"), MISTAKES)
def test_mistakes(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.doc").touch()
    Path("zh-Hant-HK.txt").write_text("標題\n\n一句。\n", "utf-8")
    Path("a.tsv").write_text(PAIRS, "utf-8")
    Path("b.zh-Hant-HK.tsv").write_bytes("A.\t甲\nB.\t".encode() + b"\xff\n")
    assert main(["memory", *arguments, "--memory", "none.sqlite"]) == 2
    out, err = capsys.readouterr()
    assert (out, err) == ("", f"xindaya: {said}\n")


def test_a_file_whose_whole_name_is_the_locale(capsys: pytest.CaptureFixture[str]) -> None:
    Path("zh-Hant-HK.tsv").write_text(PAIRS, "utf-8")
    assert told(capsys, "import", "zh-Hant-HK.tsv") == "zh-Hant-HK.tsv: 2 taken\n"
    assert main(["memory", "stats", "--memory", "our.sqlite"]) == 2
    assert capsys.readouterr().err == "xindaya: our.sqlite: no such file; did you mean 'ours.sqlite'?\n"


def test_a_command_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["memory", "imprt"])
    assert stopped.value.code == 2
    assert capsys.readouterr().err == "xindaya: memory: 'imprt' is not a command; did you mean 'import'?\n"
