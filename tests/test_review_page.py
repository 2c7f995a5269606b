"""The translators' page in a real browser: read, filter, edit, accept, survive a killed server, export."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from browsing import browser, cell, exactly, opened, shown, tab, text_of
from reviewing import CN, HIRED, HK, served, translate, write_release

pytestmark = pytest.mark.browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

RELEASE = """InvestHK hired 600 people on May 8, 2025.

Lam Wing-yiu met InvestHK.

A <b>bold</b> plan & <img src=x onerror="document.title='bad'"> came.

InvestHK hired 75 good people on May 9, 2025.

Nothing else was said today.

InvestHK said so.
"""
MACHINE = "投資推廣署hired 600 people on 2025年5月8日。"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as running:
        yield running


@pytest.fixture(scope="module")
def run_of(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of a run."""
    before = Path.cwd()
    folder = tmp_path_factory.mktemp("page")
    os.chdir(folder)
    try:
        write_release(RELEASE)
        translate()
        yield folder
    finally:
        os.chdir(before)


@pytest.fixture(scope="module")
def server(run_of: Path) -> Iterator[tuple[str, str]]:
    """Where the page is served, and the token."""
    with served("out", "--who", "Chan") as (_, address, token):
        yield address, token


@pytest.fixture(scope="module")
def address(server: tuple[str, str]) -> str:
    return f"{server[0]}/?token={server[1]}"


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    with opened(chromium, address) as one:
        yield one


def stored(server: tuple[str, str], number: int, locale: str = HK) -> dict[str, Any]:
    """The cell as the server has it."""
    answer = httpx.get(f"{server[0]}/api/run", headers={"X-Xindaya-Token": server[1]}, timeout=60)
    return dict(answer.json()["segments"][number]["cells"][locale])


def expect(locator: Any) -> Any:
    from playwright.sync_api import expect

    return expect(locator)


def write(page: Page, number: int, text: str, locale: str = HK) -> None:
    """Opens a cell for editing and types over what stands there."""
    cell(page, number, locale).focus()
    page.keyboard.press("Enter")
    expect(cell(page, number, locale).locator("textarea")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)


def test_both_locales_stand_beside_the_english(page: Page) -> None:
    assert shown(page) == [0, 1, 2, 3, 4, 5]
    assert text_of(page, 0, HK).text_content() == MACHINE
    assert text_of(page, 0, HK).get_attribute("lang") == HK
    assert text_of(page, 0, CN).get_attribute("lang") == CN
    kinds = [
        (mark.text_content(), mark.get_attribute("class"))
        for mark in text_of(page, 0, HK).locator("mark").all()
    ]
    assert kinds == [("投資推廣署", "T"), ("600", "N"), ("2025年5月8日", "D")]
    expect(page.locator("#memory-file")).to_contain_text("out/memory.sqlite, as the config names no memory")


def test_a_slot_says_where_it_comes_from(page: Page) -> None:
    tip = page.locator("#tooltip")
    expect(tip).to_be_hidden()
    text_of(page, 0, HK).locator("mark").first.hover()
    expect(tip).to_contain_text("Name or term InvestHK")
    expect(tip).to_contain_text("names.csv:2")
    page.locator("h1").hover()
    expect(tip).to_be_hidden()
    page.locator('[data-number="0"] .source mark').first.focus()
    expect(tip).to_contain_text("names.csv:2")


def test_markup_in_the_source_is_text(page: Page) -> None:
    source = page.locator('[data-number="2"] .source')
    expect(source).to_have_text("A <b>bold</b> plan & <img src=x onerror=\"document.title='bad'\"> came.")
    assert (
        page.locator("#segments b:not(.severity), #segments img").count()
        == page.locator(".refusal b").count()
    )
    write(page, 2, "<i>計劃</i>&amp;")
    page.keyboard.press("Escape")
    expect(text_of(page, 2, HK)).to_have_text("<i>計劃</i>&amp;")
    expect(page.locator("#stored")).to_have_text("All saved")
    page.keyboard.press("u")
    expect(cell(page, 2, HK).locator(".state")).to_have_text("To review")
    assert page.title().endswith("Xindaya review")


FILTERS = [
    ({"text": "lam wing"}, [1]),
    ({"text": "投資推廣署"}, [0, 3, 5]),
    ({"state": "draft"}, [1]),
    ({"state": "accepted"}, []),
    ({"state": "open", "text": "hired"}, [0, 3]),
    ({"finding": "none"}, []),
    ({"locale": CN, "state": "draft"}, []),
    ({"order": "severity", "text": "investhk"}, [1, 0, 3, 5]),
]


