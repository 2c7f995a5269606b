"""Formatting within a block: where it stands in the translation, format by format, and what is said if it moved."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from formatting import moved, written
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.document import Document, Mark, MarkKind
from pipeline.formats import html, made, markdown
from pipeline.formats.markdown_inline import marked
from pipeline.formats.markdown_parser import inline_tokens
from pipeline.formats.nesting import nested, steps
from pipeline.formats.sourcetext import one_line

UNKNOWN = "its place is not known"

# The source in HTML, the targets of its sentences with slots as '{source|target}', and the exact translation.
HTML_ROWS = [
    # A mark over a slot goes with it, wherever it stands; over several, over all that is between.
    ("<b>InvestHK</b> met <i>HKMA</i>.", ["{HKMA|金管局}与{InvestHK|投资推广署}会面。"],
     "<i>金管局</i>与<b>投资推广署</b>会面。"),
    ("See <a href=x>InvestHK and HKMA</a> now.", ["请看{InvestHK|投资推广署}与{HKMA|金管局}。"],
     "请看<a href=x>投资推广署与金管局</a>。"),
    ("See <a href=x>the InvestHK</a> now.", ["现在看{InvestHK|投资推广署}。"], "现在看<a href=x>投资推广署</a>。"),
    # Unchanged words and figures are found; so is a part of one.
    ("Use <code>WeChat</code> or <b>5G</b>.", ["使用5G或WeChat。"], "使用<b>5G</b>或<code>WeChat</code>。"),
    ("The CO<sub>2</sub> tax.", ["CO2税。"], "CO<sub>2</sub>税。"),
    # A whole sentence; its stop if the mark had it.
    ("One. <b>Two came.</b>", ["一。", "二来了。"], "一。<b>二来了。</b>"),
    ("One. <b>Two came</b>.", ["一。", "二来了。"], "一。<b>二来了</b>。"),
    ("Ann left. <a href=x>See one. See two</a>.", ["甲。", "看一。", "看二。"], "甲。<a href=x>看一。看二</a>。"),
    ("<b>HKMA signed with InvestHK</b>.", ["{HKMA|金管局}与{InvestHK|投资推广署}签约。"], "<b>金管局与投资推广署签约</b>。"),
    # Parts that both have as many of: clauses, a list, brackets, quotation marks.
    ("Under <i>the new deal</i>, <b>prices fell</b>.", ["根据新协议，价格下跌。"], "根据新协议，<b>价格下跌</b>。"),
    ("Red, <b>green</b> and <i>blue</i>.", ["红、绿和蓝。"], "红、<b>绿</b>和<i>蓝</i>。"),
    ("It rose (<i>again</i>) now.", ["它（再次）上升。"], "它（<i>再次</i>）上升。"),
    ("He said <b>“Yes”</b> loudly.", ["他大声说“是”。"], "他大声说<b>“是”</b>。"),
    # Between the same two anchors, if both sentences go the same way.
    ("HKMA <b>praised</b> InvestHK.", ["{HKMA|金管局}赞扬{InvestHK|投资推广署}。"], "金管局<b>赞扬</b>投资推广署。"),
    # Nested and empty tags, entities, attributes.
    ("See <a href='x'><b>HKMA</b> &amp; InvestHK</a>.", ["看{HKMA|甲<}与{InvestHK|乙}。"],
     "看<a href='x'><b>甲&lt;</b>与乙</a>。"),
    ("On <a name=q></a>InvestHK now.", ["现在{InvestHK|投资推广署}。"], "现在<a name=q></a>投资推广署。"),
    ("Up to <img src=i> one.", ["一。"], "<img src=i>一。"),
    ("Of <span lang=en class=k>InvestHK</span>.", ["{InvestHK|投资推广署}的。"],
     '<span lang="zh-Hans-CN" class=k>投资推广署</span>的。'),
    # Notes are no words: they stand behind what they are about.
    ("HKMA<sup><a href='#1'>1</a></sup> grew 5%.<sup>2</sup>", ["{HKMA|金管局}增长{5%|5%}。"],
     "金管局<sup><a href='#1'>1</a></sup>增长5%。<sup>2</sup>"),
    # What has no known place: a link goes around the part that its words are in, a look is left out.
    ("He <a href=x>walked</a> and <b>sang</b> HKMA.", ["在{HKMA|金管局}他走路唱歌。"],
     "在金管局<a href=x>他走路唱歌</a>。"),
    ("He <a href=x>ran</a> up <a href=y>down</a> so.", ["他上下跑动了。"],
     "<a href=x>他上下</a><a href=y>跑动了</a>。"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "targets", "result"), HTML_ROWS)
def test_html(source: str, targets: list[str], result: str, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<p>{source}</p>", "utf-8")
    assert written(path, targets).decode() == f"<p>{result}</p>"


MARKDOWN_ROWS = [
    # A note in the midst of a link stands behind it.
    ("HKMA[^1] [and](x) so.", ["金管局和金管局。"], "[金管局和金管局](x)[^1]。"),
    ("**InvestHK** met _HKMA_.", ["{HKMA|金管局}与{InvestHK|投资推广署}会面。"], "*金管局*与**投资推广署**会面。"),
    ("See [the *HKMA*](x 't') or [HKEX][r] now.\n\n[r]: y", ["请看{HKMA|金管局}或{HKEX|港交所}。"],
     "请看[*金管局*](x 't')或[港交所][r]。\n\n[r]: y"),
    ("See <https://a.b/c_d> or <x@y.z>.", ["看x@y.z或{https://a.b/c_d|https://a.b/c_d}。"],
     "看<x@y.z>或<https://a.b/c_d>。"),
    # Notes, their texts too, with the label outside.
    ("HKMA[^1] grew.[^two]\n\n[^1]: Of **May**.\n[^two]: https://x.y", ["{HKMA|金管局}增长。", "{May|五月}的。", "https://x.y"],
     "金管局[^1]增长。[^two]\n\n[^1]: **五月**的。\n[^two]: https://x.y"),
    # Stars beside a mark open nothing, so they stand inside of it; where that is not enough, tags do.
    ("**Note:** go.", ["注：走。"], "**注**：走。"),
    ("It is **“new”** now.", ["现在是“新”的。"], "现在是“**新**”的。"),
    ("He said **(Go)** rose.", ["他说（Go）上升。"], "他说（**Go**）上升。"),
    ("The ***x5*** is *HKMA* **InvestHK**.", ["{InvestHK|投资}{HKMA|金管}是x5。"],
     "**投资***金管*是***x5***。"),
    # Escapes beside marks, code as it is, longer fences, cells.
    ("It is **HKMA**.", ["1*2*3是{HKMA|a_b_c*}。"], "1\\*2\\*3是**a\\_b\\_c\\***。"),
    ("Run `HKMA` now.", ["现在运行{HKMA|a`b*}。"], "现在运行``a`b*``。"),
    ("| A | is [HKMA](x) |\n|--|--|\n", ["甲", "是{HKMA|a|b}"], "| 甲 | 是[a\\|b](x) |\n|--|--|\n"),
    ("# Of ![i](j) *HKMA*", ["{HKMA|金管局}的"], "# ![i](j) *金管局*的"),
    ("An <b>HKMA</b> <a name=x></a>InvestHK.", ["{InvestHK|投资}与{HKMA|金管}。"],
     "<a name=x></a>投资与<b>金管</b>。"),
    ("[![i](j)](k) HKMA *rose* then fell.", ["{HKMA|金管局}先升后跌。"], "[![i](j)](k) 金管局先升后跌。"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "targets", "result"), MARKDOWN_ROWS)
def test_markdown(source: str, targets: list[str], result: str, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(source, "utf-8")
    assert written(path, targets).decode() == result


@pytest.mark.parametrize(
    ("source", "targets", "messages"),
    [
        ("<b>InvestHK</b> rose.", ["{InvestHK|投资推广署}上升。"], []),
        ("He <b>sang</b> to HKMA and others.", ["他向{HKMA|金管局}等唱歌。"],
         ["bold of 'sang' is left out: its place in the translation is not known"]),
        ("<b>He sang long songs</b> to us.", ["他向我们唱长歌。"],
         ["bold of 'He sang long songs' stands around the whole sentence"]),
        ("He <a href=x>sang</a> to HKMA and others.", ["他向{HKMA|金管局}等唱歌。"],
         [f"link of 'sang' stands at '他向金管局等唱歌': {UNKNOWN}"]),
        ("He sang<sup><a href='#1'>1</a></sup> to HKMA again.", ["他又向{HKMA|金管局}唱歌。"],
         [f"note 1 stands behind the part of the sentence that it belongs to: {UNKNOWN}"]),
        ("He sang <img src=i> loudly to HKMA.", ["他向{HKMA|金管局}大声唱歌。"],
         [f"image stands first: {UNKNOWN}"]),
        ("He sang <!-- c --> loudly to HKMA.", ["他向{HKMA|金管局}大声唱歌。"], []),
        ("The <b>Invest</b>HK rose.", ["{InvestHK|投资推广署}上升。"],
         ["bold of 'Invest' stands at '投资推广署': no more is known of its place"]),
    ],
)  # fmt: skip
def test_what_is_said(source: str, targets: list[str], messages: list[str], tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<p>{source}</p>", "utf-8")
    assert moved(path, targets) == messages


WORDS = st.sampled_from(["HKMA", "sang", "5G", "and", "the", "rose,", "new", "(here)", "InvestHK", "end."])
SAID = st.sampled_from(
    ["金管局", "唱", "5G", "和", "，", "上升", "新", "（", "）", "InvestHK", "。", "*", "_", "“", "”"]
)
SOURCE = st.lists(st.tuples(WORDS, st.sampled_from(["", "", "b", "i", "a", "note"])), min_size=1, max_size=9)
TARGET = st.lists(SAID, max_size=12).map("".join)


class Tags(HTMLParser):
    """The tags that are open, so that crossing ones are found, and how often links and notes came."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.text = ""
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag != "a" or "a" not in self.open
        self.open.append(tag)
        self.seen += [value or "" for name, value in attrs if name == "href"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data * ("sup" not in self.open)


def as_html(words: list[tuple[str, str]]) -> tuple[str, list[str]]:
    """The words with tags around some, next to each other in one; and the addresses of links and notes."""
    out, seen = [], []
    for number, (word, tag) in enumerate(words):
        if tag == "note":
            out.append(f"{word}<sup><a href='#{number}'>{number}</a></sup>")
        elif tag == "a":
            out.append(f"<a href='{number}'>{word}</a>")
        else:
            out.append(f"<{tag}>{word}</{tag}>" if tag else word)
        seen += [f"#{number}" if tag == "note" else str(number)] * (tag in ("a", "note"))
    return " ".join(out), seen


@settings(max_examples=100, deadline=None)
@given(words=SOURCE, target=TARGET)
def test_html_keeps_every_link_and_note_once_and_nests(words: list[tuple[str, str]], target: str) -> None:
    source, seen = as_html(words)
    content = f"<div>Go {source} on</div>".encode()
    document = Document(Path("a.html"), content, html.read(content, Path("a.html")))
    found = Tags(made(document, [target], "zh-Hans-CN").decode())
    assert (found.open, found.text) == ([], one_line(target))
    assert sorted(found.seen) == sorted(seen)


@settings(max_examples=100, deadline=None)
@given(words=SOURCE, target=TARGET)
def test_markdown_keeps_every_link_and_note_once_and_the_text(
    words: list[tuple[str, str]], target: str
) -> None:
    marks = {"b": "**{}**", "i": "*{}*", "a": "[{}](u{n})", "note": "{}[^{n}]", "": "{}"}
    source = " ".join(marks[tag].format(word, n=n) for n, (word, tag) in enumerate(words))
    content = f"Go {source} on".encode()
    document = Document(Path("a.md"), content, markdown.read(content, Path("a.md")))
    result = made(document, [target], "zh-Hans-CN").decode()
    wanted = [mark for mark in document.blocks[0].marks if mark.kind is not MarkKind.LOOK]
    text, found = marked(inline_tokens(result, {}))
    kept = [mark for mark in found if mark.kind is not MarkKind.LOOK]
    assert text == target.strip()
    assert sorted(m.opening + m.closing for m in kept) == sorted(m.opening + m.closing for m in wanted)


SPANS = st.lists(
    st.tuples(st.sampled_from([MarkKind.LOOK, MarkKind.LINK]), st.integers(0, 9), st.integers(0, 9)),
    max_size=6,
)


@given(spans=SPANS)
def test_marks_lie_within_each_other_and_links_stay_whole(spans: list[tuple[MarkKind, int, int]]) -> None:
    marks = [Mark(kind, min(a, b), max(a, b), "", str(number)) for number, (kind, a, b) in enumerate(spans)]
    unclosed: list[Mark | None] = []
    at = 0
    for step in steps(9, marks):
        if step.what == "text":
            assert step.start == at
            at = step.end
        elif step.what == "open":
            assert not (
                step.mark
                and step.mark.kind is MarkKind.LINK
                and any(one and one.kind is MarkKind.LINK for one in unclosed)
            )
            unclosed.append(step.mark)
        else:
            assert unclosed.pop() == step.mark
    assert (at, unclosed) == (9, [])
    links = [mark for mark in nested(marks) if mark.kind is MarkKind.LINK]
    assert [mark.opening for mark in links] == [m.opening for m in marks if m.kind is MarkKind.LINK]
