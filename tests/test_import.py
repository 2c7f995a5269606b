"""A person's edits in a bilingual file are the next run's translation, to the letter; what is refused is named and kept."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from importing import HK, NAMES, begin, bilingual, edit, take, targets, translate
from lxml import etree

from pipeline.cli import main
from pipeline.document import State, Translation
from pipeline.engines import ENGINES, Request
from pipeline.engines.echo import EchoEngine

# What no converter and no punctuation of ours would leave alone.
HUMAN = ("5月,(8日)—— ", "群 峰着裏", '"里程碑"...')


class Counting(EchoEngine):
    """Keeps what it is asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def translate(self, requests: Sequence[Request]) -> list[Translation]:
        self.asked += [request.source for request in requests]
        return super().translate(requests)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    begin()


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Counting:
    counting = Counting()
    monkeypatch.setitem(ENGINES, "echo", lambda: counting)  # type: ignore[arg-type]
    return counting


def test_the_edited_text_is_the_next_translation(
    engine: Counting, capsys: pytest.CaptureFixture[str]
) -> None:
    translate("")
    a, b, c = HUMAN
    edit(0, f"{a}{{1}}{b}{{0}}，{{2}}{c}")
    code, told = take(capsys, "--who", "Chan")
    assert (code, told) == (0, [f"{bilingual()}: 1 taken, 2 that nobody changed or marked as reviewed"])
    first, second, _ = targets(result := translate())
    assert first.text == f"{a}600{b}投資推廣署，2025年5月8日{c}"
    assert (first.state, second.state) == (State.REVIEWED, State.TRANSLATED)
    assert first.text in Path(f"out/release/{HK}.txt").read_text("utf-8")
    assert targets(result, "zh-Hans-CN")[0].state is State.TRANSLATED
    segment = etree.parse(bilingual()).findall(".//{*}segment")[0]
    assert segment.get("state") == "reviewed"


def test_other_names_and_figures_are_filled_in(engine: Counting, capsys: pytest.CaptureFixture[str]) -> None:
    translate("")
    a, b, c = HUMAN
    for locale in (HK, "zh-Hans-CN"):
        edit(0, f"{a}{{1}}{b if locale == HK else '人'}{{0}}，{{2}}{c}", locale=locale)
        take(capsys, locale=locale)
    Path("release.txt").write_text("Acme Harbour Works hired 1,250 people on June 9, 2026.\n")
    engine.asked.clear()
    (first,) = targets(translate())
    assert first.text == f"{a}1 250{b}海港公司，2026年6月9日{c}"
    assert engine.asked == []
    Path("release.txt").write_text("InvestHK hired 5% people on June 9, 2026.\n")
    (first,) = targets(translate())
    assert first.state is State.TRANSLATED
    assert "'5%' stands where it has '600'" in first.matches[0].note


def test_a_second_edit_wins_and_a_second_import_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    translate("")
    for text in ("甲{0}{1}{2}", "乙{0}{1}{2}"):
        edit(0, text)
        assert take(capsys)[1][0].startswith(f"{bilingual()}: 1 taken")
        assert take(capsys)[1][0].startswith(f"{bilingual()}: 0 taken, 1 known already")
        translate()
        assert targets(translate())[0].text.startswith(text[0])


def test_a_reviewed_sentence_that_nobody_changed_is_reviewed(capsys: pytest.CaptureFixture[str]) -> None:
    before = targets(translate(""))[2].text
    tree = etree.parse(bilingual())
    tree.findall(".//{*}segment")[2].set("state", "final")
    tree.write(str(bilingual()))
    assert take(capsys)[0] == 0
    last = targets(translate())[2]
    assert (last.text, last.state) == (before, State.FINAL)


def test_what_nobody_looked_at_is_the_machines_only_if_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    translate("")
    assert take(capsys)[1] == [f"{bilingual()}: 0 taken, 3 that nobody changed or marked as reviewed"]
    assert take(capsys, "--machine")[1] == [f"{bilingual()}: 3 taken"]
    assert [target.state for target in targets(translate())] == [State.TRANSLATED] * 3
    edit(2, "人的話。")
    take(capsys)
    assert targets(translate())[2].text == "人的話。"


