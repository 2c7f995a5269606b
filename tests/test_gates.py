"""Floors, findings and exit codes: what a verdict is made of, and that `gate` judges again without translating."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from gating import CN, CONFIG, HK, NAMES, answer, gates_of, prepare

from pipeline.config.gates import Gates
from pipeline.document import Finding, Score, Severity
from pipeline.files.layout import Report
from pipeline.reports.gates import gate_table
from pipeline.scoring.gates import decide
from pipeline.verdict import EVERYWHERE, Gate


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare(tmp_path, monkeypatch)


SCORES = (
    Score("chrF2++", 44.999, "", HK),
    Score("chrF2++", 50, "", CN),
    Score("TER", 30.5, "", HK),
    Score("terms", 100 * 27 / 27, "", HK),
)
WARNING = Finding("repeated", Severity.WARNING, "twice", "a.txt", "s1", 1, HK)


def decided(gates: Gates, *findings: Finding, fail_on: str = "never") -> dict[str, tuple[str, str]]:
    verdict = decide(gates, fail_on, [CN, HK], SCORES, findings)
    return {f"{g.name} {g.scope} {g.wanted} {g.got}": (g.outcome, g.why) for g in verdict.gates}


def test_floors_of_all_locales_and_of_one() -> None:
    assert decided(Gates(floors={"chrf": 45, "terms": 100})) == {
        f"floors.chrf {CN} at least 45 50.00": ("passed", ""),
        f"floors.chrf {HK} at least 45 45.00": ("failed", "0.0010 points too low"),
        f"floors.terms {CN} at least 100 ": ("skipped", "not measured: the release has none"),
        f"floors.terms {HK} at least 100 100.00": ("passed", ""),
    }
    assert decided(Gates(floors={"chrf": {CN: 51}})) == {
        f"floors.chrf {CN} at least 51 50.00": ("failed", "1.00 points too low")
    }


def test_of_ter_the_lower_is_the_better() -> None:
    assert decided(Gates(floors={"ter": 30})) == {
        f"floors.ter {CN} at most 30 ": ("skipped", "not measured: no human translation"),
        f"floors.ter {HK} at most 30 30.50": ("failed", "0.50 points too much"),
    }
    assert decided(Gates(floors={"ter": {HK: 31}})) == {f"floors.ter {HK} at most 31 30.50": ("passed", "")}


def test_findings_are_counted_as_in_the_summary() -> None:
    both = (WARNING, replace(WARNING, locale=CN, span=(1, 2)), replace(WARNING, segment="s2"))
    assert decided(Gates(findings={"error": 0, "warning": 1}), *both, fail_on="warning") == {
        "findings.error all at most 0 0": ("passed", ""),
        "findings.warning all at most 1 2": ("failed", "1 too many"),
        "fail_on all no warning or graver 2": ("failed", ""),
    }
    assert decided(Gates(), *both, fail_on="error") == {"fail_on all no error 0": ("passed", "")}
    assert decided(Gates(), *both) == {}


def test_a_run_without_gates_has_one_that_passes(capsys: pytest.CaptureFixture[str]) -> None:
    code, said, _ = answer(capsys, "run", "acme.yaml")
    assert code == 0
    assert "gates" not in said
    assert gates_of() == {"fail_on all": ("passed", "0", "")}


def test_gate_judges_again_and_translates_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    said = "xindaya: out: not everything was translated here yet; `xindaya run` does it\n"
    assert answer(capsys, "gate", "acme.yaml") == (2, "", said)
    assert not Path("out").exists()
    answer(capsys, "run", "acme.yaml")
    code, table, _ = answer(capsys, "gate", "acme.yaml", "--fail-under", "chrf=90")
    assert code == 1
    assert table.startswith(f"gates: 1 failed, 1 passed\n  failed  floors.chrf  {HK}  at least 90  got ")
    assert answer(capsys, "gate", "acme.yaml") == (
        0,
        "gates: 1 passed\n  passed  fail_on  all  no error  got 0\n",
        "",
    )


def everything() -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in Path("out").rglob("*") if path.is_file()}


def test_gate_writes_reports_and_leaves_the_translations(capsys: pytest.CaptureFixture[str]) -> None:
    """Also those that a person has changed: the next run still finds them, and puts them aside."""
    answer(capsys, "run", "acme.yaml")
    edited = Path(f"out/release/bilingual.{HK}.xlf")
    edited.write_bytes(edited.read_bytes() + b"<!-- mine -->")
    before = everything()
    assert answer(capsys, "gate", "acme.yaml", "--fail-under", "chrf=90")[0] == 1
    changed = {path for path, content in everything().items() if before.get(path) != content}
    reports = {Path("out", name) for name in Report} - {
        Path("out", name) for name in (Report.SCORES, Report.SEGMENTS, Report.SARIF)
    }
    assert changed - {Path("out", Report.TIMINGS)} == reports - {
        Path("out", Report.FINDINGS),
        Path("out", Report.TIMINGS),
    }
    manifest = json.loads(Path("out/run.json").read_text("utf-8"))
    assert manifest["settings"]["gates"]["floors"] == {"chrf": 90}
    assert manifest["outputs"][f"release/{HK}.txt"]
    assert "it is kept as" in answer(capsys, "run", "acme.yaml")[1]


def test_gate_judges_only_what_the_run_has_written(capsys: pytest.CaptureFixture[str]) -> None:
    answer(capsys, "run", "acme.yaml")
    before = everything()
    Path("names.csv").write_text(NAMES.replace("海港工程", "港灣工程"), "utf-8")
    Path("acme.yaml").write_text(CONFIG + "style: {zh-Hant-HK: hk-press}\n")
    said = "xindaya: out: this was made with other glossaries, style; `xindaya run` makes it anew\n"
    assert answer(capsys, "gate", "acme.yaml") == (2, "", said)
    assert everything() == before


def test_table_of_no_gates() -> None:
    assert gate_table(decide(Gates(), "never", [HK], (), ())) == ""


def test_outcomes() -> None:
    gate = Gate("fail_on", EVERYWHERE, "no error", "0", True)
    assert [g.outcome for g in (gate, replace(gate, passed=False), replace(gate, got=""))] == [
        "passed",
        "failed",
        "skipped",
    ]
