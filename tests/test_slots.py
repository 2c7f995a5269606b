"""Slots: numbering, limits, symbols in the source itself, and who is who over a document."""

import pytest
from protecting import CN, HK, protect, shown

from pipeline.document import SlotKind
from pipeline.document.values import Name, Status, Term, names_in
from pipeline.errors import UserError
from pipeline.localise import default_style
from pipeline.localise.render import render
from pipeline.protect import Protector
from pipeline.protect.honours import Known
from pipeline.protect.ranks import Short

CITIES = "Shenzhen with Guangzhou with Foshan with Dongguan with Zhuhai with Huizhou with Zhongshan with Jiangmen with Wuhan"


def test_slots_are_numbered_by_kind_in_reading_order() -> None:
    (segment,) = protect("On July 8, InvestHK gave HK$5 million and HSBC 12.5 percent; see https://a.hk.")
    assert segment.slotted == "On <D0>, <T0> gave <N0> and <T1> <N1>; see <V0>."
    assert [slot.source for slot in segment.slots] == [
        "July 8", "InvestHK", "HK$5 million", "HSBC", "12.5 percent", "https://a.hk",
    ]  # fmt: skip
    assert all(segment.source[s.start : s.end] == s.source for s in segment.slots)


def test_slots_of_a_lead_have_numbers_of_their_own() -> None:
    (segment,) = protect("HONG KONG – InvestHK opened.")
    assert (segment.slotted_lead, segment.slotted, segment.lead) == ("<T100> – ", "<T0> opened.", 12)


def test_more_than_an_engine_can_carry_stays_in_the_text() -> None:
    (segment,) = protect(CITIES)
    assert segment.slotted.endswith("<T7> with Wuhan")
    assert [name.text for value in segment.beyond for name in names_in(value)] == ["Wuhan"]
    (segment,) = protect(CITIES, limit=99)
    assert segment.slotted.endswith("<T7> with <T8>")
    assert segment.beyond == ()


def test_a_long_list_is_one_slot_and_passes_the_limit() -> None:
    (segment,) = protect(CITIES.replace(" with ", ", ").replace(", Wuhan", " and Wuhan"))
    assert segment.slotted == "<T0>"


def test_symbols_in_the_source_are_literal_text() -> None:
    (segment,) = protect("Write <T0> for InvestHK.")
    assert segment.slotted == "Write <V0> for <T0>."
    assert [(s.symbol, s.source) for s in segment.slots] == [("<V0>", "<T0>"), ("<T0>", "InvestHK")]


def test_symbols_in_the_source_are_kept_beyond_the_limit() -> None:
    (segment,) = protect("a@b.hk then <T5> then c@d.hk then <N1>", limit=1)
    assert segment.slotted == "<V0> then <V1> then c@d.hk then <V2>"
    assert [slot.source for slot in segment.slots] == ["a@b.hk", "<T5>", "<N1>"]


def test_later_mentions_by_surname_have_the_surname_of_the_person() -> None:
    first, second = protect("Professor Sun Dong spoke.", "Professor Sun added more.")
    (slot,) = second.slots
    assert first.slotted == "<T0> spoke."
    assert (slot.kind, slot.source) == (SlotKind.TERM, "Professor Sun")
    assert slot.value.names[0].term.targets["zh-Hans-CN"] == "孙"


def test_two_dates_that_share_a_year_are_kept_or_left_together() -> None:
    (segment,) = protect("In 2019 and on July 30 and August 2, 2025 or in 2021", limit=2)
    assert segment.slotted == "In <D0> and on July 30 and August 2, 2025 or in <D1>"
    (segment,) = protect("In 2019 and on July 30 and August 2, 2025 or in 2021", limit=3)
    assert segment.slotted == "In <D0> and on <D1> and <D2> or in 2021"


def test_full_width_symbols_in_the_source_are_literal_text() -> None:
    (segment,) = protect("Write ＜T0＞ for InvestHK.")
    assert segment.slotted == "Write <V0> for <T0>."
    assert segment.slots[0].source == "＜T0＞"


