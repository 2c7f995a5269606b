"""Codes that only their label tells from an amount or a word: account numbers, meeting IDs, passwords, handles."""

import pytest
from protecting import CN, HK, shown

# English with {slots} | Simplified | Hong Kong
WRITTEN = """
Payment ID: 2000000 | {付款识别码：2000000} | {付款識別碼：2000000}
Meeting ID: 845 000 1200 | {会议ID：845 000 1200} | {會議ID：845 000 1200}
Account no. 012-345-6-789012 | {账户号码：012-345-6-789012} | {帳戶號碼：012-345-6-789012}
Account #: 01200340 | {账户号码：01200340} | {帳戶號碼：01200340}
Serial No. 00012000 | {序列号：00012000} | {序號：00012000}
gifts (ID: 1600000) or cheques | gifts ({ID：1600000}) or cheques | gifts ({ID：1600000}) or cheques
the FPS identifier 1600000 is | the {转数快识别码1600000} is | the {轉數快識別碼1600000} is
Batch number: 2409A to 2412F | {批次编号：2409A至2412F} | {批次編號：2409A至2412F}
Batch nos. 2409A, 2410B and 2412F | {批次编号：2409A、2410B和2412F} | {批次編號：2409A、2410B及2412F}
(licence number 2231) left | ({牌照号码2231}) left | ({牌照號碼2231}) left
open Form ID 1003A now | open Form {ID 1003A} now | open Form {ID 1003A} now
password: harbour2026 | {密码：harbour2026} | {密碼：harbour2026}
Passcode: swordfish | {密码：swordfish} | {密碼：swordfish}
with the password thread27 | with the password {thread27} | with the password {thread27}
its passcode is 445566 | its passcode is {445566} | its passcode is {445566}
its password for the link is Fog-2026 | its password for the link is {Fog-2026} | its password for the link is {Fog-2026}
the code is sun2026 | the code is {sun2026} | the code is {sun2026}
a password "swordfish" | a password "{swordfish}" | a password "{swordfish}"
the Zoom ID is 900 000 000. | the Zoom {ID} is {900 000 000}. | the Zoom {ID} is {900 000 000}.
under code 688999 | under code {688999} | under code {688999}
Approval no. 300000/26 was | Approval {编号300000/26} was | Approval {編號300000/26} was
Fax no. 23456789 | Fax no. {23456789} | Fax no. {23456789}
(ID: fog-press) | ({ID：fog-press}) | ({ID：fog-press})
a@b.hk | WeChat: fog-press |  {a@b.hk} ~ {微信：fog-press} | {a@b.hk} ~ {微信：fog-press}
LINE ID: fog-hk, and | {LINE ID：fog-hk}, and | {LINE ID：fog-hk}, and
"""
NOTHING = """
In this case number <1> won.
Student numbers fell.
Order numbers of all kinds rose.
Password: required
WeChat: the app grows.
This line is long.
Name: none
"""


def cells(table: str) -> list[list[str]]:
    return [line.rsplit(" | ", 2) for line in table.strip().splitlines()]


@pytest.mark.parametrize(("source", "simplified", "traditional"), cells(WRITTEN))
def test_a_label_and_its_code_are_one_name(source: str, simplified: str, traditional: str) -> None:
    wanted = tuple(text.strip().replace(" ~ ", " | ") for text in (simplified, traditional))
    assert (shown(source.strip(), CN), shown(source.strip(), HK)) == wanted


@pytest.mark.parametrize("text", NOTHING.strip().replace("<1>", "two").splitlines())
def test_what_is_no_identifier(text: str) -> None:
    assert "{" not in shown(text).replace("{微信}", "")


@pytest.mark.parametrize(
    ("text", "mainland"),
    [
        ("student numbers 3200 and more", "student numbers {3200} and more"),
        ("in that case number 300 won", "in that case number {300} won"),
        ("an ID 20 per cent larger", "an {ID} {20%} larger"),
        ("a total of 300000 units", "a total of {30万} units"),
    ],
)
def test_an_amount_stays_one(text: str, mainland: str) -> None:
    assert shown(text) == mainland
