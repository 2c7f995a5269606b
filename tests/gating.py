"""A small release with a glossary and a human translation, and what a run says of its gates, for their tests."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest

from pipeline.cli import main
from pipeline.reports.step import VARIABLE

HK, CN = "zh-Hant-HK", "zh-Hans-CN"
CONFIG = (
    "inputs:\n- source: release.txt\n  references: {zh-Hant-HK: human.txt}\n"
    "targets: [zh-Hant-HK]\nengine: {kind: echo}\nglossaries: [names.csv]\noutput: out\n"
)
RELEASE = "Harbour Works opened on May 8, 2025.\n\nThe park cost HK$5 million.\n\nHello world.\n"
HUMAN = "海港工程於2025年5月8日開幕。\n公園耗資500萬港元。\n你好，世界。\n"
NAMES = "en,zh-Hant-HK\nHarbour Works,海港工程\n"
# What an element of JUnit's XML may have, as Jenkins takes it: the attributes that it must have, then the others.
_ATTRIBUTES = {
    "testsuites": ({"name", "tests", "failures", "errors"}, {"time", "disabled"}),
    "testsuite": ({"name", "tests", "failures", "errors", "skipped"}, {"time", "disabled"}),
    "testcase": ({"name", "classname"}, {"time", "assertions", "status"}),
    "failure": ({"message"}, {"type"}),
    "skipped": ({"message"}, set()),
    "system-out": (set(), set()),
}
_CHILDREN = {
    "testsuites": {"testsuite"},
    "testsuite": {"testcase"},
    "testcase": {"failure", "skipped", "system-out"},
}


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes the folder the working one, and writes the release into it."""
    monkeypatch.chdir(folder)
    monkeypatch.delenv(VARIABLE, raising=False)
    files = {"acme.yaml": CONFIG, "release.txt": RELEASE, "human.txt": HUMAN, "names.csv": NAMES}
    for name, text in files.items():
        Path(name).write_text(text, "utf-8")


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    return (main(arguments), *capsys.readouterr())


def gates_of(folder: str = "out") -> dict[str, tuple[str, str, str]]:
    """Gate and scope → outcome, got, why."""
    verdict = json.loads(Path(folder, "gates.json").read_text("utf-8"))
    return {f"{g['name']} {g['scope']}": (g["outcome"], g["got"], g["why"]) for g in verdict["gates"]}


def notes_of(folder: str = "out") -> list[str]:
    notes: list[str] = json.loads(Path(folder, "gates.json").read_text("utf-8"))["notes"]
    return notes


def junit(folder: str = "out") -> dict[str, dict[str, str]]:
    """Suite → case → outcome, after the file was held against the rules of its format."""
    return junit_cases(Path(folder, "junit.xml").read_bytes())


def junit_cases(report: bytes) -> dict[str, dict[str, str]]:
    root = ElementTree.fromstring(report)
    assert root.tag == "testsuites"
    _check_element(root)
    found = {
        suite.get("name", ""): {case.get("name", ""): _outcome(case) for case in suite} for suite in root
    }
    assert len(found) == len(root), "suites have names of their own"
    assert [len(cases) for cases in found.values()] == [len(suite) for suite in root]
    for suite in root:
        _check_counts(suite, [*found[suite.get("name", "")].values()])
    _check_counts(root, [outcome for cases in found.values() for outcome in cases.values()])
    return found


def _check_element(element: ElementTree.Element) -> None:
    needed, others = _ATTRIBUTES[element.tag]
    assert needed <= {*element.attrib} <= needed | others, element.tag
    assert {child.tag for child in element} <= _CHILDREN.get(element.tag, set())
    for child in element:
        _check_element(child)


def _outcome(case: ElementTree.Element) -> str:
    kinds = [child.tag for child in case]
    assert kinds in ([], ["failure"], ["skipped"], ["system-out"])
    return kinds[0] if kinds in (["failure"], ["skipped"]) else "passed"


def _check_counts(element: ElementTree.Element, outcomes: Sequence[str]) -> None:
    counts = {"tests": len(outcomes), "failures": outcomes.count("failure"), "errors": 0}
    if element.tag == "testsuite":
        counts["skipped"] = outcomes.count("skipped")
    assert {name: element.get(name) for name in counts} == {name: str(n) for name, n in counts.items()}
