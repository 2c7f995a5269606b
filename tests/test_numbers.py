"""Quantities in English: which span is read, and how each house style writes it; and what is no quantity."""

from decimal import Decimal

import pytest

from pipeline.localise import load_style
from pipeline.localise.numbers import render_quantity
from pipeline.numberwords import number_value
from pipeline.protect.amounts import PREFIXES, SUFFIXES, UNITS
from pipeline.protect.numbers import quantities
from pipeline.resources import glossary_file
from pipeline.values import Quantity

STYLES = [
    load_style("mainland-press", "zh-Hans-CN"),
    load_style("hk-government", "zh-Hant-HK"),
    load_style("hk-press", "zh-Hant-HK"),
]

# English with «what is read» | mainland-press | hk-government | hk-press (left out: as the one before).
RENDERED = """
«HK$3,422.9 billion» | 34229亿港元 | 34 229億港元 | 34,229億港元
«1.2 trillion» | 1.2万亿 | 1.2萬億
«US$1.5bn» | 15亿美元 | 15億美元
«$380m» | 3.8亿元 | 3.8億元
«RMB500 million» | 5亿元人民币 | 5億元人民幣
«RMB 500 million yuan» | 5亿元人民币 | 5億元人民幣
rose «8.4 percent» to «335.38 trillion yuan» | 8.4% / 335.38万亿元 | 8.4% / 335.38萬億元人民幣
«HK$1.2-1.5 billion» | 12至15亿港元 | 12至15億港元
«US$5-10 million» | 500至1000万美元 | 500至1 000萬美元 | 500至1,000萬美元
rose from «5» to «10 percent» | 5% / 10%
between «HK$5 million» and «HK$10 million» | 500万港元 / 1000万港元 | 500萬港元 / 1 000萬港元 | 500萬港元 / 1,000萬港元
between «5» and «10 percent» | 5% / 10%
«two hundred billion level» clusters | 两个千亿级 | 兩個千億級
«a hundred-billion-yuan» industry | 千亿元级 | 千億元級
«three 100-billion-yuan-level» clusters | 三个千亿元级 | 三個千億元級
«a trillion-yuan» industry | 万亿元级 | 萬億元級
«two trillion-yuan-level» cities | 两个万亿元级 | 兩個萬億元級
the «two-trillion-yuan» economy | 2万亿元 | 2萬億元人民幣
«12 100-billion-yuan-level» clusters | 十二个千亿元级 | 十二個千億元級
«35 000» attendees | 3.5万 | 35 000 | 35,000
«1,500» firms | 1500 | 1 500 | 1,500
«0.9%» | 0.9%
«3 percentage points» | 3个百分点 | 3個百分點
«25 basis points» | 25个基点 | 25個基點
«half a million» | 50万 | 500 000 | 500,000
«two million» | 200万 | 200萬
Cap. 622, «300» firms | 300
«2,024» people | 2024 | 2 024 | 2,024
more than «2000» delegates | 2000 | 2 000 | 2,000
«5%» more than 2019 levels | 5%
a «5»-year plan | 5
«5-10 percent» | 5%至10%
«5%-10%» | 5%至10%
«5% to 10%» | 5%至10%
«5 to 300» | 5至300
donated «HK$5 million» to «300» families | 500万港元 / 300 | 500萬港元 / 300
gave «HK$500» to «800» families | 500港元 / 800
«HK$500 to 800» per month | 500至800港元
«800 million to 1.2 billion yuan» | 8至12亿元 | 8至12億元人民幣
«HK$800,000 to HK$1.2 million» | 80至120万港元 | 800 000至1 200 000港元 | 800,000至1,200,000港元
«HK$5 to HK$10 million» | 500至1000万港元 | 500至1 000萬港元 | 500至1,000萬港元
«8» to «5 percent» | 8% / 5%
«two to three million» visitors | 200至300万 | 200至300萬
between «two and three million» people | 200至300万 | 200至300萬
«5» or «6 million» | 500万 / 600万 | 500萬 / 600萬
«a billion dollars» | 10亿元 | 10億元
«two and a half million» | 250万 | 250萬
«five percent» | 5%
«half a percentage point» | 0.5个百分点 | 0.5個百分點
the «-5.2%» fall | -5.2%
«-3.2%» | -3.2%
(«–3.2%») | -3.2%
«−10 million yuan» | -1000万元 | -1 000萬元人民幣 | -1,000萬元人民幣
«-HK$25,000» | -2.5万港元 | -25 000港元 | -25,000港元
«minus 5» | -5
«minus 0.5 percentage points» | -0.5个百分点 | -0.5個百分點
«minus five percent» | -5%
from «-3.2%» to «1.5%» | -3.2% / 1.5%
«-2%» to «-1%» | -2% / -1%
«-1 to 3 percent» | -1%至3%
«5 hundred million yuan» | 5亿元 | 5億元人民幣
«300 km/h» | 300公里/小时 | 300公里/小時
a «55-km» road | 55公里
«12» won awards | 12
«3 million won» | 300万韩元 | 300萬韓圜
«500» pounds | 500
«2 million pounds» | 200万英镑 | 200萬英鎊
«12» renminbi bonds | 12
«500 million renminbi» | 5亿元人民币 | 5億元人民幣
«19» euro zone members | 19
«HK$7.80» and «5.0%» | 7.80港元 / 5.0%
«US$300K» | 30万美元 | 300 000美元 | 300,000美元
«120 MW» | 120兆瓦
«3,000 square metres» | 3000平方米 | 3 000平方米 | 3,000平方米
«1.2 million TEUs» | 120万标准箱 | 120萬標準貨櫃單位
«HK$2024» | 2024港元 | 2 024港元 | 2,024港元
«3» «HK$100» notes | 3 / 100港元
«HK$1,000-2,000» | 1000至2000港元 | 1 000至2 000港元 | 1,000至2,000港元
«10,000»-plus | 1万 | 10 000 | 10,000
«100 million yuan» («US$14 million») | 1亿元 / 1400万美元 | 1億元人民幣 / 1 400萬美元 | 1億元人民幣 / 1,400萬美元
«two hundred» firms | 200
«10 million-12 million tonnes» | 1000至1200万吨 | 1 000至1 200萬公噸 | 1,000至1,200萬公噸
«50 bps» | 50个基点 | 50個基點
5 July «2,000» people | 2000 | 2 000 | 2,000
«CNY5bn» | 50亿元人民币 | 50億元人民幣
«4 billion Hong Kong dollars» | 40亿港元 | 40億港元
a «100-million-dollar» fund | 1亿元 | 1億元
«5» Hong Kong dollar bonds | 5
«5,000 to 20,000» people | 5000至20000 | 5 000至20 000 | 5,000至20,000
«HK$1.00 million» | 100万港元 | 100萬港元
«US$1.50» | 1.50美元
from «5,000» to «1.2 million» | 5000 / 120万 | 5 000 / 120萬 | 5,000 / 120萬
total assets of «HK$3,422.9 billion» | 34229亿港元 | 34 229億港元 | 34,229億港元
a surplus of «HK$12.3bn» | 123亿港元 | 123億港元
«HK$380m» in grants | 3.8亿港元 | 3.8億港元
«US$1.5bn» and «€2.5bn» | 15亿美元 / 25亿欧元 | 15億美元 / 25億歐元
a loss of «£30 million» | 3000万英镑 | 3 000萬英鎊 | 3,000萬英鎊
«S$5 million» and «A$3 million» | 500万新加坡元 / 300万澳元 | 500萬新加坡元 / 300萬澳元
«JPY 3 billion» | 30亿日元 | 30億日圓
«MOP$20 million» | 2000万澳门元 | 2 000萬澳門元 | 2,000萬澳門元
«NT$600 million» | 6亿新台币 | 6億新台幣
«USD 1.2 billion» | 12亿美元 | 12億美元
«HKD30 million» | 3000万港元 | 3 000萬港元 | 3,000萬港元
«RMB 500 million» | 5亿元人民币 | 5億元人民幣
worth «26 million yuan» | 2600万元 | 2 600萬元人民幣 | 2,600萬元人民幣
worth «RMB1 trillion» | 1万亿元人民币 | 1萬億元人民幣
a «100-billion-yuan» industrial cluster | 1000亿元 | 1 000億元人民幣 | 1,000億元人民幣
«1.2 billion US dollars» | 12亿美元 | 12億美元
«1.2 billion U.S. dollars» | 12亿美元 | 12億美元
a «US$3-billion» fund | 30亿美元 | 30億美元
a «US$3 billion» fund | 30亿美元 | 30億美元
«2,500 yuan» a month | 2500元 | 2 500元人民幣 | 2,500元人民幣
«$9» a share | 9元
«HK$10,000» each | 1万港元 | 10 000港元 | 10,000港元
«HK$2,000» | 2000港元 | 2 000港元 | 2,000港元
«HK$1,234,567» | 1234567港元 | 1 234 567港元 | 1,234,567港元
«HK$50,000 to HK$80,000» | 5至8万港元 | 50 000至80 000港元 | 50,000至80,000港元
«HK$12,345.67» | 12345.67港元 | 12 345.67港元 | 12,345.67港元
«100 patacas» | 100澳门元 | 100澳門元
«800 million Singapore dollars» | 8亿新加坡元 | 8億新加坡元
grew by «5.2 per cent» | 5.2%
grew by «5.2 percent» | 5.2%
grew by «5.2 pct» | 5.2%
a «10-percent» stake | 10%
«100%»-owned | 100%
«36.2 percent» of the total | 36.2%
up «0.05 percentage point» | 0.05个百分点 | 0.05個百分點
down «25 basis points» | 25个基点 | 25個基點
a «50-basis-point» cut | 50个基点 | 50個基點
up «50bps» | 50个基点 | 50個基點
«1,437» enterprises | 1437 | 1 437 | 1,437
«35 000» visitors | 3.5万 | 35 000 | 35,000
«1 250 000» visitors | 125万 | 125萬
«1,250,000» visitors | 125万 | 125萬
«12,000» people | 1.2万 | 12 000 | 12,000
«350» people | 350
«3.5 million» people | 350万 | 350萬
«9.3 million» | 930万 | 930萬
«20.4 million TEUs» | 2040万标准箱 | 2 040萬標準貨櫃單位 | 2,040萬標準貨櫃單位
«1.2 thousand» homes | 1200 | 1 200 | 1,200
«250 gigawatt-hours» | 250吉瓦时 | 250吉瓦時
a «75-basis-point» rise | 75个基点 | 75個基點
«HK$2.10-2.45» | 2.10至2.45港元
«620 hectares» | 620公顷 | 620公頃
«4,600 square metres» | 4600平方米 | 4 600平方米 | 4,600平方米
a «2.5-square-kilometre» site | 2.5平方公里
«5,000 sq ft» | 5000平方英尺 | 5 000平方呎 | 5,000平方呎
a «55-km» railway | 55公里
«2.3 million tonnes» | 230万吨 | 230萬公噸
«500 MW» and «1.2 GW» | 500兆瓦 / 1.2吉瓦
«twenty-five million» | 2500万 | 2 500萬 | 2,500萬
«two hundred and fifty thousand» | 25万 | 250 000 | 250,000
«three million» | 300万 | 300萬
«half a billion yuan» | 5亿元 | 5億元人民幣
«two and a half billion yuan» | 25亿元 | 25億元人民幣
«one billion» | 10亿 | 10億
«fifty basis points» | 50个基点 | 50個基點
«10 billion cubic metres» | 100亿立方米 | 100億立方米
«HK$3 BILLION» | 30亿港元 | 30億港元
«RMB 5 MILLION» | 500万元人民币 | 500萬元人民幣
«US$2.5 Billion» and «10 PERCENT» | 25亿美元 / 10% | 25億美元 / 10%
«3 Billion Euro» | 30亿欧元 | 30億歐元
«HK$3 BILLION TO HK$5 BILLION» | 30至50亿港元 | 30至50億港元
«5 TO 10 PER CENT» | 5%至10%
«5 Hundred Million YUAN» | 5亿元 | 5億元人民幣
«-40°C» | 零下40摄氏度 | 零下40攝氏度
«−40°C to 60°C» | 零下40摄氏度至60摄氏度 | 零下40攝氏度至60攝氏度
«20-25 degrees Celsius» | 20至25摄氏度 | 20至25攝氏度
«300 Wh/kg» | 300瓦时/公斤 | 300瓦時/公斤
«2.5 TWh», «50 GWh» and «500 MWh» | 2.5太瓦时 / 50吉瓦时 / 500兆瓦时 | 2.5太瓦時 / 50吉瓦時 / 500兆瓦時
«5 kg» | 5公斤
«3 mm» by «5cm» | 3毫米 / 5厘米
«16GB» and «2 TB» | 16GB / 2TB
«3,000 mu» | 3000亩 | 3 000畝 | 3,000畝
«25 HK cents» | 25港仙
«2 US cents» | 2美分 | 2美仙
«3» MM | 3
«30 million to 40 million tonnes» | 3000至4000万吨 | 3 000至4 000萬公噸 | 3,000至4,000萬公噸
«15 to 20» companies | 15至20
«15-20» companies | 15至20
«15–20» companies | 15至20
«5.5%–6%» | 5.5%至6%
«5 percent to 8 percent» | 5%至8%
«3-4 percentage points» | 3至4个百分点 | 3至4個百分點
«2 million to 3 million yuan» | 200至300万元 | 200至300萬元人民幣
«US$3 billion to US$5 billion» | 30至50亿美元 | 30至50億美元
«RMB5-8 billion» | 50至80亿元人民币 | 50至80億元人民幣
from «12» to «30» cities | 12 / 30
from «HK$5 million» to «HK$8 million» | 500万港元 / 800万港元 | 500萬港元 / 800萬港元
from «HK$1.2 billion» to «1.5 billion» | 12亿港元 / 15亿港元 | 12億港元 / 15億港元
from «3» to «4.5 percentage points» | 3个百分点 / 4.5个百分点 | 3個百分點 / 4.5個百分點
between «300» and «400» firms | 300 / 400
fell from «10» to «5 percent» | 10% / 5%
fell «10 percent» to «5,000» | 10% / 5000 | 10% / 5 000 | 10% / 5,000
the "«1,000» Talents" plan | 1000 | 1 000 | 1,000
aged «67» | 67
«5» times | 5
«3» out of «10» | 3 / 10
a «24»-hour hotline | 24
«ten billion level» | 百亿级 | 百億級
«five 10-billion-yuan-level» clusters | 五个百亿元级 | 五個百億元級
«trillion-yuan-level» industries | 万亿元级 | 萬億元級
«a million-level» city | 百万级 | 百萬級
«one hundred billion level» | 一个千亿级 | 一個千億級
(«HK$1.5 billion») | 15亿港元 | 15億港元
"«US$20 million»" | 2000万美元 | 2 000萬美元 | 2,000萬美元
«HK$5 million»-a-year | 500万港元 | 500萬港元
«HK$1 million»+ | 100万港元 | 100萬港元
«100»+ firms | 100
over «1,000», | 1000 | 1 000 | 1,000
about «300». | 300
"""

