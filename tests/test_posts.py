"""Posts by the table: what they are called in which body, and where they are left to the model."""

import pytest
from protecting import CN, HK, shown


@pytest.mark.parametrize(
    ("source", "simplified", "traditional"),
    [
        ("the spokesman for InvestHK", "{投资推广署发言人}", "{投資推廣署發言人}"),
        ("An InvestHK spokesman said so.", "An {投资推广署发言人} said so.", "An {投資推廣署發言人} said so."),
        ("the HKMA's Chief Executive.", "the {香港金管局总裁}.", "the {金管局總裁}."),
        ("director of the Hubei Provincial Department of Commerce", "{湖北省商务厅厅长}", "{湖北省商務廳廳長}"),
        ("deputy director of the Department of Commerce of Hubei Province", "{湖北省商务厅副厅长}", "{湖北省商務廳副廳長}"),
        ("Executive Director of HKTDC", "{香港贸发局总裁}", "{香港貿發局總裁}"),
        ("general manager of HSBC", "{汇丰总经理}", "{滙豐總經理}"),
        ("chairman of HSBC", "{汇丰主席}", "{滙豐主席}"),
        ("a professor at Tsinghua University", "a {清华大学教授}", "a {清華大學教授}"),
        ("secretary-general of the Hong Kong Trade Development Council", "{香港贸易发展局秘书长}", "{香港貿易發展局秘書長}"),
        ("vice-president of the Chinese Academy of Sciences", "{中国科学院副院长}", "{中國科學院副院長}"),
        ("vice-mayor of Xi'an", "{西安市副市长}", "{西安市副市長}"),
        ("Acting Director of the Hong Kong Observatory", "{署理香港天文台台长}", "{署理香港天文台台長}"),
        ("the Acting Governor of Jiangsu", "the Acting {江苏省省长}", "the Acting {江蘇省省長}"),
        ("the then Secretary for Health", "the {时任医务卫生局局长}", "the {時任醫務衞生局局長}"),
        ("Deputy Chief Executive of the HKMA", "{香港金融管理局副总裁}", "{香港金融管理局副總裁}"),
        ("Chief Secretary for Administration (Acting)", "{署理政务司司长}", "{署理政務司司長}"),
        # of a company without Chinese
        ("Chairman of the Board of Acme Limited", "{Acme Limited董事会主席}", "{Acme Limited董事局主席}"),
        ("former Chairman of Acme Limited", "{前Acme Limited主席}", "{前Acme Limited主席}"),
        ("Acme Limited's Chief Executive, Ms Ng,", "{Acme Limited行政总裁Ng},", "{Acme Limited行政總裁Ng},"),
        # two posts of one person
        ("Chairman and Chief Executive of HSBC", "{汇丰主席兼行政总裁}", "{滙豐主席兼行政總裁}"),
        ("Chairman and Executive Director of Acme Limited", "{Acme Limited主席兼执行董事}", "{Acme Limited主席兼執行董事}"),
        ("the chairman and the chief executive of HSBC", "the chairman and {汇丰行政总裁}", "the chairman and {滙豐行政總裁}"),
        ("Deputy Chairman and Chief Executive of HSBC", "{汇丰副主席兼行政总裁}", "{滙豐副主席兼行政總裁}"),
        ("Chief Technology Officer of HKEX", "{香港交易所首席技术官}", "{香港交易所首席技術總監}"),
        ("chairman of Jiangxi Porcelain Holdings", "chairman of {Jiangxi Porcelain Holdings}", "chairman of {Jiangxi Porcelain Holdings}"),
        ("chairman of Foo Bar Co., Ltd.", "chairman of {Foo Bar Co., Ltd}.", "chairman of {Foo Bar Co., Ltd}."),
        ("Governor of the Bank of England", "{英格兰银行行长}", "{英倫銀行行長}"),
        ("Deputy Governor of the Bank of Japan", "{日本银行副行长}", "{日本銀行副行長}"),
        ("Governor of the Public Investment Fund", "{公共投资基金总裁}", "{公共投資基金總裁}"),
        ("a Fellow of the Hong Kong Institute of Certified Public Accountants", "a {香港会计师公会资深会员}", "a {香港會計師公會資深會員}"),
        ("a research fellow of the Hong Kong Institute of Certified Public Accountants", "a research fellow of the {香港会计师公会}", "a research fellow of the {香港會計師公會}"),
        # a line that is nothing but a post and its body
        ("The Chairperson, The Hong Kong Association of Banks", "{香港银行公会主席}", "{香港銀行公會主席}"),
        ("c.c. The Chairman, The DTC Association", "c.c. {存款公司公会主席}", "c.c. {存款公司公會主席}"),
        ("The Chairperson, the Hong Kong Association of Banks and others", "The Chairperson, the {香港银行公会} and others", "The Chairperson, the {香港銀行公會} and others"),
        ("an Executive Director of the HKMA", "an {香港金管局助理总裁}", "an {金管局助理總裁}"),
        ("Executive Director of the Company", "{执行董事} of the Company", "{執行董事} of the Company"),
        ("Executive Director of the Council", "Executive Director of the Council", "Executive Director of the Council"),
        # left to the model: the body's name goes on
        ("chairman of the Hong Kong Trade Development Council's Belt and Road Committee", "chairman of the {香港贸易发展局}'s {“一带一路”} Committee", "chairman of the {香港貿易發展局}'s {「一帶一路」} Committee"),
        ("director of Guangdong Provincial Department of Commerce's Hong Kong office", "director of {广东省商务厅}'s {香港} office", "director of {廣東省商務廳}'s {香港} office"),
        ("general manager of China Merchants Bank Hong Kong Branch", "{总经理} of {招商银行} {香港} Branch", "{總經理} of {招商銀行} {香港} Branch"),
        ("general manager of HSBC Li Ming spoke", "{汇丰总经理Li Ming} spoke", "{滙豐總經理Li Ming} spoke"),
        ("general manager of HSBC Mr Li spoke", "{汇丰总经理Li} spoke", "{滙豐總經理Li} spoke"),
        # left to the model: a post that the table has not for this body, or another post altogether
        ("the art director of the Hong Kong Museum of Art", "the art director of the {香港艺术馆}", "the art director of the {香港藝術館}"),
        ("InvestHK head office", "{投资推广署} head office", "{投資推廣署} head office"),
        ("the dean of HSBC", "the dean of {汇丰}", "the dean of {滙豐}"),
        ("the director of John Lee", "the director of {李家超}", "the director of {李家超}"),
        ("a co-director of the Hong Kong Observatory", "a co-director of the {香港天文台}", "a co-director of the {香港天文台}"),
    ],
)  # fmt: skip
def test_posts(source: str, simplified: str, traditional: str) -> None:
    assert (shown(source, CN), shown(source, HK)) == (simplified, traditional)


