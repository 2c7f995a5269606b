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