def test_filters_show_what_is_asked_for(page: Page) -> None:
    write(page, 1, "會見了InvestHK。")
    page.keyboard.press("Control+s")
    expect(page.locator("#live")).to_have_text("Saved.")
    page.keyboard.press("Escape")
    for wanted, numbers in FILTERS:
        for name, value in wanted.items():
            field = page.locator(f"#{name}")
            field.fill(value) if name == "text" else field.select_option(value)
        expect(page.locator("#found")).to_have_text(f"{len(numbers)} of 6 sentences")
        assert shown(page) == numbers, wanted
        page.get_by_role("button", name="Show all").click()
        expect(page.locator("#found")).to_have_text("6 sentences")
    page.locator("#locale").select_option(HK)
    assert cell(page, 0, CN).count() == 0
    assert cell(page, 0, HK).count() == 1


def test_a_pause_in_typing_stores_and_checks(page: Page, server: tuple[str, str]) -> None:
    write(page, 0, "於2025年5月8日聘用600人。")
    below = cell(page, 0, HK).locator(".findings")
    expect(below).to_contain_text("Cannot be accepted: '投資推廣署' ('InvestHK') is not found in it")
    expect(page.locator("#live")).to_contain_text("Cannot be accepted: '投資推廣署'")
    expect(page.locator("#stored")).to_have_text("All saved")
    assert stored(server, 0)["text"] == "於2025年5月8日聘用600人。"
    marks = cell(page, 0, HK).locator(".shade mark")
    expect(marks).to_have_text(["2025年5月8日", "600"])
    page.keyboard.press("Control+Enter")
    expect(page.locator("#notice")).to_contain_text("'投資推廣署' ('InvestHK') is not found in it")
    expect(cell(page, 0, HK).locator("textarea")).to_be_focused()
    page.keyboard.press("Alt+1")
    expect(cell(page, 0, HK).locator("textarea")).to_have_value("投資推廣署於2025年5月8日聘用600人。")
    expect(below).not_to_contain_text("Cannot be accepted")
    expect(cell(page, 0, HK).locator(".state")).to_have_text("Draft")
    page.keyboard.press("Escape")
    expect(cell(page, 0, HK)).to_be_focused()
    page.keyboard.press("d")
    expect(text_of(page, 0, HK).locator("del").first).to_contain_text("hired")


def test_the_shading_lies_under_its_text(page: Page) -> None:
    """Where the two do not break lines alike, the shading would be beside the words."""
    write(page, 4, "今天沒有再說別的話，" * 12 + "InvestHK and more English words too")
    field, shade = (
        cell(page, 4, HK).locator(f".editor {name}").bounding_box() for name in ("textarea", ".shade")
    )
    assert field == shade
    assert (
        cell(page, 4, HK)
        .locator("textarea")
        .evaluate("field => field.scrollHeight <= field.clientHeight + 1")
    )
    page.keyboard.press("Escape")
    page.keyboard.press("u")
    expect(cell(page, 4, HK).locator(".state")).to_have_text("To review")


def test_accept_by_keyboard_and_take_over_from_the_memory(page: Page, server: tuple[str, str]) -> None:
    write(page, 0, HIRED)
    page.keyboard.press("Control+Enter")
    expect(cell(page, 0, HK).locator(".state")).to_have_text("Accepted")
    expect(cell(page, 1, CN)).to_be_focused()
    expect(page.locator(".head .counts").nth(1)).to_contain_text("1 of 6 accepted")
    assert (stored(server, 0)["state"], stored(server, 0)["who"]) == ("reviewed", "Chan")
    page.keyboard.press("l")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(cell(page, 3, HK)).to_be_focused()
    match = page.locator("#memory .match").first
    expect(match.locator(".other")).to_have_count(0)
    expect(match.get_by_role("button")).to_have_text(exactly("Take over 1"))
    expect(match.locator("b").first).to_contain_text("%")
    page.keyboard.press("1")
    expect(text_of(page, 3, HK)).to_contain_text("聘用")
    expect(cell(page, 3, HK).locator(".meta")).to_contain_text("saved")


# Selects from one UTF-16 unit of a text to another, as a mouse does.
SELECT = """(text, [start, end]) => {
  const nodes = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let at = 0, node = nodes.nextNode(); node; at += node.length, node = nodes.nextNode()) {
    if (at <= start && start < at + node.length) range.setStart(node, start - at);
    if (at < end && end <= at + node.length) range.setEnd(node, end - at);
  }
  document.getSelection().removeAllRanges();
  document.getSelection().addRange(range);
}"""


