"""`xindaya glossary`: what each command prints, word for word, and its exit code."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.commands.termdesk.check import problems_of
from pipeline.commands.termdesk.reading import read_tables
from pipeline.files.resources import glossary_file
from pipeline.glossary import load_glossary

GOOD = """id,en,aliases,zh-Hans-CN,zh-Hant-HK,category,status,context,note,authority,date,forbidden
,InvestHK,Invest Hong Kong,投资推广署,投資推廣署,government-hk,,,department,gov.hk,2025-07-08,投资推广局
,Trade Office,ETO,西咸贸易处,西咸貿易處,government-hk,,,,,,
,Lin Mei,,,,person,,,,,,
"""
BAD = """id,en,aliases,zh-Hans-CN,zh-Hant-HK,case,forbidden
a,Northern  Bank,,北方銀行,北方银行,,
b,Southern Bank,cast,南方银行(香港),南方 銀行（ 香港）,,南方銀行
b,Eastern Bank,South,,東方\u3000銀行,,
,Western Bank,South,西方\u200b银行,西方銀行,any,西方银行 局|西方銀行
,Western Bank,,西方银行,西银,,
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("good.csv").write_text(GOOD, "utf-8")
    Path("bad.csv").write_text(BAD, "utf-8")
    return tmp_path


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int | str | None, str, str]:
    try:
        code: int | str | None = main(["glossary", *arguments])
    except SystemExit as stop:
        code = stop.code
    return (code, *capsys.readouterr())


CONVERSION = """OpenCC alone would break 1 of 2 names:
  good.csv:3: zh-Hant-HK: '西咸貿易處', which OpenCC alone writes '西鹹貿易處'
"""


def test_a_good_glossary(capsys: pytest.CaptureFixture[str]) -> None:
    said = (
        CONVERSION + "good.csv: 3 terms, no problems, 1 without any rendering, which stay in Latin letters\n"
    )
    assert answer(capsys, "check", "good.csv") == (0, said, "")


def test_an_empty_cell_is_no_problem(capsys: pytest.CaptureFixture[str]) -> None:
    rows = "".join(f"Body {n},,甲{n}\n" for n in range(10))
    Path("some.csv").write_text(f"en,zh-Hans-CN,zh-Hant-HK\n{rows}Other Body,乙,\n", "utf-8")
    assert answer(capsys, "check", "some.csv") == (
        0,
        "some.csv: 11 terms, no problems, 1 not confirmed in zh-Hant-HK (line 12),"
        " 10 not confirmed in zh-Hans-CN (lines 2, 3, 4, 5, 6, 7, 8, 9 …)\n",
        "",
    )


def test_everything_that_is_wrong_in_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    code, said, told = answer(capsys, "check", "bad.csv", "--all")
    assert (code, told) == (1, "")
    problems, _, summary = said.partition("OpenCC alone")
    assert problems.splitlines() == [
        "bad.csv:2: zh-Hans-CN: '北方銀行' has Traditional characters: 銀",
        "bad.csv:2: zh-Hant-HK: '北方银行' has Simplified characters: 银",
        "bad.csv:2: en: 'Northern  Bank' has two spaces in a row",
        "bad.csv:3: zh-Hans-CN: '南方银行(香港)' has a half-width '('",
        "bad.csv:3: zh-Hant-HK: '南方 銀行（ 香港）' has a space between Chinese characters",
        "bad.csv:3: zh-Hant-HK: '南方 銀行（ 香港）' has a space beside a Chinese mark",
        "bad.csv:3: aliases: 'cast' is an ordinary word and would be found everywhere",
        "bad.csv:4: zh-Hant-HK: '東方\u3000銀行' has a space that is not the usual one",
        "bad.csv:4: id: the id 'b' already stands in line 3",
        "bad.csv:5: zh-Hans-CN: '西方\u200b银行' has an invisible character",
        "bad.csv:5: forbidden: '西方银行 局' has a space between Chinese characters",
        "bad.csv:5: forbidden: '西方銀行' is forbidden and is the rendering",
        "bad.csv:5: 'South' already stands in line 4 with another rendering",
        "bad.csv:6: zh-Hant-HK: '西银' has Simplified characters: 银",
        "bad.csv:6: 'Western Bank' already stands in line 5 with another rendering",
        "bad.csv:6: 'Western Bank' is never reached: bad.csv:5 has it already",
    ]
    assert summary.endswith("bad.csv: 5 terms, 16 problems, 1 not confirmed in zh-Hans-CN (line 4)\n")


