"""Front matter: the title and summary of a Markdown file are translated, and every other byte of it stays."""

from pathlib import Path

import pytest

from pipeline.document import Document
from pipeline.formats import made, markdown
from pipeline.formats.front_matter import fields

WHOLE = """---\r
Title: "The \\"Tide\\" rises"  # shown above\r
subtitle: 'A day''s walk'\r
date: 2026-10-06\r
tags: [sea, walk]\r
description: C# and 4:30 starts # for search\r
summary: >-\r
  Two lines\r
  of it\r
layout: post\r
---\r
\r
# Tide\r
"""
TRANSLATED = """---\r
Title: "“潮\\"涨"  # shown above\r
subtitle: '一日''游'\r
date: 2026-10-06\r
tags: [sea, walk]\r
description: 说明 # for search\r
summary: >-\r
  两行\r
layout: post\r
---\r
\r
# 潮\r
"""


def written(source: str, texts: list[str]) -> str:
    content = source.encode()
    document = Document(Path("a.md"), content, markdown.read(content, Path("a.md")))
    return made(document, texts, "zh-Hans-CN").decode()


def test_titles_and_summaries_are_blocks_in_their_places() -> None:
    found = markdown.read(WHOLE.encode(), Path("a.md"))
    assert [(block.kind.value, block.line, block.text) for block in found] == [
        ("heading", 2, 'The "Tide" rises'),
        ("heading", 3, "A day's walk"),
        ("paragraph", 6, "C# and 4:30 starts"),
        ("paragraph", 8, "Two lines of it"),
        ("heading", 13, "Tide"),
    ]


def test_all_else_stays_byte_for_byte() -> None:
    assert written(WHOLE, ['“潮"涨', "一日'游", "说明", "两行", "潮"]) == TRANSLATED
    same = [block.text for block in markdown.read(WHOLE.encode(), Path("a.md"))]
    assert written(WHOLE, same) == WHOLE


@pytest.mark.parametrize(
    ("text", "result"),
    [("潮涨", "潮涨"), ("甲：乙", "甲：乙"), ("a: b", '"a: b"'), ("# 甲", '"# 甲"'), ("2026", '"2026"'), ("甲\n乙", "甲 乙")],
)  # fmt: skip
def test_a_value_without_marks_gets_them_only_where_it_would_be_read_otherwise(
    text: str, result: str
) -> None:
    assert written("---\ntitle: Tide\n---\n", [text]) == f"---\ntitle: {result}\n---\n"


@pytest.mark.parametrize(
    "line",
    [
        "author: Ann Lee",
        "title:",
        "title: 2026",
        "title: true",
        "title: [a, b]",
        "title: &a Tide",
        "title: a: b",
        'title: "a\\x41"',
        "seo:\n  title: Tide",
        "summary: one\n  two",
        "summary: |\n  One\n\n  Two",
        "title-image: tide",
    ],
)
def test_what_is_no_single_text_is_left_alone(line: str) -> None:
    assert list(fields(f"---\n{line}\nlayout: x\n---\nText\n")) == []


def test_there_must_be_front_matter() -> None:
    assert list(fields("title: Tide\n---\n")) == list(fields("Text\n\n---\ntitle: Tide\n---\n")) == []
