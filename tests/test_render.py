"""Filling slots: names, lists, compounds, numbers and literal text, in the words of each locale."""

from decimal import Decimal

import pytest

from pipeline.document import Piece, Segment, Slot, SlotKind
from pipeline.document.values import (
    Clock,
    Moment,
    Name,
    NameList,
    Quantity,
    QuantityKind,
    Term,
    Value,
    Verbatim,
)
from pipeline.localise import load_style
from pipeline.localise.render import pieces, render

CN = load_style("mainland-press", "zh-Hans-CN")
HK = load_style("hk-government", "zh-Hant-HK")


def name(english: str, hans: str, hant: str) -> Name:
    return Name(english, Term(english, english, {"zh-Hans-CN": hans, "zh-Hant-HK": hant}))


SHAANXI, XIAN = name("Shaanxi", "陕西省", "陝西省"), name("Xi'an", "西安", "西安")
NEW_AREA = name("Xixian New Area", "陕西西咸新区", "陝西西咸新區")
POST, YUEN = name("Director of Trade", "贸易总监", "貿易總監"), Name("Enoch Yuen Ka-lok")


@pytest.mark.parametrize(
    ("value", "hans", "hant"),
    [
        (SHAANXI, "陕西省", "陝西省"),
        (YUEN, "Enoch Yuen Ka-lok", "Enoch Yuen Ka-lok"),
        (Name("Alpha", Term("a", "Alpha", {"zh-Hans-CN": "甲"})), "甲", "Alpha"),
        (
            NameList((SHAANXI, XIAN, YUEN)),
            "陕西省、西安和Enoch Yuen Ka-lok",
            "陝西省、西安及Enoch Yuen Ka-lok",
        ),
        (NameList((SHAANXI, XIAN), compound=True), "陕西省西安", "陝西省西安"),
        (NameList((SHAANXI, NEW_AREA), compound=True), "陕西西咸新区", "陝西西咸新區"),
        (NameList((POST, YUEN), compound=True), "贸易总监Enoch Yuen Ka-lok", "貿易總監Enoch Yuen Ka-lok"),
        (Quantity(QuantityKind.MONEY, Decimal("3422900000000"), unit="HKD"), "34229亿港元", "34 229億港元"),
        (Quantity(QuantityKind.GROWTH, Decimal(5)), "增至五倍", "增至五倍"),
        (Quantity(QuantityKind.GROWTH, Decimal(2)), "增长一倍", "增加一倍"),
        (Clock(9, 30, 17), "上午9时30分至下午5时", "上午9時30分至下午5時"),
        (Moment(2025, 7, 8), "2025年7月8日", "2025年7月8日"),
        (Verbatim("www.investhk.gov.hk"), "www.investhk.gov.hk", "www.investhk.gov.hk"),
    ],
)
def test_render(value: Value, hans: str, hant: str) -> None:
    assert (render(value, CN), render(value, HK)) == (hans, hant)


def test_pieces() -> None:
    slot = Slot(SlotKind.TERM, 0, "Shaanxi", 0, 7, SHAANXI, "terms.csv:2")
    segment = Segment("s1", "Shaanxi grew", slots=(slot,))
    assert pieces("2024年，<T0>和<T1>增长。", segment, CN) == (
        Piece("2024年，"),
        Piece("陕西省", slot),
        Piece("和<T1>增长。"),
    )


def test_a_symbol_alone_is_one_piece() -> None:
    slot = Slot(SlotKind.NUMBER, 3, "5%", 0, 2, Quantity(QuantityKind.PERCENT, Decimal(5)), "rule: percent")
    assert pieces("<N3>", Segment("s1", "5%", slots=(slot,)), HK) == (Piece("5%", slot),)


@pytest.mark.parametrize(
    ("frame", "text"),
    [
        ("出口<N0>。", "出口增至三倍。"),
        ("利润达<N0>，", "利润增至三倍，"),
        ("人数为<N0>人。", "人数增至三倍。"),
        ("收入增长<N0>倍", "收入增至三倍"),
        ("产量增至<N0>。", "产量增至三倍。"),
        ("成为<N0>人才", "成为增至三倍人才"),
        ("收入下降<N0>。", "收入增至三倍。"),
    ],
)
def test_what_has_multiplied_has_its_verb_with_it(frame: str, text: str) -> None:
    slot = Slot(
        SlotKind.NUMBER, 0, "tripled", 0, 7, Quantity(QuantityKind.GROWTH, Decimal(3)), "rule: growth"
    )
    assert "".join(piece.text for piece in pieces(frame, Segment("s1", "tripled", slots=(slot,)), CN)) == text


HALF = Quantity(QuantityKind.FRACTION, Decimal(1), Decimal(2))
NINE_TENTHS = Quantity(QuantityKind.FRACTION, Decimal(9), Decimal(10))
RENT = Quantity(QuantityKind.MONEY, Decimal(35), unit="HKD", per="sq_ft")
TUESDAY = Moment(2025, 7, 8, weekday=2)


@pytest.mark.parametrize(
    ("value", "frame", "text"),
    [
        (HALF, "近<N0>家企业来自深圳。", "近一半企业来自深圳。"),
        (HALF, "<N0>多家企业", "一半企业"),
        (HALF, "完成<N0>个。", "完成一半。"),
        (HALF, "<N0>的居民", "一半的居民"),
        (HALF, "<N0>名列前茅", "一半名列前茅"),
        (HALF, "<N0>家庭", "一半家庭"),
        (HALF, "<N0>个人", "一半个人"),
        (NINE_TENTHS, "<N0>成员支持", "九成的成员支持"),
        (NINE_TENTHS, "<N0>名成员支持", "九成的成员支持"),
        (RENT, "租金平均每<N0>，", "租金平均每平方英尺35港元，"),
        (RENT, "租金<N0>。", "租金每平方英尺35港元。"),
        (TUESDAY, "<D0>开幕", "2025年7月8日（星期二）开幕"),
        (TUESDAY, "今天（<D0>）开幕", "今天（2025年7月8日星期二）开幕"),
    ],
)
def test_what_stands_beside_a_slot(value: Value, frame: str, text: str) -> None:
    kind = SlotKind.DATE if isinstance(value, Moment) else SlotKind.NUMBER
    segment = Segment("s1", "it", slots=(Slot(kind, 0, "it", 0, 2, value, "rule"),))
    assert "".join(piece.text for piece in pieces(frame, segment, CN)) == text


def test_the_style_decides_whether_an_abbreviation_is_kept() -> None:
    explained, short = (
        name("Invest Hong Kong (InvestHK)", "投资推广署", "投資推廣署"),
        "投資推廣署（InvestHK）",
    )
    keeping = HK.model_copy(update={"abbreviations": "keep"})
    assert [render(explained, style) for style in (HK, keeping)] == ["投資推廣署", short]
    assert render(name("Invest Hong Kong", "投资推广署", "投資推廣署"), keeping) == "投資推廣署"
    assert render(name("Web3 Harbour (Web3)", "Web3港", "Web3港"), keeping) == "Web3港"


def test_a_thin_space_between_thousands() -> None:
    thin = HK.model_copy(update={"thousands": "\u2009"})
    assert render(Quantity(QuantityKind.CARDINAL, Decimal(15000)), thin) == "15\u2009000"
