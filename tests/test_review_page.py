"""The translators' page in a real browser, as it is read: both locales, where slots come from, filters, keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import cell, expect, shown, text_of, write
from reviewing import CN, HK

pytestmark = pytest.mark.browser

if TYPE_CHECKING:
    from playwright.sync_api import Page

MACHINE = "投資推廣署hired 600 people on 2025年5月8日。"


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
