"""The translators' page: what is drafted, accepted, rejected and exported is what the next run writes, and nothing else."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from typing import Any

import httpx
import pytest
from reviewing import CN, CONFIG, HIRED, HK, RELEASE, accepted, cells, page, path, translate, write_release

from pipeline.cli import main
from pipeline.document import State
from pipeline.entry import Entry, Part
from pipeline.memory.store import Store


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release and its run."""
    folder = tmp_path_factory.mktemp("made")
    with chdir(folder):
        write_release()
        translate()
    return folder


@pytest.fixture(autouse=True)
def folder(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def browser(folder: None) -> Iterator[httpx.Client]:
    with page() as client:
        yield client


def lines(locale: str = HK) -> list[str]:
    return Path(f"out/release/{locale}.txt").read_text("utf-8").split("\n\n")


def outputs() -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in Path("out/release").iterdir()}


def remembered(file: str = "out/memory.sqlite") -> list[tuple[str, str, State]]:
    store = Store(Path(file))
    try:
        return [(entry.locale, entry.text, entry.state) for entry in store.entries()]
    finally:
        store.close()


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
    assert answer["refused"].startswith("'投資推廣署' ('InvestHK') is not found in it; ")
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


NO_NAME = "'投資推廣署' ('InvestHK') is not found in it; names, figures and dates are written by rule, from glossary and style"
REFUSED = [
    (HIRED.replace("投資推廣署", "該署"), NO_NAME),
    (HIRED.replace("600", "1600"), NO_NAME.replace("投資推廣署", "600").replace("InvestHK", "600")),
    (HIRED.replace("600人", "六百人"), NO_NAME.replace("投資推廣署", "600").replace("InvestHK", "600")),
    (HIRED.replace("聘用", "雇请"), "zh-Hant-HK is not written with 请"),
    (" ", "there is no translation"),
    (HIRED + "\n", "it has a line break in it; a sentence is one line of text"),
    (HIRED + "\x07", "it has U+0007, which is no text, in it; a sentence is one line of text"),
]


@pytest.mark.parametrize(("text", "why"), REFUSED)
def test_what_cannot_be_accepted_is_refused_and_kept(browser: httpx.Client, text: str, why: str) -> None:
    answer = browser.post(path(0, "accept"), json={"text": text})
    assert (answer.status_code, answer.json()["kind"], answer.json()["error"]) == (409, "refused", why)
    cell = cells(browser)[0]
    assert (cell["text"], cell["draft"], cell["refused"], cell["state"]) == (text, True, why, "translated")
    assert not Path("out/memory.sqlite").exists()


def test_what_is_accepted_is_in_the_memory(browser: httpx.Client) -> None:
    answer = accepted(browser, 0, HIRED)
    assert (answer["cell"]["state"], answer["cell"]["draft"], answer["cell"]["from"]) == (
        "reviewed",
        False,
        "memory",
    )
    assert remembered() == [(HK, HIRED, State.REVIEWED)]
    alike = [(one["number"], one["locale"], one["cell"]["text"]) for one in answer["also"]]
    assert alike == [(3, HK, "投資推廣署於2025年5月9日聘用75人。")]
    assert (answer["note"], answer["progress"][HK]["accepted"]) == ("", 2)


def test_the_same_sentence_is_accepted_wherever_it_stands(browser: httpx.Client) -> None:
    answer = accepted(browser, 2, "今天沒有別的消息。")
    assert [(one["number"], one["cell"]["text"]) for one in answer["also"]] == [(4, "今天沒有別的消息。")]
    assert answer["note"] == "the same sentence stands in 1 other place: it is accepted there too"
    accepted(browser, 4, "今日並無其他消息。")
    assert [cell["text"] for cell in cells(browser)[2:5:2]] == ["今日並無其他消息。"] * 2


def test_an_accepted_sentence_is_edited_again(browser: httpx.Client) -> None:
    accepted(browser, 0, HIRED)
    cell = browser.put(path(0, "draft"), json={"text": HIRED + "！"}).json()["cell"]
    assert (cell["state"], cell["draft"]) == ("translated", True)
    cell = browser.post(path(0, "revert"), json={}).json()["cell"]
    assert (cell["state"], cell["draft"], cell["text"]) == ("reviewed", False, HIRED)
    cell = browser.post(path(0, "accept"), json={"text": HIRED + "！", "final": True}).json()["cell"]
    assert (cell["state"], cell["text"]) == ("final", HIRED + "！")


def test_the_machines_text_is_accepted_as_it_is(browser: httpx.Client) -> None:
    before = cells(browser)[1]["text"]
    answer = browser.post(path(1, "accept"), json={}).json()
    assert (answer["cell"]["state"], answer["cell"]["text"], answer["cell"]["diff"]) == (
        "reviewed",
        before,
        [],
    )
    assert remembered() == [(HK, before, State.REVIEWED)]


