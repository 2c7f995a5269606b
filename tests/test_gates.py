"""One verdict: what it is made of, and that exit code, JSON, JUnit, Markdown and the pages all say the same."""

import json
import shutil
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from ruamel.yaml import YAML

from pipeline import load_config, run
from pipeline.cli import main
from pipeline.configgates import Gates
from pipeline.document import Finding, Score, Severity
from pipeline.errors import UserError
from pipeline.layout import Report
from pipeline.reports.gates import gate_table
from pipeline.reports.step import VARIABLE
from pipeline.scoring.gates import decide
from pipeline.verdict import EVERYWHERE, Gate

ROOT = Path(__file__).parent.parent
HK, CN = "zh-Hant-HK", "zh-Hans-CN"
CONFIG = (
    "inputs:\n- source: release.txt\n  references: {zh-Hant-HK: human.txt}\n"
    "targets: [zh-Hant-HK]\nengine: {kind: echo}\nglossaries: [names.csv]\noutput: out\n"
)
RELEASE = "Harbour Works opened on May 8, 2025.\n\nThe park cost HK$5 million.\n\nHello world.\n"
HUMAN = "海港工程於2025年5月8日開幕。\n公園耗資500萬港元。\n你好，世界。\n"
NAMES = "en,zh-Hant-HK\nHarbour Works,海港工程\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(VARIABLE, raising=False)
    for name, text in (("acme.yaml", CONFIG), ("release.txt", RELEASE), ("human.txt", HUMAN)):
        Path(name).write_text(text, "utf-8")
    Path("names.csv").write_text(NAMES, "utf-8")
    return tmp_path


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    return (main(arguments), *capsys.readouterr())


def gates_of(folder: str = "out") -> dict[str, tuple[str, str, str]]:
    """Gate and scope → outcome, got, why."""
    verdict = json.loads(Path(folder, "gates.json").read_text("utf-8"))
    return {f"{g['name']} {g['scope']}": (g["outcome"], g["got"], g["why"]) for g in verdict["gates"]}


def junit(folder: str = "out") -> dict[str, dict[str, str]]:
    """Suite → case → outcome, after its counts were checked."""
    root = ElementTree.parse(Path(folder, "junit.xml")).getroot()
    assert root.tag == "testsuites"
    found: dict[str, dict[str, str]] = {}
    for suite in root:
        assert suite.tag == "testsuite"
        cases = found[suite.get("name", "")] = {}
        for case in suite:
            assert case.tag == "testcase"
            assert case.get("classname")
            kinds = [child.tag for child in case if child.tag in ("failure", "skipped")]
            assert len(kinds) <= 1
            assert all(child.tag in ("failure", "skipped", "system-out") for child in case)
            assert case.get("name") not in cases
            cases[case.get("name", "")] = kinds[0] if kinds else "passed"
        _check_counts(suite, [*cases.values()])
    _check_counts(root, [kind for cases in found.values() for kind in cases.values()])
    return found


def _check_counts(element: ElementTree.Element, kinds: list[str]) -> None:
    counts = {"tests": len(kinds), "failures": kinds.count("failure"), "skipped": kinds.count("skipped")}
    assert {name: int(element.get(name, "-1")) for name in counts} == counts
    assert element.get("errors") == "0"


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


def test_the_same_bytes_on_a_second_run(capsys: pytest.CaptureFixture[str]) -> None:
    answer(capsys, "run", "acme.yaml", "--output", "base")
    told = []
    for _ in range(2):
        told.append(answer(capsys, "run", "acme.yaml", "--baseline", "base"))
        told.append(
            {
                path: path.read_bytes()
                for path in sorted(Path("out").rglob("*"))
                if path.is_file() and path.name not in ("timings.json", ".cache.sqlite")
            }
        )
    assert {"report.html", "report.md", f"{HK}.txt", f"bilingual.{HK}.xlf"} <= {path.name for path in told[1]}
    assert told[0] == told[2]
    assert told[1] == told[3]


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


def test_a_run_beside_an_earlier_one(capsys: pytest.CaptureFixture[str]) -> None:
    answer(capsys, "run", "acme.yaml", "--output", "base")
    assert answer(capsys, "run", "acme.yaml", "--baseline", "base")[0] == 0
    compared = {name for name in gates_of() if name.startswith("regression")}
    assert compared == {
        f"regression.{metric} {HK}" for metric in ("bleu", "chrf", "ter", "terms", "magnitudes", "dates")
    }
    verdict = json.loads(Path("out/gates.json").read_text("utf-8"))
    assert {c["gain"] for c in verdict["comparisons"]} == {0}
    assert verdict["notes"][0].startswith("3 segments are few")
    assert "Beside the baseline" in Path("out/report.html").read_text("utf-8")
    assert "| bleu | zh-Hant-HK |" in Path("out/report.md").read_text("utf-8")


