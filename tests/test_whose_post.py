"""Whose a post is: which body's head 'the Chief Executive' is, and which of two persons a post belongs to; `{…}` is a slot."""

import pytest
from protecting import CN, HK, protect, shown

from pipeline.localise import default_style
from pipeline.localise.render import render

# English | Simplified | Hong Kong.
ALONE = """
Also attending were Chief Executive Mr John Lee and guests. | Also attending were {行政长官李家超} and guests. | Also attending were {行政長官李家超} and guests.
The bank met the Chief Executive, Mr John Lee, and its customers. | The bank met the {行政长官李家超} and its customers. | The bank met the {行政長官李家超} and its customers.
The Chief Executive, Mr John Lee Chi-kin, spoke. | The Chief Executive, {李子建先生}, spoke. | The Chief Executive, {李子建先生}, spoke.
The Chief Executive, Mr Eddie Yue, spoke. | The {总裁余伟文} spoke. | The {總裁余偉文} spoke.
The Financial Secretary met Chief Executive Mr Eddie Yue. | The {财政司司长} met {总裁余伟文}. | The {財政司司長} met {總裁余偉文}.
The Chief Executive, Ms Ho, spoke. | The Chief Executive, {Ho女士}, spoke. | The Chief Executive, {Ho女士}, spoke.
The Deputy Chief Executive, Ms Ho, spoke. | The Deputy Chief Executive, {Ho女士}, spoke. | The Deputy Chief Executive, {Ho女士}, spoke.
Our Chief Executive, Ms Ho, spoke. | Our Chief Executive, {Ho女士}, spoke. | Our Chief Executive, {Ho女士}, spoke.
The Chairman, Ms Ho, spoke. | The {主席Ho} spoke. | The {主席Ho} spoke.
Mr Paul Chan, the Financial Secretary, Mr Michael Wong, and Ms Ng attended. | {财政司司长陈茂波、黄伟纶先生和Ng女士} attended. | {財政司司長陳茂波、黃偉綸先生及Ng女士} attended.
Mr Ho, the Chairman, Mr Li, the Vice-Chairman, Mr Ko, and Ms Ng left. | {Ho先生、主席Li、副主席Ko和Ng女士} left. | {Ho先生、主席Li、副主席Ko及Ng女士} left.
Mr Ho, the Chairman, Mr Li, left. | {主席Ho}, {Li先生}, left. | {主席Ho}, {Li先生}, left.
It was for its guest, Mr Ho, the Chairman, Mr Li, and Ms Ng. | It was for its guest, {Ho先生、主席Li和Ng女士}. | It was for its guest, {Ho先生、主席Li及Ng女士}.
It was opened by Ms Ho, the Chairman, Mr Li, and the Financial Secretary. | It was opened by {主席Ho、Li先生和财政司司长}. | It was opened by {主席Ho、Li先生及財政司司長}.
It was opened by Ms Ho, the Chairman, Mr Li, and the Financial Secretary, Mr Paul Chan. | It was opened by {Ho女士、主席Li和财政司司长陈茂波}. | It was opened by {Ho女士、主席Li及財政司司長陳茂波}.
Former Chief Executive Mrs Carrie Lam spoke. | {前行政长官林郑月娥} spoke. | {前行政長官林鄭月娥} spoke.
The then Chief Executive, Mr C Y Leung, spoke. | The {时任行政长官梁振英} spoke. | The {時任行政長官梁振英} spoke.
Leung Chun-ying, former Chief Executive, spoke. | {前行政长官梁振英} spoke. | {前行政長官梁振英} spoke.
Chief Executive John Lee spoke. | {行政长官李家超} spoke. | {行政長官李家超} spoke.
Chief Executive John Lee Visits Shenzhen | {行政长官李家超} Visits {深圳} | {行政長官李家超} Visits {深圳}
Chief Executive John Lee Chi-kin spoke. | Chief Executive {李子建} spoke. | Chief Executive {李子建} spoke.
Chief Executive Eddie Yue spoke. | {总裁余伟文} spoke. | {總裁余偉文} spoke.
The Chief Executive of the HKSAR, Mr John Lee, spoke. | The {香港特别行政区行政长官李家超} spoke. | The {香港特別行政區行政長官李家超} spoke.
The then Chief Executive wrote the Policy Address. | The {时任行政长官} wrote the {《施政报告》}. | The {時任行政長官} wrote the {《施政報告》}.
The Chief Executive told the Legislative Council so. | The {行政长官} told the {立法会} so. | The {行政長官} told the {立法會} so.
The Chief Executive told the bank and the Legislative Council so. | The Chief Executive told the bank and the {立法会} so. | The Chief Executive told the bank and the {立法會} so.
The Chief Executive of Acme told the Legislative Council so. | The Chief Executive of Acme told the {立法会} so. | The Chief Executive of Acme told the {立法會} so.
The Chief Executive Officer told the Legislative Council so. | The {首席执行官} told the {立法会} so. | The {行政總裁} told the {立法會} so.
The Chief Executive of Acme Limited, Mr Ho, spoke. | {Acme Limited行政总裁Ho} spoke. | {Acme Limited行政總裁Ho} spoke.
Ms Ho, Chief Risk Officer of Acme Limited, spoke. | {Acme Limited首席风险官Ho} spoke. | {Acme Limited首席風險總監Ho} spoke.
Mr Ho moves to Non-executive Director, Ms Luk resigns. | {Ho先生} moves to {非执行董事}, {Luk女士} resigns. | {Ho先生} moves to {非執行董事}, {Luk女士} resigns.
"""