def test_which_of_two_files_wins(capsys: pytest.CaptureFixture[str]) -> None:
    Path("own.csv").write_text("en,zh-Hant-HK\nInvestHK,投推署\nInvest Hong Kong,投資推廣署\n", "utf-8")
    code, said, _ = answer(capsys, "check", "own.csv", "good.csv")
    assert code == 1
    assert said.splitlines()[0] == (
        "good.csv:2: zh-Hant-HK: 'InvestHK' is '投資推廣署' here, but own.csv:2 wins with '投推署'"
    )
    assert "never reached" not in said
    code, said, _ = answer(capsys, "check", "good.csv", "own.csv")
    assert [line for line in said.splitlines() if line.startswith("own.csv:")] == [
        "own.csv:2: zh-Hant-HK: 'InvestHK' is '投推署' here, but good.csv:2 wins with '投資推廣署'",
        "own.csv:2: 'InvestHK' is never reached: good.csv:2 has it already",
        "own.csv:3: 'Invest Hong Kong' is never reached: good.csv:2 has it already",
        "own.csv: 2 terms, 3 problems",
    ]


def test_the_names_that_come_along_are_clean() -> None:
    names = ("official-names.csv", "name-patterns.csv", "lead-ins.csv")
    assert problems_of(read_tables([glossary_file(name) for name in names], None)) == []


def test_twenty_names_are_shown_or_all(capsys: pytest.CaptureFixture[str]) -> None:
    rows = "".join(f"Body {n},西咸{n}处,西咸{n}處\n" for n in range(30))
    Path("many.csv").write_text(f"en,zh-Hans-CN,zh-Hant-HK\n{rows}", "utf-8")
    some = answer(capsys, "check", "many.csv")[1].splitlines()
    assert (len(some), some[0], some[21]) == (
        23,
        "OpenCC alone would break 30 of 30 names:",
        "  and 10 more (--all shows them)",
    )
    assert len(answer(capsys, "check", "many.csv", "--all")[1].splitlines()) == 32


@pytest.mark.parametrize("suffix", [".tsv", ".tbx", ".xlsx", ".csv"])
def test_convert_there_and_back(capsys: pytest.CaptureFixture[str], suffix: str) -> None:
    code, said, told = answer(capsys, "convert", "good.csv", f"new/copy{suffix}")
    assert (code, said, told) == (0, f"new/copy{suffix}: 3 terms\n", "")
    assert answer(capsys, "convert", f"new/copy{suffix}", "again.csv")[0] == 0
    assert Path("again.csv").read_text("utf-8").splitlines()[1:] == [
        "InvestHK,Invest Hong Kong,投资推广署,投資推廣署,government-hk,department,gov.hk,2025-07-08,投资推广局",
        "Trade Office,ETO,西咸贸易处,西咸貿易處,government-hk,,,,",
        "Lin Mei,,,,person,,,,",
    ]


def test_what_a_format_cannot_hold_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.csv").write_text("en,case,context,zh-Hans-CN\nA,exact,hk,甲\nB,any,,乙\n", "utf-8")
    assert answer(capsys, "convert", "a.csv", "a.tbx")[1] == (
        "a.tbx: 2 terms\nkept as notes, which other tools show as text: case (2), context (1)\n"
    )
    text = (
        Path("a.tbx")
        .read_text("utf-8")
        .replace("<term>A</term>", "<term>A</term><termNote type='gender'>f</termNote>")
    )
    Path("b.tbx").write_text(
        text.replace("<term>B</term>", "<term>B</term></termSec><termSec><term>C|D</term>"), "utf-8"
    )
    assert answer(capsys, "convert", "b.tbx", "b.csv")[1] == (
        "b.csv: 2 terms\nnot kept, since a glossary has no column for it: gender (1)\n"
        "b.tbx:28: aliases: 'C|D' will be read as several: '|' parts them\n"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "glossary: name a command: check, convert, lookup or stats (xindaya glossary --help tells more)"),
        (("chek",), "glossary: 'chek' is not a command; did you mean 'check'?"),
        (("check",), "glossary check: missing: FILE"),
        (("check", "good.csv", "--al"), "glossary check: '--al' is not an option; did you mean '--all'?"),
        (("convert", "good.csv"), "glossary convert: missing: OUT"),
        (("convert", "good.csv", "./good.csv"), "good.csv: this is the glossary itself; choose another name for the copy"),
        (("convert", "bad.csv", "a.tbx"), "bad.csv:4: id: the id 'b' already stands in line 3\nxindaya: bad.csv:5: 'South' already stands in line 4 with another rendering\nxindaya: bad.csv:6: 'Western Bank' already stands in line 5 with another rendering"),
        (("convert", "good.csv", "a.pdf"), "a.pdf: '.pdf' glossaries cannot be written, only .csv, .tsv, .tbx or .xlsx"),
        (("stats", "none.csv", "no.tbx"), "none.csv: no such glossary\nxindaya: no.tbx: no such glossary"),
        (("stats", "good.csv", "--locale", "zh"), "--locale: 'zh' does not say which script to write; use zh-Hans-CN or zh-Hant-HK"),
    ],
)  # fmt: skip
def test_mistakes(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str) -> None:
    assert answer(capsys, *arguments) == (2, "", f"xindaya: {said}\n")


