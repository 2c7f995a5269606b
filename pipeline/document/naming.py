"""Which Chinese characters are surely a name and nothing else: no title in them, no word of the sentence at an end."""

from __future__ import annotations

import re

# How people are called and what they are, in both scripts; and what else stands where a name may.
_TITLES = re.compile(
    """
    先生|女士|小姐|太太|夫人|博士|教授|醫生|医生|醫師|医师|律師|律师|大律師|工程師|工程师|爵士|院士|老師
    |老师|閣下|阁下|會長|会长|主席|總裁|总裁|總監|总监|總理|总理|總統|总统|總經理|总经理|經理|经理|主任
    |主管|主編|主编|局長|局长|部長|部长|署長|署长|校長|校长|院長|院长|所長|所长|行長|行长|司長|司长|處長
    |处长|科長|科长|組長|组长|團長|团长|隊長|队长|館長|馆长|廳長|厅长|市長|市长|省長|省长|縣長|县长|州長
    |州长|區長|区长|鎮長|镇长|村長|村长|社長|社长|秘書|秘书|書記|书记|董事|理事|監事|监事|議員|议员|議長
    |议长|委員|委员|專員|专员|大使|公使|領事|领事|代表|顧問|顾问|專家|专家|導演|导演|演員|演员|助理|榮譽
    |荣誉|名譽|名誉|創辦|创办|創始|创始|特首|首長|首长|長官|长官|發言人|发言人|負責人|负责人|人士|記者
    |记者|作者|公司|集團|集团|政府|部門|部门|當局|当局|機構|机构|銀行|银行|大學|大学|香港|本港|表示|指出
    |認為|认为|強調|强调|透露|我們|我们|他們|他们|她們|她们|大家|雙方|双方|目前|日前|月前|年前|期間|期间
    """,
    re.VERBOSE,
)
_FIRST = frozenset(
    "但而及和與与跟同由據据因又並并另今昨當当如在向對对請请該该此其這这那一有至隨随早連连經经從从即若故且或只已曾將将"
    "被把給给為为是的他她它我你您"
)
_LAST = frozenset("亦也則则還还都又並并再曾已將将更均卻却仍就今昨說说稱称指等的副老")


def is_name(characters: str) -> bool:
    """Whether these can be a name by themselves, where something marks that they begin and end here.

    >>> is_name("馬雲"), is_name("馬先生"), is_name("會長")
    (True, False, False)
    """
    return not _TITLES.search(characters)


def is_name_within(characters: str) -> bool:
    """Whether these can be a name where only the text around them says that they begin and end here.

    >>> is_name_within("馬雲"), is_name_within("馬雲亦"), is_name_within("但馬雲")
    (True, False, False)
    """
    return is_name(characters) and characters[0] not in _FIRST and characters[-1] not in _LAST
