"""HTML: which words are a block, and that all tags around them stay as they were written."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.document import Document
from pipeline.formats import html, made

HEADING, PARAGRAPH, ITEM, CELL = "heading", "paragraph", "list_item", "table_cell"


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("<title>A &amp; B</title>\n<h1>Pact</h1>", [(HEADING, 1, "A & B"), (HEADING, 2, "Pact")]),
        ("<h1>Pact<br>signed</h1>", [(HEADING, 1, "Pact signed")]),
        ("<p>\n Two <b>sides</b>\n  met.</p>", [(PARAGRAPH, 2, "Two sides met.")]),
        ("<p>CO<sub>2</sub> &lt; 5&nbsp;%", [(PARAGRAPH, 1, "CO2 < 5\xa0%")]),
        ("<ul><li>a<ul><li>b</ul><li><p>c</p></ul>", [(ITEM, 1, "a"), (ITEM, 1, "b"), (ITEM, 1, "c")]),
        ("<dl><dt>a<dd>b</dl>", [(ITEM, 1, "a"), (ITEM, 1, "b")]),
        ("<table><caption>t</caption><tr><th>a<td>b</table>c", [(PARAGRAPH, 1, "t"), (CELL, 1, "a"), (CELL, 1, "b"),
                                                                 (PARAGRAPH, 1, "c")]),
        ("<div>own<p>in</p>on</div>", [(PARAGRAPH, 1, "own"), (PARAGRAPH, 1, "in"), (PARAGRAPH, 1, "on")]),
        ("<p>Jane<br>Tel<br/><br>x", [(PARAGRAPH, 1, "Jane"), (PARAGRAPH, 1, "Tel"), (PARAGRAPH, 1, "x")]),
        ("<nav><a>Home</a> | <a>News</a></nav>", [(PARAGRAPH, 1, "Home"), (PARAGRAPH, 1, "News")]),
        ("<p>Type <code>ls</code> now", [(PARAGRAPH, 1, "Type ls now")]),
        ("<script>a<b</script><style>p</style><pre>x<b>y</b></pre><svg><title>t</title></svg>", []),
        ("<h1>T<p>a<br>b</h1>c", [(HEADING, 1, "T"), (HEADING, 1, "a b"), (PARAGRAPH, 1, "c")]),
        ("<li><p>a<h2>T</p>b</h2>c</li>d", [(ITEM, 1, "a"), (HEADING, 1, "T"), (HEADING, 1, "b"), (ITEM, 1, "c"), (PARAGRAPH, 1, "d")]),
        ("<!-- c --><img alt='no'><p>&nbsp;|<p><code>z</code>", []),
    ],
)  # fmt: skip
def test_blocks(source: str, blocks: list[tuple[str, int, str]]) -> None:
    found = html.read(source.encode(), Path("a.html"))
    assert [(block.kind.value, block.line, block.text) for block in found] == blocks


@pytest.mark.parametrize(
    ("source", "texts", "result"),
    [
        ("<P CLASS=x>\n  Two.\n</P>", ["二。"], "<P CLASS=x>\n  二。\n</P>"),
        ("<p>a</p>", ["甲 < 乙 & 丙\n丁"], "<p>甲 &lt; 乙 &amp; 丙 丁</p>"),
        ('<p> <b><a href="x">All</a></b> </p>', ["全"], '<p> <b><a href="x">全</a></b> </p>'),
        ("<p><b>a</b> and <i>b</i></p>", ["甲和乙"], "<p><b>甲</b>和<i>乙</i></p>"),
        (
            "<p><a name=q></a><img src=l> Text <img src=i> on</p>",
            ["文"],
            "<p><a name=q></a><img src=l> 文<img src=i></p>",
        ),
        ("<span>a <b>b<br>c</b> d</span>", ["甲", "乙"], "<span><b>甲<br>乙</b></span>"),
        (
            "<a href=1>Home</a> | <a href=2>News</a>",
            ["首页", "新闻"],
            "<a href=1>首页</a> | <a href=2>新闻</a>",
        ),
        ("a<script>b</script>c&copy;", ["甲", "丙"], "甲<script>b</script>丙"),
    ],
)
def test_translations_take_the_place_of_the_words_only(source: str, texts: list[str], result: str) -> None:
    assert written(source, texts) == result


@pytest.mark.parametrize(
    ("source", "result"),
    [
        ('<html lang="en"><head></head>a', '<html lang="zh-Hant-HK"><head><meta charset="utf-8"></head>甲'),
        ("<HTML hreflang=en>a", '<HTML lang="zh-Hant-HK" hreflang=en><meta charset="utf-8">甲'),
        ("<html lang=en xml:lang='en'>a", '<html lang="zh-Hant-HK" xml:lang="zh-Hant-HK"><meta charset="utf-8">甲'),
        ("<head><meta charset=UTF-8>a", "<head><meta charset=UTF-8>甲"),
        ("<head><meta charset='big5'>a", '<head><meta charset="utf-8">甲'),
        ("<head><meta http-equiv=Content-Type content='a; charset=gbk'>a", '<head><meta charset="utf-8">甲'),
        ("<!doctype html><p>a", "<!doctype html><p>甲"),
    ],
)  # fmt: skip
def test_language_and_character_set_are_named(source: str, result: str) -> None:
    assert written(source, ["甲"]) == result


def test_blocks_that_were_never_closed_take_no_longer_the_more_there_are() -> None:
    for opening in ("<p>", "<div>"):
        found = html.read((f"{opening}a" * 50_000).encode(), Path("a.html"))
        assert {(block.kind.value, block.text) for block in found} == {(PARAGRAPH, "a")}


def test_utf_16_becomes_utf_8() -> None:
    content = "<head><p>a".encode("utf-16")
    document = Document(Path("a.html"), content, html.read(content, Path("a.html")))
    assert made(document, ["甲"], "zh-Hant-HK").decode() == '<head><meta charset="utf-8"><p>甲'


def test_a_block_lies_where_it_says() -> None:
    source = "<p>é\U00020bb7 </p>\n<p> Two </p>"
    block = html.read(source.encode(), Path("a.html"))[1]
    assert (block.line, source[block.start : block.end]) == (2, "Two")


def written(source: str, texts: list[str]) -> str:
    content = source.encode()
    document = Document(Path("a.html"), content, html.read(content, Path("a.html")))
    return made(document, texts, "zh-Hant-HK").decode()