def test_a_name_that_was_right_and_is_wrong_fails(capsys: pytest.CaptureFixture[str]) -> None:
    """The baseline is measured by today's glossary: what it wrote then is still right if it is right now."""
    answer(capsys, "run", "acme.yaml", "--output", "base")
    Path("other.csv").write_text("en,zh-Hant-HK\nHarbour Works,港灣工程\n", "utf-8")
    Path("acme.yaml").write_text(
        CONFIG.replace("names.csv", "other.csv").replace("{zh-Hant-HK: human.txt}", "{}")
    )
    assert answer(capsys, "run", "acme.yaml", "--baseline", "base")[0] == 0
    assert gates_of()[f"regression.terms {HK}"] == ("passed", "0.00 → 100.00", "")
    Path("acme.yaml").write_text(CONFIG.replace("glossaries: [names.csv]\n", ""))
    Path("release.txt").write_text(RELEASE)
    answer(capsys, "run", "acme.yaml", "--baseline", "base")
    assert gates_of()[f"regression.terms {HK}"][0] == "skipped"


def test_a_loss_against_the_baseline_fails(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(capsys, "run", "acme.yaml", "--output", "base")
    monkeypatch.setattr(
        "pipeline.document.TranslatedDocument.block_texts",
        lambda self, locale: ["海港工程。" for _ in self.document.blocks],
    )
    code, said, _ = answer(capsys, "run", "acme.yaml", "--baseline", "base")
    assert code == 1
    assert gates_of()[f"regression.dates {HK}"] == ("failed", "100.00 → 0.00", "100.00 points lost")
    assert f"failed  regression.dates       {HK}  none lost" in said


@pytest.mark.parametrize(
    ("prepare", "said"),
    [
        (lambda: None, "--baseline: no such folder: base"),
        (lambda: Path("base").mkdir(), "--baseline: base is not the output folder of a run: it has no run.json"),
        (lambda: Path("base").write_text(""), "--baseline: base is not the output folder of a run: it has no run.json"),
        (
            lambda: (Path("base").mkdir(), Path("base/run.json").write_text("{}")),
            "base/run.json: Xindaya has not written this manifest of a run",
        ),
        (
            lambda: (Path("base").mkdir(), Path("base/run.json").write_text("[")),
            "base/run.json: Xindaya has not written this manifest of a run",
        ),
    ],
)  # fmt: skip
def test_folders_that_are_no_baseline(capsys: pytest.CaptureFixture[str], prepare: object, said: str) -> None:
    prepare()  # type: ignore[operator]
    for command in ("check", "run", "gate"):
        assert answer(capsys, command, "acme.yaml", "--baseline", "base") == (2, "", f"xindaya: {said}\n")


def test_a_baseline_in_the_config_counts_from_it_and_names_its_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    answer(capsys, "run", "acme.yaml", "--output", "base")
    Path("configs").mkdir()
    for name in ("release.txt", "human.txt", "names.csv"):
        shutil.copy(name, "configs")
    text = CONFIG.replace("output: out", "output: ../out\ngates:\n  baseline: ")
    Path("configs/acme.yaml").write_text(text.replace("baseline: ", "baseline: ../base"))
    assert answer(capsys, "run", "configs/acme.yaml")[0] == 0
    assert f"regression.chrf {HK}" in gates_of()
    Path("configs/acme.yaml").write_text(text.replace("baseline: ", "baseline: ../out"))
    said = "the run would be compared with itself; copy the earlier run's folder, and name the copy"
    assert answer(capsys, "run", "configs/acme.yaml") == (
        2,
        "",
        f"xindaya: configs/acme.yaml:9: gates.baseline: {said}\n",
    )


def test_a_baseline_that_somebody_changed(capsys: pytest.CaptureFixture[str]) -> None:
    answer(capsys, "run", "acme.yaml", "--output", "base")
    file = Path("base/release/bilingual.zh-Hant-HK.xlf")
    file.write_bytes(file.read_bytes() + b"\n")
    assert answer(capsys, "run", "acme.yaml", "--baseline", "base") == (
        2,
        "",
        f"xindaya: {file}: this file was changed after the run that wrote it; make that run anew\n",
    )
    file.unlink()
    assert answer(capsys, "run", "acme.yaml", "--baseline", "base")[2] == (
        f"xindaya: {file}: no such file, though the run wrote it\n"
    )


def test_a_release_that_was_changed_since_the_baseline(capsys: pytest.CaptureFixture[str]) -> None:
    answer(capsys, "run", "acme.yaml", "--output", "base")
    Path("release.txt").write_text(RELEASE.replace("world", "there"))
    code, said, _ = answer(capsys, "run", "acme.yaml", "--baseline", "base")
    note = "release.txt was changed since the baseline: it is not compared"
    assert (code, f"  note: {note}\n" in said) == (0, True)
    assert json.loads(Path("out/gates.json").read_text("utf-8"))["notes"] == [note]
    compared = [value[0] for name, value in gates_of().items() if name.startswith("regression")]
    assert compared == ["skipped"] * 6


def test_a_locale_that_the_baseline_has_not(capsys: pytest.CaptureFixture[str]) -> None:
    answer(capsys, "run", "acme.yaml", "--output", "base")
    other = ("run", "acme.yaml", "--baseline", "base", "--target", CN)
    assert answer(capsys, *other)[0] == 0
    verdict = json.loads(Path("out/gates.json").read_text("utf-8"))
    assert verdict["notes"] == [f"{CN} is not in the baseline: it is not compared"]


def test_what_is_not_measured_is_no_gate_against_the_baseline(capsys: pytest.CaptureFixture[str]) -> None:
    Path("acme.yaml").write_text(CONFIG + "score: {metrics: [terms]}\n")
    answer(capsys, "run", "acme.yaml", "--output", "base")
    assert answer(capsys, "run", "acme.yaml", "--baseline", "base")[0] == 0
    assert [name for name in gates_of() if name.startswith("regression")] == [f"regression.terms {HK}"]


def test_a_floor_of_a_locale_that_is_no_target_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    Path("acme.yaml").write_text(CONFIG + f"gates: {{floors: {{terms: {{{CN}: 100, {HK}: 90}}}}}}\n")
    assert answer(capsys, "run", "acme.yaml")[0] == 0
    assert gates_of()[f"floors.terms {CN}"] == ("skipped", "", "not judged: not a target of this run")
    assert gates_of()[f"floors.terms {HK}"][0] == "passed"


def test_one_of_two_releases_is_compared(capsys: pytest.CaptureFixture[str]) -> None:
    Path("second.txt").write_text("Hello again.\n")
    both = CONFIG.replace("targets", "- second.txt\ntargets")
    Path("acme.yaml").write_text(both)
    answer(capsys, "run", "acme.yaml", "--output", "base")
    Path("second.txt").write_text("Hello once more.\n")
    Path("third.txt").write_text("Hello.\n")
    Path("acme.yaml").write_text(both.replace("targets", "- third.txt\ntargets"))
    assert answer(capsys, "run", "acme.yaml", "--baseline", "base")[0] == 0
    assert json.loads(Path("out/gates.json").read_text("utf-8"))["notes"] == [
        "second.txt was changed since the baseline: it is not compared",
        "third.txt is not in the baseline: it is not compared",
        "3 segments are few: only large differences are significant; "
        "with 100 or more, smaller ones can be told from chance",
    ]


def test_references_that_were_changed_since_the_baseline(capsys: pytest.CaptureFixture[str]) -> None:
    """Both runs are measured against the references of today, so that the comparison stays fair."""
    answer(capsys, "run", "acme.yaml", "--output", "base")
    Path("human.txt").write_text(HUMAN.replace("你好，世界", "哈囉，世界"), "utf-8")
    code, said, _ = answer(capsys, "run", "acme.yaml", "--baseline", "base")
    assert code == 0
    note = "human.txt was changed since the baseline: both runs are measured against today's"
    assert f"note: {note}\n" in said
    verdict = json.loads(Path("out/gates.json").read_text("utf-8"))
    assert {c["gain"] for c in verdict["comparisons"]} == {0}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{floors: {chrff: 45}}", "gates.floors.chrff: 'chrff' is not a metric; did you mean 'chrf'?"),
        ("{floors: {chrf: high}}", "gates.floors.chrf: expected a number, not 'high'"),
        ("{floors: {chrf: true}}", "gates.floors.chrf: expected a number, not true"),
        ("{floors: {chrf: -1}}", "gates.floors.chrf: expected 0 or more, not -1"),
        ("{floors: {chrf: .nan}}", "gates.floors.chrf: expected a number, not nan"),
        ("{floors: {chrf: {zh-HK: 45}}}", "gates.floors.chrf.zh-HK: 'zh-HK' does not say which script to write; use zh-Hant-HK"),
        ("{floors: {chrf: {zh-Hant-HK: x}}}", "gates.floors.chrf.zh-Hant-HK: expected a number, not 'x'"),
        ("{floors: 45}", "gates.floors: expected settings such as {chrf: 45}, not 45"),
        ("{floor: {chrf: 45}}", "gates.floor: no such setting; did you mean 'floors'?"),
        ("45", "gates: expected settings such as {floors: {chrf: 45}}, not 45"),
        ("{regression: {blue: 1}}", "gates.regression.blue: 'blue' is not a metric; did you mean 'bleu'?"),
        ("{regression: {slots: 1}}", "gates.regression.slots: 'slots' cannot be compared with an earlier run, whose text alone is known"),
        ("{findings: {eror: 1}}", "gates.findings.eror: 'eror' is not a severity; did you mean 'error'?"),
        ("{findings: {error: some}}", "gates.findings.error: expected a whole number, not 'some'"),
        ("{findings: {error: -1}}", "gates.findings.error: expected 0 or more, not -1"),
        ("{alpha: 0}", "gates.alpha: expected more than 0, not 0"),
        ("{alpha: 1}", "gates.alpha: expected less than 1, not 1"),
        ("{seed: 0}", "gates.seed: expected 1 or more, not 0"),
        ("{test: t}", "gates.test: 't' is not a test; choose randomisation or bootstrap"),
        ("{baseline: nowhere}", "gates.baseline: no such folder: nowhere"),
        ("{floors: {ter: 45}}\nscore: {metrics: [bleu]}", "gates.floors.ter: 'ter' is not measured; add it to score.metrics"),
        ("{regression: {ter: 1}}\nscore: {metrics: [bleu]}", "gates.regression.ter: 'ter' is not measured; add it to score.metrics"),
    ],
)  # fmt: skip
def test_gates_that_will_not_do(line: str, said: str) -> None:
    Path("acme.yaml").write_text(f"{CONFIG}gates: {line}\n")
    with pytest.raises(UserError) as error:
        load_config("acme.yaml")
    assert str(error.value) == f"acme.yaml:8: {said}"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["chrff=45"], "'chrff' is not a metric; did you mean 'chrf'?"),
        (["chrf"], "'chrf' is not METRIC=NUMBER, such as chrf=45"),
        (["chrf=high"], "'chrf=high' is not METRIC=NUMBER, such as chrf=45"),
        (["chrf=nan"], "expected a number, not nan"),
        (["chrf=-1"], "expected 0 or more, not -1.0"),
    ],
)
def test_options_that_will_not_do(capsys: pytest.CaptureFixture[str], options: list[str], said: str) -> None:
    assert answer(capsys, "run", "acme.yaml", "--fail-under", *options) == (
        2,
        "",
        f"xindaya: --fail-under: {said}\n",
    )


