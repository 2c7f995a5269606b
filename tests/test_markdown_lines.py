"""Lines of a Markdown paragraph that stand each for itself, and those that are one text broken over lines."""

from pathlib import Path

import pytest

from pipeline.document import Document
from pipeline.formats import made, markdown


def texts(source: str) -> list[str]:
    return [block.text for block in markdown.read(source.encode(), Path("a.md"))]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("**Dance: *Low Tide***\nA piece for two.\nIt is long.\n", ["Dance: Low Tide", "A piece for two. It is long."]),
        ("*Notes*\n5 doctors came.\n", ["Notes", "5 doctors came."]),
        ("It is long.\n__Tickets__\n\"Free,\" she said.\n", ["It is long.", "Tickets", '"Free," she said.']),
        ("It ends so.\n**Ann Lee**\n", ["It ends so.", "Ann Lee"]),
        ("- **Fish**:\n  Two of them.\n", ["Fish:", "Two of them."]),
        ("Press desk: 3900 1111 (day)\nWeb page: a.b/c\n", ["Press desk: 3900 1111 (day)", "Web page: a.b/c"]),
        ("Eve Low, Head of News\neve@a.hk | +852 3900 0000\n", ["Eve Low, Head of News", "eve@a.hk", "+852 3900 0000"]),
        ("**Ann Lee** | [a@b.hk](mailto:a@b.hk)\n", ["Ann Lee", "a@b.hk"]),
        ("> Ann Lee  |  Tel: 2\n", ["Ann Lee", "Tel: 2"]),
    ],
)  # fmt: skip
def test_lines_and_parts_apart(source: str, found: list[str]) -> None:
    assert texts(source) == found


@pytest.mark.parametrize(
    "source",
    [
        "*The Tide*\nis a play.",
        "**Bold words**\n– and more of them.",
        "It shows\n*The Tide*\nAgain and again.",
        "**Bold words** begin\nThe line.",
        "**All of it is\nbold.**",
        "See\nwww.b.hk or\nWrite.",
        "Ann said: yes\nand no.",
        "**Ann | Lee**",
        "Press `a | b` now.",
        "[Ann | Lee](https://b.hk) it is",
        "Ann|Lee",
        "An odd | of two\nlines of prose.",
    ],
)
def test_one_text(source: str) -> None:
    assert len(texts(source)) == 1


def test_what_lies_between_stays() -> None:
    source = "**Eve**\r\nEve Low  |\tTel: 2123 4567 | eve@a.hk\r\n"
    content = source.encode()
    document = Document(Path("a.md"), content, markdown.read(content, Path("a.md")))
    made_of = made(document, ["伊芙", "罗伊芙", "电话：2123 4567", "eve@a.hk"], "zh-Hans-CN").decode()
    assert made_of == "**伊芙**\r\n罗伊芙  |\t电话：2123 4567 | eve@a.hk\r\n"
