"""Floors of what is measured only where it is asked for: people, consistency, English that was left, COMET."""

from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.config.gates import Gates
from pipeline.document import Score
from pipeline.scoring import decide

HK = "zh-Hant-HK"


def outcome(metric: str, floor: float, *scores: Score) -> list[tuple[str, str, bool, str]]:
    gates = decide(Gates(floors={metric: floor}), "never", [HK], scores, []).gates
    return [(gate.wanted, gate.got, gate.passed, gate.why) for gate in gates]


@pytest.mark.parametrize(
    ("metric", "shown", "floor", "value", "expected"),
    [
        ("untranslated", "untranslated", 2, 1.5, ("at most 2", "1.50", True, "")),
        ("untranslated", "untranslated", 2, 3, ("at most 2", "3.00", False, "1.00 points too much")),
        ("persons", "persons", 100, 50, ("at least 100", "50.00", False, "50.00 points too low")),
        ("consistency", "consistency", 90, 90, ("at least 90", "90.00", True, "")),
        ("comet", "COMET", 0.8, 0.75, ("at least 0.8", "0.75", False, "0.05 points too low")),
    ],
)
def test_floors(
    metric: str, shown: str, floor: float, value: float, expected: tuple[str, str, bool, str]
) -> None:
    assert outcome(metric, floor, Score(shown, value, "n:1", HK)) == [expected]


@pytest.mark.parametrize(
    ("metric", "why"),
    [
        ("persons", "not measured: the release has none"),
        ("comet", "not measured: no human translation"),
    ],
)
def test_what_cannot_be_measured_is_skipped(metric: str, why: str) -> None:
    assert [(passed, said) for *_, passed, said in outcome(metric, 1)] == [(True, why)]


def test_a_run_with_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("release.txt").write_text("Mr Tan Fei said so.\n\nMr Tan Fei said so.\n", "utf-8")
    plain = f"inputs: [release.txt]\ntargets: [{HK}]\nengine: {{kind: echo}}\nfail_on: never\noutput: out\n"
    Path("acme.yaml").write_text(plain, "utf-8")
    assert main(["run", "acme.yaml", "--fail-under", "untranslated=1"]) == 2
    assert capsys.readouterr().err == (
        "xindaya: --fail-under: 'untranslated' is not measured; add it to score.metrics\n"
    )
    metrics = "score: {metrics: [persons, untranslated, consistency]}\n"
    Path("acme.yaml").write_text(plain + metrics, "utf-8")
    assert main(["run", "acme.yaml", "--fail-under", "untranslated=1", "persons=100"]) == 1
    told = capsys.readouterr().out
    assert "  persons 100.00  untranslated 100.00  consistency 100.00" in told
    assert "99.00 points too much" in told
