"""The frame half of localise: script, region words, punctuation and house styles, in exact text."""

import csv
import subprocess
import sys
import time
from pathlib import Path

import pytest
from opencc import OpenCC

from pipeline.errors import UserError
from pipeline.files.resources import glossary_file
from pipeline.glossary import load_glossaries
from pipeline.localise import Converter, default_style, punctuate
from pipeline.localise.words import read_region_words

HANT_HK = "zh-Hant-HK"
HK = Converter(HANT_HK)
CN_STYLE, HK_STYLE = default_style("zh-Hans-CN"), default_style("zh-Hant-HK")

# What Simplified text has, and what Hong Kong writes for it.
TRAPS = list(
    csv.DictReader((Path(__file__).parent / "data" / "traps.csv").open(encoding="utf-8", newline=""))
)
WORDS = [(row["zh-Hans-CN"], row[HANT_HK]) for row in TRAPS if row["kind"] == "word"]
NAMES = [(row["zh-Hans-CN"], row[HANT_HK]) for row in TRAPS if row["kind"] == "name"]
# The same in other places.
TAIWAN = """
信息技术 資訊科技 | 软件 軟體 | 网络安全 網路安全 | 移动互联网 行動網路 | 人工智能 人工智慧 | 智能手机 智慧型手機 | 机器人 機器人 | 首席执行官 執行長
数字经济 數位經濟 | 数字化转型 數位轉型 | 台湾的平台 台灣的平台 | 周二 週二 | 周末 週末 | 里面 裡面 | 群众 群眾 | 高峰论坛 高峰論壇 | 床铺 床鋪 | 着手 著手
计划 計畫 | 新西兰 紐西蘭 | 出租车 計程車 | 高质量发展 高品質發展 | 同比增长 較去年同期增長 | 汇总 彙總 | 集装箱码头 貨櫃碼頭 | 西咸新区 西咸新區 | 税务 稅務
水平线 水平線 | 移动支付 行動支付 | 视频会议 視訊會議 | 激光 雷射 | 朝鲜 北韓 | 光伏发电 太陽能發電 | 公司治理 公司治理 | 回归 回歸 | 余女士 余女士
"""
OTHERS = {
    "zh-Hans-HK": "信息技术 资讯科技 | 出租车 的士 | 同比 按年 | 首席执行官 行政总裁 | 签约 签约 | 税务局 税务局",
    "zh-Hans-SG": "信息技术 资讯科技 | 出租车 德士 | 集装箱 货柜 | 新西兰 纽西兰 | 同比 同比 | 税务局 税务局",
    "zh-Hant-MO": "信息技术 資訊科技 | 出租车 的士 | 群众 群眾 | 里面 裏面 | 西咸新区 西咸新區",
    "zh-Hans-CN": "信息技术 信息技术 | 出租车 出租车",
}


def cells(table: str) -> list[tuple[str, ...]]:
    return [tuple(cell.split()) for cell in table.replace("\n", "|").split("|") if cell.strip()]


@pytest.mark.parametrize(("source", "target"), WORDS)
def test_words_that_are_traps(source: str, target: str) -> None:
    assert HK.convert(source) == target


def test_names_come_from_the_glossary_where_conversion_would_break_them() -> None:
    official = {
        term.target("zh-Hans-CN"): term.target(HANT_HK)
        for term in load_glossaries([glossary_file("official-names.csv")])
    }
    assert [(name, official[name]) for name, _ in NAMES] == NAMES
    assert [name for name, target in NAMES if OpenCC("s2hk").convert(name) == target] == []


def test_most_traps_are_sprung_by_opencc_alone() -> None:
    alone = OpenCC("s2hk")
    assert [row["OpenCC s2hk"] for row in TRAPS] == [alone.convert(row["zh-Hans-CN"]) for row in TRAPS]
    sprung = [source for source, target in (*WORDS, *NAMES) if alone.convert(source) != target]
    assert (len(TRAPS) >= 200, len(sprung) >= 140) == (True, True)


@pytest.mark.parametrize(("source", "target"), cells(TAIWAN))
def test_taiwan(source: str, target: str) -> None:
    assert Converter("zh-Hant-TW").convert(source) == target


@pytest.mark.parametrize("locale", OTHERS)
def test_other_places(locale: str) -> None:
    convert = Converter(locale).convert
    assert [(source, convert(source)) for source, _ in cells(OTHERS[locale])] == cells(OTHERS[locale])


def test_slot_symbols_pass_and_bound_the_words() -> None:
    assert (
        HK.convert("<T0>与<N1>家企业在<D0>就信息<V0>技术签约") == "<T0>與<N1>間企業在<D0>就資訊<V0>技術簽約"
    )


