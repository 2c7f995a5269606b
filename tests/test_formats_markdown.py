"""Markdown: every kind of block with its place, and translations that do not turn into marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.document import Document
from pipeline.formats import made, markdown

HEADING, PARAGRAPH, ITEM, CELL = "heading", "paragraph", "list_item", "table_cell"


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("# Pact *signed* #\n\nText\n===\n", [(HEADING, 1, "Pact signed"), (HEADING, 3, "Text")]),
        ("Two\nsides **met** `now`.\n", [(PARAGRAPH, 1, "Two sides met now.")]),
        ("- a\n  b\n\n  c\n  - d\n    1. e\n", [(ITEM, 1, "a b"), (ITEM, 4, "c"), (ITEM, 5, "d"), (ITEM, 6, "e")]),
        ("- [ ] task\n- [x] done\n", [(ITEM, 1, "task"), (ITEM, 2, "done")]),
        ("> one\n> two\n>\n> - three\n", [(PARAGRAPH, 1, "one two"), (ITEM, 4, "three")]),
        ("| A | B \\| c |\n|---|---|\n| | *d* |\n", [(CELL, 1, "A"), (CELL, 1, "B | c"), (CELL, 3, "d")]),
        ("Jane  \nTel\\\nFax\n", [(PARAGRAPH, 1, "Jane"), (PARAGRAPH, 2, "Tel"), (PARAGRAPH, 3, "Fax")]),
        ("**Press**\nJane Wong\nTel: 2123 4567\n", [(PARAGRAPH, 1, "Press"), (PARAGRAPH, 2, "Jane Wong"), (PARAGRAPH, 3, "Tel: 2123 4567")]),
        ("Write to a@b.hk or see\nwww.b.hk.\n", [(PARAGRAPH, 1, "Write to a@b.hk or see www.b.hk.")]),
        ("Call **Jane\nWong** or\nTel: 2123 4567\n", [(PARAGRAPH, 1, "Call Jane Wong or Tel: 2123 4567")]),
        ("See [the *report*](https://x.y) or <https://z>.", [(PARAGRAPH, 1, "See the report or https://z.")]),
        ("AT&amp;T \\*not\\* marks", [(PARAGRAPH, 1, "AT&T *not* marks")]),
        ("---\nlayout: x\n---\nText", [(PARAGRAPH, 4, "Text")]),
        ("---\n\nText\n\n---\n", [(PARAGRAPH, 3, "Text")]),
        ("    code\n\n```\nfence\n```\n\n<div>\nhtml\n</div>\n\n[a]: https://x\n\n![logo](a.png)\n\n`x`\n", []),
    ],
)  # fmt: skip
def test_blocks(source: str, blocks: list[tuple[str, int, str]]) -> None:
    found = markdown.read(source.encode(), Path("a.md"))
    assert [(block.kind.value, block.line, block.text) for block in found] == blocks


@pytest.mark.parametrize(
    ("source", "texts", "result"),
    [
        ("## Pact *signed* ##\n", ["协议"], "## 协议 ##\n"),
        ("Title\n=====\n\nText.", ["题", "文。"], "题\n=====\n\n文。"),
        ("> one\n> two\n\n* a\n    * b\n", ["一", "二", "三"], "> 一\n\n* 二\n    * 三\n"),
        (
            "| A | **B** |\n|:--|--:|\n| | x |\n",
            ["甲", "乙|丙", "丁"],
            "| 甲 | **乙\\|丙** |\n|:--|--:|\n| | 丁 |\n",
        ),
        ("Jane  \r\nTel\\\r\nFax\r\n", ["简", "电话", "传真"], "简  \r\n电话\\\r\n传真\r\n"),
        ("***all*** \n", ["全"], "***全*** \n"),
        ('[**all** of it](https://x.y/(z) "t")', ["全部"], '[**全部**](https://x.y/(z) "t")'),
        ("[**all**][ref]\n\n[ref]: https://x\n", ["全部"], "[**全部**][ref]\n\n[ref]: https://x\n"),
        ("**a** and **b**", ["甲和乙"], "**甲**和**乙**"),
        ("![logo](a.png) Text ![x](y) here", ["文"], "![logo](a.png) ![x](y) 文"),
        ("- [x] done", ["完成"], "- [x] 完成"),
        ("---\nlayout: x\n---\n\nText", ["文"], "---\nlayout: x\n---\n\n文"),
    ],
)
def test_translations_take_the_place_of_the_text_only(source: str, texts: list[str], result: str) -> None:
    assert written(source, texts) == result


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("1. 一", "1\\. 一"),
        ("# 一", "\\# 一"),
        ("- 一", "\\- 一"),
        ("> 一", "\\> 一"),
        ("---", "\\---"),
        ("[a]: b", "\\[a]: b"),
        ("5 * 3", "5 * 3"),
        ("*一*", "\\*一\\*"),
        ("a<b>c", "a\\<b\\>c"),
        ("AT&T", "AT&T"),
        ("&amp;", "\\&amp;"),
        ("2025年", "2025年"),
    ],
)
def test_a_translation_never_becomes_a_mark(text: str, result: str) -> None:
    assert written("Text", [text]) == result


def written(source: str, texts: list[str]) -> str:
    content = source.encode()
    document = Document(Path("a.md"), content, markdown.read(content, Path("a.md")))
    return made(document, texts, "zh-Hans-CN").decode()