def test_what_is_rejected_leaves_the_memory(browser: httpx.Client) -> None:
    accepted(browser, 0, HIRED)
    accepted(browser, 0, HIRED + "！")
    answer = browser.post(path(0, "reject"), json={"comment": "says nothing of where"}).json()
    cell = answer["cell"]
    assert (cell["state"], cell["rejected"], cell["comment"]) == ("translated", True, "says nothing of where")
    assert (cell["text"], cell["draft"], remembered()) == (HIRED + "！", True, [])
    store = Store(Path("out/memory.sqlite"))
    assert store.digest == "0" * 64, "the digest of a memory that has nothing"
    store.close()
    assert [one["number"] for one in answer["also"]] == [3]
    assert answer["progress"][HK]["rejected"] == 1
    assert accepted(browser, 0, HIRED)["cell"]["rejected"] is False


def test_what_the_memory_has_from_elsewhere_is_not_taken_out_of_it() -> None:
    theirs = Entry(
        HK, "Nothing else was said today.", (Part("別無其他。"),), State.REVIEWED, origin="their.tmx"
    )
    store = Store(Path("ours.sqlite"), write=True)
    list(store.put([theirs]))
    store.close()
    write_release(config=CONFIG + "memory: {file: ours.sqlite}\n")
    translate()
    with page() as browser:
        assert browser.get("/api/run").json()["memory"] == {"file": "ours.sqlite", "of_config": True}
        cell = cells(browser)[2]
        assert (cell["text"], cell["state"], cell["from"]) == ("別無其他。", "reviewed", "memory")
        answer = browser.post(path(2, "reject"), json={"comment": "too short"}).json()
        assert (answer["cell"]["state"], answer["cell"]["rejected"]) == ("translated", True)
        assert answer["note"].startswith("the memory has this sentence from elsewhere: ")
        assert remembered("ours.sqlite") == [(HK, "別無其他。", State.REVIEWED)]
        accepted(browser, 2, "今日沒有其他消息。")
        browser.post("/api/export", json={})
    translate()
    assert lines()[2] == "今日沒有其他消息。"


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
        main(["memory", "import", _pairs("Hello there, world.\t你好，世界。"), "--memory", "ours.sqlite"])
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


def _pairs(text: str) -> str:
    Path("pairs.zh-Hant-HK.tsv").write_text(text + "\n", "utf-8")
    return "pairs.zh-Hant-HK.tsv"


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
                _pairs("Nothing more was said today.\t今天再無消息。"),
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
    ("2025年5月8日聘用600人。", "slot_lost", "put back what is missing", "投資推廣署2025年5月8日聘用600人。"),
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


WRONG: list[tuple[str, str, Any, int, str, str]] = [
    ("GET", "/api/segments/99/zh-Hant-HK/memory", None, 404, "unknown", "there is no sentence 99 in zh-Hant-HK"),
    ("PUT", "/api/segments/0/zh-Hant-TW/draft", {"text": "x"}, 404, "unknown", "there is no sentence 0 in zh-Hant-TW"),
    ("PUT", "/api/segments/x/zh-Hant-HK/draft", {"text": "x"}, 422, "wrong", "number: Input should be a valid integer"),
    ("GET", "/api/nothing", None, 404, "unknown", "Not Found"),
    ("PUT", "/api/run", {}, 405, "method", "Method Not Allowed"),
    ("PUT", path(0, "draft"), {}, 422, "wrong", "text: Field required"),
    ("PUT", path(0, "draft"), {"text": "x", "colour": 1}, 422, "wrong", "colour: Extra inputs are not permitted"),
    ("PUT", path(0, "draft"), {"text": "\ud800"}, 422, "wrong", "text: Input should be a valid string"),
    ("PUT", path(0, "draft"), {"text": "x" * 20_001}, 422, "wrong", "text: String should have at most 20000 characters"),
    ("PUT", path(0, "draft"), {"text": "x" * 1_000_001}, 413, "large", "this is more than the page ever sends"),
    ("POST", path(0, "reject"), {"comment": " "}, 422, "wrong", "comment: say why it is rejected"),
    ("PUT", path(0, "tags"), {"tags": [{"category": "accuracy/omision", "severity": "minor"}]}, 422, "wrong",
     "tags.0.category: 'accuracy/omision' is not a category; did you mean 'accuracy/omission'?"),
    ("PUT", path(0, "tags"), {"tags": [{"category": "other", "severity": "huge"}]}, 422, "wrong",
     "tags.0.severity: 'huge' is not a severity; choose critical, major, minor or neutral"),
    ("PUT", path(0, "tags"), {"tags": [{"category": "other", "severity": "minor", "start": 2, "end": 1}]}, 422, "wrong",
     "tags.0: start and end are two offsets in this order, or both null"),
]  # fmt: skip


@pytest.mark.parametrize(("method", "where", "body", "status", "kind", "said"), WRONG)
def test_wrong_requests(
    browser: httpx.Client, method: str, where: str, body: Any, status: int, kind: str, said: str
) -> None:
    content = None if body is None else json.dumps(body).encode()
    answer = browser.request(method, where, content=content, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["kind"]) == (status, kind)
    assert answer.json()["error"].startswith(said)
