"""Characters of the other script: found where they are wrong, left alone where both scripts have them."""

import pytest

from pipeline.errors import UserError
from pipeline.locales.script import count_chinese, foreign_characters, simplified_only, traditional_only
from pipeline.scoring import check_script

HANS = "投资推广署今日宣布，该署去年协助五百家公司在香港开业。"
HANT = "投資推廣署今日宣布，該署去年協助五百家公司在香港開業。"


def refusal(text, locale):
    """Why a text is not scored, or None."""
    try:
        check_script(text, locale)
    except UserError as error:
        return str(error)
    return None


def test_characters_of_the_other_script_are_found_with_their_offsets():
    assert foreign_characters("香港开埠", "Hant") == [(2, "开")]
    assert foreign_characters("香港開埠，衞生署", "Hans") == [(2, "開"), (5, "衞")]


@pytest.mark.parametrize(
    "text", ["台里咸余面表系干后卷只准采志注托布周才吃沈范岳郁", "群峰床啟戶衞裏着綫説恒踪雇"]
)
def test_characters_that_hong_kong_writes_are_never_foreign_there(text):
    assert foreign_characters(text, "Hant") == []


@pytest.mark.parametrize(
    "text", ["台里咸余面表系干后卷群峰床启户温", "乾坤 象徵 於菟 瞭望 慰藉 昇 哪吒 麴 著名"]
)
def test_characters_that_the_mainland_writes_are_never_foreign_there(text):
    assert foreign_characters(text, "Hans") == []


def test_the_two_sets_share_nothing():
    assert simplified_only() & traditional_only() == frozenset()


def test_text_in_its_own_script_has_no_foreign_characters():
    assert foreign_characters(HANS, "Hans") == []
    assert foreign_characters(HANT, "Hant") == []


def test_chinese_characters_beyond_the_basic_plane_count():
    assert count_chinese("香港𠮷野, 2024 (AI)。〇") == 5


@pytest.mark.parametrize(
    ("text", "locale"), [(HANS, "zh-Hans-CN"), (HANT, "zh-Hant-HK"), (HANT, "zh-Hant-TW")]
)
def test_text_in_the_right_script_is_scored(text, locale):
    assert refusal(text, locale) is None


def test_a_traditional_text_is_not_scored_as_simplified():
    with pytest.raises(UserError) as error:
        check_script(HANT, "zh-Hans-CN", "reference.txt")
    assert str(error.value) == (
        "reference.txt: this text is in Traditional characters, but zh-Hans-CN is written in Simplified; "
        "it is not scored"
    )


def test_a_simplified_text_is_not_scored_as_traditional():
    with pytest.raises(UserError) as error:
        check_script(HANS, "zh-Hant-HK")
    assert str(error.value) == (
        "this text is in Simplified characters, but zh-Hant-HK is written in Traditional; it is not scored"
    )


@pytest.mark.parametrize(("text", "locale"), [("", "zh-Hans-CN"), ("HSBC 2024", "zh-Hant-HK"), (HANT, "ja")])
def test_text_without_chinese_and_other_languages_pass(text, locale):
    assert refusal(text, locale) is None


def test_a_tenth_of_foreign_characters_is_allowed():
    assert refusal("香" * 9 + "开", "zh-Hant-HK") is None
    assert refusal("香" * 8 + "开", "zh-Hant-HK") is not None
