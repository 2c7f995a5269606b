"""What the translators' page shows and keeps: texts that are drafted, tried, tagged, and not accepted yet."""

from __future__ import annotations

import hashlib
from pathlib import Path

import httpx
import pytest
from reviewing import CN, HIRED, HK, accepted, cells, lines, page, path, translate, write_release

pytestmark = pytest.mark.usefixtures("folder")


def test_everything_that_the_page_shows(browser: httpx.Client) -> None:
    run = browser.get("/api/run").json()
    assert (run["output"], run["who"], run["leftovers"]) == ("out", "Chan", 0)
    assert run["key"] == hashlib.sha256(str(Path("out").resolve()).encode()).hexdigest()[:16]
    assert run["memory"] == {"file": "out/memory.sqlite", "of_config": False}
    assert [locale["tag"] for locale in run["locales"]] == [CN, HK]
    assert run["documents"] == [{"name": "release.txt", "segments": [0, 1, 2, 3, 4]}]
    first = run["segments"][0]
    assert (first["number"], first["line"], first["kind"]) == (0, 1, "paragraph")
    assert first["source"][:3] == [
        {"text": "InvestHK", "kind": "T", "symbol": "<T0>", "origin": "names.csv:2"},
        {"text": " hired "},
        {"text": "600", "kind": "N", "symbol": "<N0>", "origin": "rule: cardinal"},
    ]
    cell = first["cells"][HK]
    assert cell["pieces"][0] == {**first["source"][0], "text": "投資推廣署", "source": "InvestHK"}
    assert "".join(piece["text"] for piece in cell["pieces"]) == cell["text"] == cell["machine"]
    untouched = {
        "state": "translated",
        "draft": False,
        "rejected": False,
        "refused": "",
        "diff": [],
        "version": 0,
    }
    assert cell == cell | untouched | {
        "comment": "",
        "tags": [],
        "from": "echo",
        "matches": 0,
        "when": "",
        "who": "",
    }


def test_a_draft_is_checked_and_kept(browser: httpx.Client) -> None:
    before = cells(browser)[0]["text"]
    answer = browser.put(path(0, "draft"), json={"text": HIRED, "version": 0}).json()
    cell = answer["cell"]
    assert (cell["text"], cell["draft"], cell["state"], cell["from"]) == (HIRED, True, "translated", "review")
    assert (cell["refused"], cell["version"], cell["who"], cell["machine"]) == ("", 1, "Chan", before)
    assert [piece.get("symbol") for piece in cell["pieces"]] == ["<T0>", None, "<D0>", None, "<N0>", None]
    assert "".join(part["text"] for part in cell["diff"] if part.get("change") != "removed") == HIRED
    assert "".join(part["text"] for part in cell["diff"] if part.get("change") != "added") == before
    assert answer["progress"][HK] == browser.get("/api/progress").json()[HK]
    assert (answer["progress"][HK]["drafts"], answer["progress"][CN]["drafts"]) == (1, 0)
    with page() as again:
        assert cells(again)[0] == cell
    assert lines()[0] == before.removesuffix("\n")


def test_a_text_that_the_run_has_is_no_draft(browser: httpx.Client) -> None:
    before = cells(browser)[0]["text"]
    browser.put(path(0, "draft"), json={"text": HIRED})
    cell = browser.put(path(0, "draft"), json={"text": before}).json()["cell"]
    assert (cell["text"], cell["draft"], cell["from"]) == (before, False, "echo")
    browser.put(path(0, "draft"), json={"text": HIRED})
    cell = browser.post(path(0, "revert"), json={}).json()["cell"]
    assert (cell["text"], cell["draft"]) == (before, False)


def test_a_text_is_tried_without_being_stored(browser: httpx.Client) -> None:
    before = cells(browser)[0]
    answer = browser.post(path(0, "check"), json={"text": "投资推广署於2025年5月8日聘用600人"}).json()
    assert answer["refused"].startswith(
        "zh-Hant-HK is not written with 资; '投資推廣署' ('InvestHK') is not found in it; "
    )
    assert {finding["check"] for finding in answer["findings"]} >= {"slot_lost", "script_wrong"}
    assert answer["severity"] == "error"
    assert cells(browser)[0] == before


def test_a_second_tab_does_not_write_over_the_first(browser: httpx.Client) -> None:
    browser.put(path(0, "draft"), json={"text": HIRED, "version": 0})
    answer = browser.put(path(0, "draft"), json={"text": "x", "version": 0})
    assert (answer.status_code, answer.json()["kind"], answer.json()["cell"]["text"]) == (
        409,
        "changed",
        HIRED,
    )
    with page("Lee") as other:
        other.put(path(0, "draft"), json={"text": HIRED + "！", "version": 1})
    answer = browser.put(path(0, "comment"), json={"comment": "mine", "version": 1})
    assert (answer.status_code, answer.json()["cell"]["text"]) == (409, HIRED + "！")


def test_tags_are_counted(browser: httpx.Client) -> None:
    tag = {"category": "accuracy/omission", "severity": "major", "start": 0, "end": 2, "note": ""}
    whole = {"category": "style/awkward", "severity": "minor", "start": None, "end": None, "note": "stiff"}
    answer = browser.put(path(0, "tags"), json={"tags": [tag, whole]}).json()
    assert answer["cell"]["tags"] == [tag, whole]
    assert (answer["progress"][HK]["tags"], answer["progress"][HK]["penalty"]) == (2, 6)
    text = answer["cell"]["text"]
    cell = browser.put(path(0, "draft"), json={"text": "是日" + text}).json()["cell"]
    assert [(one["start"], one["end"]) for one in cell["tags"]] == [(2, 4), (None, None)]
    assert browser.put(path(0, "tags"), json={"tags": []}).json()["progress"][HK]["penalty"] == 0


def test_a_draft_tells_which_other_sentences_are_judged_otherwise() -> None:
    """A name is 『創新』中心 within quotation marks: elsewhere it is another, until that sentence is rewritten."""
    write_release('She said: "Innovation Hub opened."\n\nInnovation Hub closed.\n')
    Path("names.csv").write_text("en,zh-Hant-HK\nInnovation Hub,「創新」中心\n", "utf-8")
    translate()
    with page() as browser:
        assert "term_inconsistent" in [finding["check"] for finding in cells(browser)[1]["findings"]]
        [also] = browser.put(path(0, "draft"), json={"text": "她說開了。"}).json()["also"]
        assert (also["number"], also["locale"]) == (1, HK)
        assert "term_inconsistent" not in [finding["check"] for finding in also["cell"]["findings"]]


def test_a_release_with_markup_is_only_text() -> None:
    write_release("<script>alert(1)</script> & InvestHK said so today.\n")
    translate()
    with page() as browser:
        answer = browser.get("/api/run")
        assert answer.headers["content-type"] == "application/json"
        assert answer.json()["segments"][0]["text"] == "<script>alert(1)</script> & InvestHK said so today."
        accepted(browser, 0, "<b>投資推廣署</b>說<script>alert(1)</script>")
        browser.post("/api/export", json={})
    assert Path("out/report.html").read_text("utf-8").count("<script>alert") == 0
    assert (
        Path(f"out/release/{HK}.txt").read_text("utf-8") == "<b>投資推廣署</b>說<script>alert(1)</script>\n"
    )
