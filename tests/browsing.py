"""A real browser before the translators' page, for its tests: Debian's Chromium, or any that is installed."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from reviewing import HK

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Locator, Page

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
_QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
PATIENCE = 30_000
RELEASE = """InvestHK hired 600 people on May 8, 2025.

Lam Wing-yiu met InvestHK.

A <b>bold</b> plan & <img src=x onerror="document.title='bad'"> came.

InvestHK hired 75 good people on May 9, 2025.

Nothing else was said today.

InvestHK said so.
"""


@contextmanager
def browser() -> Iterator[Browser]:
    """Skips where no Chromium is installed."""
    api = pytest.importorskip(
        "playwright.sync_api", reason="the page is tested with playwright (extra [dev])"
    )
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed")
    api.expect.set_options(timeout=PATIENCE)
    with api.sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", *_QUIET]
        )
        yield running
        running.close()


@contextmanager
def opened(
    running: Browser, address: str, width: int = 1280, height: int = 720, dark: bool = False
) -> Iterator[Page]:
    """A tab of a new profile at the address; fails if its scripts complained of anything but a refused request."""
    scheme: Any = "dark" if dark else "light"
    context = running.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    said: list[str] = []
    try:
        yield tab(context, address, said)
    finally:
        context.close()
    assert said == []


def tab(context: BrowserContext, address: str, said: list[str]) -> Page:
    """A tab of a profile, when everything is there; what its scripts complain of is noted in `said`."""
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda entry: _note(entry.type, entry.text, said))
    page.goto(address)
    page.wait_for_selector("body[data-ready]")
    return page


def _note(kind: str, text: str, said: list[str]) -> None:
    if kind in ("error", "warning") and not text.startswith("Failed to load resource"):
        said.append(text)


def cell(page: Page, number: int, locale: str) -> Locator:
    """A sentence in a locale."""
    return page.locator(f'[data-number="{number}"] [data-locale="{locale}"]')


def text_of(page: Page, number: int, locale: str) -> Locator:
    return cell(page, number, locale).locator("> .text")


def shown(page: Page) -> list[int]:
    """The numbers of the sentences in the list, in their order."""
    return [int(row.get_attribute("data-number") or "") for row in page.locator(".segment").all()]


def exactly(text: str) -> re.Pattern[str]:
    return re.compile(f"^{re.escape(text)}$")


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


def stored(server: tuple[str, str], number: int, locale: str = HK) -> dict[str, Any]:
    """The cell as the server has it."""
    answer = httpx.get(f"{server[0]}/api/run", headers={"X-Xindaya-Token": server[1]}, timeout=60)
    return dict(answer.json()["segments"][number]["cells"][locale])