def test_a_floor_that_is_asked_for_needs_a_human_translation(capsys: pytest.CaptureFixture[str]) -> None:
    """In a config it is skipped: the same gates may be for releases with and without one."""
    Path("second.txt").write_text("Hello.\n")
    Path("acme.yaml").write_text(CONFIG + "gates: {floors: {chrf: 45}}\n")
    options = ("run", "acme.yaml", "--input", "second.txt")
    assert answer(capsys, *options)[0] == 0
    assert gates_of()[f"floors.chrf {HK}"] == ("skipped", "", "not measured: no human translation")
    assert junit()["gates"][f"floors.chrf ({HK})"] == "skipped"
    assert answer(capsys, *options, "--fail-under", "chrf=45") == (
        2,
        "",
        "xindaya: --fail-under: 'chrf' needs a human translation; give one with --reference LOCALE=FILE\n",
    )


def test_a_step_summary_that_cannot_be_written(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "nowhere/step.md")
    assert answer(capsys, "run", "acme.yaml") == (
        2,
        "",
        f"xindaya: nowhere/step.md: {VARIABLE}: cannot write here: no such file or directory\n",
    )


def test_table_of_no_gates() -> None:
    assert gate_table(decide(Gates(), "never", [HK], (), ())) == ""


def test_outcomes() -> None:
    gate = Gate("fail_on", EVERYWHERE, "no error", "0", True)
    assert [g.outcome for g in (gate, replace(gate, passed=False), replace(gate, got=""))] == [
        "passed",
        "failed",
        "skipped",
    ]


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
