"""Every check: a target that passes and one that fails, with the exact message, in both locales."""

import pytest
from checking import BY_NAME, CN, HK, said, target

from pipeline.checks.flaw import Flaw

# check | source | good frame | bad frame | message; a line that begins with HK is in Traditional.
PAIRS = """
slot_lost | <T0> opened. | <T0>开幕。 | 论坛开幕。 | 'the Green Forum' is missing from the translation
slot_lost | <T0> opened. | <T0>开幕。 | <T0>，<T0>开幕。 | 'the Green Forum' stands more often than in the source
HK slot_lost | Write to <V0> or <T1>. | 請致函<V0>或<T1>。 | 請致函<T1>。 | 'a@b.hk' is missing from the translation
translation_empty | To | 至 |  | nothing stands for 'To'
HK translation_empty | End/12 | 12 | / | nothing stands for 'End/12'
translation_empty | <T0> | <T0> | — | nothing stands for 'the Green Forum'
term_forbidden | At <T0> she spoke. | 她在<T0>致辞。 | 她在环保论坛（<T0>）致辞。 | '环保论坛' must not stand for 'the Green Forum'; write '绿色论坛'
HK term_forbidden | At <T0> she spoke. | 她在<T0>致辭。 | 她在環保論壇（<T0>）致辭。 | '環保論壇' must not stand for 'the Green Forum'; write '綠色論壇'
script_wrong | They signed. | 双方签约。 | 雙方簽约。 | not written so in this locale: 雙簽
character_broken | They signed. | 签约。 | 签\ufffd约。 | the engine broke a character, which was taken out; check the sentence
name_lost | He works for Green Horizon in June. | 他在Green Horizon工作。 | 他在绿色地平线工作。 | 'Green Horizon' is not protected and may be mistranslated; add it to a glossary
name_lost | He met the Department for Business and Trade. | 他与Department for Business and Trade会面。 | 他与商务厅会面。 | 'Department for Business and Trade' is not protected and may be mistranslated; add it to a glossary
name_lost | He is of the Department of Commerce and Trade. | 他在商务及贸易部工作。 | 他在贸易部工作。 | 'Department of Commerce and Trade' is not protected and may be mistranslated; add it to a glossary
name_lost | It closed Shek O Beach on Monday. | 石澳泳滩已关闭。 | 石奥泳滩已关闭。 | 'Shek O Beach' is not protected and may be mistranslated; add it to a glossary
name_lost | They walked through Sau Mau Ping. | 他们走过秀茂坪。 | 他们走过秀茂平。 | 'Sau Mau Ping' is not protected and may be mistranslated; add it to a glossary
name_lost | She read the Green Finance Framework. | 她读了绿色金融框架。 | 她读了金融文件。 | 'Green Finance Framework' is not protected and may be mistranslated; add it to a glossary
name_lost | It was sung by Soprano Colette Yarrow today. | 今由女高音Colette Yarrow演唱。 | 今由女高音亚罗演唱。 | 'Soprano Colette Yarrow' is not protected and may be mistranslated; add it to a glossary
name_lost | It closed its Series B in May. | 已于5月完成B轮融资。 | 已于5月完成融资。 | 'Series B' is not protected and may be mistranslated; add it to a glossary
name_lost | She is Senior Communications Manager there. | 她是那里的高级传讯经理。 | 她是那里的经理。 | 'Senior Communications Manager' is not protected and may be mistranslated; add it to a glossary
name_lost | It is in the Tin Shui Community Centre today. | 今在Tin Shui Community Centre。 | 今在社区中心。 | 'Tin Shui Community Centre' is not protected and may be mistranslated; add it to a glossary
name_lost | It told the Festival's Green Horizon so. | 告知艺术节的Green Horizon。 | 告知艺术节的地平线。 | 'Green Horizon' is not protected and may be mistranslated; add it to a glossary
name_lost | It is in New Jersey now. | 现在新泽西。 | 现在新球衣。 | 'New Jersey' is not protected and may be mistranslated; add it to a glossary
name_lost | He is of the China Academy of Art. | 他在China Academy of Art工作。 | 他在中国艺术研究院工作。 | 'China Academy of Art' is not protected and may be mistranslated; add it to a glossary
name_lost | It is in the Press Release of the day. | 新闻稿中有。 | 它在里面。 | 'Press Release' is not protected and may be mistranslated; add it to a glossary
name_lost | He spoke at the Fourth Plenary Session on Monday. | 他在第四次全体会议上发言。 | 他在会上发言。 | 'Plenary Session' is not protected and may be mistranslated; add it to a glossary
name_lost | It went to the International Criminal Court. | 此案交国际刑事法院。 | 此案交法院，国际社会关注这宗刑事案。 | 'International Criminal Court' is not protected and may be mistranslated; add it to a glossary
name_lost | It told the Deputy Director of Elderly Services, Ms Lee. | 告知Deputy Director of Elderly Services Lee。 | 告知副院长Lee。 | 'Deputy Director of Elderly Services' is not protected and may be mistranslated; add it to a glossary
name_lost | It told the Chief Engineer, Mr Lee. | 告知总工程师Lee。 | 告知工友Lee。 | 'Chief Engineer' is not protected and may be mistranslated; add it to a glossary
name_lost | It went to the Hong kong Monetary Authority and the House Committee. | 交Hong kong Monetary Authority和House Committee。 | 交金管局。 | 'Monetary Authority' is not protected and may be mistranslated; add it to a glossary~'House Committee' is not protected and may be mistranslated; official-names has it for other releases or in other letters: check it
name_lost | <T0>, <T0>, <T0>, <T0>, <T0>, <T0>, <T0>, <T0> and Green Horizon met. | <T0>等与Green Horizon会面。 | <T0>会面。 | 'Green Horizon' is not protected and may be mistranslated; the sentence has more names than can be protected: check it, or make two of it
name_lost | He left Acme Co., Ltd. for <T0>. | 他离开Acme Co., Ltd.到<T0>。 | 他离开公司到<T0>。 | 'Acme Co., Ltd.' is not protected and may be mistranslated; add it to a glossary
name_lost | It met guests at <T0> Research Institute on Lunar New Year. | 农历新年在<T0>Research Institute开会。 | 农历新年在<T0>研究院开会。 | 'the Green Forum Research Institute' is not protected and may be mistranslated; add it to a glossary
name_lost | Flight CX 888 in 2H25 or H1. | 上半年或2H25的CX 888。 | 上半年的航班。 | 'CX 888' is missing from the translation~'2H25' is missing from the translation
HK name_lost | Dial 01234 now. | 請撥01234。 | 請撥1234。 | '01234' is missing from the translation
HK script_wrong | They signed. | 雙方簽約。 | 双方签約。 | not written so in this locale: 双签
number_changed | All five agreed. | 五家均同意。 | 四家均同意。 | 'five' has no counterpart in the translation
HK number_changed | Two firms left. | 兩家公司退出。 | 有公司退出。 | 'Two' has no counterpart in the translation
number_changed | Exports doubled. | 出口翻一番。 | 出口增长。 | 'doubled' has no counterpart in the translation
number_changed | Sales rose three times here. | 销售额增长两倍。 | 销售额增长四倍。 | 'three' has no counterpart in the translation
number_changed | Output was three times that. | 产量是其三倍。 | 产量是其两倍。 | 'three' has no counterpart in the translation
number_changed | Output quintupled. | 产量增至五倍。 | 产量增长。 | 'quintupled' has no counterpart in the translation
HK number_changed | The 12th forum opened. | 第十二屆論壇開幕。 | 第二屆論壇開幕。 | '12th' has no counterpart in the translation
number_changed | It ranked fifth. | 位列第五。 | 位列第四。 | 'fifth' has no counterpart in the translation
number_changed | The first of its kind. | 此类首个。 | 此类产品。 | 'first' has no counterpart in the translation
number_changed | It was the 14th round. | 这是第十四轮。 | 这是第四轮。 | '14th' has no counterpart in the translation
number_changed | Exports tripled. | 出口增至三倍。 | 出口增长。 | 'tripled' has no counterpart in the translation
number_changed | Over half stayed. | 过半数留下。 | 多数留下。 | 'half' has no counterpart in the translation
number_changed | About 60 billion units. | 约600多亿件。 | 约60多亿件。 | '60 billion' has no counterpart in the translation
HK number_changed | Down 40 percent. | 下跌四成。 | 下跌五成。 | '40' has no counterpart in the translation
number_changed | At 6pm they met. | 18时会面。 | 16时会面。 | '6pm' has no counterpart in the translation
number_changed | Twenty-first in line. | 排第21位。 | 排第20位。 | 'Twenty-first' has no counterpart in the translation
number_changed | They took 1/3 of it. | 取其三分之一。 | 取其三分。 | '1/3' has no counterpart in the translation
number_changed | It ends on 12/07/2025. | 至2025年7月12日止。 | 至2025年7月2日止。 | '12/07/2025' has no counterpart in the translation
number_changed | It is open 24/7 here. | 此处全天候开放。 | 此处开放。 | '24/7' has no counterpart in the translation
number_changed | The U-17 side won 3-0 here. | U17队以3比0胜。 | U队获胜。 | 'U-17' has no counterpart in the translation~'3-0' has no counterpart in the translation
number_changed | It made 500m and 5.5bn. | 分别为5亿和55亿。 | 分别为5亿和5亿。 | '5.5bn' has no counterpart in the translation
number_changed | It sells 10-15 million units. | 售出1000万至1500万件。 | 售出1000万至500万件。 | '10-15' has no counterpart in the translation
HK number_changed | Class 3B came in 2025-26. | 3B班於2025至2026年到來。 | B班於2025年到來。 | '3B' has no counterpart in the translation~'2025-26' has no counterpart in the translation
number_changed | COVID-19 hit a 550-acre site. | 新冠影响了场地。 | 4月影响了场地。 | 'COVID-19' has no counterpart in the translation
number_changed | A tenth of it. | 其中一成。 | 其中部分。 | 'A tenth' has no counterpart in the translation
number_changed | The wait was two and a half hours. | 等了两个半小时。 | 等了三小时。 | 'two and a half' has no counterpart in the translation
code_changed | Passcode: 300000 | 密码：300000 | 密码：30万 | '300000' is no amount, and does not stand in the translation as it is written
HK code_changed | Hotline: 800 900 000 or 182 183 | 熱線：800-900-000或182 183 | 熱線：8.009億或182 183 | '800 900 000' is no amount, and does not stand in the translation as it is written
code_changed | Dial 182 183, they said of 300000 firms and HK$ 300000. | 他们就30万家企业和30万元说，请拨182 183。 | 他们就30万家企业和30万元说，请拨18.2万。 | '182 183' is no amount, and does not stand in the translation as it is written
code_changed | The hotline is 95588. | 热线是95588。 | 热线是9.5588万。 | '95588' is no amount, and does not stand in the translation as it is written
code_changed | Buses 263A and 71X run. | 263A及71X号巴士行走。 | 263A及71XX号巴士行走。 | '71X' does not stand in the translation
number_invented | The fair opened. | 展会开幕。 | 2024年展会开幕。 | '2024' is not in the source
HK number_invented | In June, nine came. | 6月來了9人。 | 6月來了19人。 | '19' is not in the source
number_invented | It cut rates by a quarter of a percentage point. | 降息0.25个百分点。 | 降息25个百分点。 | '25' is not in the source
number_invented | It is open round the clock. | 24小时开放。 | 12小时开放。 | '12' is not in the source
number_invented | It took half a million of them. | 用了50万个。 | 用了500万个。 | '500万' is not in the source
weekday_changed | They met on Thursday. | 双方周四会面。 | 双方周三会面。 | 'Thursday' has no counterpart in the translation
HK weekday_changed | Open from Monday to Friday. | 星期一至五開放。 | 星期一至四開放。 | 'Friday' has no counterpart in the translation
weekday_changed | Closed on Saturday and Sunday. | 周六、日休息。 | 周六休息。 | 'Sunday' has no counterpart in the translation
HK weekday_changed | On Good Friday, and until Tuesday, it shuts. | 耶穌受難節至星期二休息。 | 耶穌受難節休息。 | 'Tuesday' has no counterpart in the translation
HK weekday_changed | Ash Wednesday falls before Easter Sunday and Friday. | 聖灰節在復活節和周五之前。 | 聖灰節在復活節之前。 | 'Friday' has no counterpart in the translation
HK weekday_changed | On Sunday <T0> opened. | <T0>於星期日開幕。 | <T0>開幕。 | 'Sunday' has no counterpart in the translation
untranslated | The meeting ended. | 会议结束。 | meeting结束。 | left in English: 'meeting'
untranslated | With new sensors, it grew. | 凭借新传感器，它壮大。 | 新传感器With，它壮大。 | left in English: 'With'
HK untranslated | It met Apple. Nature grew. | 與Apple會面。大自然壯大。 | 與Apple會面。Nature壯大。 | left in English: 'Nature'
untranslated | Apple grew. It is led by Apple. | Apple壮大，由Apple牵头。 | Apple壮大，led by苹果。 | left in English: 'led by'
untranslated | Venue: the hall. | 地点：礼堂。 | Venue：礼堂。 | left in English: 'Venue'
untranslated | They were signed with an app by HSBC. | 以APP与HSBC签署。 | SIGNEDA 由HSBC与Tabb签署。 | 'SIGNEDA', 'Tabb' is not in the source
untranslated | The Nature Energy plant and Nature Air grew. | Nature Energy厂和Nature Air壮大。 | Nature能源厂壮大。 | left in English: 'Nature'
untranslated | An initial public offering. | 一次IPO。 | 一次IPQ。 | 'IPQ' is not in the source
untranslated | VENUE HIRED BY HSBC. | HSBC租用场地。 | HSBC HIRED场地。 | left in English: 'HSBC HIRED'
untranslated | Core Climate and the Trade Office grew. | Core Climate和贸易处壮大。 | Core Climate和Trade Office壮大。 | left in English: 'Trade Office'
untranslated | Chan Tsz-kit and Pieter van Dongen came. | Chan Tsz-kit和Pieter van Dongen到场。 | Chan Tsz-kit与Peter van Dongen到场。 | 'Peter van Dongen' is not in the source
HK untranslated | An eVTOL maker came. | eVTOL製造商到來。 | eVTOL maker到來。 | left in English: 'eVTOL maker'
negation_lost | Trains will not run. | 列车停驶。 | 列车将运行。 | the English says 'not', the translation denies nothing
HK negation_lost | The museum won't be open to <T1>. | 博物館不對<T1>開放。 | 博物館將對<T1>開放。 | the English says 'won't', the translation denies nothing
words_trailing | The director was fined and then sent to prison for two months. | 董事被罚款并判囚两个月。 | 董事被罚款。判囚两个月。 | words behind the sentence belong into it: '判囚两个月'
words_trailing | Four runners – all men – were taken to a hospital on the island in the afternoon. | 四名男跑手下午送院。 | 四名男跑手送院。下午。 | words behind the sentence belong into it: '下午'
HK words_trailing | It is in <T0> that the two sides will meet again. | 雙方將在<T0>再會。 | 雙方將再會。在<T0>舉行。 | words behind the sentence belong into it: '在…舉行'
repeated | Cars rose. | 汽车增长。 | 汽车、汽车增长。 | says twice: '汽车'
repeated | They deepen cooperation. | 深化合作。 | 深化深合作。 | says twice: '深化深'
repeated | Firms talked it over step by step. | 企业一步一步讨论讨论，一个个谈。 | 企业企业谈。 | says twice: '企业'
repeated | It told the Festival's Artistic Director. | 告知艺术节艺术总监。 | 告知艺术的艺术总监。 | says twice: '艺术'
repeated | It met council members. | 与委员会委员见面。 | 见面会见面。 | says twice: '见面'
repeated | Advice is free of charge. | 免费提供咨询。 | 免费提供免费咨询。 | says twice: '免费'
HK repeated | They serve firms and attract capital. | 服務本地企業，吸引更多資金。 | 服務本地企業，服務本地企業。 | says twice: '服務本地企業'
repeated | Small firms and large firms met. | 小型企业与大型企业会面。 | 小型企业的的会面。 | says twice: '的'
length_suspicious | The two sides will also set up a regular working group to exchange views on trade. | 双方还将成立定期工作小组，就贸易交换意见。 | 双方交换意见。 | 6 Chinese characters for 16 English words: is all of it there?
HK length_suspicious | The new office will help small firms grow abroad. | 新辦事處將協助小型企業拓展海外業務。 | 新辦事處將會全力協助各行各業的小型企業積極拓展海外業務並且更好地融入全球市場。 | 38 Chinese characters for 9 English words: is all of it there?
bracket_unpaired | "It works," he said. | 他说：“可行。” | 他说：“可行。 | “ and ” do not pair
bracket_unpaired | "It works. | “可行。 | “可行）。 | （ and ） do not pair
HK bracket_unpaired | The "Belt" (new). | 「帶」（新）。 | 「帶（新）。 | 「 and 」 do not pair
bracket_unpaired | Xi'an's "Belt" grew. | Xi’an的“带”壮大。 | Xi’an的"带壮大。 | an odd number of "
quotation_changed | "It works," he said. | 他说：“可行。” | 他说，可行。 | the English has “It works,” in quotation marks, the Chinese has nothing in them
HK quotation_changed | "Many thousands of firms are here." | 「這裏有許多間公司。」 | 這裏有許多間公司。 | the English has “Many thousands of firms are he…” in quotation marks, the Chinese has nothing in them
quotation_changed | The rules ("Rules") and "The Book" are "new". | 规则（规则）和《书》是“新”的。 | 规则（规则）和书是新的。 | the English has “The Book” in quotation marks, the Chinese has nothing in them
quotation_changed | The "Belt" and the "Road" grew. | “带”和“路”壮大。 | “带”和路壮大。 | the English has 2 quotations, the Chinese 1
quotation_changed | "A long way," he said, "and a hard one." | 他说：“漫长的路，而且艰难。” | 他说：漫长的“路”，而且艰难。 | 65% of the English stands in quotation marks, and 7% of the Chinese
quotation_changed | He says that the firms will grow here. | 他说，“未来十年企业展望论坛”开幕。 | 他说：“企业将会来，并继续壮大。” | this stands in quotation marks, and the English has none
HK quotation_changed | It grows further," he added. | 」他補充說：「將會繼續壯大。」 | 他補充說，將會繼續壯大。 | the English has “It grows further,” in quotation marks, the Chinese has nothing in them
punctuation_halfwidth | Yes, it is: go! | 是的，对：去！ | 是的,对：去! | half-width among Chinese: ,~half-width among Chinese: !
HK punctuation_halfwidth | On <T0>; on 1:10, 5. | 就<T0>；按1:10、5。 | 就<T0>;按1:10、5。 | half-width among Chinese: ;
unit_doubled | <N0> came in 2024. | 2024年进账<N0>。 | 2024年年进账<N0>元。 | a unit stands twice: '年年'~a unit stands twice: '港元元'
HK unit_doubled | By mid-2025 up 12%. | 2025年年中升12%。 | 2025年年中升12%%。 | a unit stands twice: '%%'
"""
ROWS = [tuple(cell.strip() for cell in line.split(" | ")) for line in PAIRS.strip().splitlines()]


