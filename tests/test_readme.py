"""What the README says is so: its commands run, its files exist, its figures are those of the sample."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from pipeline.cli import _COMMANDS, main
from pipeline.files.resources import check_table

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, flags=re.MULTILINE | re.DOTALL)


SHELL = [line.partition("#")[0].strip() for block in blocks("sh") for line in block.splitlines()]


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what the commands need, as the working directory."""
    for name in ("configs", "glossaries"):
        shutil.copytree(ROOT / name, tmp_path / name)
    document = docx.Document()
    document.add_heading("InvestHK opens office")
    document.add_paragraph("InvestHK opened an office in Chengdu on May 8, 2025.")
    document.save(str(tmp_path / "release.docx"))
    (tmp_path / "HYPOTHESIS").write_text("投资推广署在成都设立办事处。\n", encoding="utf-8")
    (tmp_path / "REFERENCE").write_text("投资推广署于成都设立办事处。\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("command", [line for line in SHELL if line.startswith("xindaya")])
def test_xindaya_commands_run(command: str, checkout: Path) -> None:
    assert main(shlex.split(command)[1:]) == 0


@pytest.mark.parametrize("command", [line for line in SHELL if line.startswith("sacrebleu")])
def test_sacrebleu_commands_run(command: str, checkout: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *shlex.split(command)],
        cwd=checkout,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("target", [line.split()[1] for line in SHELL if line.startswith("make")])
def test_make_knows_its_targets(target: str) -> None:
    done = subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_every_line_of_shell_is_tested() -> None:
    assert {line.split()[0] for line in SHELL if line} == {"make", "xindaya", "sacrebleu"}


def test_every_command_is_documented() -> None:
    assert [name for name in _COMMANDS if f"`xindaya {name}" not in README] == []


def test_python_example_runs(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [example] = blocks("python")
    exec(compile(example, "README.md", "exec"), {})
    assert "投資推廣署" in capsys.readouterr().out


def test_tree_exists() -> None:
    tree = next(block for block in blocks("text") if block.startswith("pipeline/"))
    names = re.findall(r"[\w-]+(?:\.py|/)", tree)
    missing = [n for n in names if not (ROOT / n).exists() and not (ROOT / "pipeline" / n).exists()]
    assert missing == []


def test_config_example_is_valid(checkout: Path) -> None:
    from pipeline import load_config

    [example] = blocks("yaml")
    for name in re.findall(r"[\w.-]+\.(?:txt|csv|sqlite)", example):
        (checkout / "configs" / name).touch()
    (checkout / "configs" / "example.yaml").write_text(example, encoding="utf-8")
    assert load_config("configs/example.yaml").targets == ("zh-Hans-CN", "zh-Hant-HK")


def test_excerpt_and_findings_are_those_of_the_sample(checkout: Path) -> None:
    """The frame may differ by a word between processors; what is rendered by rule may not."""
    from pipeline import load_config, run

    result = run(load_config("configs/sample/release.yaml"))
    [document] = result.documents
    excerpt, findings, *_ = blocks("text")
    for line, locale in zip(excerpt.splitlines(), ("zh-Hans-CN", "zh-Hant-HK"), strict=True):
        third = [target for target in document.targets[locale] if target.segment.line == 3]
        rendered = [piece.text for target in third for piece in target.pieces if piece.slot]
        assert len(rendered) >= 2
        assert [text for text in rendered if text not in line] == []
    shown = re.findall(r"^  release\.en\.txt:(\d+) warning (\w+): (.*)$", findings, flags=re.MULTILINE)
    assert len(shown) == len(findings.splitlines()) >= 3
    assert {check for _, check, _ in shown} <= set(check_table())
    people = [item for item in shown if item[1] == "person_unconfirmed"]
    assert people
    found = {(str(f.line), f.check, f.message) for f in result.findings}
    assert [item for item in people if item not in found] == []
