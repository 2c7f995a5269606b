"""What the translators' page offers beside a sentence: the memory's matches, and fixes of findings."""

from __future__ import annotations

import httpx
import pytest
from reviewing import CN, HIRED, accepted, cells, page, path, translate, write_pairs

from pipeline.cli import main

pytestmark = pytest.mark.usefixtures("folder")


def test_the_memory_is_looked_up(browser: httpx.Client) -> None:
    assert browser.get(path(3, "memory")).json() == {"matches": []}
    accepted(browser, 0, HIRED)
    [match] = browser.get(path(3, "memory")).json()["matches"]
    assert (match["quality"], match["state"], match["note"]) == (99, "reviewed", "")
    assert match["text"] == "投資推廣署於2025年5月9日聘用75人。"
    assert match["origin"].startswith("release.txt, Chan, 20")
    assert browser.get(path(3, "memory", CN)).json() == {"matches": []}


def test_what_differs_in_a_sentence_of_the_memory_is_marked() -> None:
    assert (
        main(
            [
                "memory",
                "import",
                write_pairs("Nothing more was said today.\t今天再無消息。"),
                "--memory",
                "out/memory.sqlite",
            ]
        )
        == 0
    )
    translate()
    with page() as browser:
        assert cells(browser)[2]["matches"] == 1
        [match] = browser.get(path(2, "memory")).json()["matches"]
        assert match["source"] == [
            {"text": "Nothing "},
            {"text": "more", "change": "other"},
            {"text": " was said today."},
        ]
        assert (match["text"], match["quality"]) == ("今天再無消息。", 89)


FIXES = [
    (
        "投資署，即投資推廣署，於2025年5月8日聘用600人。",
        "term_forbidden",
        "write '投資推廣署'",
        "投資推廣署，即投資推廣署，於2025年5月8日聘用600人。",
    ),
    ("投資推廣署於2025年5月8日聘用60人。", "slot_lost", "put back what is missing", HIRED),
    (
        "投資推廣署於2025年5月8日,聘用600人。",
        "punctuation_halfwidth",
        "write '，'",
        "投資推廣署於2025年5月8日，聘用600人。",
    ),
]


@pytest.mark.parametrize(("text", "check", "label", "mended"), FIXES)
def test_fixes(browser: httpx.Client, text: str, check: str, label: str, mended: str) -> None:
    cell = browser.put(path(0, "draft"), json={"text": text}).json()["cell"]
    [fix] = [fix for finding in cell["findings"] if finding["check"] == check for fix in finding["fixes"]]
    assert fix == {"label": label, "text": mended}
    cell = browser.put(path(0, "draft"), json={"text": mended}).json()["cell"]
    assert check not in {finding["check"] for finding in cell["findings"]}
    assert cell["refused"] == ""


# What a person made of a sentence whose text was accepted, and what the fix makes of it; nothing: there is none.
PUT_BACK = [
    ("投資推廣署於2025年5月8日聘用60人。", HIRED),
    ("投資推廣署於2025年5月8日聘用六百人。", HIRED),
    ("投資推廣署於2025年5月8日聘用人。", HIRED),
    ("投資推廣署於2025年5月9日（星期五）聘用600人。", HIRED),
    ("投資推廣署於聘用600人。", HIRED),
    ("該署於2025年5月8日聘用600人。", HIRED),
    ("2025年5月8日聘用600人。", None),
    ("投資推廣署於5月聘用60人，另於6月聘用70人。", None),
    ("投資推廣署聘用600人，該日為星期四。", "投資推廣署聘用600人，該日為2025年5月8日。"),
    ("投資推廣署聘用600人，該日為周末。", None),
    ("聘用了600人的，是2025年5月8日的該署。", None),
]


@pytest.mark.parametrize(("text", "mended"), PUT_BACK)
def test_what_is_missing_is_put_in_the_place_of_what_stands_there(
    browser: httpx.Client, text: str, mended: str | None
) -> None:
    accepted(browser, 0, HIRED)
    cell = browser.put(path(0, "draft"), json={"text": text}).json()["cell"]
    lost = [finding for finding in cell["findings"] if finding["check"] == "slot_lost"]
    fixes = [{"label": "put back what is missing", "text": mended}] if mended else []
    assert lost
    assert [finding["fixes"] for finding in lost] == [fixes] * len(lost)
