"""The rows of a glossary that a refused translation asks for: found where that is sure, else left to be filled in."""

import pytest

from pipeline.document.wanted import Row, advice, rows_lost, rows_rewritten, rows_sought

MACHINE = "Jack Ma先生與Daniel Zhang先生於7月8日會見 Ann Lee 。"
MA, ZHANG = "Jack Ma先生", "Daniel Zhang先生"


@pytest.mark.parametrize(
    ("kind", "english", "rendering", "text", "rows"),
    [
        ("compound", "Mr. Jack Ma", MA, "馬雲先生", [("Jack Ma", "馬雲", "person")]),
        ("compound", "Mr. Jack Ma", MA, "馬雲董事長", [("Jack Ma", "…", "person")]),
        ("compound", "Mr. Ma", "Ma先生", "馬先生", []),
        ("person", "Carrie Lam", "Carrie Lam", "林鄭月娥", [("Carrie Lam", "林鄭月娥", "person")]),
        ("person", "John Lee", "李家超", "李家昭", [("John Lee", "李家昭", "person")]),
        ("names", "A", "John Lee、Jack Ma及Ann Lee", "李家超、Jack Ma及Ann Lee", [("John Lee", "李家超", "person")]),
        ("names", "A", "John Lee、Jack Ma及Ann Lee", "李家超、Jack Ma及李安", [("John Lee", "…", "person"), ("Ann Lee", "…", "person")]),
        ("compound", "Mr. Jack Ma", MA, "主席先生", [("Jack Ma", "…", "person")]),
        ("compound", "Mr. Jack Ma", MA, "Jack Ma女士", []),
        ("person", "Jack Ma", "Jack Ma", "馬先生", [("Jack Ma", "…", "person")]),
        ("person", "Jack Ma", "Jack Ma", "林亦", [("Jack Ma", "林亦", "person")]),
        ("person", "John Lee", "李家超", "李先生", [("John Lee", "…", "person")]),
        ("name", "InvestHK", "投資推廣署", "投資署", [("InvestHK", "投資署", "")]),
        ("name", "Acme Works, Ltd", "Acme Works, Ltd", "亞美工程有限公司", [("Acme Works, Ltd", "亞美工程有限公司", "")]),
        ("cardinal", "600", "600", "六百", []),
        ("day", "May 8", "5月8日", "五月八日", []),
    ],
)  # fmt: skip
def test_a_name_that_was_rewritten(
    kind: str, english: str, rendering: str, text: str, rows: list[tuple[str, str, str]]
) -> None:
    assert rows_rewritten(kind, english, rendering, text) == [Row(*row) for row in rows]


SAID, AT_END = "Jack Ma表示，公司會增長。", "公司會增長，Jack Ma。"
SOUGHT = [
    # the rendering ends the name, the text begins it
    ("compound", MA, MACHINE, "馬雲先生與Daniel Zhang先生會面。", "馬雲"),
    ("compound", MA, MACHINE, "馬克·吐溫先生與Daniel Zhang先生會面。", "馬克·吐溫"),
    ("compound", MA, MACHINE, "昨日馬雲先生與Daniel Zhang先生會面。", "…"),
    ("compound", MA, MACHINE, "但馬雲先生與Daniel Zhang先生會面。", "…"),
    ("compound", MA, MACHINE, "主席先生與Daniel Zhang先生會面。", "…"),
    ("compound", MA, MACHINE, "馬先生與Daniel Zhang先生會面。", "…"),
    ("compound", MA, MACHINE, "馬雲副先生與Daniel Zhang先生會面。", "…"),
    ("compound", ZHANG, MACHINE, "Jack Ma先生與張勇先生會面。", "…"),
    # punctuation or the end on both sides, as in the machine's text
    ("person", "Jack Ma", AT_END, "公司會增長，馬雲。", "馬雲"),
    ("person", "Jack Ma", AT_END, "公司會增長，馬雲亦。", "…"),
    ("person", "Jack Ma", AT_END, "公司會增長，馬雲；又。", "…"),
    ("person", "Jack Ma", "甲，Jack Ma、李安。", "甲，李安、馬雲。", "…"),
    ("person", "Jack Ma", AT_END, "公司會增長，主席馬雲。", "…"),
    ("person", "Jack Ma", "甲、Jack Ma、乙。", "甲、馬雲、乙。", "馬雲"),
    ("person", "Jack Ma", "甲、Jack Ma、乙。", "甲、馬雲、李安、乙。", "…"),
    ("person", "Jack Ma", SAID, "馬雲表示，公司會增長。", "…"),
    ("person", "Jack Ma", SAID, "馬雲亦表示，公司會增長。", "…"),
    ("person", "Jack Ma", SAID, "馬先生表示，公司會增長。", "…"),
    ("person", "Jack Ma", SAID, "會長表示，公司會增長。", "…"),
    ("person", "Jack Ma", "主席Jack Ma昨說。", "主席馬雲昨說。", "…"),
    ("person", "Ann Lee", MACHINE, "於7月8日會見李安。", "…"),
    # the machine's text is not known
    ("compound", MA, None, "馬雲先生來了。", "馬雲"),
    ("compound", MA, None, "他說，馬雲先生來了。", "馬雲"),
    ("compound", MA, None, "他見馬雲先生。", "…"),
    ("names", "署長Jack Ma", None, "公司署長馬雲，來了。", "馬雲"),
    ("names", "署長Jack Ma", None, "公司署長馬雲來了。", "…"),
    ("person", "Jack Ma", None, "據報，馬雲，來了。", "…"),
]


