"""A run writes the same bytes however often it is started, stopped and started again, and works only once."""

import gc
import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline import Options, RunResult, load_config, run
from pipeline.document import Translation
from pipeline.engines import ENGINES, Request
from pipeline.engines.echo import EchoEngine
from pipeline.files.text import file_digest

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "configs" / "sample" / "release.yaml"
NUMBERS = [
    f"{tens}{ones}" for tens in ("", "twenty-", "thirty-", "forty-") for ones in ["one", "two", "three"]
]
RELEASE = "\n\n".join(f"Hall {a} met hall {b}." for a in NUMBERS for b in NUMBERS) + "\n"
BATCHES = 3
# Runs the config with an engine that kills the process when it is asked for its third batch.
KILLED = """
import os, signal
from pipeline import load_config, run
from pipeline.engines.echo import EchoEngine
asked = []
def translate(self, requests, plain=EchoEngine.translate):
    asked.append(requests)
    if len(asked) == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return plain(self, requests)
EchoEngine.translate = translate
run(load_config("acme.yaml"))
"""


class Counting(EchoEngine):
    """Counts the batches and sentences that it is asked for; raises when `lasts` batches are done."""

    def __init__(self, lasts: int = 99) -> None:
        self.lasts, self.batches, self.sentences = lasts, 0, 0

    def translate(self, requests: Sequence[Request]) -> list[Translation]:
        if self.batches == self.lasts:
            raise RuntimeError("the machine was switched off")
        self.batches += 1
        self.sentences += len(requests)
        return super().translate(requests)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("release.txt").write_text(RELEASE)
    Path("acme.yaml").write_text("inputs: [release.txt]\nengine: {kind: echo}\noutput: out\n")


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Counting:
    counting = Counting()
    monkeypatch.setitem(ENGINES, "echo", lambda: counting)  # type: ignore[arg-type]
    return counting


def translate(output: str = "out", force: bool = False) -> RunResult:
    return run(load_config("acme.yaml", Options(output=Path(output))), force=force)


def written(output: str = "out") -> dict[str, bytes]:
    """Every file of a run but those that may differ: the seconds it took, and the memory."""
    files = (path for path in Path(output).rglob("*") if path.is_file())
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in files
        if path.name not in ("timings.json", ".lock") and not path.name.startswith(".cache.sqlite")
    }


def test_what_is_written(engine: Counting) -> None:
    translate()
    assert sorted(written()) == [
        "findings.json",
        "findings.sarif",
        "gates.json",
        "junit.xml",
        "release/bilingual.zh-Hans-CN.xlf",
        "release/bilingual.zh-Hant-HK.xlf",
        "release/zh-Hans-CN.txt",
        "release/zh-Hant-HK.txt",
        "report.html",
        "report.md",
        "run.json",
        "scores.json",
        "segments.json",
    ]
    assert not list(Path("out").rglob("*.tmp"))


def test_second_run_works_not_at_all_and_writes_the_same(engine: Counting) -> None:
    translate()
    before = written()
    assert (engine.batches, engine.sentences) == (BATCHES, len(NUMBERS) ** 2)
    translate()
    assert (engine.batches, engine.sentences) == (BATCHES, len(NUMBERS) ** 2)
    assert written() == before


def test_force_translates_anew(engine: Counting) -> None:
    translate()
    before = written()
    translate(force=True)
    assert engine.batches == 2 * BATCHES
    assert written() == before


def test_a_sentence_is_translated_once_in_all_files(engine: Counting) -> None:
    Path("other.txt").write_text(RELEASE)
    run(load_config("acme.yaml", Options(inputs=(Path("release.txt"), Path("other.txt")))))
    assert engine.sentences == len(NUMBERS) ** 2


def test_a_changed_release_is_translated_where_it_changed(engine: Counting) -> None:
    translate()
    Path("release.txt").write_text(RELEASE.replace("Hall one met hall two.", "The Mayor left."))
    translate()
    assert engine.sentences == len(NUMBERS) ** 2 + 1
    assert "The Mayor left." in Path("out/release/zh-Hant-HK.txt").read_text("utf-8")


@pytest.mark.parametrize("lasts", [0, 1, 2])
def test_a_run_that_broke_goes_on(engine: Counting, lasts: int) -> None:
    translate("whole")
    engine.batches, engine.lasts = 0, lasts
    with pytest.raises(RuntimeError, match="switched off"):
        translate()
    assert written() == {}
    engine.batches, engine.lasts = 0, 99
    translate()
    assert engine.batches == BATCHES - lasts
    assert written() == written("whole")


def test_a_run_that_was_killed_goes_on(engine: Counting) -> None:
    translate("whole")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "1"}
    killed = subprocess.run([sys.executable, "-c", KILLED], env=environment, capture_output=True)
    assert (killed.returncode, killed.stderr) == (-signal.SIGKILL, b"")
    assert written() == {}
    engine.batches = 0
    translate()
    assert engine.batches == BATCHES - 2
    assert written() == written("whole")


