"""Codes, marks and names that stay as they are, labels with letters, cents, and feet that are no measures."""

import pytest
from protecting import CN, HK, shown

from pipeline.protect.mixed import mixed_names
from pipeline.protect.numbers import quantities
from pipeline.segment import sentences

# English with {slots} | Simplified | Hong Kong
WRITTEN = """
let under No. TM 3918 until May | let under {第TM 3918号} until {5月} | let under {第TM 3918號} until {5月}
Agreement No. CE 17/2025 says | Agreement {第CE 17/2025号} says | Agreement {第CE 17/2025號} says
a patent (No. 11,892,345 B2) | a patent ({第11,892,345 B2号}) | a patent ({第11,892,345 B2號})
call the hotline "1823" now | call the hotline "{1823}" now | call the hotline "{1823}" now
The hotline is 1823. | The hotline is {1823}. | The hotline is {1823}.
listed as 1699.HK and 0700.HK | listed as {1699.HK} and {0700.HK} | listed as {1699.HK} and {0700.HK}
(600519.SH) | ({600519.SH}) | ({600519.SH})
(Stock Code: 1699) | ({股票代码：1699}) | ({股份代號：1699})
(Stock Code: 1699.HK) | ({股票代码：1699.HK}) | ({股份代號：1699.HK})
to P.O. Box 98765 by post | to {邮政信箱98765号} by post | to {郵政信箱98765號} by post
was published.[1] | was published.{[1]} | was published.{[1]}
as shown [3-5] before | as shown {[3-5]} before | as shown {[3-5]} before
fewer deaths (p < 0.001) | fewer deaths ({p < 0.001}) | fewer deaths ({p < 0.001})
at p=0.03 and P≤.05 | at {p=0.03} and {P≤.05} | at {p=0.03} and {P≤.05}
the 777-300ER and the 747-400F fly | the {777-300ER} and the {747-400F} fly | the {777-300ER} and the {747-400F} fly
the 737-800 and 700-900 firms | the {737-800} and {700至900} firms | the {737-800} and {700至900} firms
ISO 14001:2015 rules | {ISO} {14001:2015} rules | {ISO} {14001:2015} rules
ISBN 978-988-00000-1-7 costs | {ISBN} {978-988-00000-1-7} costs | {ISBN} {978-988-00000-1-7} costs
4 890000 112304 | {4 890000 112304} | {4 890000 112304}
03/2028–05/2028 | {03/2028–05/2028} | {03/2028–05/2028}
the painter Aoki (1702–1768) | the painter Aoki ({1702–1768}) | the painter Aoki ({1702–1768})
a flock (1702–1768 birds) | a flock ({1702至1768} birds) | a flock ({1 702至1 768} birds)
Flights TI 1190 and TI 1204 left. | Flights {TI} {1190} and {TI} {1204} left. | Flights {TI} {1190} and {TI} {1204} left.
in [2019] HKCFI 1127, it said | in [{2019年}] {HKCFI} {1127}, it said | in [{2019年}] {HKCFI} {1127}, it said
object LM 2027.0014 is | object {LM} {2027.0014} is | object {LM} {2027.0014} is
the LM 1500 users got | the {LM} {1500} users got | the {LM} {1 500} users got
SALES OF 3000 HOMES IN 1887 | SALES OF {3000} HOMES IN {1887年} | SALES OF {3 000} HOMES IN {1887年}
it paid THB 1500 | it paid {1500泰铢} | it paid {1 500泰銖}
the deadline in (i) and (ii) above | the deadline in {(i)} and {(ii)} above | the deadline in {(i)} and {(ii)} above
fell by 1.0 p.p. to two | fell by {1.0个百分点} to two | fell by {1.0個百分點} to two
It fell by 1.0 p.p. | It fell by {1.0个百分点}. | It fell by {1.0個百分點}.
-1.0 p.p. | {-1.0个百分点} | {-1.0個百分點}
rose 2 ppts or 3 pp | rose {2个百分点} or {3个百分点} | rose {2個百分點} or {3個百分點}
a dividend of HK18 cents | a dividend of {18港仙} | a dividend of {18港仙}
HK5.5 cents and US5 cents | {5.5港仙} and {5美分} | {5.5港仙} and {5美仙}
RMB5 cents a share | {人民币5分} a share | {人民幣5分} a share
"""


def cells(table: str) -> list[list[str]]:
    return [line.split(" | ") for line in table.strip().splitlines()]


@pytest.mark.parametrize(("source", "simplified", "traditional"), cells(WRITTEN))
def test_written(source: str, simplified: str, traditional: str) -> None:
    assert (shown(source, CN), shown(source, HK)) == (simplified, traditional)


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("raised HK$[5] million", ["5"]),
        ("on [30] September", ["30"]),
        ("about 1,699 shops", ["1,699"]),
        ("there are “35,000” of them", ["35,000"]),
        ("worth HK$18 and HK$0.18", ["HK$18", "HK$0.18"]),
        ("5 cents", ["5 cents"]),
        ("the hotline took 1,823 calls", ["1,823"]),
        ("It rose 0.05 points", ["0.05"]),
        ("on her own two feet", []),
        ("stood on two feet", []),
        ("with two feet on the ground", []),
        ("Who of the two foot the bill", []),
        ("the two yards built 12 ships", ["12"]),
        ("its two feet of water", ["two feet"]),
        ("on two feet of concrete", ["two feet"]),
        ("rose by two feet", ["two feet"]),
        ("the other five yards of cloth", ["five yards"]),
        ("moved the six yards from the ship", ["six yards"]),
    ],
)
def test_amounts(text: str, amounts: list[str]) -> None:
    assert [text[start:end] for start, end, *_ in sorted(quantities(text), key=lambda q: q[0])] == amounts


@pytest.mark.parametrize(
    "text",
    [
        "the No. 5 signal",
        "(i) tax and relief",
        "a P.O. Box is",
        "the Stock Code is",
        "in (a) and out",
        "I is in",
    ],
)
def test_no_code(text: str) -> None:
    assert shown(text) == text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("SkyPier and HKSkyMed met OpenAI's team", ["SkyPier", "HKSkyMed", "OpenAI"]),
        ("on eBay with iPhones", ["eBay"]),
        ("WeChat, PhDs, FinTech and eMPF", []),
        ("5 kWh, MTRs and CEOs", []),
        ("Ken McDonald and Ada DeMarco", []),
        ("see myApp.com and press@OpenAI.com", []),
        ("Nature Metabolism", []),
    ],
)
def test_mixed_names(text: str, names: list[str]) -> None:
    assert [value.text for _, _, value, _ in mixed_names(text)] == names


def test_a_glossary_has_its_name() -> None:
    assert shown("HKUMed and InvestHK agreed") == "{港大医学院} and {投资推广署} agreed"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It is let under Short Term Tenancy No. TM 3918 until May.", 1),
        ("It is let under Licence No. AB-12 until May.", 1),
        ("He said No. IT spending rose.", 2),
        ("She said No. A 5-year plan followed.", 2),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(sentences(text)) == count
