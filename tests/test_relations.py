"""What is said of a figure: by or to, at least or at most, rose or fell; what is flagged, and what is not."""

import csv
from pathlib import Path

import pytest
from protecting import CN, HK, protect

from pipeline.checks import relations
from pipeline.checks.flaw import Flaw
from pipeline.checks.relations import relation_changed
from pipeline.checks.relationwords import table
from pipeline.document import Piece, Target, Translation
from pipeline.locales.script import foreign_letters
from pipeline.localise import default_style
from pipeline.localise.render import render

# English | good | bad | what is said of the bad one; a line that begins with HK is in Traditional.
PAIRS = """
Net profit rose by 5% to US$231 million. | 净利润上升5%至2.31亿美元。 | 净利润升至5%，达2.31亿美元。 | 'rose by 5%' stands as '升至5%', which says 'to'
HK Net profit rose by 5% to US$231 million. | 純利升5%至2.31億美元。 | 純利升至5%。升2.31億美元。 | 'rose by 5%' stands as '升至5%', which says 'to'~'rose by … to US$231 million' stands as '升2.31億美元', which says 'by'
The bank cut its rate by 50 basis points to 4.25%. | 该银行将利率下调50个基点至4.25%。 | 该银行将利率下调4.25%至50个基点。 | 'cut its rate by … to 4.25%' stands as '下调4.25%', which says 'by'
Turnover fell 12%. | 成交额下跌12%。 | 成交额跌至12%。 | 'fell 12%' stands as '跌至12%', which says 'to'
Vacancy went up from 9.8% to 13.3%. | 空置率由9.8%升至13.3%。 | 空置率由13.3%升至9.8%。 | 'up from 9.8%' stands as '升至9.8%', which says 'to'~'up from … to 13.3%' stands as '由13.3%', which says 'from'
HK It cost 40 yuan, up from 36 yuan. | 票價由36元人民幣升至40元人民幣。 | 票價升至36元人民幣，即40元人民幣。 | 'up from 36 yuan' stands as '升至36元人民幣', which says 'to'
Exports rose 5.9% in May. | 5月出口增长5.9%。 | 5月出口下降5.9%。 | 'rose 5.9%' stands as '下降5.9%', a fall
HK Rents declined by about 6%. | 租金下跌約6%。 | 租金上升約6%。 | 'declined by about 6%' stands as '上升約6%', a rise
It was 15% lower than in 2023. | 较2023年低15%。 | 较2023年高15%。 | '15% lower' stands as '高15%', a rise
It announced a drop of 9%. | 公布跌幅为9%。 | 公布升幅9%。 | 'drop of 9%' stands as '升幅9%', a rise
It made a net loss of HK$320 million. | 公司净亏损3.2亿港元。 | 公司净利润3.2亿港元。 | 'loss of HK$320 million' stands as '3.2亿港元', a profit
HK It made a profit of HK$4.5 million. | 公司錄得盈利450萬港元。 | 公司虧蝕450萬港元。 | 'profit of HK$4.5 million' stands as '450萬港元', a loss
Bidders need turnover of at least HK$200 million. | 投标者营业额须不少于2亿港元。 | 投标者营业额须为2亿港元。 | 'at least HK$200 million' stands as '2亿港元', without 'at least'
HK Those who spend HK$3,000 or more get a gift. | 消費滿3 000港元可獲禮品。 | 消費3 000港元可獲禮品。 | 'HK$3,000 or more' stands as '3 000港元', without 'at least'
No more than HK$5,000 may be charged. | 收费不得超过5000港元。 | 收费可达5000港元。 | 'no more than HK$5,000' stands as '5000港元', without 'at most'
Grants of up to HK$800,000 are available. | 可获最高80万港元资助。 | 可获80万港元资助。 | 'up to HK$800,000' stands as '80万港元', without 'up to'
HK It hired more than 54,000 people. | 聘用逾54 000人。 | 聘用近54 000人。 | 'more than 54,000' stands as '近54 000', without 'more than'
It is of use to fewer than 250,000 people. | 惠及不足25万人。 | 惠及25万人。 | 'to fewer than 250,000' stands as '25万', without 'less than'
Over 1,500 firms came. | 1500多家企业到来。 | 1500家企业到来。 | 'over 1,500' stands as '1500', without 'more than'
Deliveries fall short by more than 5%. | 交付量短缺超过5%。 | 交付量不足5%。 | 'fall short by more than 5%' stands as '不足5%', without 'more than'
HK Nearly 20% agreed. | 近20%同意。 | 20%同意。 | 'nearly 20%' stands as '20%', without 'nearly'
It accounts for about 56% of output. | 约占总产值的56%。 | 占总产值的56%。 | 'about 56%' stands as '的56%', without 'about'
"""
ROWS = [tuple(cell.strip() for cell in line.split(" | ")) for line in PAIRS.strip().splitlines()]


