"""Words of one region in a text of the other: replaced where they stand as words, left where characters only meet."""

from pathlib import Path

import pytest
from opencc import OpenCC

from pipeline.errors import UserError
from pipeline.localise.script import Converter
from pipeline.localise.words import read_region_words

# What the engine wrote, and the Mainland's and Hong Kong's text.
SENTENCES = [
    ("署方接获举报，亦检获塑胶餐具。", "署方接到举报，也查获塑料餐具。", "署方接獲舉報，亦檢獲塑膠餐具。"),
    ("开幕礼后，讲者透过短讯回复。", "开幕式后，演讲者通过短信回复。", "開幕禮後，講者透過短訊回覆。"),
    ("他早前被判监三年，现时服刑。", "他此前被判处监禁三年，目前服刑。", "他早前被判監三年，現時服刑。"),
    ("首三季溢利按年上升。", "前三季度利润同比上升。", "首三季溢利按年上升。"),
    ("本港食水经测试合格。", "香港饮用水经测试合格。", "本港食水經測試合格。"),
    ("公帑资助大学，预计需时两年。", "公共资金资助大学，预计需要两年。", "公帑資助大學，預計需時兩年。"),
    ("卡车司机上传视频后被逮捕。", "卡车司机上传视频后被逮捕。", "貨車司機上載影片後被拘捕。"),
    ("<N0>天后，合同于一季度生效。", "<N0>天后，合同于一季度生效。", "<N0>天後，合約於第一季生效。"),
    ("八号台风信号下航站楼拥堵。", "八号台风信号下航站楼拥堵。", "八號颱風信號下客運大樓擠塞。"),
]
# Characters that only meet, or words that both regions have: nothing but the script changes.
ALIKE = [
    ("实现时已被判监禁", "實現時已被判監禁"),
    ("亦庄的名义工资与饮食水平", "亦莊的名義工資與飲食水平"),
    ("本港口区结合共享", "本港口區結合共享"),
    ("天后庙外两台风机", "天后廟外兩台風機"),
    ("联合同事在海上传播", "聯合同事在海上傳播"),
    ("较上一季度；二、三季度", "較上一季度；二、三季度"),
    ("吸食水烟的法规管理", "吸食水煙的法規管理"),
]
# Where OpenCC takes the end of one word and the beginning of the next for a word: 百年 + 历史.
MEETING = [
    ("百年历史", "百年歷史"),
    ("董事长发表讲话", "董事長發表講話"),
    ("没有采取行动", "沒有採取行動"),
    ("中国公民免签入境", "中國公民免簽入境"),
    ("抽签决定标签", "抽籤決定標籤"),
    ("一家私人银行与一家俱乐部", "一家私人銀行與一家俱樂部"),
    ("升至10亿港元后回落", "升至10億港元後回落"),
    ("托里诺信托委托托管", "托里諾信託委託託管"),
    ("球迷吃千层面时走向不同层面", "球迷吃千層麵時走向不同層面"),
    ("旧头发与理发生意", "舊頭髮與理髮生意"),
    ("船长须报告，银行须发卡", "船長須報告，銀行須發卡"),
    ("匿名表示对手表现好", "匿名表示對手表現好"),
    ("最多只有三只猫，船只能装", "最多只有三隻貓，船隻能裝"),
    ("学生发明了，查明了如何", "學生發明了，查明了如何"),
    ("收购并关停，合并为一", "收購並關停，合併為一"),
    ("关系统与联系统一", "關系統與聯繫統一"),
    ("占人口一半，140个中心", "佔人口一半，140個中心"),
]


@pytest.mark.parametrize(("text", "mainland", "hong_kong"), SENTENCES)
def test_each_region_has_its_words(text: str, mainland: str, hong_kong: str) -> None:
    assert (Converter("zh-Hans-CN").convert(text), Converter("zh-Hant-HK").convert(text)) == (
        mainland,
        hong_kong,
    )


@pytest.mark.parametrize(("text", "hong_kong"), ALIKE)
def test_what_only_looks_like_a_word_stays(text: str, hong_kong: str) -> None:
    assert (Converter("zh-Hans-CN").convert(text), Converter("zh-Hant-HK").convert(text)) == (text, hong_kong)


@pytest.mark.parametrize(("text", "hong_kong"), MEETING)
def test_words_that_meet_are_read_apart(text: str, hong_kong: str) -> None:
    assert Converter("zh-Hant-HK").convert(text) == hong_kong


def test_hong_kong_words_stay_in_other_simplified_text() -> None:
    assert Converter("zh-Hans-HK").convert("接获短讯") == "接获短讯"
    assert Converter("zh-Hans-CN", region_words=False).convert("接获短讯") == "接获短讯"


def test_the_mainland_table_gives_what_it_says_and_nothing_twice() -> None:
    convert = Converter("zh-Hans-CN").convert
    words = read_region_words("zh-Hans-CN")
    assert len({word.source for word in words}) == len(words) >= 190
    assert [word.source for word in words if convert(word.source) != word.target] == []
    assert [word.target for word in words if convert(word.target) != word.target] == []
    assert [word.target for word in words if OpenCC("t2s").convert(word.target) != word.target] == []


def test_a_mistake_in_the_mainland_table_names_line_and_key(tmp_path: Path) -> None:
    table = tmp_path / "words.csv"
    table.write_text("zh-Hans-HK,zh-Hans-CN,unless\n接获,收到,接到\n", encoding="utf-8")
    with pytest.raises(UserError) as error:
        read_region_words("zh-Hans-CN", table)
    assert str(error.value) == f"{table}:2: unless: '接到' does not contain '接获'"
    table.write_text("zh-Hans-HK,zh-Hans-CN\n接获,收到\n", encoding="utf-8")
    with pytest.raises(UserError) as error:
        read_region_words("zh-Hans-CN", table)
    assert str(error.value) == f"{table}:1: has no column unless"
