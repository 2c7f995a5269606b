"""The charts of the page: what they count, where their marks stand, and that they say it in words too."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from pipeline.document import (
    Block,
    BlockKind,
    BlockScore,
    Document,
    Finding,
    Piece,
    Segment,
    Severity,
    Slot,
    SlotKind,
    Target,
    TranslatedDocument,
    Translation,
)
from pipeline.document.values import Name, NameList, Term
from pipeline.reports.charts import Bar, change_bars, histogram, scale_of
from pipeline.reports.distribution import Distribution, Spread
from pipeline.reports.gathering import gathered
from pipeline.reports.html import report_html, term_table
from pipeline.reports.overview import Survey
from pipeline.reports.terms import TermTally, TermUse
from pipeline.verdict import Comparison, Gate, Verdict
from pipeline.words.occurrences import occurrences

HANS, HANT = "zh-Hans-CN", "zh-Hant-HK"
SIGNATURE = "nrefs:1|nw:2"
HONG_KONG = Term("hong-kong", "Hong Kong", {HANT: "香港"}, file="names.csv", line=2)
UNIVERSITY = Term("hku", "HKU", {HANT: "香港大學"}, file="names.csv", line=3)


def block_score(chrf: float, locale: str = HANT, signature: str = SIGNATURE) -> BlockScore:
    return BlockScore("a.txt", 1, 1, locale, chrf, 0, ("人譯",), signature, "")


def spread(*values: float) -> Distribution:
    counting = Spread()
    counting.add(block_score(value) for value in values)
    [found] = counting.distributions()
    return found


def release(name: str, *findings: Finding, scores: tuple[BlockScore, ...] = ()) -> TranslatedDocument:
    """A document of two sentences."""
    segments = tuple(Segment(f"s{n}", "Hello.", "", (), n) for n in (1, 2))
    blocks = tuple(Block(BlockKind.PARAGRAPH, s.source, s.line, segments=(s,)) for s in segments)
    targets = tuple(Target(s, HANT, (Piece("你好。"),), Translation("你好。", "echo")) for s in segments)
    return TranslatedDocument(
        Document(Path(name), b"", blocks), {HANT: targets}, findings, block_scores=scores
    )


def doubt(segment: str, severity: Severity = Severity.WARNING, locale: str | None = HANT) -> Finding:
    return Finding("repeated", severity, "twice", "a.txt", segment, 1, locale)


def page(*documents: TranslatedDocument, verdict: Verdict | None = None, most: int = 64) -> html.HtmlElement:
    seen = gathered(Survey(), documents).overview(most)
    return html.document_fromstring(report_html(documents, seen, (), "A", verdict or Verdict()))


def words(element: html.HtmlElement) -> str:
    """The text of an element, or of a row cell by cell."""
    cells = [*element.iter("td")] or [element]
    return " ".join(" ".join(cell.text_content().split()) for cell in cells)


@pytest.mark.parametrize(
    ("values", "median", "lower", "upper"),
    [
        ([45.678], 45.68, 45.68, 45.68),
        ([10, 20], 15, 12.5, 17.5),
        ([30, 10, 20], 20, 15, 25),
        ([0, 0, 0, 100], 0, 0, 25),
        ([50] * 1000 + [100], 50, 50, 50),
    ],
)
def test_median_and_quartiles(values: list[float], median: float, lower: float, upper: float) -> None:
    found = spread(*values)
    assert (found.median, found.quantile(0.25), found.quantile(0.75)) == (median, lower, upper)


@pytest.mark.parametrize(
    ("value", "low"), [(0, 0), (9.994, 0), (9.996, 10), (10, 10), (89.99, 80), (90, 90), (100, 90)]
)
def test_every_score_stands_in_one_column(value: float, low: int) -> None:
    columns = histogram(spread(value)).columns
    assert [column.low for column in columns if column.count] == [low]
    assert sum(column.count for column in columns) == 1


def test_a_thousand_blocks_are_kept_as_counts() -> None:
    found = spread(*[50.0] * 1000, *[61.5] * 500)
    assert (found.counts, found.blocks, found.signatures) == ({5000: 1000, 6150: 500}, 1500, (SIGNATURE,))


def test_where_the_marks_stand() -> None:
    chart = histogram(spread(*[5.0] * 1000, 95.0, 45.0))
    seen = {c.low: (c.x, c.y, c.height) for c in chart.columns if c.count}
    assert seen == {0: (13, 44, 102), 40: (pytest.approx(195.4), 144, 2), 90: (pytest.approx(423.4), 144, 2)}
    assert all(c.y + c.height == 146 for c in chart.columns)
    assert (chart.median_x, chart.anchor) == (pytest.approx(12 + 456 * 0.05), "start")
    assert chart.told == "0 to 10 points: 1000; 40 to 50 points: 1; 90 to 100 points: 1"
    assert chart.ticks == ((0, 12), (20, 103.2), (40, 194.4), (60, 285.6), (80, 376.8), (100, 468))


@pytest.mark.parametrize(
    ("median", "anchor"), [(0, "start"), (14.9, "start"), (15, "middle"), (85, "middle"), (85.1, "end")]
)
def test_the_label_of_the_median_stays_in_the_chart(median: float, anchor: str) -> None:
    assert histogram(spread(median)).anchor == anchor


def test_numbers_above_the_columns_have_room() -> None:
    counts = {4500: 9_999, 5500: 123_456}
    labels = [c.label for c in histogram(Distribution(HANT, counts)).columns if c.count]
    assert labels == ["9,999", "123k"]


def test_the_chart_on_the_page() -> None:
    scores = tuple(map(block_score, (41.0, 45.0, 52.0, 60.0)))
    other = (block_score(70, HANS, "nrefs:2"),)
    tree = page(release("a.txt", scores=scores), release("b.txt", scores=other))
    first, second = tree.xpath("//figure")
    assert words(first.find("figcaption")) == (
        "Traditional Chinese (Hong Kong) 4 blocks, median 48.5, half of them from 44.0 to 54.0"
    )
    assert words(second.find("figcaption")) == f"{HANS} 1 block, median 70.0"
    svg = first.find("svg")
    named = [svg.xpath(f".//*[@id='{name}']")[0].text for name in svg.get("aria-labelledby").split()]
    assert svg.get("role") == "img"
    assert named == [
        "How many blocks have which chrF2++: Traditional Chinese (Hong Kong)",
        "Median 48.5. 40 to 50 points: 2; 50 to 60 points: 1; 60 to 70 points: 1.",
    ]
    assert svg.xpath(".//g/title/text()") == [
        "40 to 50 points: 2 blocks",
        "50 to 60 points: 1 block",
        "60 to 70 points: 1 block",
    ]
    assert svg.xpath(".//text[@class='count']/text()") == ["2", "1", "1"]
    assert svg.xpath(".//text[starts-with(@class, 'median')]/text()") == ["median 48.5"]
    assert tree.xpath("//section[@class='spread']//code/text()") == [SIGNATURE, "nrefs:2"]


def test_without_references_there_is_no_chart() -> None:
    tree = page(release("a.txt"))
    assert tree.xpath("//figure | //svg") == []
    assert "Spread" not in tree.text_content()


def test_the_bars_of_checks_are_on_one_scale() -> None:
    findings = (doubt("s1"), doubt("s2"), doubt("s1", Severity.ERROR))
    rows = page(release("a.txt", *findings)).xpath("//table[@class='list']//tr[td]")
    assert [words(row) for row in rows] == [
        "error repeated a word or a clause is said twice 1 a.txt:1",
        "warning repeated a word or a clause is said twice 2 a.txt:1, a.txt:2",
    ]
    bars = [(svg.get("class"), svg[1].get("width")) for row in rows for svg in row.iter("svg")]
    assert bars == [("bar error", "50.0"), ("bar warning", "100.0")]


def test_a_finding_in_two_locales_counts_once() -> None:
    both = release("a.txt", doubt("s1"), doubt("s1", locale=HANS), doubt("", Severity.INFO, None))
    seen = gathered(Survey(), [both]).overview()
    assert seen.severities == {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 1}
    assert seen.checks == {(Severity.WARNING, "repeated"): 1, (Severity.INFO, "repeated"): 1}


def test_of_many_documents_the_most_doubtful_are_shown_and_all_are_counted() -> None:
    scores = (block_score(50),)
    grave = doubt("s2", Severity.ERROR)
    documents = [
        release("a", doubt("s1"), scores=scores),
        release("b", grave, scores=scores),
        release("c"),
        release("d", doubt("s1"), grave, scores=scores),
    ]
    tree = page(*documents, most=2)
    assert [section.findtext("h2") for section in tree.iterfind(".//section[@id]")] == ["b", "d"]
    assert "Of the 4 documents, the 2 with the gravest findings are shown here" in tree.text_content()
    assert [cell.text for cell in tree.iterfind(".//dd")][:5] == ["4", "8", "2", "2", "0"]
    assert "3 blocks, median 50.0" in tree.text_content()
    rows = [words(row) for row in tree.xpath("//table[@class='list']//tr[td]")]
    assert rows == [
        "error repeated a word or a clause is said twice 2 b:2, d:2",
        "warning repeated a word or a clause is said twice 2 d:1 and 1 more",
    ]


def test_no_document_at_all() -> None:
    seen = Survey().overview()
    assert (seen.documents, seen.locales, seen.shown, seen.distributions) == (0, (), (), ())
    assert set(seen.severities.values()) == {0}


@pytest.mark.parametrize(
    ("gains", "scale", "bars"),
    [
        ([], 1, []),
        ([0.0], 1, [Bar(50, 0, "gain")]),
        ([0.5, -0.5], 1, [Bar(50, 25, "gain"), Bar(25, 25, "loss")]),
        ([10, -5, 0], 10, [Bar(50, 50, "gain"), Bar(25, 25, "loss"), Bar(50, 0, "gain")]),
    ],
)
def test_bars_of_changes(gains: list[float], scale: float, bars: list[Bar]) -> None:
    assert (scale_of(gains), change_bars(gains)) == (scale, bars)


def test_changes_beside_the_baseline() -> None:
    lost = Comparison("chrf", HANT, 50, 46, -4, 300, "", 0.01, 1, 1, 12)
    verdict = Verdict((Gate("fail_on", "all", "no error", "0", True),), (lost, replace(lost, gain=2.0)))
    tree = page(release("a.txt"), verdict=verdict)
    rows = tree.xpath("//h2[text()='Beside the baseline']/following-sibling::table[1]//tr[td]")
    assert words(rows[0]) == "chrf zh-Hant-HK 50.00 ± 1.00 46.00 ± 1.00 −4.00 0.010 300, 12 changed"
    bars = [row.find(".//svg") for row in rows]
    assert [(bar.get("class"), bar[1].get("x"), bar[1].get("width")) for bar in bars] == [
        ("bar change loss", "0.0", "50.0"),
        ("bar change gain", "50.0", "25.0"),
    ]
    assert "half of one is 4 points." in tree.text_content()
    assert "Beside the baseline" not in page(release("a.txt")).text_content()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("香港大學在香港。", {"香港": 1, "香港大學": 1}),
        ("香港大學。", {"香港": 0, "香港大學": 1}),
        ("香港香港香港。", {"香港": 2, "香港大學": 0}),
        ("澳門。", {"香港": 0, "香港大學": 0}),
        ("", {"香港": 0, "香港大學": 0}),
    ],
)
def test_a_name_within_a_name_is_not_counted(text: str, found: dict[str, int]) -> None:
    assert occurrences(text, Counter({"香港": 2, "香港大學": 1})) == found


def named(text: str, lost: bool = False) -> TranslatedDocument:
    """'HKU, Hong Kong and Acme' with `text` for its translation; `lost` puts no slot into it."""
    names = (Name("HKU", UNIVERSITY), Name("Hong Kong", HONG_KONG), Name("Acme"))
    whole = Slot(SlotKind.TERM, 0, "HKU, Hong Kong and Acme", 0, 23, NameList(names), "name list")
    segment = Segment("s1", whole.source, "", (whole,))
    block = Block(BlockKind.PARAGRAPH, segment.source, 1, segments=(segment,))
    pieces = (Piece(text) if lost else Piece(text, whole),)
    target = Target(segment, HANT, pieces, Translation(text, "echo"))
    return TranslatedDocument(Document(Path("a.txt"), b"", (block,)), {HANT: (target,)})


@pytest.mark.parametrize(
    ("text", "lost", "right"),
    [
        ("香港大學、香港及Acme", False, {"HKU": 1, "Hong Kong": 1}),
        ("香港大學、Acme", False, {"HKU": 1, "Hong Kong": 0}),
        ("香港", False, {"HKU": 0, "Hong Kong": 1}),
        ("香港大學、香港及Acme", True, {"HKU": 1, "Hong Kong": 1}),
        ("三者", True, {"HKU": 0, "Hong Kong": 0}),
    ],
)
def test_how_many_names_are_right(text: str, lost: bool, right: dict[str, int]) -> None:
    """It is read from the sentence, also where a person or the memory wrote it without a slot."""
    uses = {use.source: use for use in gathered(TermTally(), [named(text, lost)]).uses()}
    assert {name: uses[name].right.get(HANT) for name in right} == right
    assert all(uses[name].expected == {HANT: 1} for name in right)
    assert (uses["Acme"].right, uses["Acme"].expected, uses["Acme"].lacking) == ({}, {}, 0)


def test_names_that_are_not_right_come_first() -> None:
    documents = [named("香港大學、香港及Acme"), named("香港大學、Acme")]
    tree = page(*documents)
    rows = tree.xpath("//h2[text()='Names']/following-sibling::table//tr[td]")
    assert [words(row) for row in rows] == [
        "Hong Kong 香港1 of 2 right names.csv:2 2 1 of 2",
        "HKU 香港大學 names.csv:3 2 2 of 2",
        "Acme Acme name list 2 —",
    ]
    assert [svg[1].get("width") for svg in rows[0].iter("svg")] == ["50.0"]
    assert rows[1].find(".//svg") is None
    assert "As the glossary has them in the finished sentences: zh-Hant-HK 3 of 4." in tree.text_content()


def test_a_page_without_a_glossary_says_so() -> None:
    slot = Slot(SlotKind.TERM, 0, "Acme", 0, 4, Name("Acme"), "the text")
    segment = Segment("s1", "Acme", "", (slot,))
    block = Block(BlockKind.PARAGRAPH, "Acme", 1, segments=(segment,))
    target = Target(segment, HANT, (Piece("Acme", slot),), Translation("Acme", "echo"))
    told = page(TranslatedDocument(Document(Path("a.txt"), b"", (block,)), {HANT: (target,)})).text_content()
    assert "finished sentences: no name has a rendering in a glossary." in told


def test_of_very_many_names_the_first_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.reports.html._TERMS", 2)
    uses = [
        TermUse(name, {}, "", 1, {HANT: right}, {HANT: 1})
        for name, right in zip("abc", (1, 1, 0), strict=True)
    ]
    table = term_table(uses)
    assert ([use.source for use in table.rows], table.names, table.right) == (["c", "a"], 3, {HANT: (2, 3)})
    assert "Of 3 names, 2 are listed" in page(named("香港大學、香港及Acme")).text_content()
