"""What a run writes is known beforehand, says what it was made of, and never overwrites what was read."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import Config, load_config, run
from pipeline.cli import main
from pipeline.errors import UserError
from pipeline.files.layout import written_files
from pipeline.files.resources import data_digest
from pipeline.formats import atomic_write
from pipeline.formats.bilingual import WRITERS
from pipeline.runs.stopwatch import STAGES

GOOD = {
    "configs/acme.yaml": "inputs: [release.txt]\nengine: {kind: echo}\noutput: ../out\n",
    "configs/release.txt": "Hello world.\n\nThe city opened a park.\n",
}
SIMPLIFIED = "国学会与业发。\n为对这个们。\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(GOOD)
    return tmp_path


def write(files: dict[str, str]) -> None:
    for name, content in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(content, "utf-8")


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a command."""
    return (main(arguments), *capsys.readouterr())


def config(text: str, name: str = "configs/acme.yaml") -> Config:
    write({name: text})
    return load_config(name)


def mistakes(text: str) -> list[str]:
    with pytest.raises(UserError) as error:
        config(text)
    return [str(problem).replace("configs/acme.yaml", "acme") for problem in error.value.problems]


def test_every_file_that_is_written_is_known_beforehand() -> None:
    run(load_config("configs/acme.yaml"))
    known = written_files(Path("out"), [Path("configs/release.txt")], ["zh-Hans-CN", "zh-Hant-HK"])
    assert sorted(known) == sorted(path for path in Path("out").rglob("*") if path.is_file())


def test_what_a_person_changed_is_put_aside(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(capsys, "run", "configs/acme.yaml")[0] == 0
    edited = Path("out/release/bilingual.zh-Hant-HK.xlf")
    written, ours = edited.read_bytes(), Path("out/release/zh-Hans-CN.txt")
    mine = written.replace(b"</xliff>", b"<!-- mine --></xliff>")
    edited.write_bytes(mine)
    text = ours.read_text("utf-8")
    code, said, _ = answer(capsys, "run", "configs/acme.yaml")
    kept = Path("out/release/bilingual.zh-Hant-HK.edited.xlf")
    assert (code, kept.read_bytes(), edited.read_bytes()) == (0, mine, written)
    assert said.endswith(
        f"somebody had changed a file; it is kept as {kept} (xindaya import takes it into a memory)\n"
    )
    edited.write_bytes(mine + b" ")
    ours.write_text(text + "More.\n", "utf-8")
    run(load_config("configs/acme.yaml"))
    assert Path("out/release/bilingual.zh-Hant-HK.edited-2.xlf").read_bytes() == mine + b" "
    assert Path("out/release/zh-Hans-CN.edited.txt").read_text("utf-8") == text + "More.\n"


def test_files_of_a_run_that_was_stopped_are_not_taken_for_edits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither those that the stopped run wrote, nor those of the run before it; a person's are, as ever."""
    run(load_config("configs/acme.yaml"))
    for word in ("park", "garden"):  # stopped twice, each time with another release
        write({"configs/release.txt": f"A {word}.\n"})
        with monkeypatch.context() as patch:
            patch.setitem(WRITERS, "xliff", _stop)
            with pytest.raises(KeyboardInterrupt):
                run(load_config("configs/acme.yaml"))
    with pytest.raises(UserError):
        run(load_config("configs/acme.yaml"), remembered=True)
    mine = Path("out/release/zh-Hant-HK.txt")
    mine.write_text("Mine.\n")
    write({"configs/release.txt": "A hall.\n"})
    assert [*run(load_config("configs/acme.yaml")).kept] == [Path("out/release/zh-Hant-HK.edited.txt")]
    known = {*written_files(Path("out"), [Path("configs/release.txt")], ["zh-Hans-CN", "zh-Hant-HK"])}
    left = {path for path in Path("out").rglob("*") if path.is_file()} - known
    assert left == {Path("out/release/zh-Hant-HK.edited.txt")}


def test_a_folder_in_the_place_of_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    place = Path("out/release/zh-Hant-HK.txt")
    place.mkdir(parents=True)
    told = answer(capsys, "run", "configs/acme.yaml")
    assert told == (2, "", f"xindaya: {place}: cannot write here: is a directory\n")


def _stop(*_: object) -> bytes:
    raise KeyboardInterrupt


def test_a_run_without_its_manifest_is_written_anew_without_copies() -> None:
    run(load_config("configs/acme.yaml"))
    Path("out/run.json").unlink()
    run(load_config("configs/acme.yaml"))
    assert [path.name for path in Path("out").rglob("*.edited*")] == []


def test_every_stage_is_timed() -> None:
    run(load_config("configs/acme.yaml"))
    seconds = json.loads(Path("out/timings.json").read_text())
    assert [*seconds] == [*STAGES]
    # In milliseconds; a sentence is protected in less than half of one.
    assert all(0 < seconds[stage] < 60 for stage in ("read", "write"))
    assert all(0 <= value < 60 for value in seconds.values())


def test_run_json_names_all_that_decides_the_bytes() -> None:
    run(load_config("configs/acme.yaml"))
    facts = json.loads(Path("out/run.json").read_text("utf-8"))
    assert facts["data"] == data_digest()
    assert {"lxml", "markdown-it-py", "pyahocorasick"} <= {*facts["versions"]}


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("...txt", ".."),
        ("..md", "."),
        ("Report.HTML.txt", "Report.HTML"),
        (".cache.sqlite.txt", ".cache.sqlite"),
    ],
)
def test_inputs_whose_folder_cannot_be(name: str, stem: str) -> None:
    Path("configs", name).write_text("Hello.\n")
    assert mistakes(f"output: out\ninputs:\n- release.txt\n- {name}\n") == [
        f"acme:4: inputs[1].source: the results of configs/{name} cannot be in a folder named '{stem}'; "
        "rename the input"
    ]


