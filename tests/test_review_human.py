"""Human translations beside the sentences of the translators' page: of blocks, measured as the run measures them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from reviewing import CN, HIRED, HK, WITH_HUMAN, cells, page, path, translate, write_human, write_release

HUMAN = "投資推廣署於2025年5月8日聘用600人。"
BOTH = ["今日再無其他消息。林穎瑤與投資推廣署會面。", "其他事情今日沒有人說。林穎瑤見了投資推廣署。"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_human()
    translate()


def texts(diff: list[dict[str, str]]) -> tuple[str, str]:
    """What a difference says of the page's text and of the human translation."""
    ours = "".join(part["text"] for part in diff if part.get("change") != "added")
    return ours, "".join(part["text"] for part in diff if part.get("change") != "removed")


def of_run() -> list[float]:
    return [block["chrf"] for block in json.loads(Path("out/segments.json").read_bytes())]


@pytest.mark.usefixtures("folder")
def test_each_sentence_has_the_human_translations_of_its_block() -> None:
    with page() as browser:
        run = browser.get("/api/run").json()
        assert [segment["passage"] for segment in run["segments"]] == [0, 1, 1, 2]
        assert run["passages"] == [
            {"numbers": [0], "human": {HK: [HUMAN, HIRED.replace("聘用", "請了")]}},
            {"numbers": [1, 2], "human": {HK: BOTH}},
            {"numbers": [3], "human": {HK: ["另有75人。", "也請了75人。"]}},
        ]
        scores = [cell["chrf"] for cell in cells(browser)]
        assert scores == [of_run()[at] for at in (0, 1, 1, 2)]
        assert len(set(scores)) == 3
        assert {cell["chrf"] for cell in cells(browser, CN)} == {None}


@pytest.mark.usefixtures("folder")
def test_a_draft_is_measured_with_the_rest_of_its_block() -> None:
    with page() as browser:
        answer = browser.put(path(0, "draft"), json={"text": HUMAN}).json()
        assert (answer["cell"]["chrf"], answer["also"]) == (pytest.approx(100), [])
        before = cells(browser)[1]["chrf"]
        answer = browser.put(path(1, "draft"), json={"text": "今日再無其他消息。"}).json()
        assert answer["cell"]["chrf"] > before
        [also] = answer["also"]
        assert (also["number"], also["locale"], also["cell"]["chrf"]) == (2, HK, answer["cell"]["chrf"])
        assert browser.post(path(1, "revert"), json={}).json()["cell"]["chrf"] == before
    with page() as browser:
        assert cells(browser)[0]["chrf"] == pytest.approx(100)


@pytest.mark.usefixtures("folder")
def test_what_another_server_stored_is_measured_anew() -> None:
    with page() as browser, page("Lee") as other:
        before = cells(browser)[0]["chrf"]
        other.put(path(0, "draft"), json={"text": HUMAN})
        answer = browser.put(path(0, "draft"), json={"text": "x", "version": 0})
        assert (answer.status_code, answer.json()["cell"]["chrf"]) == (409, pytest.approx(100))
        assert before < 90


@pytest.mark.usefixtures("folder")
def test_the_whole_block_is_compared_with_each_human_translation() -> None:
    with page() as browser:
        whole = " ".join(cell["text"] for cell in cells(browser)[1:3])
        diffs = browser.get(path(2, "human")).json()["diffs"]
        assert [texts(diff) for diff in diffs] == [(whole, human) for human in BOTH]
        assert browser.get(path(1, "human")).json()["diffs"] == diffs
        browser.put(path(0, "draft"), json={"text": HUMAN})
        assert browser.get(path(0, "human")).json()["diffs"][0] == []
        assert browser.get(path(0, "human", CN)).json() == {"diffs": []}
        assert browser.get(path(9, "human")).json()["error"] == f"there is no sentence 9 in {HK}"


def test_a_block_that_a_human_translation_lacks_has_no_score(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    lines = [f"InvestHK hired {n} people on May {n}, 2025." for n in range(11, 16)]
    human = [f"投資推廣署於2025年5月{n}日聘用{n}人。" for n in (11, 12, 14, 15)]
    config = WITH_HUMAN.replace("[a.txt, b.txt]}", "a.txt}, align: true")
    write_release("\n\n".join(lines) + "\n", config)
    Path("a.txt").write_text("\n".join(human) + "\n", "utf-8")
    translate()
    with page() as browser:
        found: list[dict[str, Any]] = cells(browser)
        assert [cell["chrf"] is None for cell in found] == [False, False, True, False, False]
        assert browser.get("/api/run").json()["passages"][2]["human"] == {}


def test_a_run_without_human_translations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_release()
    translate()
    with page() as browser:
        assert {cell["chrf"] for cell in cells(browser)} == {None}
        assert all(passage["human"] == {} for passage in browser.get("/api/run").json()["passages"])