@pytest.mark.parametrize("name", ["check", "convert", "lookup", "stats"])
def test_every_command_has_help(capsys: pytest.CaptureFixture[str], name: str) -> None:
    code, said, _ = answer(capsys, name, "--help")
    assert code == 0
    assert said.startswith(f"usage: xindaya glossary {name} ")


def test_lookup_says_what_becomes_of_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(capsys, "lookup", "InvestHK's", "ETOs and Lin Mei", "--glossary", "good.csv") == (
        0,
        "InvestHK\n  zh-Hans-CN  投资推广署\n  zh-Hant-HK  投資推廣署\n"
        "  good.csv:2  preferred  government-hk  department; gov.hk 2025-07-08\n  forbidden: 投资推广局\n"
        "ETOs → Trade Office\n  zh-Hans-CN  西咸贸易处\n  zh-Hant-HK  西咸貿易處\n  good.csv:3  preferred  government-hk\n"
        "Lin Mei\n  no rendering: it stays in Latin letters\n  good.csv:4  preferred  person\n",
        "",
    )


def test_lookup_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(capsys, "lookup", "Invest Hong Kon", "--glossary", "good.csv")[:2] == (
        0,
        "no name is found in 'Invest Hong Kon'; the nearest are\n  Invest Hong Kong (good.csv:2)\n  InvestHK (good.csv:2)\n",
    )
    assert answer(capsys, "lookup", "xyz", "--glossary", "good.csv")[1] == "no name is found in 'xyz'\n"


def test_lookup_shows_rivals_and_what_is_admitted(capsys: pytest.CaptureFixture[str]) -> None:
    rows = "Board,hk,,董事會\nBoard,mainland,,委員會\nPort,,,港口\nPort,,admitted,碼頭\n"
    Path("a.csv").write_text(f"en,context,status,zh-Hant-HK\n{rows}", "utf-8")
    assert answer(capsys, "lookup", "The Board of the Port", "--glossary", "a.csv")[1] == (
        "Board\n  zh-Hant-HK  董事會\n  a.csv:2  preferred  hk\n  or, since no context decides:\n"
        "  zh-Hant-HK  委員會\n  a.csv:3  preferred  mainland\n"
        "Port\n  zh-Hant-HK  港口\n  a.csv:4  preferred\n  admitted: 碼頭\n"
    )


def test_lookup_asks_the_glossaries_that_come_along(capsys: pytest.CaptureFixture[str]) -> None:
    said = answer(capsys, "lookup", "Hubei Provincial Department of Commerce")[1]
    assert "湖北省商务厅" in said
    assert "name-patterns.csv:" in said


def test_stats(capsys: pytest.CaptureFixture[str]) -> None:
    Path("list.txt").write_text("Acme\t極點\n", "utf-8")
    code, said, told = answer(capsys, "stats", "good.csv", "list.txt")
    assert (code, told) == (0, "")
    assert said == (
        "good.csv: 3 terms\n  status      preferred 3\n  category    government-hk 2, person 1\n"
        "  zh-Hans-CN  2 (66.7%)\n  zh-Hant-HK  2 (66.7%)\n  aliases     2 in 2 terms\n  forbidden   1 in 1 term\n"
        "list.txt: 1 term\n  status      preferred 1\n  category    none 1\n  zh-Hant-HK  1 (100.0%)\n"
        "  aliases     0 in no terms\n  forbidden   0 in no terms\n"
        "all together: 4 terms\n  status      preferred 4\n  category    government-hk 2, person 1, none 1\n"
        "  zh-Hans-CN  2 (50.0%)\n  zh-Hant-HK  3 (75.0%)\n  aliases     2 in 2 terms\n  forbidden   1 in 1 term\n"
    )


def test_a_run_takes_glossaries_of_any_format(capsys: pytest.CaptureFixture[str]) -> None:
    Path("release.txt").write_text("The Trade Office opened.\n")
    for suffix in (".tsv", ".tbx", ".xlsx"):
        answer(capsys, "convert", "good.csv", f"copy{suffix}")
        config = f"inputs: [release.txt]\nengine: {{kind: echo}}\noutput: out\nglossaries: [copy{suffix}]\n"
        Path("acme.yaml").write_text(config)
        assert main(["run", "acme.yaml"]) == 0
        assert "西咸貿易處" in Path("out/release/zh-Hant-HK.txt").read_text("utf-8")
        capsys.readouterr()
    assert [term.source for term in load_glossary(Path("copy.xlsx"))] == [
        "InvestHK",
        "Trade Office",
        "Lin Mei",
    ]