@pytest.mark.parametrize("name", ["...a.txt", "report.txt", "run.json.old.txt"])
def test_inputs_whose_folder_can_be(name: str) -> None:
    Path("configs", name).write_text("Hello.\n")
    assert config(f"inputs: [{name}]\noutput: out\n").inputs[0].source == Path("configs", name)


def test_a_result_never_overwrites_a_config() -> None:
    said = "the run would write its own result over this file; choose another output folder"
    base = "output: .\n"
    Path("configs/run.json").write_text(base)
    assert mistakes("inputs: [release.txt]\nextends: run.json\n") == [f"configs/run.json: {said}"]
    assert config("inputs: [release.txt]\nextends: run.json\noutput: out\n").output == Path("configs/out")
    with pytest.raises(UserError) as error:
        config("inputs: [release.txt]\noutput: .\n", name="configs/report.md")
    assert str(error.value) == f"configs/report.md: {said}"


OVERWRITTEN = "the run would write its own result over this file; choose another output folder"


def test_a_result_never_overwrites_a_reference(capsys: pytest.CaptureFixture[str]) -> None:
    write({"out/release/zh-Hans-CN.txt": SIMPLIFIED})
    option = "zh-Hans-CN=out/release/zh-Hans-CN.txt"
    told = answer(capsys, "run", "configs/acme.yaml", "--reference", option)
    assert told == (2, "", f"xindaya: out/release/zh-Hans-CN.txt: {OVERWRITTEN}\n")
    assert Path("out/release/zh-Hans-CN.txt").read_text("utf-8") == SIMPLIFIED
    assert answer(capsys, "run", "configs/acme.yaml", "--reference", option, "--output", "other")[0] == 0


@pytest.mark.parametrize("output", [".", "configs/..", "link"])
@pytest.mark.parametrize(
    ("name", "option"),
    [("report.md", "--input"), ("report.html", "--input"), ("release/zh-Hant-HK.txt", "--glossary")],
)
def test_a_result_never_overwrites_an_input(
    capsys: pytest.CaptureFixture[str], name: str, option: str, output: str
) -> None:
    content = "en,zh-Hant-HK\nAcme,極點\n" if option == "--glossary" else "Hello world.\n"
    write({name: content})
    Path("link").symlink_to(".")
    for command in ("check", "run"):
        told = answer(capsys, command, "configs/acme.yaml", option, name, "--output", output)
        assert told == (2, "", f"xindaya: {name}: {OVERWRITTEN}\n")
    assert Path(name).read_text("utf-8") == content
    assert answer(capsys, "run", "configs/acme.yaml", option, name, "--output", "other")[0] == 0


def test_a_result_never_overwrites_a_style(capsys: pytest.CaptureFixture[str]) -> None:
    write(
        {
            "out/release/ours.yaml": "extends: hk-press\nname: ours\n",
            "configs/styled.yaml": GOOD["configs/acme.yaml"] + "style: {zh-Hant-HK: link.yaml}\n",
        }
    )
    Path("configs/link.yaml").symlink_to("../out/release/ours.yaml")
    assert answer(capsys, "check", "configs/styled.yaml")[0] == 0
    Path("out/release/ours.yaml").rename("out/report.md")
    Path("configs/link.yaml").unlink()
    Path("configs/link.yaml").symlink_to("../out/report.md")
    told = answer(capsys, "check", "configs/styled.yaml")
    assert told == (2, "", f"xindaya: configs/link.yaml: {OVERWRITTEN}\n")


def test_an_output_folder_that_is_read_only(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda path, mode: False)
    message = "output: cannot write here: you may not change the folder ."
    told = answer(capsys, "run", "configs/acme.yaml")
    assert told == (2, "", f"xindaya: configs/acme.yaml:3: {message}\n")


def test_what_a_killed_run_left_is_swept_away(tmp_path: Path) -> None:
    gone = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True
    )
    left, other = tmp_path / f".a.txt.{gone.stdout.strip()}.tmp", tmp_path / f".a.txt.{os.getppid()}.tmp"
    left.write_text("half")
    other.write_text("of a run that goes on")
    atomic_write(tmp_path / "a.txt", b"whole")
    assert sorted(path.name for path in tmp_path.glob("*a.txt*")) == [other.name, "a.txt"]