def test_script_alone_keeps_the_words() -> None:
    assert Converter("zh-Hant-HK", region_words=False).convert("税务信息发布") == "稅務信息發布"


def test_a_locale_without_conversion_is_refused() -> None:
    with pytest.raises(UserError) as error:
        Converter("zh-Hant-SG")
    assert str(error.value) == (
        "no script conversion to zh-Hant-SG; there is one to any zh-Hans and to zh-Hant-HK, zh-Hant-MO, zh-Hant-TW"
    )


def test_importing_needs_no_opencc_and_building_is_quick() -> None:
    code = "import sys, pipeline.localise; print('opencc' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "False\n"
    start = time.process_time()
    Converter("zh-Hant-HK").convert("开始")
    assert time.process_time() - start < 0.5


def test_region_word_mistakes_name_line_and_key(tmp_path: Path) -> None:
    table = tmp_path / "words.csv"
    table.write_text("zh-Hans-CN,zh-Hant-HK,kind,apply,unless\n信息,資訊,word,yes,工信部\n", encoding="utf-8")
    with pytest.raises(UserError) as error:
        read_region_words("zh-Hant-HK", table)
    assert str(error.value) == f"{table}:2: unless: '工信部' does not contain '信息'"


# A frame, and how the Mainland and the Hong Kong style write it.
FRAMES = [
    ('他说:"我们支持‘<T0>’倡议."', "他说：“我们支持‘<T0>’倡议。”", "他说：「我们支持『<T0>』倡议。」"),
    ("“<T0>”和「<T1>」", "“<T0>”和“<T1>”", "「<T0>」和「<T1>」"),
    ("『甲“乙‘丙’”』", "“甲‘乙“丙”’”", "「甲『乙「丙」』」"),
    ("香港 -- <T0>与<T1>签约.", "香港——<T0>与<T1>签约。", "香港——<T0>与<T1>签约。"),
    ("香港 – <T0>, <T1>.", "香港——<T0>，<T1>。", "香港——<T0>，<T1>。"),
    (
        "<T0> (InvestHK) 今年, 增长 5.2%!",
        "<T0>（InvestHK）今年，增长5.2%！",
        "<T0>（InvestHK）今年，增长5.2%！",
    ),
    ("ABC Co., Ltd. 在 Xi’an 投资", "ABC Co., Ltd. 在Xi’an投资", "ABC Co., Ltd. 在Xi’an投资"),
    ('Co., Ltd. at 10:30, "ok"', 'Co., Ltd. at 10:30, "ok"', 'Co., Ltd. at 10:30, "ok"'),
    ("于 <D0> 在 <T0> 举行", "于<D0>在<T0>举行", "于<D0>在<T0>举行"),
    ("开通八年 持有量增至五倍", "开通八年 持有量增至五倍", "开通八年 持有量增至五倍"),
    ("亚洲—非洲,2026—27年,深-港", "亚洲—非洲，2026—27年，深-港", "亚洲—非洲，2026—27年，深-港"),
    (
        "他指出... 时间: 10:30; 升1.5, 采用Web3.",
        "他指出……时间：10:30；升1.5，采用Web3。",
        "他指出……时间：10:30；升1.5，采用Web3。",
    ),
    ("HKUST(GZ)与大学(广州)", "HKUST(GZ)与大学（广州）", "HKUST(GZ)与大学（广州）"),
    ("网址:https://a.hk/b?c=1,2", "网址：https://a.hk/b?c=1,2", "网址：https://a.hk/b?c=1,2"),
    ("Hong Kong's优势、‘<T0>’", "Hong Kong's优势、“<T0>”", "Hong Kong's优势、「<T0>」"),
]


@pytest.mark.parametrize(("frame", "mainland", "hong_kong"), FRAMES)
def test_punctuation(frame: str, mainland: str, hong_kong: str) -> None:
    assert (punctuate(frame, CN_STYLE), punctuate(frame, HK_STYLE)) == (mainland, hong_kong)


def test_punctuating_twice_changes_nothing() -> None:
    for frame, mainland, hong_kong in FRAMES:
        assert punctuate(mainland, CN_STYLE) == mainland, frame
        assert punctuate(hong_kong, HK_STYLE) == hong_kong, frame


def test_spacing_beside_latin_letters() -> None:
    spaced = CN_STYLE.model_copy(update={"spacing": "latin"})
    assert punctuate("采用Web3技术,达5.2%", spaced) == "采用 Web3 技术，达 5.2%"
