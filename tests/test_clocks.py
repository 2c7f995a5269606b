"""Times of day in English: which span is read and how it is written, alone and with a date; and what is no time."""

import pytest
from protecting import CN, HK, shown

from pipeline.localise import load_style
from pipeline.localise.numbers import render_clock
from pipeline.protect.clocks import clocks
from pipeline.values import Clock

STYLES = [
    load_style("mainland-press", "zh-Hans-CN"),
    load_style("hk-government", "zh-Hant-HK"),
    load_style("hk-press", "zh-Hant-HK"),
]

# English with «what is read» | the Mainland's writing | Hong Kong's in both styles.
RENDERED = """
at «9 am» | 上午9时 | 上午9時
at «9am» | 上午9时 | 上午9時
at «9 AM» | 上午9时 | 上午9時
at «9 a.m.» today | 上午9时 | 上午9時
closes at «5.30 p.m». | 下午5时30分 | 下午5時30分
(at «5.30 p.m».) | 下午5时30分 | 下午5時30分
at «5.30 pm» | 下午5时30分 | 下午5時30分
at «5:05pm» | 下午5时5分 | 下午5時5分
«9.30am to 5pm HKT» | 香港时间上午9时30分至下午5时 | 香港時間上午9時30分至下午5時
«3 pm (Hong Kong time)» on | 香港时间下午3时 | 香港時間下午3時
«3 pm Beijing time» | 北京时间下午3时 | 北京時間下午3時
from «9 am to 5.30 pm» | 上午9时至下午5时30分 | 上午9時至下午5時30分
from «9 to 11 am» | 上午9时至11时 | 上午9時至11時
«5-7pm» | 下午5时至晚上7时 | 下午5時至晚上7時
«9am–5pm» | 上午9时至下午5时 | 上午9時至下午5時
«11.30 to 1 pm» | 上午11时30分至下午1时 | 上午11時30分至下午1時
open «between 9 am and 6 pm» daily | 上午9时至下午6时 | 上午9時至下午6時
«between 9.30 am and noon» | 上午9时30分至中午12时 | 上午9時30分至中午12時
at «9 am» and «2 pm» | 上午9时 / 下午2时 | 上午9時 / 下午2時
at «noon» | 中午12时 | 中午12時
at «12 noon» | 中午12时 | 中午12時
from «noon to 3 pm» | 中午12时至下午3时 | 中午12時至下午3時
at «12.30 pm» | 中午12时30分 | 中午12時30分
at «12.15 am» | 凌晨0时15分 | 凌晨0時15分
«9.30 AM TO NOON» | 上午9时30分至中午12时 | 上午9時30分至中午12時
at «8 pm» | 晚上8时 | 晚上8時
at «3 am», | 凌晨3时 | 凌晨3時
July 8, «9 am» | 上午9时 | 上午9時
"""

LEFT_ALONE = """
13 pm
9.75 pm
at 9, 10 and 11 am
at 9 and 11 am
the noon-day gun
a noon show
afternoon
at 17:30
at midnight
9 o'clock
I am 9
9 amps
HK$5 pm
2025-9 am
"""

# Whole sentences with {slots} | Simplified | Hong Kong.
DATED = """
Opens at 9 am on July 8. | Opens at {7月8日上午9时}. | Opens at {7月8日上午9時}.
On July 8 at 9.30 am, it opened. | On {7月8日上午9时30分}, it opened. | On {7月8日上午9時30分}, it opened.
OPENS AT 9 AM ON 8 JULY. | OPENS AT {7月8日上午9时}. | OPENS AT {7月8日上午9時}.
Held from 9 am to noon on 8 July 2025. | Held from {2025年7月8日上午9时至中午12时}. | Held from {2025年7月8日上午9時至中午12時}.
On July 8, 2025, 3 pm HKT | On {2025年7月8日香港时间下午3时} | On {2025年7月8日香港時間下午3時}
On July 8 and 15, at 9 am | On {7月8日} and {15日}, at {上午9时} | On {7月8日} and {15日}, at {上午9時}
In 2025 at 9 am | In {2025年} at {上午9时} | In {2025年} at {上午9時}
At 9 am on Monday, July 8 | At {上午9时} on Monday, {7月8日} | At {上午9時} on Monday, {7月8日}
"""


def cells(table: str) -> list[list[str]]:
    return [line.split(" | ") for line in table.strip().splitlines()]


def marked(text: str) -> tuple[str, list[Clock]]:
    """The text with its times in « », and their values."""
    found = list(clocks(text))
    for start, end, _, _ in reversed(found):
        text = f"{text[:start]}«{text[start:end]}»{text[end:]}"
    return text, [value for _, _, value, _ in found]


@pytest.mark.parametrize(("source", "mainland", "hong_kong"), cells(RENDERED))
def test_rendered(source: str, mainland: str, hong_kong: str) -> None:
    text, values = marked(source.replace("«", "").replace("»", ""))
    assert text == source
    written = [" / ".join(render_clock(value, style) for value in values) for style in STYLES]
    assert written == [mainland, hong_kong, hong_kong]


@pytest.mark.parametrize("text", LEFT_ALONE.strip().splitlines())
def test_left_alone(text: str) -> None:
    assert marked(text) == (text, [])


@pytest.mark.parametrize(("source", "simplified", "traditional"), cells(DATED))
def test_a_date_and_a_time_beside_it_are_one_slot(source: str, simplified: str, traditional: str) -> None:
    assert (shown(source, CN), shown(source, HK)) == (simplified, traditional)


def test_the_rule_is_named() -> None:
    assert list(clocks("at 9 am")) == [(3, 7, Clock(9), "rule: clock")]
