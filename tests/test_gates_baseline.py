"""A run beside an earlier one: what is compared, what is left out, and that the verdict says so."""

import json
import shutil
from pathlib import Path

import pytest
from gating import CN, CONFIG, HK, HUMAN, RELEASE, answer, gates_of, prepare


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare(tmp_path, monkeypatch)


def test_a_run_beside_an_earlier_one(capsys: pytest.CaptureFixture[str]) -> None:
    answer(capsys, "run", "acme.yaml", "--output", "base")
    assert answer(capsys, "run", "acme.yaml", "--baseline", "base")[0] == 0
    compared = {name for name in gates_of() if name.startswith("regression")}
    assert compared == {
        f"regression.{metric} {HK}" for metric in ("bleu", "chrf", "terms", "magnitudes", "dates")
    }
    verdict = json.loads(Path("out/gates.json").read_text("utf-8"))
    assert {c["gain"] for c in verdict["comparisons"]} == {0}
    assert verdict["notes"][0].startswith("3 segments cannot tell a loss of bleu, chrf or ter from chance")
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
    assert compared == ["skipped"] * 5


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
        "3 segments cannot tell a loss of bleu, chrf or ter from chance, however large: it takes 6; "
        "set floors as well",
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