# The sentence | another of the release | the post, in Simplified, or - for none.
BESIDE = """
The Chief Executive, Mr Ho, spoke. | The Policy Address follows. | 行政长官Ho
The Chief Executive, Mr Ho, spoke. | Profit at Harbour Limited rose. | 行政总裁Ho
The Chief Executive, Ms Maggie Ng, thanked customers of the Bank. | The Financial Secretary spoke. | -
The Chief Executive, Ms Ng, thanked customers. | Ms Maggie Ng, Chief Executive of the HKSAR, met the Bank. | 行政长官Ng
The Chief Executive, Ms Ng, spoke. | HKMA Chief Executive Ms Maggie Ng met banks. | 总裁Ng
The Chief Executive, Ms Ng, spoke. | Mr Lee, Chief Executive of the HKSAR, met the Bank. | -
The Chief Executive, Mr Ho, spoke. | The Hong Kong Monetary Authority said so. | 总裁Ho
The Deputy Chief Executive, Mr Ho, spoke. | The Hong Kong Monetary Authority said so. | 副总裁Ho
The Deputy Chief Executive, Mr Ho, spoke. | Profit at Harbour Limited rose. | 副行政总裁Ho
The Deputy Chief Executive, Mr Howard Lee, spoke. | The HKMA met Harbour Limited. | 副总裁Howard Lee
The Deputy Chief Executive, Mr Howard Lee, spoke. | It met Harbour Limited. | 副行政总裁Howard Lee
The Deputy Chief Executive, Mr Ho, spoke. | The HKMA met Harbour Limited. | -
Chief Executive Mr Lee spoke. | The Chief Executive, Mr John Lee, left. | 行政长官Lee
Chief Executive Mr Lee spoke to customers. | The Bank thanked Mr Ho. | 行政总裁Lee
The Chief Executive spoke. | The Chief Executive, Mr John Lee, met a bank. | 行政长官
The Executive Director, Ms Ng, spoke. | The Harbour Centre opened. | 执行董事Ng
The Executive Director, Ms Ng, spoke. | She is Executive Director of the Harbour Centre. | 执行总监Ng
The Executive Director, Ms Ng, spoke. | She is Executive Director of the Harbour Council. | -
The Chairman, Mr Lam, spoke. | The Trade Development Council talked of offshore RMB. | 主席Lam
The Chairman, Mr Lam, spoke. | Trade in offshore renminbi grew. | 主席Lam
The Chairman, Mr Lam, spoke. | It earned 5 million yuan. | 董事长Lam
The Chairman, Mr Lam, spoke. | It paid RMB 5 million. | 董事长Lam
The Chairman, Mr Lam, spoke. | It is State-owned. | 董事长Lam
The Chairman, Mr Lam, spoke. | The Trade Development Council met State-owned firms and earned RMB5. | -
The Vice-Chairman, Mr Lam, spoke. | The Trade Development Council talked of offshore RMB. | 副主席Lam
"""


@pytest.mark.parametrize("case", ALONE.strip().splitlines())
def test_a_post_beside_its_person(case: str) -> None:
    source, simplified, traditional = case.split(" | ")
    assert (shown(source, CN), shown(source, HK)) == (simplified, traditional)


@pytest.mark.parametrize("case", BESIDE.strip().splitlines())
def test_whose_post_it_is_the_release_says(case: str) -> None:
    sentence, other, written = case.split(" | ")
    first = protect(sentence, other)[0].slots[0]
    said = render(first.value, default_style(CN))
    assert said == written if written != "-" else said.endswith(("女士", "先生"))