@pytest.mark.parametrize(
    ("english", "simplified", "traditional"),
    [
        ("Director of Highways", "路政署署长", "路政署署長"),
        ("Director of Fire Services", "消防处处长", "消防處處長"),
        ("Director of Food and Environmental Hygiene", "食物环境卫生署署长", "食物環境衞生署署長"),
        ("Director of Public Prosecutions", "刑事检控专员", "刑事檢控專員"),
        ("Commissioner of Rating and Valuation", "差饷物业估价署署长", "差餉物業估價署署長"),
        ("Official Receiver", "破产管理署署长", "破產管理署署長"),
        ("Controller, Centre for Food Safety", "食物安全专员", "食物安全專員"),
        ("Permanent Secretary for Development (Works)", "发展局常任秘书长（工务）", "發展局常任秘書長（工務）"),
        ("Deputy Director of Highways", "路政署副署长", "路政署副署長"),
        ("Assistant Director of Fire Services", "消防处助理处长", "消防處助理處長"),
        ("Acting Deputy Director of Highways", "署理路政署副署长", "署理路政署副署長"),
        ("Deputy Commissioner of Customs and Excise", "香港海关副关长", "香港海關副關長"),
        ("Assistant Commissioner of Inland Revenue", "税务局助理局长", "稅務局助理局長"),
        ("Deputy Director of Public Prosecutions", "副刑事检控专员", "副刑事檢控專員"),
        ("Deputy Director of Broadcasting", "副广播处长", "副廣播處長"),
        ("Senior Assistant Commissioner of Police", "警务处高级助理处长", "警務處高級助理處長"),
        ("Acting Permanent Secretary for Development (Works)", "署理发展局常任秘书长（工务）", "署理發展局常任秘書長（工務）"),
        ("Deputy Secretary for Development", "发展局副秘书长", "發展局副秘書長"),
        ("Deputy Secretary for Justice", "律政司副司长", "律政司副司長"),
        ("Deputy Financial Secretary", "财政司副司长", "財政司副司長"),
        ("Assistant Director of the Hong Kong Observatory", "香港天文台助理台长", "香港天文台助理台長"),
        ("Assistant Commissioner of the Hong Kong Police Force", "香港警务处助理处长", "香港警務處助理處長"),
        ("Legislative Council Panel on Transport", "立法会交通事务委员会", "立法會交通事務委員會"),
        ("Public Works Subcommittee", "工务小组委员会", "工務小組委員會"),
    ],
)  # fmt: skip
def test_heads_of_departments_and_their_deputies(english: str, simplified: str, traditional: str) -> None:
    sentence = f"{english} left early."
    assert shown(sentence, CN) == f"{{{simplified}}} left early."
    assert shown(sentence, HK) == f"{{{traditional}}} left early."


@pytest.mark.parametrize(
    ("source", "traditional"),
    [
        # what else has such a name: only where the release names a public body of Hong Kong
        ("The House Committee met.", "The House Committee met."),
        ("The Finance Committee met.", "The {財務委員會} met."),
        ("The LegCo Finance Committee met.", "The {立法會財務委員會} met."),
        ("The Finance Committee of LegCo met.", "The {立法會財務委員會} met."),
        ("LegCo says the House Committee met.", "{立法會} says the {內務委員會} met."),
        ("LegCo says the Panel on Security met.", "{立法會} says the {保安事務委員會} met."),
        ("Acme's Director of Administration left.", "Acme's Director of Administration left."),
        ("A Chief Information Officer left the bank.", "A Chief Information Officer left the bank."),
        ("Police said a Senior Superintendent left.", "Police said a {高級警司} left."),
        ("Customs said a Senior Superintendent left.", "Customs said a {高級監督} left."),
    ],
)
def test_names_that_others_have_too(source: str, traditional: str) -> None:
    assert shown(source, HK) == traditional
