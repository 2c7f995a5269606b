"""Rows of the official names that hold in some releases only: storms and their signals, whose Executive Director it is, degrees."""

import pytest
from protecting import CN, HK, protect

from pipeline.localise import default_style
from pipeline.localise.render import render


def said(sentence: str, *others: str, locale: str = CN) -> list[str]:
    segment = protect(sentence, *others)[0]
    return [render(slot.value, default_style(locale)) for slot in segment.slots]


STORM = "Typhoon Mangkhut brought a gale."


@pytest.mark.parametrize(
    ("sentence", "simplified", "traditional"),
    [
        ("Ragasa comes after Mangkhut.", ["桦加沙", "山竹"], ["樺加沙", "山竹"]),
        ("The No. 8 Gale or Storm Signal is in force.", ["八号烈风或暴风信号"], ["八號烈風或暴風信號"]),
        (
            "The No. 8 Southeast Gale or Storm Signal is in force.",
            ["八号东南烈风或暴风信号"],
            ["八號東南烈風或暴風信號"],
        ),
        ("The Standby Signal, No. 1 was issued.", ["一号戒备信号"], ["一號戒備信號"]),
        ("Strong Wind Signal No. 3 was issued.", ["三号强风信号"], ["三號強風信號"]),
        (
            "If Typhoon Signal No. 8 or above is hoisted, it ends.",
            ["八号或以上台风信号"],
            ["八號或以上颱風信號"],
        ),
        ("A black rainstorm warning was issued.", ["黑色暴雨警告"], ["黑色暴雨警告"]),
    ],
)
def test_storms_and_signals(sentence: str, simplified: list[str], traditional: list[str]) -> None:
    assert (said(sentence, STORM), said(sentence, STORM, locale=HK)) == (simplified, traditional)


@pytest.mark.parametrize(
    "sentence", ["Ragasa comes after Mangkhut.", "Signal No. 8 is new.", "Dolphin and Maria came."]
)
def test_without_a_storm_they_are_words(sentence: str) -> None:
    assert not {"桦加沙", "山竹", "八号信号", "白海豚", "玛莉亚"} & set(said(sentence, "It was a fine day."))


def test_a_storm_named_like_a_word_is_one_only_where_it_is_named_so() -> None:
    assert "白海豚" not in said("Dolphin watching was cancelled.", STORM)
    assert "白海豚" in said("Dolphin weakened.", "Typhoon Dolphin is near.")


HKMA = "It needs the approval of the Hong Kong Monetary Authority."


@pytest.mark.parametrize(
    ("sentence", "other", "post"),
    [
        ("It named her its Executive Director.", 'Acme Bank Limited (the "Bank") met today.', "执行董事"),
        ("The Bank's Executive Director spoke.", "The regulator agreed.", "执行董事"),
        ("The Chairman and Executive Director of Acme spoke.", "The regulator agreed.", "执行董事"),
        ("The Executive Director spoke.", "Executive Director Ms Ho of the HKMA met Acme Limited.", ""),
        (
            "The Executive Director spoke.",
            "The HKMA's Executive Director met the Bank's Executive Director.",
            "",
        ),
        ("The Executive Director spoke.", "The regulator agreed.", ""),
        ("The Deputy Chief Executive spoke.", "The Bank's Deputy Chief Executive is Ms Ho.", "副行政总裁"),
        ("The Deputy Chief Executive spoke.", "The Deputy Chief Executive of the HKMA met the Bank.", ""),
        ("Executive Director (Banking Conduct)", "The regulator agreed.", "助理总裁（银行操守）"),
    ],
)
def test_whose_executive_director_it_is(sentence: str, other: str, post: str) -> None:
    assert [one for one in said(sentence, other, HKMA) if "Acme" not in one] == ([post] if post else [])


@pytest.mark.parametrize(
    ("sentence", "simplified", "traditional"),
    [
        ("He holds a Doctor of Philosophy.", "哲学博士", "哲學博士"),
        ("He holds a Bachelor of Science.", "理学学士", "理學士"),
        (
            "He broke the Public Health and Municipal Services Ordinance.",
            "《公众卫生及市政条例》",
            "《公眾衞生及市政條例》",
        ),
        ("The Principal Magistrate said so.", "主任裁判官", "主任裁判官"),
        ("The Acting Principal Magistrate said so.", "署理主任裁判官", "署理主任裁判官"),
    ],
)
def test_degrees_laws_and_magistrates(sentence: str, simplified: str, traditional: str) -> None:
    assert (said(sentence), said(sentence, locale=HK)) == ([simplified], [traditional])


def test_a_bachelor_is_no_degree() -> None:
    assert said("The bachelor of arts and letters was a doctor of sorts.") == []