def test_reject_comment_and_tag(page: Page, server: tuple[str, str]) -> None:
    cell(page, 5, HK).focus()
    page.keyboard.press("c")
    expect(page.locator("#comment")).to_be_focused()
    page.keyboard.insert_text("Who said it?")
    page.keyboard.press("Escape")
    expect(cell(page, 5, HK).locator(".said")).to_have_text("Who said it?")
    text_of(page, 5, HK).evaluate(SELECT, [5, 9])
    page.keyboard.press("m")
    expect(page.locator("dialog blockquote")).to_have_text("said")
    page.locator("#category").select_option("accuracy/untranslated")
    page.get_by_role("radio", name="major").check()
    page.locator("#tag-note").fill("English")
    page.keyboard.press("Enter")
    expect(text_of(page, 5, HK).locator(".tagged")).to_have_text("said")
    [tag] = stored(server, 5)["tags"]
    assert tag == {
        "category": "accuracy/untranslated",
        "severity": "major",
        "start": 5,
        "end": 9,
        "note": "English",
    }
    expect(page.locator(".head .counts").nth(1)).to_contain_text("MQM 5")
    page.keyboard.press("r")
    page.locator("#reason").fill("")
    page.get_by_role("button", name=exactly("Reject")).click()
    expect(page.locator("dialog .problem")).to_have_text("Say why, so that the next reader knows.")
    page.locator("#reason").fill("Not Chinese.")
    page.keyboard.press("Control+Enter")
    expect(cell(page, 5, HK).locator(".state")).to_have_text("Rejected")
    assert stored(server, 5)["comment"] == "Not Chinese."
    page.locator("#tags").get_by_role("button", name="Remove tag Untranslated").click()
    expect(text_of(page, 5, HK).locator(".tagged")).to_have_count(0)


def test_two_tabs_do_not_overwrite_each_other(page: Page, address: str, server: tuple[str, str]) -> None:
    said: list[str] = []
    other = tab(page.context, address, said)
    write(page, 4, "今天沒有再說甚麼。")
    expect(text_of(other, 4, HK)).to_have_text("今天沒有再說甚麼。")
    assert said == []
    url, headers = f"{server[0]}/api/segments/4/{HK}/draft", {"X-Xindaya-Token": server[1]}
    assert httpx.put(url, headers=headers, json={"text": "第三個人。"}, timeout=60).status_code == 200
    page.keyboard.insert_text("真的。")
    expect(page.locator("dialog h2")).to_have_text("This was changed elsewhere meanwhile")
    expect(page.locator("dialog blockquote")).to_have_text(["今天沒有再說甚麼。真的。", "第三個人。"])
    assert stored(server, 4)["text"] == "第三個人。"
    page.get_by_role("button", name="Keep mine").click()
    expect(page.locator("#stored")).to_have_text("All saved")
    assert stored(server, 4)["text"] == "今天沒有再說甚麼。真的。"


def test_help_lists_the_keys(page: Page) -> None:
    page.keyboard.press("?")
    expect(page.locator("dialog .keys tr")).to_have_count(20)
    expect(page.locator("dialog .keys tr").first).to_have_text("J ↓next sentence")
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
    page.keyboard.press("/")
    expect(page.locator("#text")).to_be_focused()
    page.keyboard.insert_text("j?")
    expect(page.locator("#text")).to_have_value("j?")
    page.keyboard.press("Escape")


