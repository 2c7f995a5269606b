"""Every bilingual format comes back: the next run has exactly the edits; what does not fit is named and kept."""

import json
import re
import string
import zipfile
from pathlib import Path
from typing import get_args

import pytest
from bilinguals import (
    CONFIG,
    ENDINGS,
    HK,
    NAMES,
    SLOTS,
    UNMARKED,
    begin,
    bilingual,
    edit,
    put,
    take,
    texts,
    translate,
    translations,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl import load_workbook

from pipeline import RunResult, load_config
from pipeline.cli import main
from pipeline.config.settings import BilingualFormat
from pipeline.document import State
from pipeline.errors import UserError
from pipeline.files.layout import BILINGUAL, written_files
from pipeline.formats.bilingual import WRITERS


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    begin()


def test_the_formats_are_the_same_everywhere() -> None:
    assert list(WRITERS) == list(BILINGUAL) == list(get_args(BilingualFormat)) == list(ENDINGS)


def test_the_config_says_which_are_written() -> None:
    written = translate("xlsx", "docx")
    known = written_files(written.output, [Path("release.txt")], ["zh-Hans-CN", HK], ["xlsx", "docx"])
    assert sorted(known) == sorted(path for path in Path("out").rglob("*") if path.is_file())
    assert json.loads(Path("out/run.json").read_text())["settings"]["bilingual"] == ["xlsx", "docx"]


BAD = [
    ("[doc]", "bilingual[0]: 'doc' is not a bilingual format; choose xliff, xliff12, docx, xlsx or tmx"),
    ("[docx, docx]", "bilingual: 'docx' stands twice"),
    ("docx", "bilingual: expected a list, not 'docx'; write [docx]"),
]


@pytest.mark.parametrize(("value", "said"), BAD)
def test_mistakes_of_the_config(value: str, said: str) -> None:
    Path("acme.yaml").write_text(f"{CONFIG}bilingual: {value}\n")
    with pytest.raises(UserError) as error:
        load_config("acme.yaml")
    assert [str(problem) for problem in error.value.problems] == [f"acme.yaml:5: {said}"]


def test_a_baseline_without_xliff_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    translate("docx")
    Path("out").rename("base")
    translate("xliff")
    assert main(["diff", "base", "out"]) == 2
    assert capsys.readouterr().err.endswith(
        "bilingual.zh-Hans-CN.xlf: this run wrote no XLIFF 2.1, which it is read from; add xliff to `bilingual`\n"
    )


@pytest.mark.parametrize("kind", ENDINGS)
def test_the_same_run_writes_the_same_bytes(kind: str, machine: RunResult) -> None:
    written = bilingual(kind).read_bytes()
    bilingual(kind).unlink()
    translate(kind)
    assert bilingual(kind).read_bytes() == written


@pytest.mark.parametrize("kind", ENDINGS)
def test_the_edits_are_the_next_translation(
    kind: str, capsys: pytest.CaptureFixture[str], machine: RunResult
) -> None:
    before = translations(machine)
    assert texts(bilingual(kind)) == before
    first = put(kind, 1, '5月,(8日)—— {1}群 峰着裏{0}，{2}"里程碑"...')
    assert take(kind, capsys) == (
        0,
        [f"{bilingual(kind)}: 1 taken, 2 that nobody changed or marked as reviewed"],
    )
    result = translate(kind, memory=True)
    assert translations(result) == [first, *before[1:]]
    assert [target.state for target in result.documents[0].targets[HK]][:2] == [
        State.REVIEWED,
        State.TRANSLATED,
    ]
    assert first in Path(f"out/release/{HK}.txt").read_text("utf-8")
    assert texts(bilingual(kind))[0] == first


@pytest.mark.parametrize("kind", ENDINGS)
def test_what_nobody_changed_is_the_machines_only_if_asked_for(
    kind: str, capsys: pytest.CaptureFixture[str], machine: RunResult
) -> None:
    assert take(kind, capsys)[1] == [
        f"{bilingual(kind)}: 0 taken, 3 that nobody changed or marked as reviewed"
    ]
    assert take(kind, capsys, "--machine")[1] == [f"{bilingual(kind)}: 3 taken"]
    result = translate(kind, memory=True)
    assert translations(result) == translations(machine)
    assert {target.translation.engine for target in result.documents[0].targets[HK]} == {"memory"}


@pytest.mark.parametrize("kind", UNMARKED)
def test_one_name_that_stands_twice(
    kind: str, capsys: pytest.CaptureFixture[str], machine: RunResult
) -> None:
    twice = put(kind, 2, "{0}見了{0}。")
    thrice = put(kind, 1, "{0}今日表示，{0}於{2}聘{1}人。")
    assert take(kind, capsys)[0] == 0
    assert translations(translate(kind, memory=True))[:2] == [thrice, twice]


def test_other_figures_are_filled_in_but_not_where_it_is_unsure(
    capsys: pytest.CaptureFixture[str], machine: RunResult
) -> None:
    put("docx", 1, "{0}於{2}聘{1}人。")
    put("docx", 2, "{0}見了{0}。")
    take("docx", capsys)
    Path("names.csv").write_text(NAMES + "HKMA,金管局,金管局\n", "utf-8")
    Path("release.txt").write_text("HKMA hired 70 people on May 9, 2025.\n\nInvestHK met HKMA.\n")
    first, second = translate("docx", memory=True).documents[0].targets[HK]
    assert first.text == "金管局於2025年5月9日聘70人。"
    assert second.state is State.TRANSLATED


# The English, its translation in the cell, and why not.
REFUSED = [
    (1, "{0}聘{1}人。", "'2025年5月8日' ('May 8, 2025') is not found in it; names, figures and dates are written by rule,"
     " from glossary and style"),
    (1, "{0}於{2}聘{1}0人。", "'600' ('600') is not found in it; names, figures and dates are written by rule,"
     " from glossary and style"),
    (2, "{0}見了他。", "'投資推廣署' ('InvestHK') stands 1 times in it, not 2; names, figures and dates are written by rule,"
     " from glossary and style"),
    (1, "{0}{1}人{2}为什麼", "zh-Hant-HK is not written with 为"),
    (3, "第一\n第二", "it has a line break in it; a sentence is one line of text"),
    (3, "第一\t第二", "it has a tab in it; a sentence is one line of text"),
    (3, "", "it has no translation"),
    (3, "  ", "it has no translation"),
]  # fmt: skip


@pytest.mark.parametrize(("number", "template", "why"), REFUSED)
@pytest.mark.parametrize("kind", UNMARKED)
def test_what_is_refused_is_named_and_not_lost(
    kind: str, number: int, template: str, why: str, capsys: pytest.CaptureFixture[str], machine: RunResult
) -> None:
    text = put(kind, number, template)
    code, told = take(kind, capsys)
    line = number if kind == "docx" else number + 1
    row = f"no. {number}" if kind == "docx" else f"row {line}"
    assert (code, told) == (
        1,
        [
            f"{bilingual(kind)}:{line}: {row}: {why}",
            f"{bilingual(kind)}: 0 taken, 1 refused, 2 that nobody changed or marked as reviewed",
        ],
    )
    target = translate(kind, memory=True).documents[0].targets[HK][number - 1]
    assert target.state is State.TRANSLATED
    if number != 3:
        assert [("".join(piece.text for piece in m.target), m.note) for m in target.matches] == [(text, why)]


# In TMX, whose slots are marked: the translation, why not, and what the next run says.
REFUSED_TMX = [
    (
        "{0}聘{1}人。",
        "'May 8, 2025' is missing from it, or no longer marked",
        "'2025年5月8日' ('May 8, 2025') is not found in it; names, figures and dates are written by rule,"
        " from glossary and style",
    ),
    *[("{0}{1}人{2}为什麼", *["zh-Hant-HK is not written with 为"] * 2)],
]


@pytest.mark.parametrize(("template", "why", "still"), REFUSED_TMX)
def test_what_is_refused_of_a_tmx_is_kept(
    template: str, why: str, still: str, capsys: pytest.CaptureFixture[str], machine: RunResult
) -> None:
    text = put("tmx", 1, template)
    code, told = take("tmx", capsys)
    assert (code, [line.partition(": ")[2] for line in told]) == (
        1,
        [why, "0 taken, 1 refused, 2 that nobody changed or marked as reviewed"],
    )
    target = translate("tmx", memory=True).documents[0].targets[HK][0]
    assert target.state is State.TRANSLATED
    assert [("".join(piece.text for piece in m.target), m.note) for m in target.matches] == [(text, still)]


def test_an_empty_translation_of_a_tmx_is_refused(
    capsys: pytest.CaptureFixture[str], machine: RunResult
) -> None:
    put("tmx", 3, " ")
    assert [line.partition(": ")[2] for line in take("tmx", capsys)[1]] == [
        "it has no translation",
        "0 taken, 1 refused, 2 that nobody changed or marked as reviewed",
    ]
    assert translate("tmx", memory=True).documents[0].targets[HK][2].matches == ()


@pytest.mark.parametrize("kind", ["xliff", "xliff12", "tmx"])
def test_a_name_that_was_rewritten_counts_once_a_glossary_says_so(
    kind: str, capsys: pytest.CaptureFixture[str], machine: RunResult
) -> None:
    written = bilingual(kind).read_text("utf-8")
    marked = re.compile(r">投資推廣署(?=</(?:mrk|g|ph)>)")
    bilingual(kind).write_text(marked.sub(">投資署", written, count=1), "utf-8")
    code, told = take(kind, capsys)
    assert (code, len(told)) == (1, 2)
    assert told[0].endswith(
        "'投資推廣署' was changed to '投資署', but names, figures and dates are written by rule;"
        " once a glossary or the style says '投資署', this translation is taken;"
        " in a glossary with the header en,zh-Hant-HK,category this is: InvestHK,投資署,"
    )
    assert told[1].endswith(": 0 taken, 1 refused, 2 that nobody changed or marked as reviewed")
    assert translations(translate(kind, memory=True)) == (before := translations(machine))
    Path("names.csv").write_text(NAMES.replace("投資推廣署", "投資署"), "utf-8")
    first = translate(kind, memory=True).documents[0].targets[HK][0]
    assert (first.text, first.state) == (before[0].replace("投資推廣署", "投資署"), State.REVIEWED)


@pytest.mark.parametrize("kind", ["xliff", "xliff12", "tmx"])
def test_a_name_in_the_wrong_script_comes_without_a_row(
    kind: str, capsys: pytest.CaptureFixture[str], machine: RunResult
) -> None:
    marked = re.compile(r">投資推廣署(?=</(?:mrk|g|ph)>)")
    written = bilingual(kind).read_text("utf-8")
    bilingual(kind).write_text(marked.sub(">投资署", written, count=1), "utf-8")
    assert take(kind, capsys)[1][0].endswith(
        ": zh-Hant-HK is not written with 资; '投資推廣署' was changed to '投资署',"
        " but names, figures and dates are written by rule"
    )


HEADER = "in a glossary with the header en,zh-Hant-HK,category this is"


@pytest.mark.parametrize("kind", UNMARKED)
def test_people_that_a_person_wrote_in_chinese_come_with_the_rows_of_a_glossary(
    kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("release.txt").write_text("Mr. Jack Ma met Mr Daniel Zhang.\n\nNothing else was said today.\n")
    translate(kind)
    edit(bilingual(kind), 1, "馬雲先生met 張勇先生。")
    code, told = take(kind, capsys)
    row = "1: no. 1" if kind == "docx" else "2: row 2"
    lost = [
        f"'{name}先生' ('{title} {name}') is not found in it"
        for title, name in (("Mr.", "Jack Ma"), ("Mr", "Daniel Zhang"))
    ]
    rule = "names, figures and dates are written by rule, from glossary and style"
    assert (code, told[0]) == (
        1,
        f"{bilingual(kind)}:{row}: {', '.join(lost)}; {rule}; {HEADER}: Jack Ma,…,person and Daniel Zhang,…,person,"
        " with the characters in place of …",
    )
    target = translate(kind, memory=True).documents[0].targets[HK][0]
    assert [match.note for match in target.matches] == [f"{', '.join(lost)}; {rule}"]
    people = "en,zh-Hant-HK,category\nJack Ma,馬雲,person\n"
    Path("names.csv").write_text(people, "utf-8")
    target = translate(kind, memory=True).documents[0].targets[HK][0]
    assert [match.note for match in target.matches] == [f"{lost[1]}; {rule}"], "the other one is found now"
    Path("names.csv").write_text(f"{people}Daniel Zhang,張勇,person\n", "utf-8")
    target = translate(kind, memory=True).documents[0].targets[HK][0]
    assert (target.text, target.state) == ("馬雲先生met 張勇先生。", State.REVIEWED)


def test_slots_are_shaded_and_bold(machine: RunResult) -> None:
    with zipfile.ZipFile(bilingual("docx")) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    runs = root.xpath("//*[local-name()='tr'][2]//*[local-name()='r'][.//*[local-name()='shd']]")
    assert ["".join(run.itertext()) for run in runs] == ["InvestHK", "600", "May 8, 2025", *SLOTS]
    cell = load_workbook(bilingual("xlsx"), rich_text=True).worksheets[0]["C2"]
    assert [block.text for block in cell.value if not isinstance(block, str)] == [*SLOTS]
    assert cell.number_format == "@"


def test_findings_stand_beside_their_sentence(machine: RunResult) -> None:
    said = [f for f in machine.findings if f.locale in (None, HK) and f.segment == "b3s1"]
    lines = [
        f"{f.severity.value} {f.check}: {f.message}" + (f" (fix: {f.fix})" if f.fix else "") for f in said
    ]
    import docx

    assert lines
    assert docx.Document(str(bilingual("docx"))).tables[0].rows[3].cells[3].text.split("\n") == lines
    assert str(load_workbook(bilingual("xlsx")).worksheets[0]["D4"].value).split("\n") == lines


# What a person may write: Chinese of both regions, punctuation, what Excel and XML would rather not have.
FRAME = st.text(
    st.sampled_from("今日她說好里裏了，。「」 -=+@'\"<>&;{}[]%·…—" + string.ascii_letters + "𠮷é\u00a0"),
    max_size=12,
)
UNBROKEN = FRAME.map(lambda text: text.replace("{", "(").replace("}", ")"))


LINES = 4
Edits = list[tuple[list[int], tuple[str, ...]]]


@pytest.mark.parametrize("kind", ENDINGS)
def test_any_edit_comes_back(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [f"InvestHK hired {601 + at} people on May 8, 2025." for at in range(LINES)]
    Path("release.txt").write_text("\n\n".join([*lines, "Nothing else was said."]) + "\n")
    machine = translations(translate(kind))
    written = bilingual(kind).read_bytes()
    rows = st.lists(
        st.tuples(st.permutations(range(3)), st.tuples(*[UNBROKEN] * 6)), min_size=LINES, max_size=LINES
    )

    @settings(max_examples=4, deadline=None)
    @given(rows)
    def comes_back(rows: Edits) -> None:
        Path("ours.sqlite").unlink(missing_ok=True)
        bilingual(kind).write_bytes(written)
        made = []
        for number, (order, frames) in enumerate(rows, start=1):
            slots = [
                f"她{before}{{{slot}}}她{after}"
                for slot, before, after in zip(order, frames[::2], frames[1::2], strict=True)
            ]
            made.append(put(kind, number, "".join(slots), (SLOTS[0], str(600 + number), SLOTS[2])))
        assert take(kind, capsys)[0] == 0
        assert translations(translate(kind, memory=True)) == [*made, machine[-1]]
        assert texts(bilingual(kind)) == [*made, machine[-1]]

    comes_back()