def test_a_character_by_its_number(capsys: pytest.CaptureFixture[str]) -> None:
    translate("")
    edit(2, "好<cp hex='0008'/><cp hex='1F600'/>。")
    assert take(capsys)[0] == 0
    assert targets(translate())[2].text == "好\x08\U0001f600。"


def test_what_was_refused_outlives_the_machines_translation(capsys: pytest.CaptureFixture[str]) -> None:
    translate("")
    machine = bilingual().read_bytes()
    edit(0, "{0}{1}{2}的话")
    assert take(capsys)[0] == 1
    bilingual().write_bytes(machine)
    take(capsys, "--machine")
    first = targets(translate())[0]
    assert first.state is State.TRANSLATED
    assert [("".join(piece.text for piece in m.target), m.note) for m in first.matches] == [
        ("投資推廣署6002025年5月8日的话", "zh-Hant-HK is not written with 话")
    ]


def test_a_name_that_a_person_changed_goes_before_the_machine_once_it_fits(
    capsys: pytest.CaptureFixture[str],
) -> None:
    translate("")
    machine = bilingual().read_text("utf-8")
    at = machine.rindex(">Lam Wing-yiu</mrk>")
    bilingual().write_text(machine[:at] + machine[at:].replace("Lam Wing-yiu", "林詠瑤"), "utf-8")
    take(capsys)
    bilingual().write_text(machine, "utf-8")
    take(capsys, "--machine")
    assert targets(translate())[1].state is State.TRANSLATED
    Path("names.csv").write_text(NAMES + "Lam Wing-yiu,林咏瑶,林詠瑤\n", "utf-8")
    second = targets(translate())[1]
    assert (second.text[:3], second.state) == ("林詠瑤", State.REVIEWED)


REFUSALS = [
    (
        "{1}及",
        "'InvestHK' is missing from it, or no longer marked; 'May 8, 2025' is missing from it, or no longer marked",
    ),
    ("{0}{0}{1}{2}", "'InvestHK' is marked twice"),
    ("{0}{1}{2}为什麼", "zh-Hant-HK is not written with 为"),
    ("{0}{1}{2}<ph id='p'/>", "it has a code that is not ours (<ph>); take it out"),
    (
        "{0}{1}{2}<cp hex='FFFFFFFFFFFFFFFF'/>",
        "it has a code that is not ours (<cp hex='FFFFFFFFFFFFFFFF'>); take it out",
    ),
    ("{0}{1}{2}<cp hex='110000'/>", "it has a code that is not ours (<cp hex='110000'>); take it out"),
    ("{0}{1}{2}<cp hex='D800'/>", "it has a code that is not ours (<cp hex='D800'>); take it out"),
    ("{0}{1}{2}<cp hex='4_1'/>", "it has a code that is not ours (<cp hex='4_1'>); take it out"),
    ("{0}{1}{2}<cp/>", "it has a code that is not ours (<cp hex=''>); take it out"),
]


# What the next run says of a translation whose marks were lost.
STILL = (
    "'投資推廣署' ('InvestHK') is not found in it, '2025年5月8日' ('May 8, 2025') is not found in it;"
    " names, figures and dates are written by rule, from glossary and style"
)