LEFT_ALONE = """
01234
Ref: 00567
Class 01
Stock Code: 700
stock code 01234
(SEHK: 1234)
HKEX: 700
10.1038/s41560-024-01234-5
CX 888
the A350-900
won 3-0
at 5.30 pm
at 9 am
at 9 a.m.
from 9 am to 5.30 pm
from 9 to 11 am
between 9.30 am and noon
at 17:30
from 14:00 to 16:30
at 0900 hours
No. 12
Nos. 12
Cap. 622
Cap. 571A
Article 23
Section 5(2)
Chapter 7
Phase 2
Route 9
Terminal 2
Hall 3F
Room 1203, Tower 2
Boeing 737
Fortune 500
CSI 300 index
ISO 9001
IFRS 17
COVID-19
the 14th plan
the 2nd
the 1980s
the mid-1990s
as at end-2020
Q3 2024
3Q 2024
H1 2025
FY2025-26
the 2026-27 financial year
the 2026/27 school year
tel: 2345 6789
+852 2345 6789
(852) 2829 3000
+86 10 8888 9999
0755-8888 9999
400-820-1234
30-odd firms
30 odd firms
x2
2x
5G and A320
5m deep
24/7
16:9
1/3
won 2-1
12/07/2025
12-07-2025
12.07.2025
2025.07.12
1 1/2 hours
2 3/4
500m
5m-10m
HK$-5
2½
17:30
1-2-3
9, 10 and 11 am
12-10
a 1.5-fold rise
10-fold
one in five
a dozen
two dozen
dozens of firms
hundreds of millions
several million
millions of users
one in a million
a quarter of a million
a hundred
one country, two systems
08/07/2025
2024
in 2024 and 2025
on July 8
8 July 2025
July 8 to 10, 2025
https://a.hk/2024/12345
<N0> firms
1. Introduction
June 31
February 30, 2025
July 10 to 8
08/07/2025
8, 9 and 10 July 2025
July 8, 9 and 10
Vision 2030
Room 2012
2021-20
2018-2010
"""

