"""From a translated frame to the finished sentence: echoes dropped, marks not doubled, exact text in both locales."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.document import (
    Block,
    BlockKind,
    Document,
    Piece,
    Segment,
    Slot,
    SlotKind,
    Target,
    TranslatedDocument,
    Translation,
)
from pipeline.document.values import Moment, Name, Quantity, QuantityKind, Term, Value, Verbatim
from pipeline.localise import Localiser, default_style

CN, HK = "zh-Hans-CN", "zh-Hant-HK"


def term(hans: str, hant: str) -> Name:
    return Name("x", Term(hans, "x", {CN: hans, HK: hant}))


VALUES: dict[str, Value] = {
    "T0": term("“一带一路”", "「一帶一路」"),
    "T1": term("《基本法》", "《基本法》"),
    "T2": term("国家“十四五”规划", "國家「十四五」規劃"),
    "T3": term("香港科学园", "香港科學園"),
    "T4": term("西安高新区管理委员会", "西安高新區管理委員會"),
    "T5": term("香港大学", "香港大學"),
    "T6": term("孙东教授", "孫東教授"),
    "N0": Quantity(QuantityKind.MONEY, Decimal(3_400_000_000), unit="HKD"),
    "N1": Quantity(QuantityKind.PERCENT, Decimal("12.5")),
    "N2": Quantity(QuantityKind.LEVEL, Decimal(10**11), Decimal(3)),
    "N3": Quantity(QuantityKind.CARDINAL, Decimal(600)),
    "N4": Quantity(QuantityKind.GROWTH, Decimal(5)),
    "N5": Quantity(QuantityKind.CARDINAL, Decimal(3), unit="sq_km"),
    "D0": Moment(2025, 7, 8),
    "D1": Moment(2025),
    "V0": Verbatim("https://a.hk"),
}


def localised(frame: str, locale: str) -> str:
    slots = tuple(
        Slot(SlotKind(key[0]), int(key[1:]), "x", at, at + 1, value, "test")
        for at, (key, value) in enumerate(VALUES.items())
    )
    segment = Segment("1", "x" * len(slots), slots=slots)
    return Localiser(default_style(locale)).target(segment, Translation(frame, "test")).text


@pytest.mark.parametrize(
    ("frame", "simplified", "traditional"),
    [
        # a unit, measure word, honorific or name ending written once more behind a slot
        ("<N0>元资金", "34亿港元资金", "34億港元資金"),
        ("<N0>港元资金", "34亿港元资金", "34億港元資金"),
        ("增长<N1>%。", "增长12.5%。", "增長12.5%。"),
        ("<N2>个产业集群", "三个千亿级产业集群", "三個千億級產業集群"),
        ("<N2>个<N0>", "三个千亿级34亿港元", "三個千億級34億港元"),
        ("<N2>家产业集群", "三个千亿级产业集群", "三個千億級產業集群"),
        ("<N2>级产业集群", "三个千亿级产业集群", "三個千億級產業集群"),
        ("<N2>级个产业集群", "三个千亿级产业集群", "三個千億級產業集群"),
        ("<N2>级的产业集群", "三个千亿级的产业集群", "三個千億級的產業集群"),
        ("<D0>日签署", "2025年7月8日签署", "2025年7月8日簽署"),
        ("<D1>年底", "2025年底", "2025年底"),
        ("<D1>，年底", "2025年，年底", "2025年，年底"),
        ("<T4>管理委员会主办", "西安高新区管理委员会主办", "西安高新區管理委員會主辦"),
        ("<T6>教授表示", "孙东教授表示", "孫東教授表示"),
        # a measure word that no amount takes
        ("<N0>个投资", "34亿港元投资", "34億港元投資"),
        ("<N0>元家银团贷款", "34亿港元银团贷款", "34億港元銀團貸款"),
        ("<N1>宗股权", "12.5%股权", "12.5%股權"),
        ("<N1>岁", "12.5%", "12.5%"),
        ("<N0>项补贴", "34亿港元补贴", "34億港元補貼"),
        ("<N5>个", "3平方公里", "3平方公里"),
        ("<N0>项目", "34亿港元项目", "34億港元項目"),
        ("<N1>个人", "12.5%个人", "12.5%個人"),
        ("<N1>份额，<N3>份", "12.5%份额，600份", "12.5%份額，600份"),
        # and in front of one
        ("出口增至<N4>", "出口增至五倍", "出口增至五倍"),
        ("位于香港<T3>内", "位于香港科学园内", "位於香港科學園內"),
        # what only looks like an echo
        ("<T5>大学生", "香港大学大学生", "香港大學大學生"),
        ("<T5>大学合作", "香港大学合作", "香港大學合作"),
        ("<N3>个家庭", "600个家庭", "600個家庭"),
        ("在香港，<T3>", "在香港，香港科学园", "在香港，香港科學園"),
        ("<N2>，家家", "三个千亿级，家家", "三個千億級，家家"),
        # marks of the sentence around a slot with marks of its own
        ("参与“<T0>”建设", "参与“一带一路”建设", "參與「一帶一路」建設"),
        ("参与《<T0>》建设", "参与《“一带一路”》建设", "參與《「一帶一路」》建設"),
        ('根据"<T1>"规定', "根据《基本法》规定", "根據《基本法》規定"),
        ("根据「<T1>」规定", "根据《基本法》规定", "根據《基本法》規定"),
        ("“<T3>”开幕", "“香港科学园”开幕", "「香港科學園」開幕"),
        # within a longer quotation they become inner marks
        ("他说：“支持<T0>。”", "他说：“支持‘一带一路’。”", "他說：「支持『一帶一路』。」"),
        ("“按<T2>，”他说，“推进<T0>。”<T0>", "“按国家‘十四五’规划，”他说，“推进‘一带一路’。”“一带一路”", "「按國家『十四五』規劃，」他說，「推進『一帶一路』。」「一帶一路」"),
        # spaces around the frame, slots alone, Latin text, unknown symbols
        ("  <T3> 开幕 。 ", "香港科学园开幕。", "香港科學園開幕。"),
        ("<T3>", "香港科学园", "香港科學園"),
        ("详见<V0>。", "详见https://a.hk。", "詳見https://a.hk。"),
        ("<T3>与<T9>", "香港科学园与<T9>", "香港科學園與<T9>"),
        ("开幕\ufffd。\ufffd", "开幕。", "開幕。"),
        ("", "", ""),
    ],
)  # fmt: skip
def test_a_frame_becomes_a_sentence(frame: str, simplified: str, traditional: str) -> None:
    assert (localised(frame, CN), localised(frame, HK)) == (simplified, traditional)


JOINED: dict[str, tuple[str, Value]] = {
    "V0": ("info@x.example", Verbatim("info@x.example")),
    "V1": ("http://y.example", Verbatim("http://y.example")),
    "T0": ("Li Ming", Name("Li Ming")),
    "T1": ("Zhang Hua", Name("Zhang Hua")),
    "T2": ("Hong Kong", VALUES["T3"]),
    "N0": ("205", Quantity(QuantityKind.CARDINAL, Decimal(205))),
    "N1": ("15", Quantity(QuantityKind.CARDINAL, Decimal(15))),
    "D0": ("July", Moment(None, 7)),
}


@pytest.mark.parametrize(
    ("source", "frame", "text"),
    [
        ("Write: <V0>; <V1>.", "请致函<V0><V1>。", "请致函info@x.example；http://y.example。"),
        ("Write: <V0> <V1>.", "请致函<V0><V1>。", "请致函info@x.example http://y.example。"),
        ("Write: <V0> or see <V1>.", "请致函<V0><V1>。", "请致函info@x.example http://y.example。"),
        ("Write: <V0>; <V1>.", "请致函<V0>；<V1>。", "请致函info@x.example；http://y.example。"),
        ("The app is at <V1>.", "APP<V1>。", "APP http://y.example。"),
        ("See <V1> (PDF).", "见<V1>(PDF)。", "见http://y.example（PDF）。"),
        ("<T0> and <T1> met.", "<T0><T1>会面。", "Li Ming、Zhang Hua会面。"),
        ("<T0> met <T1>.", "<T0><T1>会面。", "Li Ming Zhang Hua会面。"),
        ("<T0> met <T2>.", "<T0><T2>会面。", "Li Ming香港科学园会面。"),
        ("<T0> has <N0>.", "<T0><N0>个。", "Li Ming 205个。"),
        ("<N0> and <N1> came.", "<N0><N1>人。", "205、15人。"),
        ("The A<N0> index.", "A<N0>指数。", "A205指数。"),
        ("In <D0> <N1> came.", "<D0><N1>人。", "7月，15人。"),
        ("In <D0> it came.", "<D0>10年期。", "7月，10年期。"),
    ],
)
def test_latin_letters_and_figures_never_run_together(source: str, frame: str, text: str) -> None:
    english, slots = "", []
    for part in filter(None, re.split(r"<(\w+)>", source)):
        written, value = JOINED.get(part, (part, None))
        if value:
            at = len(english)
            slots.append(
                Slot(SlotKind(part[0]), int(part[1:]), written, at, at + len(written), value, "test")
            )
        english += written
    segment = Segment("1", english, slots=tuple(slots))
    assert Localiser(default_style(CN)).target(segment, Translation(frame, "test")).text == text


@pytest.mark.parametrize(
    ("texts", "joined"),
    [
        (("甲。", "乙。"), "甲。乙。"),
        (("HSBC", "KPMG"), "HSBC KPMG"),
        (("ABC Co., Ltd.", "2025 Ltd."), "ABC Co., Ltd. 2025 Ltd."),
        (("甲", "KPMG"), "甲KPMG"),
        (("", "KPMG", ""), "KPMG"),
    ],
)
def test_sentences_of_a_block_are_joined(texts: tuple[str, ...], joined: str) -> None:
    segments = tuple(Segment(str(n), "x") for n in range(len(texts)))
    targets = tuple(
        Target(s, CN, (Piece(text),), Translation(text, "test"))
        for s, text in zip(segments, texts, strict=True)
    )
    document = Document(Path("a.txt"), b"", (Block(BlockKind.PARAGRAPH, "x", 1, segments=segments),))
    assert TranslatedDocument(document, {CN: targets}).block_texts(CN) == [joined]


def test_a_symbol_that_the_source_contains_is_not_filled_again() -> None:
    value = Verbatim("<T0>")
    slots = (
        Slot(SlotKind.VERBATIM, 0, "<T0>", 6, 10, value, "rule: symbol"),
        Slot(SlotKind.TERM, 0, "x", 0, 1, VALUES["T3"], "test"),
    )
    segment = Segment("1", "x says <T0>", slots=slots)
    target = Localiser(default_style(CN)).target(segment, Translation("<T0>写<V0>。", "test"))
    assert target.text == "香港科学园写<T0>。"
    assert [piece.slot.symbol for piece in target.pieces if piece.slot] == ["<T0>", "<V0>"]
