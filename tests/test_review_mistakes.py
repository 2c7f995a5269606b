"""Requests that the translators' page never makes: each is answered in words."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from reviewing import path

pytestmark = pytest.mark.usefixtures("folder")


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
