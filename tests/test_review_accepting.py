"""What is accepted on the translators' page goes into the memory, what is rejected leaves it, and what a run could not write is refused."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from reviewing import CONFIG, HIRED, HK, accepted, cells, lines, page, path, translate, write_release

from pipeline.document import State
from pipeline.document.entry import Entry, Part
from pipeline.memory.store import Store

pytestmark = pytest.mark.usefixtures("folder")


def remembered(file: str = "out/memory.sqlite") -> list[tuple[str, str, State]]:
    store = Store(Path(file))
    try:
        return [(entry.locale, entry.text, entry.state) for entry in store.entries()]
    finally:
        store.close()


NO_NAME = "'投資推廣署' ('InvestHK') is not found in it; names, figures and dates are written by rule, from glossary and style"
BOTH = (
    "'投資推廣署' ('InvestHK') is not found in it, '600' ('600') is not found in it"
    + NO_NAME.partition(" in it")[2]
)
REFUSED = [
    (HIRED.replace("投資推廣署", "該署").replace("600人", "六百人"), BOTH),
    (HIRED.replace("投資推廣署", "該署"), NO_NAME),
    (HIRED.replace("600", "1600"), NO_NAME.replace("投資推廣署", "600").replace("InvestHK", "600")),
    (HIRED.replace("600人", "六百人"), NO_NAME.replace("投資推廣署", "600").replace("InvestHK", "600")),
    (HIRED.replace("聘用", "雇请"), "zh-Hant-HK is not written with 请"),
    (" ", "there is no translation"),
    (HIRED + "\n", "it has a line break in it; a sentence is one line of text"),
    (HIRED + "\x07", "it has U+0007, which is no text, in it; a sentence is one line of text"),
]


@pytest.mark.parametrize(("met", "script"), [("met", ""), ("会见", "zh-Hant-HK is not written with 会见; ")])
def test_a_person_in_chinese_comes_with_the_row_of_a_glossary(
    browser: httpx.Client, met: str, script: str
) -> None:
    answer = browser.post(path(1, "accept"), json={"text": f"林詠瑤{met}投資推廣署。"})
    assert answer.json()["error"] == (
        f"{script}'Lam Wing-yiu' ('Lam Wing-yiu') is not found in it; names, figures and dates are written by rule,"
        " from glossary and style; in a glossary with the header en,zh-Hant-HK,category this is:"
        " Lam Wing-yiu,…,person, with the characters in place of …"
    )


@pytest.mark.parametrize(("text", "why"), REFUSED)
def test_what_cannot_be_accepted_is_refused_and_kept(browser: httpx.Client, text: str, why: str) -> None:
    answer = browser.post(path(0, "accept"), json={"text": text})
    assert (answer.status_code, answer.json()["kind"], answer.json()["error"]) == (409, "refused", why)
    cell = cells(browser)[0]
    assert (cell["text"], cell["draft"], cell["refused"], cell["state"]) == (text, True, why, "translated")
    assert not Path("out/memory.sqlite").exists()


def test_what_is_accepted_is_in_the_memory(browser: httpx.Client) -> None:
    answer = accepted(browser, 0, HIRED)
    assert (answer["cell"]["state"], answer["cell"]["draft"], answer["cell"]["from"]) == (
        "reviewed",
        False,
        "memory",
    )
    assert remembered() == [(HK, HIRED, State.REVIEWED)]
    alike = [(one["number"], one["locale"], one["cell"]["text"]) for one in answer["also"]]
    assert alike == [(3, HK, "投資推廣署於2025年5月9日聘用75人。")]
    assert (answer["note"], answer["progress"][HK]["accepted"]) == ("", 2)


def test_the_same_sentence_is_accepted_wherever_it_stands(browser: httpx.Client) -> None:
    answer = accepted(browser, 2, "今天沒有別的消息。")
    assert [(one["number"], one["cell"]["text"]) for one in answer["also"]] == [(4, "今天沒有別的消息。")]
    assert answer["note"] == "the same sentence stands in 1 other place: it is accepted there too"
    accepted(browser, 4, "今日並無其他消息。")
    assert [cell["text"] for cell in cells(browser)[2:5:2]] == ["今日並無其他消息。"] * 2


def test_an_accepted_sentence_is_edited_again(browser: httpx.Client) -> None:
    accepted(browser, 0, HIRED)
    cell = browser.put(path(0, "draft"), json={"text": HIRED + "！"}).json()["cell"]
    assert (cell["state"], cell["draft"]) == ("translated", True)
    cell = browser.post(path(0, "revert"), json={}).json()["cell"]
    assert (cell["state"], cell["draft"], cell["text"]) == ("reviewed", False, HIRED)
    cell = browser.post(path(0, "accept"), json={"text": HIRED + "！", "final": True}).json()["cell"]
    assert (cell["state"], cell["text"]) == ("final", HIRED + "！")


def test_the_machines_text_is_accepted_as_it_is(browser: httpx.Client) -> None:
    before = cells(browser)[1]["text"]
    answer = browser.post(path(1, "accept"), json={}).json()
    assert (answer["cell"]["state"], answer["cell"]["text"], answer["cell"]["diff"]) == (
        "reviewed",
        before,
        [],
    )
    assert remembered() == [(HK, before, State.REVIEWED)]


def test_what_is_rejected_leaves_the_memory(browser: httpx.Client) -> None:
    accepted(browser, 0, HIRED)
    accepted(browser, 0, HIRED + "！")
    answer = browser.post(path(0, "reject"), json={"comment": "says nothing of where"}).json()
    cell = answer["cell"]
    assert (cell["state"], cell["rejected"], cell["comment"]) == ("translated", True, "says nothing of where")
    assert (cell["text"], cell["draft"], remembered()) == (HIRED + "！", True, [])
    store = Store(Path("out/memory.sqlite"))
    assert store.digest == "0" * 64, "the digest of a memory that has nothing"
    store.close()
    assert [one["number"] for one in answer["also"]] == [3]
    assert answer["progress"][HK]["rejected"] == 1
    assert accepted(browser, 0, HIRED)["cell"]["rejected"] is False


def test_what_the_memory_has_from_elsewhere_is_not_taken_out_of_it() -> None:
    theirs = Entry(
        HK, "Nothing else was said today.", (Part("別無其他。"),), State.REVIEWED, origin="their.tmx"
    )
    store = Store(Path("ours.sqlite"), write=True)
    list(store.put([theirs]))
    store.close()
    write_release(config=CONFIG + "memory: {file: ours.sqlite}\n")
    translate()
    with page() as browser:
        assert browser.get("/api/run").json()["memory"] == {"file": "ours.sqlite", "of_config": True}
        cell = cells(browser)[2]
        assert (cell["text"], cell["state"], cell["from"]) == ("別無其他。", "reviewed", "memory")
        answer = browser.post(path(2, "reject"), json={"comment": "too short"}).json()
        assert (answer["cell"]["state"], answer["cell"]["rejected"]) == ("translated", True)
        assert answer["note"].startswith("the memory has this sentence from elsewhere: ")
        assert remembered("ours.sqlite") == [(HK, "別無其他。", State.REVIEWED)]
        accepted(browser, 2, "今日沒有其他消息。")
        browser.post("/api/export", json={})
    translate()
    assert lines()[2] == "今日沒有其他消息。"


def test_a_memory_that_the_config_names_is_made_by_the_first_that_is_accepted() -> None:
    write_release(config=CONFIG + "memory: {file: ours.sqlite}\n")
    translate()
    with page() as browser:
        assert not Path("ours.sqlite").exists()
        accepted(browser, 2, "今日沒有其他消息。")
    assert remembered("ours.sqlite") == [(HK, "今日沒有其他消息。", State.REVIEWED)]
    translate()
    assert lines()[2] == "今日沒有其他消息。"


SAME = [
    ("It costs HK$86.5 million.", "造價8,650萬港元。"),
    ("It costs HK$30 million to HK$35 million.", "造價3,000萬至3,500萬港元。"),
    ("It ends on Saturday, 28 November.", "於星期六（11月28日）結束。"),
    ("It ends on Saturday, 28 November.", "於星期六，11月28日結束。"),
]


@pytest.mark.parametrize(("english", "text"), SAME)
def test_a_figure_or_date_of_the_same_value_is_accepted_and_kept(english: str, text: str) -> None:
    write_release(text=english + "\n")
    translate()
    with page() as browser:
        cell = accepted(browser, 0, text)["cell"]
        assert (cell["refused"], cell["text"], cell["state"]) == ("", text, "reviewed")
    translate()
    assert lines()[0].strip() == text


@pytest.mark.parametrize(
    ("english", "text"),
    [
        ("It costs HK$86.5 million.", "造價8,560萬港元。"),
        ("It costs HK$86.5 million.", "造價8,650萬美元。"),
        ("It ends on Saturday, 28 November.", "於星期日（11月28日）結束。"),
    ],
)
def test_another_value_is_refused(english: str, text: str) -> None:
    write_release(text=english + "\n")
    translate()
    with page() as browser:
        answer = browser.post(path(0, "accept"), json={"text": text})
        assert (answer.status_code, answer.json()["kind"]) == (409, "refused")
        assert "is not found in it" in answer.json()["error"]