def test_bytes_do_not_depend_on_the_folder_or_the_hash_seed(engine: Counting, tmp_path: Path) -> None:
    translate()
    elsewhere = tmp_path / "else where"
    elsewhere.mkdir()
    for name in ("acme.yaml", "release.txt"):
        (elsewhere / name).write_bytes(Path(name).read_bytes())
    code = "from pipeline import load_config, run; run(load_config('acme.yaml'))"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "7", "TZ": "Asia/Hong_Kong"}
    subprocess.run([sys.executable, "-c", code], env=environment, cwd=elsewhere, check=True)
    assert written(str(elsewhere / "out")) == written()


def test_target_writes_only_what_is_asked_for(engine: Counting) -> None:
    run(load_config("acme.yaml", Options(targets=("zh-Hant-HK",))))
    assert [path.name for path in sorted(Path("out/release").iterdir())] == [
        "bilingual.zh-Hant-HK.xlf",
        "zh-Hant-HK.txt",
    ]


def test_glossary_of_the_command_line_wins(engine: Counting) -> None:
    Path("release.txt").write_text("Acme Harbour Works met.\n")
    Path("names.csv").write_text("en,zh-Hant-HK\nAcme Harbour Works,甲\n", "utf-8")
    Path("own.csv").write_text("en,zh-Hant-HK\nAcme Harbour Works,乙\n", "utf-8")
    Path("acme.yaml").write_text(Path("acme.yaml").read_text() + "glossaries: [names.csv]\n")
    for options, name in ((Options(), "甲"), (Options(glossaries=(Path("own.csv"),)), "乙")):
        run(load_config("acme.yaml", options))
        assert Path("out/release/zh-Hant-HK.txt").read_text("utf-8").startswith(name)
    facts = json.loads(Path("out/run.json").read_text("utf-8"))
    assert [file["file"] for file in facts["glossaries"]] == ["own.csv", "names.csv"]


def test_a_glossary_is_noted_as_it_was_when_it_was_read(engine: Counting) -> None:
    Path("names.csv").write_text("en,zh-Hant-HK\nAcme Harbour Works,甲\n", "utf-8")
    read = file_digest(Path("names.csv"))
    config = load_config("acme.yaml", Options(glossaries=(Path("names.csv"),)))
    run(config, progress=lambda done, total: Path("names.csv").unlink(missing_ok=True))
    facts = json.loads(Path("out/run.json").read_text("utf-8"))
    assert facts["glossaries"] == [{"file": "names.csv", "sha256": read}]


def test_a_style_of_ones_own_counts_from_the_config(engine: Counting) -> None:
    Path("configs").mkdir()
    Path("configs/ours.yaml").write_text("extends: hk-press\nname: ours\nthousands: ' '\n")
    Path("configs/acme.yaml").write_text(
        "inputs: [../release.txt]\nengine: {kind: echo}\nstyle: {zh-Hant-HK: ours.yaml}\noutput: ../out\n"
    )
    run(load_config("configs/acme.yaml"))
    facts = json.loads(Path("out/run.json").read_text("utf-8"))
    assert facts["settings"]["style"] == {"zh-Hant-HK": "ours.yaml"}
    assert [*facts["styles"]] == ["zh-Hant-HK"]


def test_the_sample_with_the_built_in_model() -> None:
    result = run(load_config(SAMPLE, Options(output=Path("out"))))
    metrics = ["BLEU", "chrF2++", "terms", "magnitudes", "dates", "slots"]
    assert [score.metric for score in result.scores] == metrics * 2
    assert {s.metric: s.value for s in result.scores if s.metric in ("terms", "magnitudes", "dates")} == {
        "terms": 100,
        "magnitudes": 100,
        "dates": 100,
    }
    assert "投資推廣署" in Path("out/release.en/zh-Hant-HK.txt").read_text("utf-8")


def test_the_built_in_model_goes_on_where_it_was_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.runs.work.AT_ONCE", 3)
    Path("release.txt").write_text("\n\n".join(RELEASE.split("\n\n")[:6]) + "\n")
    Path("acme.yaml").write_text("inputs: [release.txt]\noutput: out\n")

    def stop(done: int, total: int) -> None:
        if 0 < done < total:
            raise KeyboardInterrupt

    translate("whole")
    with pytest.raises(KeyboardInterrupt):
        run(load_config("acme.yaml"), progress=stop)
    told: list[tuple[int, int]] = []
    run(load_config("acme.yaml"), progress=lambda done, total: told.append((done, total)))
    assert told == [(3, 6), (6, 6)]
    assert written() == written("whole")


def test_what_was_read_for_good_is_left_out_of_collections(engine: Counting) -> None:
    frozen: list[int] = []
    run(load_config("acme.yaml"), progress=lambda done, total: frozen.append(gc.get_freeze_count()))
    assert frozen
    assert all(frozen)
    assert gc.get_freeze_count() == 0
