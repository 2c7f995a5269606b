"""The report in a real browser: nothing runs over the edge, on screens and on paper, light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browsing import browser
from test_report_charts import HANT, named

from pipeline.document import BlockScore, Finding, Severity
from pipeline.reports.gathering import gathered
from pipeline.reports.html import report_html
from pipeline.reports.overview import Survey
from pipeline.verdict import Comparison, Gate, Verdict

pytestmark = pytest.mark.browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SIGNATURE = "nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|version:2.6.0"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as running:
        yield running


@pytest.fixture
def report(tmp_path: Path) -> str:
    """The address of a page with every chart."""
    scores = tuple(
        BlockScore("a.txt", n, 1, HANT, float(n), 0, ("人譯",), SIGNATURE, "") for n in range(0, 101, 3)
    )
    finding = Finding("repeated", Severity.WARNING, "twice", "a.txt", "s1", 1, HANT)
    lost = Comparison("chrf", HANT, 50, 46, -4, 30, "", 0.01, 10.5, 10.5, 12)
    verdict = Verdict(
        (Gate("regression.chrf", HANT, "at most 1 lost", "50.00 → 46.00", False, "4.00 points lost"),),
        (lost,),
    )
    document = replace(named("香港大學、Acme"), block_scores=scores, findings=(finding,))
    path = tmp_path / "report.html"
    seen = gathered(Survey(), [document]).overview()
    path.write_text(report_html([document], seen, (), "Report", verdict), "utf-8")
    return path.as_uri()


def opened(running: Browser, address: str, width: int, dark: bool = False) -> Page:
    scheme: Any = "dark" if dark else "light"
    page = running.new_context(viewport={"width": width, "height": 720}, color_scheme=scheme).new_page()
    page.on("console", lambda entry: pytest.fail(entry.text))
    page.goto(address)
    return page


@pytest.mark.parametrize("width", [1280, 820, 390])
def test_nothing_runs_over_the_edge(chromium: Browser, report: str, width: int) -> None:
    page = opened(chromium, report, width)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    chart = page.locator("figure svg").bounding_box()
    assert chart is not None
    assert chart["width"] > 300
    inside = "svg => [...svg.querySelectorAll('text')].every(t => { const b = t.getBBox(); return b.x >= 0 && b.y >= 0 && b.x + b.width <= 480 && b.y + b.height <= 180; })"
    assert page.locator("figure svg").evaluate(inside)


def test_dark_and_light_differ_and_can_both_be_read(chromium: Browser, report: str) -> None:
    """Columns and labels stand out from the sheet, by at least the contrast that WCAG wants of them."""
    seen = set()
    for dark in (False, True):
        page = opened(chromium, report, 1280, dark)
        sheet = page.locator("figure").evaluate("e => getComputedStyle(e).backgroundColor")
        for selector, least in (
            (".column", 3),
            ("text.count", 4.5),
            ("text.tick", 4.5),
            ("text.median", 4.5),
        ):
            fill = page.locator(selector).first.evaluate("e => getComputedStyle(e).fill")
            assert contrast(fill, sheet) >= least, (dark, selector)
        seen.add(sheet)
    assert len(seen) == 2


def test_on_paper_it_is_light(chromium: Browser, report: str) -> None:
    page = opened(chromium, report, 1280, dark=True)
    page.emulate_media(media="print")
    assert page.locator("figure").evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(255, 255, 255)"
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF-")


def contrast(one: str, other: str) -> float:
    """The contrast of two colours written as 'rgb(1, 2, 3)'."""
    low, high = sorted(map(_luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in colour[4:-1].split(",")]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
