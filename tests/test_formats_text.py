"""Plain text: which lines are blocks, which are one wrapped paragraph, and what stays around them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.document import Document
from pipeline.formats import text
from pipeline.formats.wrapping import wrapped

WRAPPED = """\
Invest Hong Kong and the management committee of the zone signed a
memorandum on Tuesday, and agreed to co-
operate.
"""
TRADE = """\
Invest Hong Kong and the management committee of the zone signed a two-
way memorandum on Tuesday.
"""


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("Pact signed\n\nTwo sides met.", [("heading", 1, "Pact signed"), ("paragraph", 3, "Two sides met.")]),
        ("Two sides met.\n\nMore", [("paragraph", 1, "Two sides met."), ("paragraph", 3, "More")]),
        ("Pact signed\nTwo sides", [("paragraph", 1, "Pact signed"), ("paragraph", 2, "Two sides")]),
        (f"{'long ' * 30}\n\nMore", [("paragraph", 1, ("long " * 30).strip()), ("paragraph", 3, "More")]),
        ("\n\n  Pact \n\nA.", [("heading", 3, "Pact"), ("paragraph", 5, "A.")]),
        ("- one\n  • two\n1. three\n(a) four\n", [("list_item", 1, "one"), ("list_item", 2, "two"),
                                                  ("list_item", 3, "three"), ("list_item", 4, "four")]),
        ("A.\n- Ends -\n###\n* * *\n", [("paragraph", 1, "A."), ("paragraph", 2, "- Ends -")]),
        ("2025. A year\nA. Smith said", [("paragraph", 1, "2025. A year"), ("paragraph", 2, "A. Smith said")]),
        ("Media contact:\rJane Doe\r", [("paragraph", 1, "Media contact:"), ("paragraph", 2, "Jane Doe")]),
    ],
)  # fmt: skip
def test_lines_are_blocks(source: str, blocks: list[tuple[str, int, str]]) -> None:
    found = text.read(source.encode(), Path("a.txt"))
    assert [(block.kind.value, block.line, block.text) for block in found] == blocks


SIXTY = "This line of an e-mail is about as long as such lines will be"


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        (f"{SIXTY}\nand it ends here.", [f"{SIXTY} and it ends here."]),
        (f"{SIXTY}\r\nAnd ends.\r\n", [f"{SIXTY} And ends."]),
        (f"  {SIXTY}\n  goes on in lower case", [f"{SIXTY} goes on in lower case"]),
        (f"- {SIXTY}\n  and ends.\n- two", [f"{SIXTY} and ends.", "two"]),
        (f"{SIXTY} on July\n8. The rest.", [f"{SIXTY} on July 8. The rest."]),
        (
            TRADE,
            [
                "Invest Hong Kong and the management committee of the zone signed a two-way memorandum on Tuesday."
            ],
        ),
        (f"{SIXTY}\nA Subtitle Without a Stop", [SIXTY, "A Subtitle Without a Stop"]),
        (f"{SIXTY}.\nAnother sentence.", [f"{SIXTY}.", "Another sentence."]),
        ("A short line\nand it ends here.", ["A short line", "and it ends here."]),
        (f"{SIXTY}\n{'long ' * 20}end.", [SIXTY, f"{'long ' * 20}end."]),
        (f"{SIXTY}\n\nand it ends here.", [SIXTY, "and it ends here."]),
        (WRAPPED, WRAPPED.splitlines()),
    ],
)
def test_wrapped_paragraphs_are_one_block(source: str, texts: list[str]) -> None:
    assert [block.text for block in text.read(source.encode(), Path("a.txt"))] == texts


@pytest.mark.parametrize(
    ("source", "texts", "made"),
    [
        ("Pact\r\n\r\n  - one  \r\n", ["协议", "一"], "协议\r\n\r\n  - 一  \r\n"),
        ("one\n\n\n\ttwo", ["一\n二", "三"], "一 二\n\n\n\t三"),
        (f"{SIXTY}\n  and it ends.\n\nB.\n", ["第一，第二。", "二。"], "第一，\n  第二。\n\n二。\n"),
        (f"- {SIXTY}\r\n\tand ends.", ["他於七月到訪香港。"], "- 他於七月\r\n\t到訪香港。"),
        (f"{SIXTY}\nand it ends.", ["一。"], "一。\n"),
        ("\ufeffone\r\n", ["一"], "\ufeff一\r\n"),
    ],
)
def test_what_lies_between_blocks_is_kept(source: str, texts: list[str], made: str) -> None:
    content = source.encode()
    document = Document(Path("a.txt"), content, text.read(content, Path("a.txt")))
    assert text.write(document, texts, "zh-Hans-CN").decode() == made


def test_utf_16_stays_utf_16() -> None:
    content = "one\n".encode("utf-16")
    document = Document(Path("a.txt"), content, text.read(content, Path("a.txt")))
    assert text.write(document, ["一"], "zh-Hans-CN") == "一\n".encode("utf-16")


@pytest.mark.parametrize(
    ("whole", "lines"),
    [
        ("投资推广署今日宣布协助公司。", ["投资推广署今日", "宣布协助公司。"]),
        ("投资推广署今日宣布，协助公司。", ["投资推广署今日", "宣布，协助公司。"]),
        ("今日宣布，再协助。", ["今日宣布，", "再协助。"]),
        ("他說：「很好。」", ["他說：", "「很好。」"]),
        ("署方（署）說。", ["署方", "（署）說。"]),
        ("他說：“好”！", ["他說：", "“好”！"]),
        ("用Web3做好", ["用Web3", "做好"]),
        ("34 229億元正", ["34 229億", "元正"]),
        ("升12.5%至5,000", ["升12.5%", "至5,000"]),
        ("The park opened.", ["The park", "opened."]),
        ("𠮷𠮷𠮷𠮷", ["𠮷𠮷", "𠮷𠮷"]),
        ("一二三", ["一", "二", "三"]),
        ("一二。", ["一", "二。", ""]),
        ("Hello", ["Hello", "", ""]),
        ("", ["", ""]),
        ("一二", ["一二"]),
    ],
)
def test_lines_are_even_and_break_where_they_may(whole: str, lines: list[str]) -> None:
    assert wrapped(whole, len(lines)) == lines
