"""Exit code, JUnit, step summary and page say the same, and the workflow to copy names what there is."""

import json
from pathlib import Path

import pytest
from gating import CONFIG, HK, answer, gates_of, junit, prepare
from ruamel.yaml import YAML

from pipeline import load_config, run
from pipeline.files.layout import Report
from pipeline.reports.step import VARIABLE

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare(tmp_path, monkeypatch)


def test_a_gate_that_fails_says_so_everywhere(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "step.md")
    Path("step.md").write_text("before\n")
    code, said, _ = answer(capsys, "run", "acme.yaml", "--fail-under", "chrf=90", "terms=100")
    assert code == 1
    outcome = gates_of()
    assert {name: value[0] for name, value in outcome.items()} == {
        f"floors.chrf {HK}": "failed",
        f"floors.terms {HK}": "passed",
        "fail_on all": "passed",
    }
    assert f"gates: 1 failed, 2 passed\n  failed  floors.chrf  {HK}  at least 90  got " in said
    assert "floors.terms" not in said
    cases = junit()
    assert cases["gates"] == {
        f"floors.chrf ({HK})": "failure",
        f"floors.terms ({HK})": "passed",
        "fail_on (all)": "passed",
    }
    assert cases["release.txt"]["document"] == "passed"
    step = Path("step.md").read_text("utf-8")
    assert step == "before\n" + Path("out/report.md").read_text("utf-8")
    assert "## Gates\n\n1 failed, 2 passed.\n\n| Outcome | Gate |" in step
    assert f"| failed | floors.chrf | {HK} | at least 90 |" in step
    page = Path("out/report.html").read_text("utf-8")
    assert "<h2>Gates: 1 failed, 2 passed</h2>" in page
    manifest = json.loads(Path("out/run.json").read_text("utf-8"))
    assert {Report.GATES, Report.JUNIT, Report.SARIF} <= {*manifest["outputs"]}
    assert manifest["settings"]["gates"]["floors"] == {"chrf": 90, "terms": 100}


def test_findings_that_fail_are_cases_that_fail(capsys: pytest.CaptureFixture[str]) -> None:
    Path("acme.yaml").write_text(CONFIG + "fail_on: warning\n")
    assert answer(capsys, "run", "acme.yaml")[0] == 1
    cases = junit()
    assert cases["gates"] == {"fail_on (all)": "failure"}
    assert cases["release.txt"]["document"] == "failure"
    failed = {name for name, kind in cases["release.txt"].items() if kind == "failure"} - {"document"}
    findings = json.loads(Path("out/findings.json").read_text("utf-8"))
    assert failed == {f["check"] for f in findings if f["severity"] != "info"} != set()


def test_a_step_summary_that_cannot_be_written(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "nowhere/step.md")
    assert answer(capsys, "run", "acme.yaml") == (
        2,
        "",
        f"xindaya: nowhere/step.md: {VARIABLE}: cannot write here: no such file or directory\n",
    )


def test_the_sample_holds_its_own_gates(tmp_path: Path) -> None:
    config = load_config(ROOT / "configs" / "sample" / "release.yaml")
    assert {"chrf", "terms", "dates"} <= {*config.gates.floors}
    result = run(config.model_copy(update={"output": tmp_path / "out"}))
    assert [f"{gate.name} {gate.scope}: {gate.got} {gate.why}" for gate in result.verdict.failed] == []
    assert not any(gate.skipped for gate in result.verdict.gates)


def test_the_workflow_names_what_there_is() -> None:
    workflow = YAML(typ="safe").load(ROOT / "configs" / "ci" / "xindaya.yml")
    [job] = workflow["jobs"].values()
    steps = job["steps"]
    commands = "\n".join(step.get("run", "") for step in steps)
    assert "xindaya run" in commands
    assert "--baseline" in commands
    used = [step["uses"].partition("@")[0] for step in steps if "uses" in step]
    assert {"actions/checkout", "github/codeql-action/upload-sarif"} <= {*used}
    assert any(name.startswith("actions/cache") for name in used)
    text = (ROOT / "configs" / "ci" / "xindaya.yml").read_text("utf-8")
    assert f"/{Report.SARIF}" in text
    assert f"/{Report.JUNIT}" in text
    assert job["permissions"]["security-events"] == "write"
    assert (ROOT / job["env"]["CONFIG"]).is_file()