def test_a_killed_server_loses_no_word(chromium: Browser, run_of: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    said: list[str] = []
    context = chromium.new_context()
    with served("out", "--port", port) as (process, address, token):
        page = tab(context, f"{address}/?token={token}", said)
        write(page, 0, "投資推廣署於2025年5月8日", CN)
        expect(page.locator("#stored")).to_have_text("All saved")
        process.kill()
        process.wait()
        page.keyboard.insert_text("聘用600人。")
        expect(page.locator("#lost-why")).to_contain_text(
            "The server does not answer. Start xindaya review again."
        )
        expect(page.locator("#stored")).to_have_text("Kept in this browser")
        page.keyboard.press("Escape")
        expect(text_of(page, 0, CN)).to_have_text("投資推廣署於2025年5月8日聘用600人。")
        write(page, 5, "投资推广署如是说。", CN)
        expect(page.locator("#stored")).to_have_text("Kept in this browser")
        page.close()
    with served("out", "--port", port) as (process, address, token):
        page = tab(context, f"{address}/?token={token}", said)
        expect(page.locator("#notice")).to_contain_text(
            "What was typed in 2 sentences before the stop was recovered."
        )
        expect(page.locator("#stored")).to_have_text("All saved")
        assert stored((address, token), 0, CN)["text"] == "投資推廣署於2025年5月8日聘用600人。"
        assert stored((address, token), 5, CN)["text"] == "投资推广署如是说。"
        write(page, 5, "投资推广署", CN)
        expect(page.locator("#stored")).to_have_text("All saved")
        process.kill()
        process.wait()
        page.keyboard.insert_text("这样说。")
        expect(page.locator("#stored")).to_have_text("Kept in this browser")
    with served("out", "--port", port) as (_, address, token):
        expect(page.locator("#lost-why")).to_contain_text("The server was started anew: open the address")
        tab(context, f"{address}/?token={token}", said)
        expect(page.locator("#lost")).to_be_hidden()
        expect(page.locator("#stored")).to_have_text("All saved")
        expect(cell(page, 5, CN).locator("textarea")).to_have_value("投资推广署这样说。")
        assert stored((address, token), 5, CN)["text"] == "投资推广署这样说。"
    context.close()
    assert said == []


def test_export_writes_the_files(page: Page, run_of: Path) -> None:
    write(page, 0, HIRED)
    page.keyboard.press("Control+Enter")
    expect(cell(page, 0, HK).locator(".state")).to_have_text("Accepted")
    page.keyboard.press("Escape")
    page.keyboard.press("e")
    dialog = page.locator("dialog")
    expect(dialog.locator("h2")).to_have_text("Exported to out")
    expect(dialog.locator(".files li").first).to_have_text("release/zh-Hans-CN.txt")
    assert (run_of / "out/release/zh-Hant-HK.txt").read_text("utf-8").startswith(f"{HIRED}\n")


# Every text against the colour behind it, as WCAG 2 measures it; returns what is too faint (AA: 4.5).
CONTRAST = """() => {
  const colour = (text) => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, at) => sum + c * [0.2126, 0.7152, 0.0722][at], 0);
  const behind = (node) => {
    for (let one = node; one; one = one.parentElement) {
      const found = colour(getComputedStyle(one).backgroundColor);
      if (found.length === 3 || found[3] === 1) return found;
    }
  };
  const said = (node) => [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
  const faint = [];
  for (const node of document.body.querySelectorAll("*")) {
    if (!said(node) || !node.checkVisibility() || node.closest(".hidden, .shade, option, kbd")) continue;
    const pair = [light(colour(getComputedStyle(node).color)), light(behind(node))].sort((a, b) => b - a);
    const ratio = (pair[0] + 0.05) / (pair[1] + 0.05);
    if (ratio < 4.5) faint.push(`${node.className || node.tagName}: ${ratio.toFixed(2)} ${node.textContent.slice(0, 20)}`);
  }
  return faint;
}"""
UNNAMED = """() => [...document.querySelectorAll("button, select, input, textarea, [role=group], progress")]
  .filter((one) => one.checkVisibility() && !(one.getAttribute("aria-label") || one.labels?.length || one.textContent.trim()))
  .map((one) => one.outerHTML)"""
SMALL = """() => [...document.querySelectorAll("button, select, input, #comment, summary")]
  .filter((one) => one.checkVisibility()).map((one) => [one.id || one.textContent, one.getBoundingClientRect()])
  .filter(([, box]) => box.height < 40 || box.width < 36).map(([name, box]) => `${name}: ${box.width} x ${box.height}`)"""
WIDE = "() => document.documentElement.scrollWidth > innerWidth || document.documentElement.scrollHeight > innerHeight"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1280, 720), (820, 1180)], ids=["laptop", "tablet"])
def test_everything_can_be_read_and_pressed(
    chromium: Browser, address: str, width: int, height: int, dark: bool
) -> None:
    with opened(chromium, address, width, height, dark) as page:
        assert page.evaluate(CONTRAST) == []
        assert page.evaluate(UNNAMED) == []
        assert page.evaluate(WIDE) is False
        assert page.evaluate(
            "() => document.querySelector('#sheet').scrollWidth <= document.querySelector('#sheet').clientWidth"
        )
        assert width > 1000 or page.evaluate(SMALL) == []
