"""The reports say everything that was found, exactly, and never let a text become markup."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import html

from pipeline.document import (
    Block,
    BlockKind,
    Document,
    Finding,
    Piece,
    Score,
    Segment,
    Severity,
    Slot,
    SlotKind,
    Target,
    TranslatedDocument,
    Translation,
)
from pipeline.document.values import Name, NameList, Quantity, QuantityKind, Term
from pipeline.reports.data import FindingsJson, run_json, scores_json, timings_json
from pipeline.reports.facts import Count, RunFacts
from pipeline.reports.gathering import gathered
from pipeline.reports.html import report_html
from pipeline.reports.longlist import LongList
from pipeline.reports.markdown import MarkdownReport
from pipeline.reports.overview import Survey
from pipeline.reports.tally import by_segment, entries, gravest_first, place_of, reading_order, severities_of
from pipeline.reports.terminal import summary
from pipeline.reports.terms import TermTally, TermUse

HANS, HANT = "zh-Hans-CN", "zh-Hant-HK"
INVESTHK = Term(
    "investhk", "InvestHK", {HANS: "投资推广署", HANT: "投資推廣署"}, file="official-names.csv", line=82
)
HSBC = Term("hsbc", "HSBC", {HANS: "汇丰", HANT: "滙豐"}, file="official-names.csv", line=712)
NAME = Slot(SlotKind.TERM, 0, "InvestHK", 0, 8, Name("InvestHK", INVESTHK), INVESTHK.origin)
NUMBER = Slot(
    SlotKind.NUMBER, 0, "1,200", 18, 23, Quantity(QuantityKind.CARDINAL, Decimal(1200)), "number rule"
)
FIRST = Segment("s1", "InvestHK received 1,200 applications.", " ", (NAME, NUMBER), 1)
SECOND = Segment("s2", "<script>alert(1)</script> & Co.", "", (), 2)
WRONG = Finding("number_changed", Severity.ERROR, "1,200 became 120", "a.en.txt", "s1", 1, HANT, "1 200")
PERSON = Finding("person_unconfirmed", Severity.WARNING, "Yao | <b>\nis unknown", "a.en.txt", "s2", 2)
WHOLE = Finding("inconsistent_term", Severity.INFO, "two renderings", "a.en.txt")
BLEU = Score("bleu", 41.234, "tok:zh|version:2.6.0", HANS)
CHRF = Score("chrf", 38.9, "nc:6|nw:2", HANT, "a.en.txt")


def target(segment: Segment, locale: str, *pieces: Piece) -> Target:
    return Target(segment, locale, pieces, Translation("".join(piece.text for piece in pieces), "echo"))


@pytest.fixture
def release() -> TranslatedDocument:
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, segment.source, segment.line, segments=(segment,))
        for segment in (FIRST, SECOND)
    )
    simplified = target(FIRST, HANS, Piece("投资推广署", NAME), Piece("收到"), Piece("1200", NUMBER))
    traditional = target(FIRST, HANT, Piece("投資推廣署", NAME), Piece("收到120宗申請。"))
    script = Piece("<script>alert(2)</script>")
    return TranslatedDocument(
        Document(Path("in/a.en.txt"), b"", blocks),
        {
            HANS: (simplified, target(SECOND, HANS, script)),
            HANT: (traditional, target(SECOND, HANT, script)),
        },
        (PERSON, WRONG, WHOLE),
        (CHRF,),
    )


def page_text(documents: Sequence[TranslatedDocument], scores: Sequence[Score], title: str) -> str:
    return report_html(documents, gathered(Survey(), documents).overview(), scores, title)


def page(*documents: TranslatedDocument, scores: tuple[Score, ...] = ()) -> html.HtmlElement:
    return html.document_fromstring(page_text(documents, scores, "A <title>"))


def cells(row: html.HtmlElement) -> list[str]:
    return [" ".join(cell.text_content().split()) for cell in row.iter("td", "th")]


def test_text_never_becomes_markup(release: TranslatedDocument) -> None:
    text = page_text([release], (), "A <title>")
    assert "<script" not in text
    assert "<title>A &lt;title&gt;</title>" in text
    assert text.count("&lt;script&gt;alert(1)&lt;/script&gt; &amp; Co.") == 1
    assert text.count("&lt;script&gt;alert(2)&lt;/script&gt;") == 2
    assert "Yao | &lt;b&gt;\nis unknown" in text


def test_page_asks_nothing_of_the_network(release: TranslatedDocument) -> None:
    text = page_text([release], (BLEU,), "Report")
    assert not re.search(r"https?:|//|url\(|@import|src=", text)


def test_slots_are_highlighted_with_origin(release: TranslatedDocument) -> None:
    marks = page(release).xpath("//table[@class='sheet']//mark")
    assert [(mark.get("class"), mark.text, mark.get("title")) for mark in marks] == [
        ("T", "InvestHK", "InvestHK → 投资推广署 / 投資推廣署 (official-names.csv:82)"),
        ("N", "1,200", "1,200 → 1200 / missing (number rule)"),
        ("T", "投资推广署", "InvestHK → 投资推广署 (official-names.csv:82)"),
        ("N", "1200", "1,200 → 1200 (number rule)"),
        ("T", "投資推廣署", "InvestHK → 投資推廣署 (official-names.csv:82)"),
    ]


def test_columns_carry_their_language(release: TranslatedDocument) -> None:
    first = page(release).xpath("//tbody[@id='d1s1']/tr[1]/td")
    assert [(cell.get("lang"), cell.text_content()) for cell in first] == [
        (None, "1s1"),
        (None, "InvestHK received 1,200 applications."),
        (HANS, "投资推广署收到1200"),
        (HANT, "投資推廣署收到120宗申請。"),
    ]


def test_every_finding_stands_where_it_belongs(release: TranslatedDocument) -> None:
    tree = page(release)
    found = {place: cells_of(tree, place) for place in ("d1", "d1s1", "d1s2")}
    assert found == {
        "d1": ["info inconsistent_term source two renderings"],
        "d1s1": ["error number_changed zh-Hant-HK 1,200 became 120 Fix: 1 200"],
        "d1s2": ["warning person_unconfirmed source Yao | <b> is unknown"],
    }


def cells_of(tree: html.HtmlElement, place: str) -> list[str]:
    path = f"//section[@id='{place}']/ul/li" if place == "d1" else f"//tbody[@id='{place}']//li"
    return [" ".join(item.text_content().split()) for item in tree.xpath(path)]


def test_tables_of_checks_scores_and_names(release: TranslatedDocument) -> None:
    tables = page(release, scores=(BLEU,)).xpath("//table[@class='list']")
    scores, checks, names = ([cells(row) for row in table.xpath(".//tbody/tr")] for table in tables)
    assert scores == [
        ["bleu", HANS, "all documents", "41.23", "tok:zh|version:2.6.0"],
        ["chrf", HANT, "a.en.txt", "38.90", "nc:6|nw:2"],
    ]
    assert checks == [
        [
            "error",
            "number_changed a number of the English does not stand in the translation",
            "1",
            "a.en.txt:1",
        ],
        [
            "warning",
            "person_unconfirmed nobody has confirmed the characters of a person's name",
            "1",
            "a.en.txt:2",
        ],
        ["info", "inconsistent_term", "1", "a.en.txt"],
    ]
    assert names == [["InvestHK", "投资推广署", "投資推廣署", "official-names.csv:82", "1", "2 of 2"]]


def test_links_lead_somewhere(release: TranslatedDocument) -> None:
    tree = page(release, release)
    anchors = [link.get("href")[1:] for link in tree.xpath("//a")]
    assert anchors
    assert all(len(tree.xpath(f"//*[@id='{anchor}']")) == 1 for anchor in anchors)


def test_names_in_a_list_count_one_by_one() -> None:
    names = NameList((Name("InvestHK", INVESTHK), Name("HSBC", HSBC), Name("Acme")))
    slot = Slot(SlotKind.TERM, 0, "InvestHK, HSBC, and Acme", 0, 24, names, "name list")
    segment = Segment("s1", slot.source, "", (slot,))
    document = Document(
        Path("a.txt"), b"", (Block(BlockKind.PARAGRAPH, slot.source, 1, segments=(segment,)),)
    )
    targets = {HANS: (target(segment, HANS, Piece("投资推广署、汇丰", slot)),)}
    assert gathered(TermTally(), [TranslatedDocument(document, targets)]).uses() == [
        TermUse("InvestHK", {HANS: ("投资推广署",)}, "official-names.csv:82", 1, {HANS: 1}, {HANS: 1}),
        TermUse("HSBC", {HANS: ("汇丰",)}, "official-names.csv:712", 1, {HANS: 1}, {HANS: 1}),
        TermUse("Acme", {HANS: ()}, "name list", 1),
    ]


def test_order_and_counts(release: TranslatedDocument) -> None:
    assert reading_order(release) == [WHOLE, WRONG, PERSON]
    listed = gravest_first(entries([WHOLE, PERSON, WRONG]))
    assert [entry.finding.check for entry in listed] == [f.check for f in (WRONG, PERSON, WHOLE)]
    assert by_segment([WHOLE, PERSON, WRONG, PERSON]) == {"": [WHOLE], "s2": [PERSON, PERSON], "s1": [WRONG]}
    assert severities_of([PERSON, WRONG, PERSON]) == "1 error, 2 warnings"
    assert severities_of([]) == "no findings"
    assert (place_of(WRONG), place_of(WHOLE)) == ("a.en.txt:1", "a.en.txt")


def test_markdown(release: TranslatedDocument) -> None:
    assert (
        gathered(MarkdownReport(), [release]).text([BLEU])
        == r"""# Translation report