@pytest.mark.parametrize(("kind", "rendering", "machine", "text", "characters"), SOUGHT)
def test_a_name_that_is_sought_in_a_text(
    kind: str, rendering: str, machine: str | None, text: str, characters: str
) -> None:
    (row,) = rows_sought(kind, rendering, machine, text)
    assert (row.target, row.category) == (characters, "person")


@pytest.mark.parametrize("last", "亦也則则還还今昨")
def test_a_word_of_the_sentence_is_no_end_of_a_name(last: str) -> None:
    assert rows_sought("person", "Jack Ma", AT_END, f"公司會增長，馬雲{last}。") == [
        Row("Jack Ma", "…", "person")
    ]


@pytest.mark.parametrize(
    ("rendering", "machine", "text"),
    [
        ("Jack Ma先生", MACHINE, "Jack Ma董事長與李先生會面。"),
        ("Ann Lam", MACHINE, "馬雲。"),
        ("Ma先生", "Ma先生說。", "馬先生說。"),
        ("馬雲", "馬雲說。", "馬先生說。"),
    ],
)
def test_no_row_for_a_name_that_is_there_or_was_not_in_latin_letters(
    rendering: str, machine: str, text: str
) -> None:
    assert rows_sought("compound", rendering, machine, text) == []


def test_of_two_names_that_are_gone_none_is_told_from_the_other() -> None:
    machine = "Jack Ma先生，Ann Lee女士。"
    ma, lee = ("compound", "Jack Ma先生"), ("compound", "Ann Lee女士")
    text = "馬雲先生，李安女士。"
    assert rows_lost([ma, lee], machine, text) == [
        Row("Jack Ma", "…", "person"),
        Row("Ann Lee", "…", "person"),
    ]
    assert rows_lost([ma, ("name", "投資推廣署")], machine, text) == [Row("Jack Ma", "…", "person")]
    assert rows_lost([ma, ma, ("day", "7月8日")], machine, text) == [Row("Jack Ma", "馬雲", "person")]


def test_a_row_in_the_wrong_script_is_not_advised() -> None:
    rows = [Row("Jack Ma", "马云", "person"), Row("Ann Lee", "李安", "person")]
    head = "; in a glossary with the header en,{},category this is: "
    assert advice(rows, "zh-Hant-HK") == head.format("zh-Hant-HK") + "Ann Lee,李安,person"
    assert advice(rows[:1], "zh-Hant-HK") == ""
    assert advice(rows[:1], "zh-Hans-CN") == head.format("zh-Hans-CN") + "Jack Ma,马云,person"


def test_the_advice_can_be_pasted_into_a_table() -> None:
    rows = [Row("Ma, Jack", "馬雲", "person"), Row("Ann Lee", "…", "person")]
    head = "; in a glossary with the header en,zh-Hant-HK,category this is: "
    assert advice(rows[:1] * 2, "zh-Hant-HK") == f'{head}"Ma, Jack",馬雲,person'
    assert advice(rows, "zh-Hant-HK") == (
        f'{head}"Ma, Jack",馬雲,person and Ann Lee,…,person, with the characters in place of …'
    )
    assert advice([], "zh-Hant-HK") == ""