def spans(text: str, *terms: Term) -> list[tuple[str, dict[str, str], tuple[str, ...]]]:
    found = Protector(terms).spans(text)
    named = [(span.value.text, span.value.term) for span in found if isinstance(span.value, Name)]
    return [(text, dict(term.targets), term.forbidden) for text, term in named if term]


def test_places_with_one_id_are_told_apart_by_where_they_are_written() -> None:
    bureau = Term(
        "b",
        "{city} Trade Bureau",
        {CN: "{city}市贸易局"},
        category="government-mainland",
        file="p.csv",
        line=2,
    )
    north = Term("x", "Northford", {CN: "北津"}, category="city", file="a.csv", line=2)
    south = Term("x", "Southford", {CN: "南津"}, category="city", file="b.csv", line=2)
    text = "Northford Trade Bureau met Southford Trade Bureau"
    assert [targets[CN] for _, targets, _ in spans(text, bureau, north, south)] == [
        "北津市贸易局",
        "南津市贸易局",
    ]


def test_an_own_name_of_a_body_keeps_the_locale_that_a_pattern_has() -> None:
    bureau = Term("b", "{city} Trade Bureau", {CN: "{city}贸易局", HK: "{city}貿易局"}, file="p.csv", line=2)
    north = Term("x", "Northford", {CN: "北津", HK: "北津"}, category="city", file="a.csv", line=2)
    own = Term("o", "Northford Trade Bureau", {HK: "北津貿局"}, file="own.csv", line=2)
    assert spans("Northford Trade Bureau", own, bureau, north) == [
        ("Northford Trade Bureau", {HK: "北津貿局", CN: "北津贸易局"}, ())
    ]


def test_a_forbidden_row_forbids_its_target_for_the_official_name() -> None:
    official = Term("o", "Trade Board", {CN: "贸易局"}, ("TB",), forbidden=("商贸",), file="a.csv", line=2)
    row = Term("f", "trade board", {CN: "贸易司"}, status=Status.FORBIDDEN, file="own.csv", line=3)
    assert spans("the TB", official, row) == [("TB", {CN: "贸易局"}, ("商贸", "贸易司"))]


def test_a_forbidden_row_without_an_official_name_is_refused() -> None:
    row = Term("f", "Trade Board", {CN: "贸易司"}, status=Status.FORBIDDEN, file="own.csv", line=3)
    with pytest.raises(UserError) as caught:
        Protector([row])
    assert str(caught.value) == (
        "own.csv:3: status: 'Trade Board' is forbidden here, but no other row says what it is called; add one"
    )


ORDINARY = Term("i", "authorized institution", {CN: "认可机构"}, file="a.csv", line=2)
CLEVER = Term("a", "artificial intelligence", {CN: "人工智能"}, ("AI",), file="a.csv", line=3)
WATER = Term("w", "Water Resources Authority", {CN: "水利署"}, ("WRA",), file="a.csv", line=4)
SMALL = Term("s", "small and medium-sized enterprise", {CN: "中小企"}, ("SME",), file="a.csv", line=5)

FULL = Term("f", "Securities Body", {CN: "证券监察委员会"}, file="a.csv", line=6)
BRIEF = Term("b", "SB", {CN: "证监会"}, file="a.csv", line=7)


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("All authorized institutions (AIs) met.", "Each AI grew.", [("AI", "认可机构")]),
        ("All authorized institutions (AIs) met.", "AIs grew.", [("AIs", "认可机构")]),
        ("All met.", "Each AI grew.", [("AI", "人工智能")]),
        ("The Wearable Robotics Association (WRA) met.", "The WRA grew.", [("WRA", "WRA")]),
        ("The Water Resources Authority (WRA) met.", "The WRA grew.", [("WRA", "水利署")]),
        ("All small and medium enterprises (SMEs) met.", "An SME grew.", [("SME", "中小企")]),
        ("The Securities Body (SB) met.", "The SB grew.", [("SB", "证监会")]),
        ("In Hong Kong (FSHK) it met.", "The FSHK grew.", [("FSHK", "FSHK")]),
    ],
)
def test_an_abbreviation_means_what_the_document_says(
    first: str, second: str, found: list[tuple[str, str]]
) -> None:
    finder = Protector([ORDINARY, CLEVER, WATER, SMALL, FULL, BRIEF])
    known: Known = {}
    short: Short = {}
    finder.spans(first, known, short)
    spans = finder.spans(second, known, short)
    assert [(second[s.start : s.end], render(s.value, default_style(CN))) for s in spans] == found


