"""The page's server where others are at work too: older pages, other releases of a memory, a config that changes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest
from reviewing import (
    CONFIG,
    HIRED,
    HK,
    NAMES,
    RELEASE,
    accepted,
    cells,
    page,
    path,
    served,
    translate,
    write_release,
)

from pipeline.memory.store import Store

CHANGED = "the release was changed since this page was opened; reload the page"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_release()
    translate()


def test_a_page_of_another_release_stores_nothing() -> None:
    with page() as browser:
        old = browser.get("/api/run").json()["release"]
        headers = {"X-Xindaya-Release": old}
        assert browser.put(path(0, "draft"), json={"text": HIRED}, headers=headers).status_code == 200
    with page() as browser:
        assert browser.get("/api/run").json()["release"] == old, "the same release has the same digest"
    write_release("A new one.\n\n" + RELEASE)
    translate()
    with page() as browser:
        before = cells(browser)
        assert browser.get("/api/run").json()["release"] != old
        for what in ("draft", "accept"):
            method = "PUT" if what == "draft" else "POST"
            answer = browser.request(method, path(0, what), json={"text": "別的句子。"}, headers=headers)
            assert (answer.status_code, answer.json()) == (409, {"error": CHANGED, "kind": "release"})
        assert browser.post("/api/export", json={}, headers=headers).json()["kind"] == "release"
        assert cells(browser) == before


def test_what_another_folder_accepted_stays_in_the_memory() -> None:
    write_release(config=CONFIG + "memory: {file: ours.sqlite}\n")
    Store(Path("ours.sqlite"), write=True).close()
    translate()
    with page() as browser:
        accepted(browser, 0, HIRED)
    Path("out/review.sqlite").unlink()
    with page("Lee") as browser:
        answer = browser.post(path(0, "reject"), json={"comment": "too long"}).json()
        assert answer["note"].startswith("the memory has this sentence from elsewhere: ")
        store = Store(Path("ours.sqlite"))
        assert [entry.text for entry in store.entries()] == [HIRED]
        store.close()


def date_tag(cell: dict[str, Any]) -> dict[str, Any]:
    """A tag on the date."""
    start = cell["text"].index("2025年")
    end = cell["text"].index("日") + 1
    return {"category": "accuracy/omission", "severity": "minor", "start": start, "end": end, "note": ""}


def tagged(cell: dict[str, Any]) -> list[str]:
    return [cell["text"][tag["start"] : tag["end"]] for tag in cell["tags"]]


def test_tags_stay_on_their_words_where_the_memory_or_the_engine_writes_another_text() -> None:
    with page() as browser:
        for number in (0, 3):
            tag = date_tag(cells(browser)[number])
            browser.put(path(number, "tags"), json={"tags": [tag]})
        [also] = accepted(browser, 0, HIRED)["also"]
        assert (also["number"], tagged(also["cell"])) == (3, ["2025年5月9日"])
        assert tagged(cells(browser)[0]) == ["2025年5月8日"]
    with page() as browser:
        found = cells(browser)
        assert [tagged(found[number]) for number in (0, 3)] == [["2025年5月8日"], ["2025年5月9日"]]


def test_tags_stay_on_their_words_in_the_next_run() -> None:
    with page() as browser:
        browser.put(path(3, "tags"), json={"tags": [date_tag(cells(browser)[3])]})
    Path("names.csv").write_text(NAMES.replace("投資推廣署", "香港特區投資推廣署"), "utf-8")
    translate()
    with page() as browser:
        cell = cells(browser)[3]
        assert cell["text"].startswith("香港特區投資推廣署")
        assert tagged(cell) == ["2025年5月9日"]


def test_an_outdated_address_tells_a_person_in_words() -> None:
    with page() as browser:
        answer = browser.get("/?token=old", headers={"Accept": "text/html", "X-Xindaya-Token": ""})
        assert (answer.status_code, answer.headers["content-type"]) == (403, "text/plain; charset=utf-8")
        said = "open the address that `xindaya review` has printed: it has the token that is missing here\n"
        assert answer.text == said


def test_nothing_is_exported_of_a_config_that_has_changed() -> None:
    Path("base.yaml").write_text(CONFIG, "utf-8")
    Path("acme.yaml").write_text("extends: base.yaml\n", "utf-8")
    translate()
    with served("out") as (_, address, token):
        for name, text in (("base.yaml", CONFIG), ("acme.yaml", "extends: base.yaml\n")):
            Path(name).write_text(text + f"targets: [{HK}]\n", "utf-8")
            answer = httpx.post(
                f"{address}/api/export", json={}, headers={"X-Xindaya-Token": token}, timeout=60
            )
            said = (
                f"{name}: this file was changed since the page was opened; stop the command and start it anew"
            )
            assert (answer.status_code, answer.json()) == (400, {"error": said, "kind": "mistake"})
            Path(name).write_text(text, "utf-8")
