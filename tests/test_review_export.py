"""What the translators' page exports is what the next run writes, and nothing else; a release that changed loses nothing."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from reviewing import (
    CN,
    CONFIG,
    HIRED,
    HK,
    RELEASE,
    accepted,
    cells,
    lines,
    page,
    path,
    translate,
    write_pairs,
    write_release,
)

from pipeline.cli import main

pytestmark = pytest.mark.usefixtures("folder")


def outputs() -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in Path("out/release").iterdir()}


def test_export_writes_the_edits_and_nothing_else(browser: httpx.Client) -> None:
    machine = lines()
    accepted(browser, 0, HIRED)
    browser.put(path(1, "draft"), json={"text": "只是草稿"})
    answer = browser.post("/api/export", json={}).json()
    assert answer == {
        "files": [
            "release/zh-Hans-CN.txt",
            "release/bilingual.zh-Hans-CN.xlf",
            "release/zh-Hant-HK.txt",
            "release/bilingual.zh-Hant-HK.xlf",
            "reviewed.tmx",
        ],
        "output": "out",
        "kept": [],
        "accepted": 2,
        "open": 8,
        "drafts": 1,
        "passed": True,
    }
    assert lines() == [
        HIRED,
        machine[1],
        machine[2],
        HIRED.replace("8日", "9日").replace("600", "75"),
        machine[4],
    ]
    assert Path("out/reviewed.tmx").read_text("utf-8").count("<tuv xml:lang=") == 4
    written = outputs()
    assert b'state="reviewed"' in written["bilingual.zh-Hant-HK.xlf"]
    translate()
    assert outputs() == written


def test_a_config_with_a_memory_goes_round_as_well() -> None:
    assert (
        main(
            ["memory", "import", write_pairs("Hello there, world.\t你好，世界。"), "--memory", "ours.sqlite"]
        )
        == 0
    )
    write_release(config=CONFIG + "memory: {file: ours.sqlite}\n")
    translate()
    with page() as browser:
        accepted(browser, 0, HIRED)
        accepted(browser, 2, "今天没有别的消息。", CN)
        browser.post("/api/export", json={})
    written = outputs()
    translate()
    assert outputs() == written
    assert lines()[0] == HIRED
    assert lines(CN)[2] == "今天没有别的消息。"
    assert not Path("out/memory.sqlite").exists()


def test_files_that_somebody_changed_are_put_aside(browser: httpx.Client) -> None:
    Path(f"out/release/{HK}.txt").write_text("by hand", "utf-8")
    accepted(browser, 0, HIRED)
    assert browser.post("/api/export", json={}).json()["kept"] == ["release/zh-Hant-HK.edited.txt"]
    assert Path("out/release/zh-Hant-HK.edited.txt").read_text("utf-8") == "by hand"


def test_nothing_is_exported_of_a_release_that_has_changed(browser: httpx.Client) -> None:
    before = outputs()
    Path("release.txt").write_text(RELEASE + "\nMore.\n", "utf-8")
    answer = browser.post("/api/export", json={})
    said = "release.txt: this file was changed since the page was opened; stop the command and start it anew"
    assert (answer.status_code, answer.json()) == (400, {"error": said, "kind": "mistake"})
    assert outputs() == before


def test_another_release_keeps_what_fits_and_loses_nothing() -> None:
    with page() as browser:
        browser.put(path(0, "draft"), json={"text": HIRED})
        browser.put(path(1, "draft"), json={"text": "草稿"})
        browser.put(path(4, "comment"), json={"comment": "the second one"})
    write_release("A new one.\n\n" + RELEASE.replace("Lam Wing-yiu met InvestHK.\n\n", ""))
    translate()
    with page() as browser:
        found = cells(browser)
        assert [cell["text"] for cell in found if cell["draft"]] == [HIRED]
        assert [cell["comment"] for cell in found] == ["", "", "", "", "the second one"]
        [left] = browser.get("/api/leftovers").json()["leftovers"]
        assert (left["source"], left["text"], left["locale"]) == ("Lam Wing-yiu met InvestHK.", "草稿", HK)
        assert browser.get("/api/run").json()["leftovers"] == 1
