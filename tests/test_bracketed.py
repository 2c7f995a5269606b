"""Units and currencies in brackets, as the heads of columns have them: how they are written, and what is none."""

import pytest
from protecting import CN, HK, shown

# English | Simplified | Hong Kong.
READ = """
Area (m2) | {面积（平方米）} | {面積（平方米）}
Site area (m²) | Site area ({平方米}) | Site area ({平方米})
Site area (in sq ft) | Site area (in {平方英尺}) | Site area (in {平方呎})
Weight (kg) and height (cm) | Weight ({公斤}) and height ({厘米}) | Weight ({公斤}) and height ({厘米})
Change (pp) | Change ({百分点}) | Change ({百分點})
Capacity (MW) | Capacity ({兆瓦}) | Capacity ({兆瓦})
Price (HKD) | Price ({港元}) | Price ({港元})
Price (in HKD): | Price (in {港元}): | Price (in {港元}):
Amount (RMB) | Amount ({人民币}) | Amount ({人民幣})
Amount (EUR) (note) | Amount ({欧元}) (note) | Amount ({歐元}) (note)
Income (S$ million) | Income ({百万新加坡元}) | Income ({百萬新加坡元})
Income (SGD million) | Income ({百万新加坡元}) | Income ({百萬新加坡元})
Income (US$'000) | Income ({千美元}) | Income ({千美元})
Income (HK$ billion) | Income ({十亿港元}) | Income ({十億港元})
Income (NT$'000) | Income ({千新台币}) | Income ({千新台幣})
Income (MOP million) | Income ({百万澳门元}) | Income ({百萬澳門元})
Income (JPY billion) | Income ({十亿日元}) | Income ({十億日圓})
"""
# Behind its own name a unit is an abbreviation that is explained; in a sentence letters may be a name.
ELSEWHERE = """
20 kilometres (km) away | {20公里} (km) away
some kilometres (km) away | some kilometres (km) away
a hectopascal (hPa) | a hectopascal (hPa)
20-foot units (TEUs) | {20英尺} units ({TEU}s)
The price (HKD) is up. | The price ({HKD}) is up.
the renminbi (RMB) | the renminbi ({RMB})
Minimum Wage (MW) | Minimum Wage ({MW})
20 (km) | {20} (km)
Tuberculosis (TB) | Tuberculosis ({TB})
"""


def cells(table: str) -> list[list[str]]:
    return [line.split(" | ") for line in table.strip().splitlines()]


@pytest.mark.parametrize(("source", "simplified", "traditional"), cells(READ))
def test_read(source: str, simplified: str, traditional: str) -> None:
    assert (shown(source, CN), shown(source, HK)) == (simplified, traditional)


@pytest.mark.parametrize(("source", "simplified"), cells(ELSEWHERE))
def test_left_alone(source: str, simplified: str) -> None:
    assert shown(source, CN) == simplified
