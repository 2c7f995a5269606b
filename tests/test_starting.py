"""`xindaya init`: what it writes is a config that runs; nothing is written over."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import load_config
from pipeline.cli import main
from pipeline.config import Options


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    return (main(["init", *arguments]), *capsys.readouterr())


def test_the_next_command_is_a_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(capsys, "mine") == (
        0,
        "mine/our-names.csv, mine/release.en.txt, mine/release.yaml\nnext: xindaya run mine/release.yaml\n",
        "",
    )
    assert main(["run", "mine/release.yaml", "--engine", "echo"]) == 0
    assert "no glossaries" not in capsys.readouterr().out
    chinese = Path("mine/output/release.en/zh-Hant-HK.txt").read_text("utf-8")
    assert "投資推廣署" in chinese
    assert Path("mine/output/release.en/bilingual.zh-Hant-HK.docx").is_file()


def test_own_releases_stay_where_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a.txt", 'our "b".md'):
        Path(name).write_text("Hello.\n")
    assert answer(capsys, "deep/mine", "--input", "a.txt", 'our "b".md')[0] == 0
    assert sorted(path.name for path in Path("deep/mine").iterdir()) == ["our-names.csv", "release.yaml"]
    config = load_config("deep/mine/release.yaml", Options(output=Path("out")))
    assert [item.source for item in config.inputs] == [Path("a.txt"), Path('our "b".md')]


def test_mistakes(capsys: pytest.CaptureFixture[str]) -> None:
    Path("mine").mkdir()
    Path("mine/our-names.csv").write_text("mine")
    Path("release.txt").touch()
    Path("rel\udcff.txt").touch()
    there = "mine/our-names.csv: this is there already, and nothing is written over; name another folder"
    for arguments, said in (
        (["mine"], there),
        (["new", "--input", "relase.txt"], "relase.txt: no such file; did you mean 'release.txt'?"),
        (["release.txt/new"], "release.txt/new: cannot write here: not a directory"),
        (["n" * 300], f"{'n' * 300}: cannot write here: file name too long"),
        (["new", "--input", "rel\udcff.txt"], "new: the name of an input is not Unicode; rename it"),
    ):
        assert answer(capsys, *arguments) == (2, "", f"xindaya: {said}\n")
    assert [path.name for path in Path("mine").iterdir()] == ["our-names.csv"]
    assert Path("mine/our-names.csv").read_text() == "mine"
    assert not Path("new").exists()


def test_a_link_that_leads_nowhere_is_not_written_through(capsys: pytest.CaptureFixture[str]) -> None:
    Path("mine").mkdir()
    Path("mine/our-names.csv").symlink_to(Path("elsewhere.csv").absolute())
    assert answer(capsys, "mine")[0] == 2
    assert not Path("elsewhere.csv").exists()
