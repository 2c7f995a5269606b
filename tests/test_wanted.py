"""The rows of a glossary that a refused translation asks for: found where that is sure, else left to be filled in."""

import pytest

from pipeline.document.wanted import Row, advice, rows_rewritten, rows_sought

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
        ("names", "A", "John Lee、Jack Ma及Ann Lee", "李家超、Jack Ma及李安", [("John Lee", "李家超", "person"), ("Ann Lee", "李安", "person")]),
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


@pytest.mark.parametrize(
    ("kind", "rendering", "text", "characters"),
    [
        ("compound", MA, "馬雲先生與張勇先生會面。", "馬雲"),
        ("compound", ZHANG, "馬雲先生與張勇先生會面。", "張勇"),
        ("compound", MA, "昨日馬雲先生與張勇先生會面。", "…"),
        ("compound", ZHANG, "馬雲先生跟張勇先生會面。", "…"),
        ("compound", ZHANG, "馬雲先生與張勇先生會面，與李安先生不同。", "…"),
        ("person", "Ann Lee", "於7月8日會見李安。", "李安"),
        ("person", "Ann Lee", "於7月8日會見導演李安先生。", "…"),
    ],
)
def test_a_name_that_is_sought_in_a_text(kind: str, rendering: str, text: str, characters: str) -> None:
    (row,) = rows_sought(kind, rendering, MACHINE, text)
    assert (row.target, row.category) == (characters, "person")


def test_the_advice_can_be_pasted_into_a_table() -> None:
    rows = [Row("Ma, Jack", "馬雲", "person"), Row("Ann Lee", "…", "person")]
    head = "; in a glossary with the header en,zh-Hant-HK,category this is: "
    assert advice(rows[:1] * 2, "zh-Hant-HK") == f'{head}"Ma, Jack",馬雲,person'
    assert advice(rows, "zh-Hant-HK") == (
        f'{head}"Ma, Jack",馬雲,person and Ann Lee,…,person, with the characters in place of …'
    )
    assert advice([], "zh-Hant-HK") == ""
