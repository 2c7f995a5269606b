"""What has multiplied: where the verb and its multiple become one slot, and where the model is left to it."""

import pytest
from protecting import CN, HK, shown

from pipeline.protect.growth import growths

# English with {slots} as Simplified writes them | as Hong Kong does.
RENDERED = """
International holdings {增至五倍} in {8} years | International holdings {增至五倍} in {8} years
Exports {增至三倍}. | Exports {增至三倍}.
Turnover has {增至四倍} since {2019年}. | Turnover has {增至四倍} since {2019年}.
The number rose {5%} and sales {增长一倍}. | The number rose {5%} and sales {增加一倍}.
Revenue will {增长一倍} by {2030年}. | Revenue will {增加一倍} by {2030年}.
"""
SOURCES = """
International holdings grow fivefold in 8 years
Exports tripled.
Turnover has quadrupled since 2019.
The number rose 5% and sales doubled.
Revenue will double by 2030.
"""

READ = """
Output «grew 10-fold».
Sales «increased threefold» to HK$3 million
Exports are expected to «triple» by 2030
It «rose two-fold», while
Profit had «doubled» from 2019
Emissions «halved» in July
Sales «quintupled», it said
Output «grew by a factor of five» over ten years
Costs will «halve» by 2030
"""

LEFT_ALONE = """
The firm doubled its output
He doubled up
The hall doubled as a school
It has more than doubled since 2019
Sales almost tripled.
The quota was doubled.
a twofold aim
a fivefold rise
the doubled amount
It doubled in size
Exports double in July
Doubled in July
to double the number
It grew by fivefold
Sales grew five times.
Sales were five times those of 2019.
It cut both halves in July
The double.
"""


@pytest.mark.parametrize(
    ("source", "row"), list(zip(SOURCES.strip().splitlines(), RENDERED.strip().splitlines(), strict=True))
)
def test_rendered(source: str, row: str) -> None:
    assert [shown(source, CN), shown(source, HK)] == row.split(" | ")


def marked(text: str) -> str:
    for start, end, _, _ in reversed(list(growths(text))):
        text = f"{text[:start]}«{text[start:end]}»{text[end:]}"
    return text


@pytest.mark.parametrize("text", READ.strip().splitlines())
def test_read(text: str) -> None:
    assert marked(text.replace("«", "").replace("»", "")) == text


@pytest.mark.parametrize("text", LEFT_ALONE.strip().splitlines())
def test_left_alone(text: str) -> None:
    assert marked(text) == text