1 document, 2 segments, into zh-Hans-CN, zh-Hant-HK: 1 error, 1 warning, 1 info.

## Scores

| Metric | Locale | Document | Value | Signature |
| --- | --- | --- | --- | --- |
| bleu | zh-Hans-CN | all documents | 41.23 | tok:zh\|version:2.6.0 |
| chrf | zh-Hant-HK | a.en.txt | 38.90 | nc:6\|nw:2 |

## Findings

| Where | Locale | Severity | Check | Message | Fix |
| --- | --- | --- | --- | --- | --- |
| a.en.txt | source | info | inconsistent_term | two renderings |  |
| a.en.txt:1 | zh-Hant-HK | error | number_changed | 1,200 became 120 | 1 200 |
| a.en.txt:2 | source | warning | person_unconfirmed | Yao \| \<b\> is unknown |  |
"""
    )


def test_scores_json() -> None:
    assert (
        scores_json([BLEU])
        == """[
  {
    "metric": "bleu",
    "locale": "zh-Hans-CN",
    "document": null,
    "value": 41.234,
    "signature": "tok:zh|version:2.6.0"
  }
]
"""
    )


def test_findings_json(release: TranslatedDocument) -> None:
    text = gathered(FindingsJson(), [release]).text()
    assert [entry["check"] for entry in json.loads(text)] == [
        "inconsistent_term",
        "number_changed",
        "person_unconfirmed",
    ]
    assert (
        """  {
    "document": "a.en.txt",
    "segment": "s1",
    "line": 1,
    "locale": "zh-Hant-HK",
    "check": "number_changed",
    "severity": "error",
    "message": "1,200 became 120",
    "also": [],
    "span": null,
    "fix": "1 200"
  },