@pytest.mark.parametrize(("text", "why"), REFUSALS)
def test_what_is_refused_is_named_and_not_lost(
    text: str, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    translate("")
    edit(0, text)
    code, told = take(capsys)
    line = etree.parse(bilingual()).findall(".//{*}segment")[0].sourceline
    assert code == 1
    assert told[0] == f"{bilingual()}:{line}: segment b1s1: {why}"
    assert told[1] == f"{bilingual()}: 0 taken, 1 refused, 2 that nobody changed or marked as reviewed"
    first = targets(result := translate())[0]
    assert first.state is State.TRANSLATED
    if "code" not in why:
        assert [(match.quality, match.note) for match in first.matches] == [
            (100, STILL if "missing" in why else why)
        ]
        found = [f for f in result.findings if f.check == "memory_near"]
        assert [(f.line, f.locale, f.severity.value) for f in found] == [(1, HK, "info")]
        match = etree.parse(bilingual()).find(".//{*}match")
        assert match is not None
        assert match.get("ref") == "#b1s1"


@pytest.mark.parametrize("text", ["", "  "])
def test_nothing_is_marked_as_reviewed_without_text(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    translate("")
    edit(2, text, "reviewed")
    assert "segment b3s1: it has no translation" in take(capsys)[1][0]
    assert targets(translate())[2].text.strip()


def test_a_name_that_a_person_changed_counts_once_the_glossary_says_so(
    capsys: pytest.CaptureFixture[str],
) -> None:
    translate("")
    text = bilingual().read_text("utf-8")
    assert text.count(">Lam Wing-yiu</mrk>") == 2
    at = text.rindex(">Lam Wing-yiu</mrk>")
    bilingual().write_text(text[:at] + text[at:].replace("Lam Wing-yiu", "林詠瑤"), "utf-8")
    code, told = take(capsys)
    assert code == 1
    assert told[0].endswith(
        "'Lam Wing-yiu' was changed to '林詠瑤', but names, figures and dates are written by rule;"
        " once a glossary or the style says '林詠瑤', this translation is taken;"
        " in a glossary with the header en,zh-Hant-HK,category this is: Lam Wing-yiu,林詠瑤,person"
    )
    assert targets(translate())[1].state is State.TRANSLATED
    Path("names.csv").write_text(NAMES + "Lam Wing-yiu,林咏瑶,林詠瑤\n", "utf-8")
    second = targets(translate())[1]
    assert (second.text[:3], second.state) == ("林詠瑤", State.REVIEWED)


HEADER = "in a glossary with the header en,zh-Hant-HK,category this is"
RULE = "but names, figures and dates are written by rule"
PEOPLE = [
    (
        "<mrk 1/>met ",
        "林詠瑤博士",
        "'InvestHK' is missing from it, or no longer marked; 'Lam Wing-yiu博士' was changed to '林詠瑤博士',"
        f" {RULE}; {HEADER}: Lam Wing-yiu,林詠瑤,person",
    ),
    (
        "林詠瑤博士met <mrk 2/>。",
        "",
        f"'Dr Lam Wing-yiu' is missing from it, or no longer marked; {HEADER}: Lam Wing-yiu,林詠瑤,person",
    ),
    ("<mrk 1/>met <mrk 2/>。", "", "'Dr Lam Wing-yiu' is missing from it, or no longer marked; "
     f"{HEADER}: Lam Wing-yiu,…,person, with the characters in place of …"),
]  # fmt: skip


@pytest.mark.parametrize(("template", "name", "why"), PEOPLE)
def test_every_name_that_was_lost_or_rewritten_is_named_with_its_row(
    template: str, name: str, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("release.txt").write_text("Dr Lam Wing-yiu met InvestHK.\n")
    translate("")
    edit(0, template.replace("<mrk 1/>", "{0}").replace("<mrk 2/>", "{1}"))
    text = bilingual().read_text("utf-8")
    at = text.index("<target")
    changed = text[at:].replace(">Lam Wing-yiu博士</mrk>", f">{name}</mrk>")
    bilingual().write_text(text[:at] + changed, "utf-8")
    code, told = take(capsys)
    assert (code, told[0].partition("segment b1s1: ")[2]) == (1, why)


def test_a_name_whose_mark_was_emptied_is_found_beside_it(capsys: pytest.CaptureFixture[str]) -> None:
    translate("")
    edit(0, "{0}於{2}聘{1}人。")
    text = bilingual().read_text("utf-8")
    at = text.index("<target")
    changed = text[at:].replace(">投資推廣署</mrk>", "></mrk>投資推廣署", 1)
    bilingual().write_text(text[:at] + changed, "utf-8")
    assert take(capsys)[0] == 0
    assert targets(translate())[0].text == "投資推廣署於2025年5月8日聘600人。"


def test_a_lost_mark_is_found_again(capsys: pytest.CaptureFixture[str]) -> None:
    translate("")
    edit(0, "{0}於2025年5月8日聘{1}人。")
    assert take(capsys)[0] == 0
    assert targets(translate())[0].text == "投資推廣署於2025年5月8日聘600人。"
    Path("release.txt").write_text("InvestHK hired 70 people on May 9, 2025.\n")
    assert targets(translate())[0].text == "投資推廣署於2025年5月9日聘70人。"


LOST = [
    ("InvestHK hired 5 people for its new plan.", "{0}為第15期計劃聘請數人。"),
    ("InvestHK hired 5 people for its new plan.", "{0}為第5期計劃聘請數人。"),
    ("InvestHK hired 5 people for its 5th plan.", "{0}為計劃（5）聘請數人。"),
    ("InvestHK hired 5 people for its new plan.", "{0}為計劃聘請5%的人。"),
    ("InvestHK hired 5 people on May 8, 2025.", "{0}於2025年5月8日聘請數人。"),
]


@pytest.mark.parametrize(("english", "template"), LOST)
def test_a_figure_that_is_gone_is_not_found_in_another(
    english: str, template: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("release.txt").write_text(f"{english}\n")
    translate("")
    edit(0, template)
    code, told = take(capsys)
    assert (code, "'5' is missing from it, or no longer marked" in told[0]) == (1, True)
    for text in (english, english.replace("5 people", "8 people")):
        Path("release.txt").write_text(f"{text}\n")
        assert targets(translate())[0].state is State.TRANSLATED


def test_a_name_that_stands_twice_is_not_filled_with_another(capsys: pytest.CaptureFixture[str]) -> None:
    translate("")
    edit(0, "{0}表示，投資推廣署於{2}聘{1}人。")
    assert take(capsys)[0] == 0
    assert targets(translate())[0].state is State.REVIEWED
    Path("release.txt").write_text("Acme Harbour Works hired 600 people on May 8, 2025.\n")
    first = targets(translate())[0]
    assert first.state is State.TRANSLATED
    assert first.matches[0].note == "its text has '投資推廣署' in it, which is another here"


def test_like_sentences_are_offered_and_not_written(
    engine: Counting, capsys: pytest.CaptureFixture[str]
) -> None:
    translate("")
    edit(2, "今日沒有別的話。")
    take(capsys, "--who", "Chan")
    Path("release.txt").write_text("Nothing else was said on that today.\n")
    result = translate("{file: ours.sqlite, threshold: 60}")
    (first,) = targets(result)
    assert first.state is State.TRANSLATED
    assert engine.asked[-1] == "Nothing else was said on that today."
    (match,) = first.matches
    assert 60 <= match.quality < 99
    assert "".join(piece.text for piece in match.target) == "今日沒有別的話。"
    (found,) = [f for f in result.findings if f.check == "memory_near"]
    assert found.message == (
        f"the memory has a sentence that is {match.quality}% the same: "
        "'Nothing else was said today.' → '今日沒有別的話。'"
    )
    assert f"the memory offers ({match.quality}%): 今日沒有別的話。" in Path("out/report.html").read_text(
        "utf-8"
    )
    for memory in ("{file: ours.sqlite, threshold: 99}", "{file: ours.sqlite, use: exact}"):
        assert targets(translate(memory))[0].matches == ()


XLIFF = (
    '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="zh-Hant-HK">'
)
UNIT = "<file id='f'>\n<unit id='u'>\n<segment id='s' state='{}'>\n<source>Hi.</source><target>好。</target></segment></unit></file>"
MALFORMED = [
    (f"{XLIFF}\n<file id='f'>\n<unit", ":3: this is not XML: "),
    ("<a>\n</a>", ":1: this is not XLIFF: its root is 'a', not 'xliff'"),
    (XLIFF.replace("2.1", "3.0") + "</xliff>", ":1: this is XLIFF 3.0; save it as XLIFF 2.1 or 1.2"),
    (
        XLIFF.replace('"en"', '"de"') + "</xliff>",
        ":1: srcLang is 'de'; only translations from English are kept",
    ),
    (
        XLIFF.replace("zh-Hant-HK", "zh") + "</xliff>",
        ":1: trgLang: 'zh' does not say which script to write; use ",
    ),
    (f"{XLIFF}{UNIT.format('reviewd')}</xliff>", ":3: 'reviewd' is not a state; did you mean 'reviewed'?"),
    (
        f'<!DOCTYPE xliff [<!ENTITY e SYSTEM "names.csv">]>\n{XLIFF}'
        + UNIT.format("final").replace("好", "&e;")
        + "</xliff>",
        ":5: the entity &e; is not read; write the character itself",
    ),
]


@pytest.mark.parametrize(("content", "said"), MALFORMED)
def test_a_file_that_cannot_be_read(content: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.xlf").write_text(content, "utf-8")
    assert main(["import", "a.xlf", "--memory", "ours.sqlite"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"xindaya: a.xlf{said}")
    assert "Traceback" not in told.err
