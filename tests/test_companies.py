"""Companies by the form of their names, and groups that are none."""

import pytest
from protecting import CN, HK, protect, shown

from pipeline.protect.companies import companies

COMPANIES = """
«Galaxy Entertainment Group» opened
The «Galaxy Entertainment Group» opened
the firm «Galaxy Entertainment Group Limited»'s shares
«Foo Bar (Hong Kong) Co., Ltd.» grew
«Foo Bar Pte. Ltd.» grew and «Foo Bar Co. Ltd» fell
the «Bank of Foo Co., Ltd.» grew
with «Foo Bar Company Limited» and «Baz Holdings (Group) Limited»
It bought «Foo Bar Ltd».
It bought «Foo Bar Inc».
«Foo, Inc.» grew
«Kerr & Sons plc» and «Bolt GmbH» and «Verre S.A.» met
«A.S. Watson Group» opened
«Wing Lung Bank (1933) Limited» opened
«Foo Group (1999) Limited» opened
«Foo (No. 2) Limited» and «Studio 2000 Limited» met
Hong Kong's «Bar Holdings» grew
Chairman of «Bar Group» spoke
«Bar Group» Chairman spoke
«Foo Corp.», which grew
«FOO PROPERTIES GROUP LIMITED»
«FOO PROPERTIES CO., LTD.»
"""
NONE = """
the working group
Group
The Group grew
the Group Limited
the Working Group met
an Inter-departmental Working Group on trade
the Expert Group of seven
the Pearl Group of Islands
the Bar Group Building
Limited
In 2024 Limited supplies ran out
the Bar Bank (1933) opened
a Limited offer
PLACES ARE LIMITED
PARKING SPACES LIMITED
FOO PROPERTIES LIMITED POSTS A PROFIT
private holdings
"""


def marked(text: str) -> str:
    for start, end, _, _ in reversed(list(companies(text))):
        text = f"{text[:start]}«{text[start:end]}»{text[end:]}"
    return text


@pytest.mark.parametrize("text", COMPANIES.strip().splitlines())
def test_companies(text: str) -> None:
    assert marked(text.replace("«", "").replace("»", "")) == text


@pytest.mark.parametrize("text", NONE.strip().splitlines())
def test_no_companies(text: str) -> None:
    assert marked(text) == text


@pytest.mark.parametrize(
    ("source", "simplified", "traditional"),
    [
        ("Shenzhen Foo Limited grew.", "{Shenzhen Foo Limited} grew.", "{Shenzhen Foo Limited} grew."),
        (
            "Tencent Holdings (1998) Limited grew.",
            "{Tencent Holdings (1998) Limited} grew.",
            "{Tencent Holdings (1998) Limited} grew.",
        ),
        ("Bank of China Limited grew.", "{中国银行} Limited grew.", "{中國銀行} Limited grew."),
    ],
)
def test_a_glossary_name_inside_loses_and_with_a_legal_form_stays(
    source: str, simplified: str, traditional: str
) -> None:
    assert (shown(source, CN), shown(source, HK)) == (simplified, traditional)


def test_a_company_is_a_term_that_nobody_confirmed() -> None:
    (segment,) = protect("Foo Bar Limited grew.")
    (slot,) = segment.slots
    assert (slot.source, slot.value.term.category, dict(slot.value.term.targets)) == (
        "Foo Bar Limited", "company", {},
    )  # fmt: skip
