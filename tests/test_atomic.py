"""Several files at once: each is whole, a mistake with one is told, and what a person changed is put aside in order."""

import os
from pathlib import Path

import pytest

from pipeline.errors import UserError
from pipeline.files.atomic import atomic_writes
from pipeline.files.edits import Writing
from pipeline.files.layout import WRITTEN

NAMES = [f"r{number}/a.txt" for number in range(40)]


def test_all_are_there(tmp_path: Path) -> None:
    atomic_writes({tmp_path / name: name.encode() for name in NAMES})
    assert [(tmp_path / name).read_text() for name in NAMES] == NAMES
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == len(NAMES)


def test_one_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "r7/a.txt").mkdir(parents=True)
    with pytest.raises(UserError, match=r"r7/a\.txt: cannot write here: is a directory"):
        atomic_writes({tmp_path / name: b"" for name in NAMES})
    assert not [*tmp_path.rglob("*.tmp")]


def test_what_was_changed_is_put_aside_in_the_order_of_writing(tmp_path: Path) -> None:
    for name in NAMES:
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("mine")
    writing = Writing(tmp_path)
    for file in [writing.put(name, b"new") for name in NAMES]:
        file.result()
    assert [path.relative_to(tmp_path).as_posix() for path in writing.kept] == [
        name.replace("a.txt", "a.edited.txt") for name in NAMES
    ]
    assert {path.read_text() for path in writing.kept} == {"mine"}
    assert {(tmp_path / name).read_text() for name in NAMES} == {"new"}
    writing.done()
    assert not (tmp_path / WRITTEN).exists()


def test_a_digest_is_noted_before_its_file_appears(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that is killed in between does not take its own file for an edit."""

    def killed(self: Path, target: Path) -> None:
        os.rename(self, target)
        raise KeyboardInterrupt

    writing = Writing(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", killed)
        with pytest.raises(KeyboardInterrupt):
            writing.put("a.txt", b"new").result()
    writing.close()
    assert (tmp_path / "a.txt").read_bytes() == b"new"
    Writing(tmp_path).put("a.txt", b"newer").result()
    assert [path.name for path in tmp_path.glob("a*.txt")] == ["a.txt"]
