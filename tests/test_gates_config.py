"""Gates that nothing could pass or fail are refused, with the line and what was meant."""

from pathlib import Path

import pytest
from gating import CN, CONFIG, HK, answer, gates_of, junit, prepare

from pipeline import load_config
from pipeline.errors import UserError


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare(tmp_path, monkeypatch)


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
    code, said, _ = answer(capsys, *options)
    assert (code, said.splitlines()[-1]) == (0, "gates: 1 passed, 1 skipped (no human translation)")
    assert gates_of()[f"floors.chrf {HK}"] == ("skipped", "", "not measured: no human translation")
    assert junit()["gates"][f"floors.chrf ({HK})"] == "skipped"
    assert answer(capsys, *options, "--fail-under", "chrf=45") == (
        2,
        "",
        "xindaya: --fail-under: 'chrf' needs a human translation; give one with --reference LOCALE=FILE\n",
    )


def test_a_floor_of_a_locale_that_is_no_target_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    Path("acme.yaml").write_text(CONFIG + f"gates: {{floors: {{terms: {{{CN}: 100, {HK}: 90}}}}}}\n")
    assert answer(capsys, "run", "acme.yaml")[0] == 0
    assert gates_of()[f"floors.terms {CN}"] == ("skipped", "", "not judged: not a target of this run")
    assert gates_of()[f"floors.terms {HK}"][0] == "passed"
