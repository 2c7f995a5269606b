"""JUnit by the rules of its format (`gating.py` has them): gates, documents and checks as cases, whatever their texts hold."""

from dataclasses import replace
from pathlib import Path

import pytest
from gating import HK, junit_cases

from pipeline.document import Block, BlockKind, Document, Finding, Segment, Severity, TranslatedDocument
from pipeline.reports.gathering import gathered
from pipeline.reports.junit import Junit
from pipeline.verdict import EVERYWHERE, NO_GATES, Gate, Verdict

WARNING = Finding("repeated", Severity.WARNING, "twice", "a.txt", "s1", 1, HK)
GATES = Verdict(
    (
        Gate("floors.chrf", HK, "at least 45", "40.00", False, "5.00 points too low"),
        Gate("floors.ter", HK, "at most 45", "", True, "not measured: no human translation"),
        Gate("fail_on", EVERYWHERE, "no error", "0", True),
    )
)


def document(*findings: Finding, name: str = "a.txt") -> TranslatedDocument:
    segment = Segment("s1", "Hello.")
    block = Block(BlockKind.PARAGRAPH, segment.source, 1, segments=(segment,))
    return TranslatedDocument(Document(Path(name), b"", (block,)), {}, findings)


def cases(
    *documents: TranslatedDocument, verdict: Verdict = GATES, fail_on: str = "error"
) -> dict[str, dict[str, str]]:
    return junit_cases(gathered(Junit(fail_on), documents).text(verdict).encode())


def test_a_case_a_gate_a_document_and_a_check() -> None:
    assert cases(document(WARNING, replace(WARNING, locale="zh-Hans-CN"))) == {
        "gates": {
            f"floors.chrf ({HK})": "failure",
            f"floors.ter ({HK})": "skipped",
            "fail_on (all)": "passed",
        },
        "a.txt": {"document": "passed", "repeated": "passed"},
    }


@pytest.mark.parametrize("fail_on", ["never", "info", "warning", "error"])
@pytest.mark.parametrize("severity", list(Severity))
def test_what_fails_the_run_fails_its_cases(severity: Severity, fail_on: str) -> None:
    found = cases(document(replace(WARNING, severity=severity)), verdict=NO_GATES, fail_on=fail_on)
    fails = fail_on != "never" and severity.rank >= Severity(fail_on).rank
    expected = "failure" if fails else "passed"
    assert found == {"gates": {}, "a.txt": {"document": expected, "repeated": expected}}


@pytest.mark.parametrize("text", ["<b>&\"'", "]]>", "a\x00b\x1b[31m", "\ud800", "第一行\n第二行", "𠮷"])
def test_no_text_breaks_the_file(text: str) -> None:
    gates = Verdict((Gate("fail_on", EVERYWHERE, text, text, False, text),))
    found = cases(document(replace(WARNING, message=text, severity=Severity.ERROR)), verdict=gates)
    assert found == {
        "gates": {"fail_on (all)": "failure"},
        "a.txt": {"document": "failure", "repeated": "failure"},
    }


def test_why_a_gate_fails_or_is_skipped_is_said() -> None:
    report = Junit("error").text(GATES)
    assert '<failure message="wanted at least 45, got 40.00; 5.00 points too low">' in report
    assert '<skipped message="not measured: no human translation" />' in report
    assert '<testsuites name="xindaya" tests="3" failures="1" errors="0">' in report


def test_the_further_lines_stand_with_what_is_found_once() -> None:
    also = replace(WARNING, also=(3, 7))
    text = gathered(Junit("error"), [document(also, replace(also, locale="zh-Hans-CN", also=(5,)))]).text(
        NO_GATES
    )
    assert f"a.txt:1 warning repeated: twice (also in lines 3, 5, 7) ({HK}, zh-Hans-CN)" in text
