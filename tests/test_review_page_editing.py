"""The translators' page in a real browser, as it is worked with: edit, accept, tag, survive a killed server, export."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest
from browsing import cell, exactly, expect, opened, stored, tab, text_of, write
from reviewing import CN, HIRED, HK, served

pytestmark = pytest.mark.browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def test_a_pause_in_typing_stores_and_checks(page: Page, server: tuple[str, str]) -> None:
    write(page, 0, "投資推廣署於2025年5月8日聘用60人。")
    below = cell(page, 0, HK).locator(".findings")
    expect(below).to_contain_text("Cannot be accepted: '600' ('600') is not found in it")
    expect(page.locator("#live")).to_contain_text("Cannot be accepted: '600'")
    expect(page.locator("#stored")).to_have_text("All saved")
    assert stored(server, 0)["text"] == "投資推廣署於2025年5月8日聘用60人。"
    marks = cell(page, 0, HK).locator(".shade mark")
    expect(marks).to_have_text(["投資推廣署", "2025年5月8日"])
    page.keyboard.press("Control+Enter")
    expect(page.locator("#notice")).to_contain_text("'600' ('600') is not found in it")
    expect(cell(page, 0, HK).locator("textarea")).to_be_focused()
    page.keyboard.press("Alt+1")
    expect(cell(page, 0, HK).locator("textarea")).to_have_value("投資推廣署於2025年5月8日聘用600人。")
    expect(below).not_to_contain_text("Cannot be accepted")
    expect(cell(page, 0, HK).locator(".state")).to_have_text("Draft")
    page.keyboard.press("Escape")
    expect(cell(page, 0, HK)).to_be_focused()
    page.keyboard.press("d")
    expect(text_of(page, 0, HK).locator("del").first).to_contain_text("hired")


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
