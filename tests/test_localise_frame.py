"""The frame half of localise: script, region words, punctuation and house styles, in exact text."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from opencc import OpenCC

from pipeline.errors import UserError
from pipeline.localise import Converter, default_style, punctuate
from pipeline.localise.words import read_region_words

HK = Converter("zh-Hant-HK")
CN_STYLE, HK_STYLE = default_style("zh-Hans-CN"), default_style("zh-Hant-HK")

# Simplified, what Hong Kong writes, and the wrong form that OpenCC alone gives.
WRONG_WITH_OPENCC_ALONE = """
西咸新区 西咸新區 西鹹新區 | 范先生 范先生 範先生 | 余女士 余女士 餘女士 | 岳教授 岳教授 嶽教授 | 回归祖国 回歸祖國 迴歸祖國 | 人才回流 人才回流 人才迴流
产业集群 產業集群 產業集羣 | 城市群 城市群 城市羣 | 群众 群眾 羣眾 | 高峰论坛 高峰論壇 高峯論壇 | 碳达峰 碳達峰 碳達峯 | 峰会 峰會 峯會 | 周二签署 周二簽署 週二簽署
每周 每周 每週 | 一周年 一周年 一週年 | 周末 周末 週末 | 税务局 稅務局 税務局 | 兑换港元 兌換港元 兑換港元 | 说明 說明 説明 | 喜悦 喜悅 喜悦 | 尖锐 尖銳 尖鋭
阅读 閱讀 閲讀 | 摆脱 擺脫 擺脱 | 客户 客戶 客户 | 户外 戶外 户外 | 温度 溫度 温度 | 启动 啟動 啓動 | 临床 臨床 臨牀 | 卧室 臥室 卧室
发布公告 發布公告 發佈公告 | 公布结果 公布結果 公佈結果 | 宣布成立 宣布成立 宣佈成立 | 产业布局 產業布局 產業佈局 | 分布 分布 分佈 | 了解情况 了解情況 瞭解情況
汇报工作 匯報工作 彙報工作 | 汇总意见 匯總意見 彙總意見 | 账户 帳戶 賬户 | 柜台 櫃台 櫃枱 | 面粉 麵粉 麪粉 | 艳阳 艷陽 豔陽 | 年利率4厘 年利率4厘 年利率4釐
并发布 並發布 併發布 | 并成为 並成為 併成為 | 尽快 盡快 儘快 | 尽可能 盡可能 儘可能 | 新制作 新製作 新制作 | 自制 自製 自制 | 局限 局限 侷限 | 借助 借助 藉助
家具 家具 傢俱 | 马里 馬里 馬裏 | 北环线 北環綫 北環線 | 机场快线 機場快綫 機場快線 | 芯片 晶片 芯片 | 闪存芯片 閃存晶片 閃存芯片 | 信息技术 資訊科技 信息技術
有关政策的信息 有關政策的資訊 有關政策的信息 | 信息安全 資訊保安 信息安全 | 互通信息 互通資訊 互通信息 | 移动支付 流動支付 移動支付 | 移动应用程序 流動應用程式 移動應用程序
服务器 伺服器 服務器 | 运营 營運 運營 | 租赁及运营部 租賃及營運部 租賃及運營部 | 电信运营商 電訊營辦商 電信運營商 | 通信信号 通訊信號 通信信號 | 宽带 寬頻 寬帶
数字化转型 數碼轉型 數字化轉型 | 数字技术 數碼科技 數字技術 | 机器人 機械人 機器人 | 硅谷 矽谷 硅谷 | 云计算 雲端運算 雲計算 | 服务质量 服務質素 服務質量
空气质量 空氣質素 空氣質量 | 高素质人才 高質素人才 高素質人才 | 首席执行官 行政總裁 首席執行官 | 联合创始人 聯合創辦人 聯合創始人 | 风险投资 創業投資 風險投資
首次公开募股 首次公開招股 首次公開募股 | 招股说明书 招股章程 招股説明書 | 公司治理 企業管治 公司治理 | 税收优惠 稅務優惠 税收優惠 | 澳大利亚 澳洲 澳大利亞
旧金山 三藩市 舊金山 | 集装箱码头 貨櫃碼頭 集裝箱碼頭 | 快递 速遞 快遞 | 出租车 的士 出租車 | 隐私 私隱 隱私 | 数据隐私 資料私隱 數據隱私 | 幼儿园 幼稚園 幼兒園
老年人 長者 老年人 | 同比增长 按年增長 同比增長 | 第三季度 第三季 第三季度 | 战略合作备忘录 策略合作備忘錄 戰略合作備忘錄 | 战略合作伙伴关系 戰略合作夥伴關係 戰略合作伙伴關係
试点计划 先導計劃 試點計劃 | 提供支持 提供支援 提供支持 | 技术支持 技術支援 技術支持 | 主办单位 主辦機構 主辦單位 | 橄榄球 欖球 橄欖球 | 科创企业 創科企業 科創企業
短视频 短片 短視頻 | 在线平台 網上平台 在線平台 | 银行账户 銀行戶口 銀行賬户 | 联系方式 聯絡方法 聯繫方式
"""

# Where a rule must not apply, and what OpenCC gets right and must stay right.
RIGHT_IN_CONTEXT = """
工业和信息化部 工業和信息化部 | 电子信息产业 電子信息產業 | 光电信息 光電信息 | 互联网信息办公室 互聯網信息辦公室 | 中国移动通信 中國移動通信 | 中国电信 中國電信
学科创新 學科創新 | 科创板 科創板 | 本科创业 本科創業 | 数字经济 數字經濟 | 数字人民币 數字人民幣 | 高质量发展 高質量發展 | 产品质量 產品質量 | 素质教育 素質教育
高风险投资产品 高風險投資產品 | 私募资金 私募資金 | 同比例 同比例 | 合同比较 合同比較 | 社会治理 社會治理 | 国家战略 國家戰略 | 审批程序 審批程序 | 开发商业 開發商業
拓宽带动 拓寬帶動 | 在线上举行 在線上舉行 | 线上线下 線上線下 | 支持企业 支持企業 | 支持服务业 支持服務業 | 合并为一家 合併為一家 | 各自制定 各自制定 | 其余先生 其餘先生
师范先生 師範先生 | 方面包括 方面包括 | 残疾人联合会 殘疾人聯合會 | 里程碑 里程碑 | 这里 這裏 | 皇后大道 皇后大道 | 后天 後天 | 干净 乾淨 | 干预 干預 | 干部 幹部
头发 頭髮 | 发展 發展 | 复杂 複雜 | 恢复 恢復 | 答复 答覆 | 重复 重複 | 几乎 幾乎 | 茶几 茶几 | 征求意见 徵求意見 | 长征 長征 | 沈阳 瀋陽 | 岳父 岳父
松山湖 松山湖 | 宽松 寬鬆 | 卫生 衞生 | 着力 着力 | 为了 為了 | 台湾 台灣 | 台风 颱風 | 汇率 匯率 | 词汇 詞彙 | 钟表 鐘錶 | 代表 代表 | 船只 船隻
只有 只有 | 标准 標準 | 批准 批准 | 游客 遊客 | 上游 上游 | 厘清 釐清 | 众所周知 眾所周知 | 高校 高校 | 网络 網絡 | 软件 軟件 | 人工智能 人工智能
"""


def cells(table: str) -> list[tuple[str, ...]]:
    return [tuple(cell.split()) for cell in table.replace("\n", "|").split("|") if cell.strip()]


@pytest.mark.parametrize(("source", "target", "wrong"), cells(WRONG_WITH_OPENCC_ALONE))
def test_what_opencc_alone_gets_wrong(source: str, target: str, wrong: str) -> None:
    assert (HK.convert(source), OpenCC("s2hk").convert(source)) == (target, wrong)


@pytest.mark.parametrize(("source", "target"), cells(RIGHT_IN_CONTEXT))
def test_what_must_stay_right(source: str, target: str) -> None:
    assert HK.convert(source) == target


def test_slot_symbols_pass_and_bound_the_words() -> None:
    assert (
        HK.convert("<T0>与<N1>家企业在<D0>就信息<V0>技术签约") == "<T0>與<N1>間企業在<D0>就資訊<V0>技術簽約"
    )


def test_simplified_locales_are_left_alone() -> None:
    assert Converter("zh-Hans-SG").convert("信息技术“<T0>”") == "信息技术“<T0>”"


def test_script_alone_keeps_the_words() -> None:
    assert Converter("zh-Hant-HK", region_words=False).convert("税务信息发布") == "稅務信息發布"


def test_a_locale_without_conversion_is_refused() -> None:
    with pytest.raises(UserError) as error:
        Converter("zh-Hant-TW")
    assert str(error.value) == (
        "no script conversion to zh-Hant-TW; there is one to any zh-Hans and to zh-Hant-HK"
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
