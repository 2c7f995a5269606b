"""The memory that a run is told of: read and never written by it, named in its manifest, refused where it is none."""

import hashlib
import json
from pathlib import Path

import pytest
from importing import CONFIG, begin, bilingual, edit, take, targets, translate

from pipeline import Options, load_config, run
from pipeline.cli import main


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    begin()


def written(folder: str = "out") -> dict[str, bytes]:
    files = [path for path in sorted(Path(folder).rglob("*")) if path.is_file()]
    return {
        path.name: path.read_bytes() for path in files if path.name not in ("timings.json", ".cache.sqlite")
    }


def test_use_off_leaves_the_memory_alone(capsys: pytest.CaptureFixture[str]) -> None:
    translate("")
    edit(2, "今日沒有別的話。")
    take(capsys)
    before = targets(translate(""))
    assert targets(translate("{file: ours.sqlite, use: off}")) == before


def test_bytes_are_the_same_and_run_json_names_the_memory(capsys: pytest.CaptureFixture[str]) -> None:
    translate("")
    edit(0, "{0}{1}{2}人")
    take(capsys)
    translate()
    once = written()
    translate()
    assert written() == once
    memory = json.loads(once["run.json"])["settings"]["memory"]
    assert [*memory] == ["file", "use", "threshold", "digest"]
    assert memory["file"] == "ours.sqlite"
    edit(1, "{1}{0}")
    take(capsys)
    translate()
    assert json.loads(written()["run.json"])["settings"]["memory"]["digest"] != memory["digest"]


def test_a_run_does_not_write_to_the_memory(capsys: pytest.CaptureFixture[str]) -> None:
    translate("")
    edit(0, "{0}{1}{2}人")
    take(capsys)
    before = hashlib.sha256(Path("ours.sqlite").read_bytes()).digest()
    Path("ours.sqlite").chmod(0o444)
    translate()
    assert hashlib.sha256(Path("ours.sqlite").read_bytes()).digest() == before


def test_a_memory_that_is_not_there_or_none(capsys: pytest.CaptureFixture[str]) -> None:
    def told(memory: str) -> str:
        Path("acme.yaml").write_text(f"{CONFIG}memory: {memory}\n")
        assert main(["run", "acme.yaml"]) == 2
        return capsys.readouterr().err.removeprefix("xindaya: ").removesuffix("\n")

    Path("memories").mkdir()
    assert told("{file: memoriez/ours.sqlite}") == (
        "acme.yaml:5: memory.file: no such folder: memoriez; did you mean 'memories'?"
    )
    assert told("{file: memories}") == "memories: a folder, no memory"
    Path("ours.sqlite").write_text("no memory" * 100)
    assert (
        told("{file: ours.sqlite}")
        == "ours.sqlite: damaged, or not a memory of xindaya; restore it from a copy"
    )
    assert told("{file: ours.sqlite, use: fuzy}") == (
        "acme.yaml:5: memory.use: 'fuzy' is not a use of the memory; choose exact, fuzzy or off"
    )
    assert told("{file: ours.sqlite, treshold: 80}") == (
        "acme.yaml:5: memory.treshold: no such setting; did you mean 'threshold'?"
    )
    assert (
        told("{file: ours.sqlite, threshold: 20}")
        == "acme.yaml:5: memory.threshold: expected 50 or more, not 20"
    )
    assert told("ours.sqlite") == (
        "acme.yaml:5: memory: expected settings such as {file: ours.sqlite}, not 'ours.sqlite'"
    )
    assert told("{use: exact}") == "acme.yaml:5: memory.file: this setting is missing"


NOT_YET = "no memory yet at ours.sqlite, none is used; 'xindaya import' and the translators' page make it"


def test_a_memory_that_is_yet_to_be_made(capsys: pytest.CaptureFixture[str]) -> None:
    Path("acme.yaml").write_text(f"{CONFIG}memory: {{file: ours.sqlite}}\n")
    for command in ("check", "run"):
        assert main([command, "acme.yaml"]) == 0
        assert capsys.readouterr().out.splitlines()[-1] == NOT_YET
    assert not Path("ours.sqlite").exists()
    assert json.loads(Path("out/run.json").read_bytes())["settings"]["memory"]["digest"] is None
    Path("our.sqlite").touch()
    main(["check", "acme.yaml"])
    assert capsys.readouterr().out.splitlines()[-1] == f"{NOT_YET}; did you mean 'our.sqlite'?"
    edit(2, "別無其他。")
    assert take(capsys)[0] == 0
    main(["check", "acme.yaml"])
    assert "no memory yet" not in capsys.readouterr().out
    assert targets(run(load_config("acme.yaml")))[2].text == "別無其他。"


def test_no_memory_is_made_in_a_folder_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    translate("")
    Path("memories").mkdir()
    assert main(["import", str(bilingual()), "--memory", "memoriez/ours.sqlite"]) == 2
    assert capsys.readouterr().err == (
        "xindaya: --memory: no such folder: memoriez; did you mean 'memories'?\n"
    )


def test_the_memory_is_never_overwritten_by_a_result(capsys: pytest.CaptureFixture[str]) -> None:
    translate("")
    take(capsys, "--machine")
    Path("ours.sqlite").rename("out/report.md")
    Path("acme.yaml").write_text(f"{CONFIG}memory: {{file: out/report.md}}\n")
    assert main(["run", "acme.yaml"]) == 2
    assert "the run would write its own result over this file" in capsys.readouterr().err
    assert load_config("acme.yaml", Options(output=Path("other"))).memory is not None