def test_an_abbreviation_stays_where_it_is_explained() -> None:
    spans = Protector([ORDINARY, CLEVER]).spans("All authorized institutions (AIs) met.")
    assert [render(s.value, default_style(CN)) for s in spans] == ["认可机构", "AI"]


# English | with its slots as Simplified Chinese writes them.
SHOWN = """
Chart 5 Deposits by currency | {图5} Deposits by currency
Costs fell (Chart 11). | Costs fell ({图11}).
Figure 2.1 and Table 4 show it. | {图2.1} and {表4} show it.
It is in Annex B. | It is in {附件B}.
It is in Appendix 3. | It is in {附录3}.
The rule is in Chapter 18C. | The rule is in {第18C章}.
The law (Cap. 123) applies. | The law ({第123章}) applies.
Chart A fell. | Chart A fell.
Table 5 million | Table {500万}
Settlement went from T+2 to T+1. | Settlement went from {T+2} to {T+1}.
A T+1 cycle | A {T+1} cycle
Rents are a third lower than then. | Rents are {三分之一} lower than then.
Fish was a quarter cheaper. | Fish was {四分之一} cheaper.
It costs a fifth more than rice. | It costs {五分之一} more than rice.
A third more serious fault came up. | A third more serious fault came up.
In March, sales fell. | In {3月}, sales fell.
Sales fell in October and November. | Sales fell in {10月} and {11月}.
Sales have grown since May. | Sales have grown since {5月}.
It is open from April to June. | It is open {4月至6月}.
It opens in May this year. | It opens in {今年5月}.
In July last year, it shut. | In {去年7月}, it shut.
Compared with August, it fell. | Compared with {8月}, it fell.
It rained for most of January. | It rained for most of {1月}.
They march in March. | They march in {3月}.
It may open. | It may open.
By May Chan had left. | By May Chan had left.
It ran in May's first week. | It ran in May's first week.
In August Wilson's plays | In August Wilson's plays
Earnings per share (HK$) | Earnings per share ({港元})
Total assets (HK$ billion) | Total assets ({十亿港元})
Revenue (RMB million) | Revenue ({百万元人民币})
Revenue (US$m) | Revenue ({百万美元})
Revenue (in HK$ million): 1,234.5 | Revenue (in {百万港元}): {1234.5}
Costs, HK$'000, fell. | Costs, {千港元}, fell.
Admission: HK$60/30 (full/concession) | Admission: {60/30港元} (full/concession)
Rooms cost HK$1,200/1,500 (weekday/weekend). | Rooms cost {1200/1500港元} (weekday/weekend).
It costs HK$5,000/12 months. | It costs {HK}$5,000/12 months.
It is paid in HK$ or US$. | It is paid in {港元} or {美元}.
HK$ million 5 and HK$ 5 million | {百万港元} {5} and {500万港元}
RMB B shares (RMB) rose. | {RMB} B shares ({RMB}) rose.
A fee of HK$[5] million or £5 | A fee of {HK}$[{5}] million or {5英镑}
In January–September it grew. | In {1月至9月} it grew.
In May 2024 it shut. | In {2024年5月} it shut.
"""


@pytest.mark.parametrize("case", SHOWN.strip().splitlines())
def test_labels_months_and_parts(case: str) -> None:
    english, chinese = case.split(" | ")
    assert shown(english) == chinese


def test_a_label_is_written_in_both_scripts() -> None:
    assert shown("Chart 5 and Annex B", HK) == "{圖5} and {附件B}"
