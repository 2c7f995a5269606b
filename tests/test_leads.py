"""Datelines and labels that are rendered by rule: what becomes one, and the exact Chinese."""

import pytest
from protecting import CN, HK, document, protect, shown

from pipeline.document import Translation
from pipeline.document.values import Name, Term
from pipeline.localise import Localiser, default_style
from pipeline.protect import Protector
from pipeline.protect.leads import dateline, lead_in

REST = "Invest Hong Kong opened."


def led(source: str, locale: str) -> str:
    (segment,) = protect(source)
    target = Localiser(default_style(locale)).target(segment, Translation("正文。", "test"))
    return target.text.removesuffix("正文。") if segment.lead else ""


@pytest.mark.parametrize(
    ("lead", "simplified", "traditional"),
    [
        ("HONG KONG – ", "香港——", "香港——"),
        ("HONG KONG — ", "香港——", "香港——"),
        ("WUHAN, Hubei – ", "湖北武汉——", "湖北武漢——"),
        ("XI'AN -- ", "西安——", "西安——"),
        ("BEIJING, July 8 (Xinhua) -- ", "新华社北京7月8日电 ", "新華社北京7月8日電 "),
        ("BEIJING, July 8 -- ", "北京7月8日——", "北京7月8日——"),
        ("HONG KONG, July 8, 2025 – ", "香港2025年7月8日——", "香港2025年7月8日——"),
        ("Hong Kong, July 8, 2025 – ", "香港2025年7月8日——", "香港2025年7月8日——"),
        ("Hong Kong, 8 July 2025 - ", "香港2025年7月8日——", "香港2025年7月8日——"),
        ("CHENGDU, China, July 8, 2025 /PRNewswire/ -- ", "中国成都2025年7月8日/PRNewswire/——", "中國成都2025年7月8日/PRNewswire/——"),
        ("HONG KONG (Reuters) - ", "香港（Reuters）——", "香港（Reuters）——"),
        ("Hong Kong – 8 July 2025 – ", "香港2025年7月8日——", "香港2025年7月8日——"),
        ("HONG KONG (July 8, 2025) – ", "香港2025年7月8日——", "香港2025年7月8日——"),
        ("ALSO READ: ", "相关阅读：", "相關閱讀："),
        ("Media contact: ", "媒体联络：", "傳媒聯絡："),
        ("Editor's note: ", "编者按：", "編者按："),
        ("Organiser: ", "主办单位：", "主辦機構："),
        ("Attn: ", "经办人：", "經辦人："),
        ("Our Ref.: ", "本函编号：", "本函檔號："),
        # not rendered by rule: unknown towns, and dashes of another kind
        ("SPRINGFIELD – ", "", ""),
        ("WUHAN, Springfield – ", "", ""),
        ("Hong Kong – ", "", ""),
        ("In Hong Kong, July 8 – ", "", ""),
        ("Contacts with ", "", ""),
    ],
)  # fmt: skip
def test_what_opens_a_paragraph(lead: str, simplified: str, traditional: str) -> None:
    assert (led(lead + REST, CN), led(lead + REST, HK)) == (simplified, traditional)


@pytest.mark.parametrize(
    ("text", "simplified", "traditional"),
    [("Ends", "完", "完"), ("– End –", "完", "完"), ("— ENDS —", "完", "完"), ("FOR IMMEDIATE RELEASE", "即时发布", "即時發布"), ("Media Enquiries", "媒体查询", "傳媒查詢"), ("###", "###", "###"),
     ("Year", "年份", "年份"), ("YEAR", "年份", "年份"), ("Year:", "年份：", "年份："), ("Number Of Companies", "公司数量", "公司數目"),
     ("Chairman’s Statement", "董事长致辞", "主席報告"), ("Earnings per share", "每股收益", "每股盈利"), ("Thank you.", "谢谢。", "謝謝。")],
)  # fmt: skip
def test_a_label_that_is_all_of_a_line(text: str, simplified: str, traditional: str) -> None:
    (segment,) = protect(text)
    assert (segment.slotted, segment.slotted_lead) == ("", "<T100>")
    localised = [Localiser(default_style(tag)).target(segment, Translation("", "rule")) for tag in (CN, HK)]
    assert [target.text for target in localised] == [simplified, traditional]


@pytest.mark.parametrize("text", ["Ends with a bang", "Notes on editors:", "END of story", "Datelines: none"])
def test_no_label(text: str) -> None:
    assert lead_in(text) is None


@pytest.mark.parametrize(
    ("text", "lead", "rest"),
    [
        ("About Harbour Robotics Limited", "關於", ["Harbour Robotics Limited"]),
        ("About the delegation", "關於", []),
        ("About the Hospital Authority", "關於", ["Hospital Authority"]),
        ("About Half of Firms", "", ["Half"]),
        ("About 300 people came", "", ["300"]),
        ("About the delegation, he said nothing.", "", []),
    ],
)
def test_a_heading_that_begins_with_about(text: str, lead: str, rest: list[str]) -> None:
    (segment,) = protect(text)
    target = Localiser(default_style(HK)).target(segment, Translation(segment.slotted, "test"))
    assert (segment.lead > 0, target.text.startswith("關於")) == (bool(lead), bool(lead))
    assert [slot.source for slot in segment.slots if slot.start >= segment.lead] == rest


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Press Office, Tel: 2123 4567 | Email: press@acme.com.hk", ["電話：", "電郵："]),
        ("Jane Wong | Fax no.: (852) 2123 4567 | Website: www.acme.hk", ["傳真：", "網站："]),
        ("Jane Wong | WHATSAPP: +852 9123 4567", ["WhatsApp："]),
        ("Jane Wong | Toll-free: 800 933 000", ["免費電話："]),
        ("He gave his mobile: it was new.", []),
        ("By email: two forms.", []),
    ],
)
def test_labels_of_numbers_and_addresses_within_a_line(text: str, labels: list[str]) -> None:
    (segment,) = protect(text)
    names = [slot.value.term for slot in segment.slots if isinstance(slot.value, Name) and slot.value.term]
    assert [term.targets[HK] for term in names if term.targets.get(HK, "").endswith("：")] == labels


def test_a_dateline_ends_behind_its_dash() -> None:
    assert dateline("HONG KONG – Invest") == 12
    assert dateline("HONG KONG – invest") == dateline("Co-hosted by") == 0


@pytest.mark.parametrize(
    "text", ["Year on year", "Yearly", "The year", "Total of", "Thank you all", "Change: none"]
)
def test_a_heading_is_all_of_a_line(text: str) -> None:
    (segment,) = protect(text)
    assert not segment.lead


@pytest.mark.parametrize("text", ["Batch number", "Batch no.", "Batch No."])
def test_a_number_in_a_heading_may_be_abbreviated(text: str) -> None:
    assert shown(text) == "{批号}"


def test_a_glossary_goes_before_the_headings() -> None:
    term = Term("own", "Partners", {CN: "帕特纳斯", HK: "柏納斯"})
    (segment,) = Protector([term]).protect(document("Partners")).segments
    assert [slot.origin for slot in segment.slots] == [term.origin]
    assert not segment.lead


def test_other_languages_than_chinese_have_no_formulas() -> None:
    for text in ("Year", "Media contact: Mary Chan"):
        (segment,) = Protector((), formulas=False).protect(document(text)).segments
        assert not segment.lead
