"""The page in a browser where another person or an older tab is at work: nothing is written over unasked."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest
from browsing import cell, expect, opened, tab, text_of, write
from reviewing import HK, RELEASE, path, served, translate, write_release

pytestmark = pytest.mark.browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_release()
    translate()


@pytest.fixture
def port() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return str(free.getsockname()[1])


def texts(address: str, token: str) -> list[str]:
    """The texts as the server has them."""
    run = httpx.get(f"{address}/api/run", headers={"X-Xindaya-Token": token}, timeout=60).json()
    return [segment["cells"][HK]["text"] for segment in run["segments"]]


def test_an_old_tab_does_not_write_onto_another_sentence(chromium: Browser, port: str) -> None:
    said: list[str] = []
    context = chromium.new_context()
    with served("out", "--port", port) as (_, address, token):
        old = tab(context, f"{address}/?token={token}", said)
    write_release("A new one.\n\n" + RELEASE)
    translate()
    with served("out", "--port", port) as (_, address, token):
        tab(context, f"{address}/?token={token}", said)
        before = texts(address, token)
        write(old, 2, "今天沒有別的消息。")
        expect(old.locator("#lost-why")).to_have_text(
            "The release was changed. Reload the page; what you typed is kept in this browser."
        )
        expect(old.locator("#stored")).to_have_text("Kept in this browser")
        assert texts(address, token) == before
        old.reload()
        expect(text_of(old, 3, HK)).to_have_text("今天沒有別的消息。")
        expect(old.locator("#stored")).to_have_text("All saved")
        assert texts(address, token)[2:4] == [before[2], "今天沒有別的消息。"]
    context.close()
    assert said == []


def test_what_is_sent_again_does_not_overwrite_another_persons_text(chromium: Browser, port: str) -> None:
    said: list[str] = []
    context = chromium.new_context()
    with served("out", "--port", port) as (process, address, token):
        page = tab(context, f"{address}/?token={token}", said)
        process.kill()
        process.wait()
        write(page, 2, "我的。")
        expect(page.locator("#stored")).to_have_text("Kept in this browser")
        page.close()
    with served("out", "--port", port) as (_, address, token):
        url, headers = address + path(2, "draft"), {"X-Xindaya-Token": token}
        assert httpx.put(url, headers=headers, json={"text": "別人的。"}, timeout=60).status_code == 200
        page = tab(context, f"{address}/?token={token}", said)
        for answer in ("Escape", "Close", "Take the stored one"):
            expect(page.locator("dialog blockquote")).to_have_text(["我的。", "別人的。"])
            expect(page.locator("dialog p.quiet")).to_contain_text("Sentence 3, ")
            if answer == "Escape":
                page.keyboard.press("Escape")
            else:
                page.get_by_role("button", name=answer).click()
            expect(page.locator("dialog")).to_be_hidden()
            assert texts(address, token)[2] == "別人的。"
            if answer != "Take the stored one":
                expect(page.locator("#stored")).to_have_text("Not stored")
                expect(text_of(page, 2, HK)).to_have_text("我的。")
                page.reload()
        expect(text_of(page, 2, HK)).to_have_text("別人的。")
        expect(page.locator("#stored")).to_have_text("All saved")
    context.close()
    assert said == []


def test_a_click_opens_the_sentence_that_it_hit(chromium: Browser) -> None:
    write_release("\n\n".join(f"InvestHK hired {n} people on May 8, 2025." for n in range(30, 60)) + "\n")
    translate()
    with (
        served("out") as (_, address, token),
        opened(chromium, f"{address}/?token={token}", 1280, 620) as page,
    ):
        sheet = page.locator("#sheet").bounding_box()
        assert sheet
        boxes = {number: text_of(page, number, HK).bounding_box() for number in range(1, 30)}
        seen = [
            n for n, box in boxes.items() if box and box["y"] + 4 < min(620, sheet["y"] + sheet["height"])
        ]
        for number in (seen[-1], 1):
            box = text_of(page, number, HK).bounding_box()
            assert box
            page.mouse.move(box["x"] + 12, box["y"] + 3)
            page.mouse.down()
            page.wait_for_timeout(60)
            page.mouse.up()
            expect(cell(page, number, HK).locator("textarea")).to_be_focused()
            page.keyboard.press("Escape")
            page.locator("#sheet").evaluate("sheet => sheet.scrollTo(0, 0)")


def test_words_selected_in_a_sentence_that_was_not_active_are_tagged(chromium: Browser) -> None:
    with served("out") as (_, address, token), opened(chromium, f"{address}/?token={token}") as page:
        name = text_of(page, 3, HK).locator("mark").first.bounding_box()
        assert name
        page.mouse.move(name["x"] + 1, name["y"] + name["height"] / 2)
        page.mouse.down()
        page.mouse.move(name["x"] + name["width"] - 1, name["y"] + name["height"] / 2, steps=4)
        page.mouse.up()
        expect(cell(page, 3, HK)).to_have_attribute("aria-current", "true")
        page.keyboard.press("m")
        expect(page.locator("dialog blockquote")).to_have_text("投資推廣署")
        page.keyboard.press("Escape")
