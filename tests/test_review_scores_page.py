"""The page in a real browser: the lowest score first, the human translation beside the sentence, and what parts them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import cell, expect, opened, shown, text_of
from reviewing import CN, CONFIG, HIRED, HK, served, translate, write_human, write_release

pytestmark = pytest.mark.browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    before = Path.cwd()
    os.chdir(tmp_path_factory.mktemp("human"))
    try:
        write_human()
        translate()
        with served("out") as (_, server, token):
            yield f"{server}/?token={token}"
    finally:
        os.chdir(before)


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    with opened(chromium, address) as one:
        yield one


def labels(page: Page, name: str) -> list[str]:
    """What a list of choices offers."""
    return page.locator(f"#{name} option:not([hidden])").all_text_contents()


def write(page: Page, number: int, text: str) -> None:
    cell(page, number, HK).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)
    page.keyboard.press("Escape")
    expect(page.locator("#stored")).to_have_text("All saved")


def score_of(page: Page, number: int) -> float:
    said = cell(page, number, HK).locator(".meta").text_content() or ""
    return float(said.partition("chrF2++ ")[2].split()[0])


def test_the_lowest_chrf_comes_first(page: Page) -> None:
    assert labels(page, "order") == ["In order", "Lowest chrF2++", "Gravest finding"]
    page.locator("#order").select_option("score")
    numbers = shown(page)
    scores = [score_of(page, number) for number in numbers]
    assert scores == sorted(scores)
    assert numbers != [0, 1, 2, 3]
    assert labels(page, "score") == ["Any chrF2++", "Lowest 25% by chrF2++", "Lowest 10% by chrF2++"]
    page.locator("#score").select_option("quarter")
    assert shown(page) == numbers[: len([one for one in scores if one == scores[0]])]
    page.get_by_role("button", name="Show all").click()
    expect(page.locator("#found")).to_have_text("4 sentences")


def test_a_locale_without_scores_offers_no_order_by_them(page: Page) -> None:
    page.locator("#locale").select_option(CN)
    assert labels(page, "order") == ["In order", "Gravest finding"]
    expect(page.locator("#score-field")).to_be_hidden()
    page.locator("#locale").select_option(HK)
    assert labels(page, "order")[1] == "Lowest chrF2++"


def test_the_human_translations_stand_beside_the_sentence(page: Page) -> None:
    cell(page, 0, HK).focus()
    human = page.locator("#human")
    expect(human.locator(".text")).to_have_text([HIRED, HIRED.replace("聘用", "請了")])
    assert human.locator(".text").first.get_attribute("lang") == HK
    expect(human.locator(".quiet")).to_contain_text(
        ["of 100: how near the text is to the nearest parts of these 2 translations.", "1 of 2", "2 of 2"]
    )
    cell(page, 0, CN).focus()
    expect(human).to_have_text("None of this sentence.")
    page.keyboard.press("v")
    expect(page.locator("#notice")).to_contain_text("There is no human translation of this sentence.")


def test_the_text_is_compared_on_demand(page: Page) -> None:
    cell(page, 0, HK).focus()
    human, compare = page.locator("#human"), page.get_by_role("button", name="Compare")
    expect(human.locator("del, ins")).to_have_count(0)
    page.keyboard.press("v")
    expect(compare).to_have_attribute("aria-pressed", "true")
    expect(human.locator(".text").first.locator("del").first).to_contain_text("hired")
    write(page, 0, HIRED)
    expect(human.locator(".quiet")).to_contain_text(["chrF2++ 100.0", "The text is the same."])
    expect(human.locator(".text").nth(1).locator("ins")).to_have_text("請了")
    expect(cell(page, 0, HK).locator(".meta")).to_contain_text("chrF2++ 100.0 · saved")
    compare.click()
    expect(human.locator("del, ins")).to_have_count(0)
    cell(page, 0, HK).focus()
    page.keyboard.press("u")
    expect(cell(page, 0, HK).locator(".state")).to_have_text("To review")


def test_the_score_of_a_block_is_shown_as_such(page: Page) -> None:
    cell(page, 1, HK).focus()
    about = page.locator("#human .quiet").first
    expect(about).to_contain_text("Of the whole paragraph: sentences 2 to 3. chrF2++ ")
    expect(about).to_contain_text("how near the paragraph is to")
    for number in (1, 2):
        expect(cell(page, number, HK).locator(".meta")).to_contain_text("(whole paragraph)")
    expect(cell(page, 0, HK).locator(".meta")).not_to_contain_text("whole")
    before = score_of(page, 2)
    write(page, 1, "今日再無其他消息。")
    assert score_of(page, 2) == score_of(page, 1) > before
    page.keyboard.press("u")
    expect(cell(page, 1, HK).locator(".state")).to_have_text("To review")


def test_a_run_without_human_translations_has_the_engines_own_score(
    chromium: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_release(config=CONFIG.replace("echo", "press"))
    translate()
    with served("out") as (_, server, token), opened(chromium, f"{server}/?token={token}") as page:
        expect(page.locator("#human-section")).to_be_hidden()
        assert labels(page, "order")[1] == "Lowest engine score"
        assert labels(page, "score")[1] == "Lowest 25% by engine score"
        page.locator("#order").select_option("score")
        said = [cell(page, number, HK).locator(".meta").text_content() or "" for number in shown(page)]
        scores = [float(one.partition("engine score ")[2].replace("−", "-")) for one in said]
        assert scores == sorted(scores)
        assert len(set(scores)) > 1


def test_the_memory_answers_again_after_a_draft(page: Page) -> None:
    cell(page, 3, HK).focus()
    memory = page.locator("#memory")
    expect(memory).to_have_text("Nothing like it yet.")
    write(page, 3, "另有75人。")
    expect(memory).to_have_text("Nothing like it yet.")
    cell(page, 2, HK).focus()
    expect(memory).to_have_text("Nothing like it yet.")
    cell(page, 3, HK).focus()
    page.keyboard.press("u")
    expect(cell(page, 3, HK).locator(".state")).to_have_text("To review")
    expect(memory).to_have_text("Nothing like it yet.")


def test_tab_stops_at_a_fix_of_another_sentence(page: Page) -> None:
    """The sentence becomes the active one, and has other buttons before the fix then."""
    write(page, 3, "另有75人,真的。")
    fix = cell(page, 3, HK).get_by_role("button", name="write '，'")
    expect(fix).to_be_visible()
    cell(page, 0, HK).focus()
    expect(cell(page, 3, HK).locator(".actions")).to_have_count(0)
    fix.focus()
    expect(cell(page, 3, HK).locator(".actions")).to_be_visible()
    expect(fix).to_be_focused()
    page.keyboard.press("Enter")
    expect(text_of(page, 3, HK)).to_have_text("另有75人，真的。")
    cell(page, 3, HK).focus()
    page.keyboard.press("u")
    expect(cell(page, 3, HK).locator(".state")).to_have_text("To review")


# The choices whose words are wider than the field that shows them.
CUT = """() => [...document.querySelectorAll("#filters select")].filter((one) => one.checkVisibility()).flatMap((one) => {
  const style = getComputedStyle(one), brush = document.createElement("canvas").getContext("2d");
  brush.font = `${style.fontSize} ${style.fontFamily}`;
  const room = () => one.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  return [...one.options].filter((option) => {
    one.value = option.value;
    return brush.measureText(option.textContent).width > room();
  }).map((option) => option.textContent);
})"""


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (820, 1180)], ids=["laptop", "tablet"])
def test_no_choice_of_the_filters_is_cut(chromium: Browser, address: str, width: int, height: int) -> None:
    with opened(chromium, address, width, height) as page:
        assert page.evaluate(CUT) == []


def test_words_of_a_locale_are_in_its_characters(page: Page) -> None:
    cell(page, 0, HK).focus()
    font = "one => getComputedStyle(one).fontFamily"
    for where in (
        cell(page, 0, HK).locator(".below"),
        page.locator("#comment"),
        page.locator("#human .text").first,
    ):
        assert "CJK HK" in where.evaluate(font)
    assert "CJK SC" in text_of(page, 0, CN).evaluate(font)