"""
        in text
    )


def test_json_leaves_chinese_readable(release: TranslatedDocument) -> None:
    said = Finding("region_word", Severity.INFO, "芯片", "a.en.txt", fix="晶片")
    text = gathered(FindingsJson(), [TranslatedDocument(release.document, {}, (said,))]).text()
    assert '"message": "芯片"' in text
    assert '"fix": "晶片"' in text


def test_run_json_is_the_same_whatever_the_order_of_the_files(release: TranslatedDocument) -> None:
    def facts(outputs: dict[str, str]) -> RunFacts:
        settings = {"targets": [HANS, HANT]}
        return RunFacts(
            versions={"xindaya": "1.0"},
            data="0d",
            engine={"engine": "echo"},
            inputs={"a.en.txt": "0a"},
            references={"a.en/zh-Hant-HK": "0b"},
            glossaries=[("own.csv", "2"), ("names.csv", "1")],
            styles={HANT: "0c"},
            settings=settings,
            counts=counts,
            outputs=outputs,
        )

    counts = gathered(Count(), [release]).counts()
    text = run_json(facts({"b": "2", "a": "1"}))
    assert text == run_json(facts({"a": "1", "b": "2"}))
    assert json.loads(text) == {
        "versions": {"xindaya": "1.0"},
        "data": "0d",
        "engine": {"engine": "echo"},
        "inputs": {"a.en.txt": "0a"},
        "references": {"a.en/zh-Hant-HK": "0b"},
        "glossaries": [{"file": "own.csv", "sha256": "2"}, {"file": "names.csv", "sha256": "1"}],
        "styles": {HANT: "0c"},
        "settings": {"targets": [HANS, HANT]},
        "counts": {
            "documents": 1,
            "blocks": 2,
            "segments": 2,
            "slots": {"term": 1, "number": 1, "date": 0, "verbatim": 0},
            "findings": {"error": 1, "warning": 1, "info": 1},
            "repairs": {
                "none": 2,
                "in parts": 0,
                "n-best": 0,
                "constrained search": 0,
                "split sentence": 0,
                "by position": 0,
            },
        },
        "outputs": {"a": "1", "b": "2"},
    }


def test_a_finding_in_several_locales_counts_once_in_every_report(release: TranslatedDocument) -> None:
    both = tuple(replace(PERSON, locale=locale) for locale in (HANS, HANT))
    of_both = replace(release, findings=(*both, replace(PERSON, message="another", locale=HANT)))
    counts = gathered(Count(), [of_both]).counts()
    assert counts.findings == {"error": 0, "warning": 2, "info": 0}
    seen = gathered(Survey(), [of_both]).overview()
    assert {s.value: n for s, n in seen.severities.items()} == counts.findings
    assert "2 findings: 2 warnings" in summary([of_both], [], Path("out"))


def test_timings_json() -> None:
    assert (
        timings_json({"read": 0.00049, "translate": 12.34567})
        == '{\n  "read": 0.0,\n  "translate": 12.346\n}\n'
    )


def test_terminal(release: TranslatedDocument) -> None:
    assert (
        summary([release], [BLEU], Path("out"))
        == """a.en.txt: 2 blocks, 2 segments
  zh-Hans-CN  out/a.en/zh-Hans-CN.txt
    no findings
  zh-Hant-HK  out/a.en/zh-Hant-HK.txt
    chrf 38.90  1 error
  source: 1 warning, 1 info
