"""p is that of the sacrebleu command; a run is worse only where the loss is large enough and no accident."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.config.gates import Gates
from pipeline.scoring.gates import decide
from pipeline.scoring.significance import FEW, TESTS, compare_texts
from pipeline.verdict import Comparison, Gate

SAMPLE = Path(__file__).parent.parent / "configs" / "sample"
HK = "zh-Hant-HK"
REFERENCE = (SAMPLE / "release.zh-Hant-HK.txt").read_text("utf-8").splitlines()
BETTER = [line.replace("的", "", 1) for line in REFERENCE]
WORSE = [line[: len(line) // (2 + n % 2)] for n, line in enumerate(BETTER)]
COMMAND = (
    "-m bleu chrf ter --tokenize zh --chrf-word-order 2 --ter-asian-support --ter-normalized -w 6 -f latex"
)
# 'this & 51.340284 (50.1 ± 9.2) & …' in LaTeX: value and p, or value alone for the first row.
CELL = re.compile(r"([\d.]+)[^&]*?\(p = ([\d.]+)\)")


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    for name, lines in (("reference", REFERENCE), ("earlier", BETTER), ("this", WORSE)):
        (tmp_path / name).write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return [str(tmp_path / name) for name in ("reference", "earlier", "this")]


def sacrebleu(files: list[str], *options: str, seed: int) -> str:
    reference, earlier, this = files
    command = [sys.executable, "-m", "sacrebleu", reference, "-i", earlier, this, *COMMAND.split(), *options]
    environment = {**os.environ, "SACREBLEU_SEED": str(seed)}
    return subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout


@pytest.mark.parametrize(("test", "option"), [("bootstrap", "--paired-bs"), ("randomisation", "--paired-ar")])
@pytest.mark.parametrize("seed", [12345, 7])
def test_p_is_that_of_the_sacrebleu_command(files: list[str], test: str, option: str, seed: int) -> None:
    found = compare_texts(WORSE, BETTER, REFERENCE, HK, test=test, seed=seed)
    printed = CELL.findall(sacrebleu(files, option, seed=seed))
    assert len(printed) == 3
    for comparison, (value, p) in zip(found, printed, strict=True):
        assert float(value) == pytest.approx(comparison.after, abs=1e-6)
        assert f"{comparison.p:.4f}" == p
        assert f"seed:{seed}" in comparison.signature


def test_the_seed_decides_and_the_environment_is_left_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    half = [w if n % 3 else b for n, (b, w) in enumerate(zip(BETTER, BETTER[::-1], strict=True))]

    def p(seed: int) -> float | None:
        [comparison] = compare_texts(half, WORSE, REFERENCE, HK, ["chrf"], seed=seed)
        return comparison.p

    monkeypatch.setenv("SACREBLEU_SEED", "3")
    assert p(7) == p(7)
    assert p(7) != p(8)
    assert os.environ["SACREBLEU_SEED"] == "3"
    monkeypatch.delenv("SACREBLEU_SEED")
    p(7)
    assert "SACREBLEU_SEED" not in os.environ


def test_a_lower_ter_is_a_gain() -> None:
    found = {c.metric: c for c in compare_texts(BETTER, WORSE, REFERENCE, HK)}
    assert found["ter"].after < found["ter"].before
    assert all(c.gain > 0 for c in found.values())
    back = {c.metric: c for c in compare_texts(WORSE, BETTER, REFERENCE, HK)}
    assert [back[name].gain for name in back] == [-found[name].gain for name in found]


def test_intervals_stand_beside_both_values() -> None:
    for test in TESTS:
        for c in compare_texts(WORSE, BETTER, REFERENCE, HK, test=test):
            assert (c.segments, c.locale) == (len(REFERENCE), HK)
            assert c.spread_before is not None
            assert c.spread_after is not None
            assert 0 < c.spread_before < 50
            assert 0 < c.spread_after < 50


def test_texts_of_different_lengths_are_a_bug() -> None:
    with pytest.raises(ValueError, match="of one length"):
        compare_texts(WORSE[1:], BETTER, REFERENCE, HK)
    with pytest.raises(ValueError, match="of one length"):
        compare_texts([], [], [], HK)


def comparison(metric: str, gain: float, p: float | None, segments: int = 300) -> Comparison:
    after = 60 - gain if metric == "ter" else 60 + gain
    return Comparison(metric, HK, 60, after, gain, segments, "sig", p)


def gate(metric: str, gain: float, p: float | None, allowed: float = 1) -> Gate:
    gates = Gates(regression={metric: allowed}, baseline=Path("base"))
    [found] = decide(gates, "never", [HK], (), (), [comparison(metric, gain, p)]).gates
    return found


@pytest.mark.parametrize(
    ("metric", "gain", "p", "passed", "got", "why"),
    [
        ("chrf", -3.2, 0.001, False, "60.00 → 56.80 (p 0.001)", "3.20 points lost"),
        ("ter", -3.2, 0.001, False, "60.00 → 63.20 (p 0.001)", "3.20 points lost"),
        ("ter", +3.2, 0.001, True, "60.00 → 56.80 (p 0.001)", ""),
        (
            "chrf",
            -3.2,
            0.05,
            True,
            "60.00 → 56.80 (p 0.050)",
            "3.20 points lost, but p is not below 0.05: chance may explain it",
        ),
        ("chrf", -1, 0.001, True, "60.00 → 59.00 (p 0.001)", ""),
        ("chrf", 0, 0.001, True, "60.00 → 60.00", ""),
        ("chrf", 9, 0.001, True, "60.00 → 69.00 (p 0.001)", ""),
    ],
)
def test_worse_is_what_is_large_and_significant(
    metric: str, gain: float, p: float, passed: bool, got: str, why: str
) -> None:
    assert gate(metric, gain, p) == Gate(f"regression.{metric}", HK, "at most 1 lost", got, passed, why)


def test_what_is_counted_needs_no_chance() -> None:
    assert gate("terms", -0.001, None, 0) == Gate(
        "regression.terms", HK, "none lost", "60.00 → 60.00", False, "0.0010 points lost"
    )
    assert gate("terms", 0, None, 0).passed


def test_few_segments_are_called_few() -> None:
    gates = Gates(baseline=Path("base"))
    few, many = (
        decide(gates, "never", [HK], (), (), [comparison("chrf", 0, 0.5, n)]) for n in (FEW - 1, FEW)
    )
    assert few.notes == (
        "99 segments are few: only large differences are significant; "
        "with 100 or more, smaller ones can be told from chance",
    )
    assert many.notes == ()