@pytest.mark.parametrize(("name", "source", "good", "bad", "messages"), ROWS)
def test_a_pair_that_passes_and_one_that_fails(
    name: str, source: str, good: str, bad: str, messages: str
) -> None:
    locale, function = (HK, BY_NAME[name[3:]]) if name.startswith("HK ") else (CN, BY_NAME[name])
    assert list(function(target(source, good, locale))) == []
    assert [said(flaw) for flaw in function(target(source, bad, locale))] == messages.split("~")


@pytest.mark.parametrize(
    ("name", "source", "frame", "mended"),
    [
        ("term_forbidden", "At <T0> she spoke.", "她在环保论坛致辞。", "她在绿色论坛致辞。"),
        ("term_forbidden", "At <T0> she spoke.", "在<T0>，环保论坛上致辞。", "在绿色论坛，绿色论坛上致辞。"),
        ("punctuation_halfwidth", "Yes, see <V0>.", "是的,见<V0>。", "是的，见a@b.hk。"),
        ("unit_doubled", "<N0> came.", "进账<N0>元。", "进账500万港元。"),
        ("unit_doubled", "Up 12%.", "升12%%。", "升12%。"),
        ("repeated", "<T0> met firms.", "<T0>企业企业会面。", "绿色论坛企业会面。"),
        ("repeated", "Small firms met.", "小型企业的的会面。", "小型企业的会面。"),
    ],
)
def test_a_fix_mends_the_target(name: str, source: str, frame: str, mended: str) -> None:
    flawed = target(source, frame)
    (flaw,) = BY_NAME[name](flawed)
    assert isinstance(flaw, Flaw)
    assert flaw.fix is not None
    assert flawed.text[: flaw.start] + flaw.fix + flawed.text[flaw.end :] == mended