def found(english: str, chinese: str, locale: str = CN) -> list[Flaw]:
    """What the check says of the Chinese, where the slots are what the English has."""
    (segment,) = protect(english)
    style = default_style(locale)
    places = sorted((chinese.index(render(slot.value, style)), slot) for slot in segment.slots)
    pieces, at = [], 0
    for start, slot in places:
        rendering = render(slot.value, style)
        pieces += [Piece(chinese[at:start]), Piece(rendering, slot)]
        at = start + len(rendering)
    pieces.append(Piece(chinese[at:]))
    return list(relation_changed(Target(segment, locale, tuple(pieces), Translation("", "test"))))


@pytest.mark.parametrize(("english", "good", "bad", "messages"), ROWS)
def test_a_pair_that_passes_and_one_that_fails(english: str, good: str, bad: str, messages: str) -> None:
    locale, english = (HK, english[3:]) if english.startswith("HK ") else (CN, english)
    assert found(english, good, locale) == []
    flaws = found(english, bad, locale)
    assert [flaw.message for flaw in flaws] == messages.split("~")
    for flaw in flaws:
        assert f"stands as '{bad[flaw.start : flaw.end]}'" in flaw.message


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Revenue grew 2.4 times.", "收入增至2.4倍。"),
        ("The sum was up 5%, the share 9%.", "总额上升5%，占比9%。"),
        ("The lead fell from 40% to 9%, yet prices rose by 3%.", "领先幅度由40%降至9%，价格上升3%。"),
        ("The roof is held up by 240 columns.", "屋顶由240根柱子支撑到今天。"),
        ("The law was signed over 580 hectares of land.", "就580公顷土地签署了法律。"),
        ("The runway is under 200 metres of water.", "跑道水深200米。"),
        ("It will be repaid over 250 months.", "分250个月偿还。"),
        ("It bought 100,000 shares and raised HK$5 million.", "购入10万股，集资额增至500万港元。"),
        ("If it were 10% higher or lower, that would change.", "如上升或下跌10%，就会改变。"),
        ("The water is up to 40 degrees warm.", "水温40度。"),
        ("Contributions added up to HK$38 billion.", "供款合共380亿港元。"),
        ("Their share dropped below 43%.", "占比降至43%以下。"),
        ("Prices fell by as much as 15%.", "价格下跌多达15%。"),
        ("Those aged over 60 pay less.", "60岁以上者付较少费用。"),
        ("Unemployment growth slowed to 3.7%.", "失业增长放缓至3.7%。"),
    ],
)
def test_what_is_not_flagged(english: str, chinese: str) -> None:
    assert found(english, chinese) == []


def test_the_table_has_each_script_in_its_own_column() -> None:
    for words in table().values():
        for script, locale in (("Hans", CN), ("Hant", HK)):
            assert not foreign_letters("".join(words.chinese[script]), locale)
        assert len(words.chinese["Hans"]) == len(words.chinese["Hant"])


def test_the_table_has_no_word_twice_in_a_cell() -> None:
    with (Path(relations.__file__).parent / "relations.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for column in ("english", "zh-Hans", "zh-Hant"):
                words = row[column].split("|")
                assert len(words) == len(set(words)), (row["relation"], column)