VALUES = """
HK$3,422.9 billion | money 3422900000000 HKD
335.38 trillion yuan | money 335380000000000 yuan
$380m | money 380000000 $
RMB 500 million yuan | money 500000000 CNY
HK$1.2-1.5 billion | money 1200000000-1500000000 HKD
8.4 percent | percent 8.4
5-10% | percent 5-10
25 basis points | cardinal 25 basis
half a percentage point | cardinal 0.5 point
4,600 square metres | cardinal 4600 sq_m
35 000 | cardinal 35000
two hundred billion level | level 100000000000-2
three 100-billion-yuan-level | level 100000000000-3 yuan
trillion-yuan | level 1000000000000 yuan
two and a half million | cardinal 2500000
5 hundred million yuan | money 500000000 yuan
two to three million | cardinal 2000000-3000000
800 million to 1.2 billion yuan | money 800000000-1200000000 yuan
12 renminbi | money 12 CNY
12 won | cardinal 12
500 pounds | cardinal 500
2 million pounds | money 2000000 GBP
US$300K | money 300000 USD
"""


def cells(table: str) -> list[list[str]]:
    return [line.split(" | ") for line in table.strip().splitlines()]


def marked(text: str) -> tuple[str, list[Quantity]]:
    """The text with its quantities in « », and their values."""
    found = sorted(quantities(text), key=lambda item: item[0])
    for start, end, _, _ in reversed(found):
        text = f"{text[:start]}«{text[start:end]}»{text[end:]}"
    return text, [value for _, _, value, _ in found]