all documents
  zh-Hans-CN  bleu 41.23

3 findings: 1 error, 1 warning, 1 info
  a.en.txt:1 error number_changed: 1,200 became 120 (zh-Hant-HK)
  a.en.txt:2 warning person_unconfirmed: Yao | <b> is unknown
  a.en.txt info inconsistent_term: two renderings
"""
    )


def test_terminal_shows_ten_findings_and_counts_the_rest(release: TranslatedDocument) -> None:
    many = TranslatedDocument(
        release.document, {}, tuple(replace(PERSON, message=f"'Yao {n}'") for n in range(12))
    )
    lines = summary([many], [], Path("out")).splitlines()
    assert sum("person_unconfirmed" in line for line in lines) == 10
    assert lines[-1] == "  and 2 more in the report in out"


def test_a_finding_in_two_locales_is_read_once(release: TranslatedDocument) -> None:
    both = (replace(WRONG, locale=HANS), WRONG)
    for findings, where in ((both, ""), (both[:1], " (zh-Hans-CN)")):
        lines = summary([replace(release, findings=findings)], [], Path("out")).splitlines()
        said = f"  a.en.txt:1 error number_changed: 1,200 became 120{where}"
        assert lines[-2:] == ["1 finding: 1 error", said]
    assert len(entries([*both, replace(WRONG, locale=HANS, fix="1200")])) == 2


def test_an_empty_run_still_reports(release: TranslatedDocument) -> None:
    clean = TranslatedDocument(release.document, {})
    assert "Nothing was found that needs a look." in page_text([clean], (), "Report")
    assert summary([clean], [], Path("out")) == "a.en.txt: 2 blocks, 2 segments\n\nno findings\n"
    assert gathered(MarkdownReport(), [clean]).text([]).count("\n") == 3


@pytest.mark.parametrize("members", [[], [1], [{"a": [1, {"b": "x\ny\u2028z"}], "c": {}}, "t", None, []]])
def test_a_long_list_is_written_as_json_writes_it(members: list[object]) -> None:
    whole = json.dumps({"k": {"r": members}}, ensure_ascii=False, indent=2)
    written = LongList(indent=4)
    for member in members:
        written.extend([member])
    assert '{\n  "k": {\n    "r": ' + written.text + "\n  }\n}" == whole