@pytest.mark.parametrize(
    "english",
    [
        "The Deputy Minister said so.",
        "Asked on Monday, Chinese President Xi left.",
        "GREEN HORIZON OPENS A NEW PLANT",
        "Green Horizon Opens New Plant Downtown",
        "<T0> Brings Cleantech Firms to <T1>",
        "He came before the Lunar New Year.",
        "Tesla grew in March and April.",
        "He is the Acting Chief Executive of it.",
        "The Deputy Chief said so.",
        "PRESS RELEASE for HSBC, which the firm will send out today.",
        "In Hong, Mr Lee said so.",
        "The Head, Mr Lee, said so.",
    ],
)
def test_what_is_no_name(english: str) -> None:
    assert list(BY_NAME["name_lost"](target(english, "无。"))) == []


def test_every_check_has_a_pair() -> None:
    shown = {name.removeprefix("HK ") for name, *_ in ROWS}
    assert set(BY_NAME) - shown == {
        "slot_moved",
        "slot_dropped",
        "slot_beyond",
        "term_unconfirmed",
        "date_contradicts",
        "relation_changed",
        "dollar_unclear",
        "ambiguous_term",
        "memory_near",
    }


@pytest.mark.parametrize(
    ("name", "english", "frame"),
    [
        ("negation_lost", "Not only trains but also buses run.", "列车和巴士都开。"),
        ("negation_lost", "It will not open until May.", "5月将开放。"),
        ("negation_lost", "Please do not hesitate to call.", "欢迎来电。"),
        ("negation_lost", "It went well, didn't it?", "进展顺利吧？"),
        ("negation_lost", "A level not seen since May.", "5月以来首见。"),
        (
            "words_trailing",
            "The two sides met again. They will sign the agreement in May.",
            "双方再会。将签协议。",
        ),
        ("words_trailing", "The two sides met in May.", "双方会面。在5月。"),
        ("words_trailing", "The two sides met again there in May: it was a success.", "双方再会。会面成功。"),
        (
            "words_trailing",
            "He said that the two sides will meet again in the hall.",
            "他说：“双方将再会。”在礼堂。",
        ),
    ],
)
def test_what_is_said_otherwise_is_no_flaw(name: str, english: str, frame: str) -> None:
    assert list(BY_NAME[name](target(english, frame))) == []
