"""What stays as it is in every language, which rule said so, and figures that are masked from the other readers."""

import pytest

from pipeline.protect.verbatim import masked, verbatims

# English with «what is read» | the rules (none: nothing is read).
READ = """
see «https://www.info.gov.hk/gia/2025.htm». | url
(«https://a.hk/b?c=1&d=2») | url
visit «www.investhk.gov.hk», or | url
at «investhk.gov.hk/en/» | url
«sample.io» is up | url
a node.js-like thing |
e.g. this |
Reference: «Mehta A, Cheuk WL, et al.» "Sleep" | authors
«Mehta A, Cheuk WL». Sleep and the brain | authors
Series A, Class B. They rose |
Series A, Class B and Block C rose |
U.S. firms |
mail «press@hketo.gov.hk» today | email
«first.last+tag@mail.example.com» | email
call «2345 6789» | phone
tel: «2024 1997» | phone
Tel «(852) 2829 3000» | phone
«+852 2829 3000» | phone
«+86 10 8888 9999» | phone
«0755-8888 9999» | phone
«(86) 23 0000 8765» | phone
«(852) 2829 3000» | phone
call «1823» or visit | phone
the «12345» hotline | phone
dial «95588». | phone
Enquiries: «23456789» | phone
Fax no. «23456789» | phone
«138-0013-8000» | phone
«1800 123 456» | phone
to «0800 000», «0800 100 200» and «1800 000 0000» | phone / phone / phone
Hong Kong: «800 900 000» | phone
dial «182 183» at any time | phone
Helpline for carers: «182 183» | phone
at «845 000 1200» | phone
800 900 000 people |
800 100 200 |
the hotline took 182 183 calls |
call 10 000 people |
bus routes, 71X and 263A, run |
a 13A plug |
call 500 customers |
call 2024 for |
a hotline 2000 people use |
from 2021-2025 |
(86) firms |
«400-820-1234» | phone
1,234 5678 |
2345 678 |
in 2024 1997 firms |
12345 67890 |
follow «@InvestHK» and «#GBA2025» | handle / handle
a&b@ |
«A320» and «C919» | code / code
«B2B» | code
«Web3» | code
Q3 2024 |
H1 |
the «2026-27» financial year | period
the «2026/27» Budget | period
the «2026—27» season | period
«18:30» Registration | time
18:30 pm |
with 12:30 left |
by «3/12/2026» or «3/12/26» | numeric date / numeric date
2026-27 |
«GDP» and «AI» | acronym / acronym
the «SME»s | acronym
«R&D» | acronym
HONG KONG – |
an «IT» firm | acronym
ABCDEFGHIJ |
«<T0>» and «<N12>» | symbol / symbol
«＜T0＞» and «<Ｎ１>» | symbol / symbol
X |
«COVID-19» | acronym
Article 23 |
number «01234» | number
Ref: «00567» | number
35 000 |
0.05 |
at 0900 hours |
Stock Code: «01234» | number
stock code «700», | number
(«SEHK: 1234») | number
«HKEX: 700» | number
Ref: «567» | number
Reference 5 million |
the Nasdaq 100 |
see «10.1038/s41560-024-01234-5». | doi
«CX 888» | flight
flight «MU 501» | flight
«A350-900» | code
won 3-0 |
«海港機械人» («王伟») | han / han
«让·雷诺» | han
«🎉» and «🇭🇰» | pictograph / pictograph
«👨‍👩‍👧» «❤️» «1️⃣» | pictograph / pictograph / pictograph
Foo«™» «©» Bar«®» | pictograph / pictograph / pictograph
"""


def marked(text: str, headline: bool = False) -> tuple[str, str]:
    """The text with the longest spans in « », and the rules that read them."""
    rules, end = [], len(text) + 1
    spans = sorted((s, -e, rule.removeprefix("rule: ")) for s, e, _, rule in verbatims(text, headline))
    kept = [span for n, span in enumerate(spans) if all(-span[1] > -other[1] for other in spans[:n])]
    for start, minus_end, rule in reversed(kept):
        assert -minus_end <= end
        text, end = f"{text[:start]}«{text[start:-minus_end]}»{text[-minus_end:]}", start
        rules.insert(0, rule)
    return text, " / ".join(rules)


@pytest.mark.parametrize("line", READ.strip().splitlines())
def test_read(line: str) -> None:
    source, _, rules = line.partition(" |")
    assert marked(source.replace("«", "").replace("»", "")) == (source, rules.strip())


def test_no_acronyms_in_a_headline() -> None:
    assert marked("GDP GROWS", headline=True) == ("GDP GROWS", "")


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("at 9.30 am, 12 firms", "at _______, 12 firms"),
        ("No. 12 of 30", "______ of 30"),
        ("Cap. 622, 300 firms", "________, 300 firms"),
        ("phase 1 and 500 homes", "_______ and 500 homes"),
        ("rm. 1201, Rm 7, apt. 12 and a flat 5 dollars", "________, ____, _______ and a flat 5 dollars"),
        ("Phase 2.5 million", "Phase 2.5 million"),
        ("1 1/2 and 12/07/2025 or 12-07-2025", "_____ and __________ or __________"),
        ("at 9, 10 and 11 am", "at _______________"),
        ("16:9 or 24/7", "____ or ____"),
        ("2025/26", "2025/26"),
        ("30-odd of 5", "______ of 5"),
        ("a 10-fold rise", "a _______ rise"),
        ("1. Item 12", "__ _______"),
    ],
)
def test_masked(text: str, rest: str) -> None:
    assert masked(text) == rest


@pytest.mark.parametrize(
    "run",
    [
        "a",
        "A",
        "7",
        "a.",
        "a-",
        "A-",
        "A&",
        "a@",
        "+",
        "A1",
        "1/",
        "9,",
        "www.",
        "http://",
        "(1)",
        "# ",
        "0",
        "王",
        "·",
        "🎉",
        "10.1234/",
        "CX ",
    ],
)
def test_a_hundred_thousand_characters_without_a_space_are_read_at_once(run: str) -> None:
    text = run * (100_000 // len(run)) + "_!"
    assert len(masked(text)) == len(text)
    assert all(end <= len(text) for _, end, _, _ in verbatims(text))