@pytest.mark.parametrize("row", cells(RENDERED), ids=lambda row: row[0])
def test_rendered(row: list[str]) -> None:
    text, values = marked(row[0].replace("«", "").replace("»", ""))
    assert text == row[0]
    wanted = [*row[1:], *[row[-1]] * (4 - len(row))]
    assert [" / ".join(render_quantity(value, style) for value in values) for style in STYLES] == wanted


@pytest.mark.parametrize("text", LEFT_ALONE.strip().splitlines())
def test_left_alone(text: str) -> None:
    assert marked(text) == (text, [])


# What a bare '$' is by what else the text says.
DOLLARS = """
$4.2 billion | $
$4.2 billion in Hong Kong | $
$4.2 billion of 30 billion yuan | USD
$4.2 billion, and US$5 | USD
4.2 billion dollars from China | USD
$4.2 billion or HK$30 billion | HKD
$4.2 billion or 30 billion yuan in Hong Kong | $
$4.2 billion from China to Singapore | $
"""


@pytest.mark.parametrize(("text", "unit"), cells(DOLLARS))
def test_a_bare_dollar(text: str, unit: str) -> None:
    assert marked(text)[1][0].unit == unit


@pytest.mark.parametrize(("text", "value"), cells(VALUES))
def test_values(text: str, value: str) -> None:
    (_, [found]) = marked(text)
    high = f"-{found.high:f}" if found.high is not None else ""
    assert f"{found.kind} {found.low:f}{high} {found.unit}".rstrip() == value


def test_every_currency_and_unit_has_a_name_in_every_style() -> None:
    codes = {*PREFIXES.values(), *SUFFIXES.values()}
    assert [codes - set(style.money) for style in STYLES] == [set(), set(), set()]
    lines = glossary_file("units.csv").read_text(encoding="utf-8").splitlines()
    assert set(UNITS.values()) - {line.split(",")[0] for line in lines} == {"percent"}


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("two", "2"), ("twenty-five", "25"), ("a hundred", "100"), ("three hundred and fifty thousand", "350000"),
        ("two hundred and five million", "205000000"), ("half a billion", "500000000"), ("one and a half million", "1500000"),
        ("two and three million", None), ("two three", None), ("dozen", None), ("million", None), ("twenty-ten", None),
    ],
)  # fmt: skip
def test_number_value(words: str, value: str | None) -> None:
    assert number_value(words) == (None if value is None else Decimal(value))
