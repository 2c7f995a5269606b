"""Dates and years in English: which span is read and how it is written; and what is no date."""

import pytest

from pipeline.localise import load_style
from pipeline.localise.numbers import render_moment
from pipeline.protect.dates import moments
from pipeline.values import Moment

STYLES = [
    load_style("mainland-press", "zh-Hans-CN"),
    load_style("hk-government", "zh-Hant-HK"),
    load_style("hk-press", "zh-Hant-HK"),
]

# English with «what is read» | Chinese, the same in all three styles.
RENDERED = """
«July 8, 2025» | 2025年7月8日
«8 July 2025» | 2025年7月8日
«July 8 to 10, 2025» | 2025年7月8日至10日
on «July 8» | 7月8日
on «8 July» | 7月8日
«July 8th, 2025» | 2025年7月8日
the «8th of July 2025» | 2025年7月8日
«8th July» | 7月8日
«July 8-10, 2025» | 2025年7月8日至10日
«July 8–10» | 7月8日至10日
«8-10 July 2025» | 2025年7月8日至10日
«8 to 10 July» | 7月8日至10日
«July 30» to «August 2, 2025» | 2025年7月30日 / 8月2日
«30 July» to «2 August 2025» | 2025年7月30日 / 8月2日
«July 30»-«August 2» | 7月30日 / 8月2日
«June 28» to «July 2» | 6月28日 / 7月2日
from «July 30» until «August 2, 2025» | 2025年7月30日 / 8月2日
«January» to «June 2025» | 2025年1月 / 6月
between «January» and «June 2025» | 2025年1月 / 6月
«May 2025»-«June 2026» | 2025年5月 / 2026年6月
«July 2024» to «June 2025» | 2024年7月 / 2025年6月
«8 and 9 July 2025» | 2025年7月8日至9日
«July 8 and 9» | 7月8日至9日
«8» and «15 July 2025» | 2025年7月8日 / 15日
«July 8» and «15, 2025» | 2025年7月8日 / 15日
in «July 2025» | 2025年7月
in «2024» | 2024年
in «2024» and «2025» | 2024年 / 2025年
«2021-25» | 2021至2025年
«2021–2025» | 2021至2025年
from «2021 to 2025» | 2021至2025年
«2025/26» | 2025至2026年
by the «year 2030» | 2030年
by «2030» | 2030年
«2024»'s results | 2024年
the «2024» Policy Address | 2024年
«2025-07-08» | 2025年7月8日
«2025/07/08» | 2025年7月8日
Tuesday, «July 8, 2025» | 2025年7月8日
Tuesday («July 8») | 7月8日
today («July 8») | 7月8日
«Sept. 5, 2024» | 2024年9月5日
«Sept 5» | 9月5日
on «8 Sept. 2025». | 2025年9月8日
by «31 October». | 10月31日
on «5 Sept». | 9月5日
«Jan 1, 2026» | 2026年1月1日
«31 Dec 2024» | 2024年12月31日
«1 January 1997» | 1997年1月1日
as of «March 31, 2025», | 2025年3月31日
the first half of «2025» | 2025年
the 12 months to «March 2025» | 2025年3月
«July 8, 2025» at 9 am | 2025年7月8日
at 9 am on «July 8, 2025» | 2025年7月8日
5% more than «2019» levels | 2019年
up 5% over «2024» | 2024年
the 14th Five-Year Plan («2021-25») | 2021至2025年
founded in «1887» | 1887年
«2005». | 2005年
(«2018») | 2018年
"«2018»" | 2018年
«February 29, 2024» | 2024年2月29日
since «1841», | 1841年
«30 JUNE 2025» | 2025年6月30日
ON «MARCH 3, 2025» | 2025年3月3日
«8TH OF JULY» | 7月8日
«JULY 8 TO 10, 2025» | 2025年7月8日至10日
«30 JULY» TO «2 AUG 2025» | 2025年7月30日 / 8月2日
Mon «3 Mar 2025» | 2025年3月3日
«Jan»-«Oct 2025» | 2025年1月 / 10月
In «2023-24», exports | 2023至2024年
IN «1887» | 1887年
"""

LEFT_ALONE = """
the 1980s
the mid-2020s
as at end-2020
Q3 2024
Q3, 2024
H1 2025
FY2025-26
FY 2025/26
the 2026-27 financial year
the 2026/27 Budget
the 2025-26 school year
08/07/2025
8, 9 and 10 July 2025
July 8, 9 and 10
June 31
February 30, 2025
July 10 to 8
in July
they may 5
2,024 people
HK$2024
2000 hectares
2024 tonnes
2000 people
more than 2000 delegates
over 2000 companies
some 2000 visitors
a 2000-strong crowd
2020%
2024.5
2024:30
Room 2012
No. 2024
Vision 2030
+852 2024 1997
call 2024 1997
https://a.hk/2024/07
COVID-2019
2018-2010
2021-20
Boeing 2019
"""


def cells(table: str) -> list[list[str]]:
    return [line.split(" | ") for line in table.strip().splitlines()]


def marked(text: str) -> tuple[str, list[Moment]]:
    """The text with its dates in « », and their values."""
    found = sorted(moments(text), key=lambda item: item[0])
    for start, end, _, _ in reversed(found):
        text = f"{text[:start]}«{text[start:end]}»{text[end:]}"
    return text, [value for _, _, value, _ in found]


@pytest.mark.parametrize(("source", "chinese"), cells(RENDERED))
def test_rendered(source: str, chinese: str) -> None:
    text, values = marked(source.replace("«", "").replace("»", ""))
    assert text == source
    assert [" / ".join(render_moment(v, style) for v in values) for style in STYLES] == [chinese] * 3


@pytest.mark.parametrize("text", LEFT_ALONE.strip().splitlines())
def test_left_alone(text: str) -> None:
    assert marked(text) == (text, [])


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("July 8 to 10, 2025", [Moment(2025, 7, 8, end_day=10)]),
        ("2021-25", [Moment(2021, end_year=2025)]),
        ("July 30 to August 2, 2025", [Moment(2025, 7, 30), Moment(month=8, day=2)]),
        ("8 and 15 July 2025", [Moment(2025, 7, 8), Moment(day=15)]),
        ("January to June 2025", [Moment(2025, 1), Moment(month=6)]),
    ],
)
def test_values(text: str, values: list[Moment]) -> None:
    assert marked(text)[1] == values
