"""Digests of files: always those of the bytes that are there, read again only when a file has changed."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from pipeline.engines import digests
from pipeline.engines.digests import file_digest


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XINDAYA_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(digests, "_LARGE", 4)
    return tmp_path / "cache" / "digests"


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_a_large_file_is_read_once(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "model.bin"
    file.write_bytes(b"weights")
    assert file_digest(file) == sha256(b"weights")
    (kept,) = cache.iterdir()
    assert kept.read_text() == sha256(b"weights")
    monkeypatch.setattr(digests, "_read", lambda path: pytest.fail("read again"))
    assert file_digest(file) == sha256(b"weights")


def test_a_file_changed_to_the_same_size_with_its_time_set_back(tmp_path: Path) -> None:
    file = tmp_path / "model.bin"
    file.write_bytes(b"weights")
    before = file.stat()
    file_digest(file)
    file.write_bytes(b"changed")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file_digest(file) == sha256(b"changed")


def test_a_small_file_is_not_kept(tmp_path: Path, cache: Path) -> None:
    (tmp_path / "config.json").write_bytes(b"{}")
    assert file_digest(tmp_path / "config.json") == sha256(b"{}")
    assert not cache.exists()


@pytest.mark.parametrize("damaged", [b"", b"\xff" * 64, b"short"])
def test_a_damaged_entry_is_made_anew(damaged: bytes, tmp_path: Path, cache: Path) -> None:
    file = tmp_path / "model.bin"
    file.write_bytes(b"weights")
    file_digest(file)
    (kept,) = cache.iterdir()
    kept.write_bytes(damaged)
    assert file_digest(file) == sha256(b"weights")
    assert kept.read_text() == sha256(b"weights")


def test_without_a_cache_folder_it_is_read_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in-the-way").write_text("")
    monkeypatch.setenv("XINDAYA_CACHE", str(tmp_path / "in-the-way"))
    (tmp_path / "model.bin").write_bytes(b"weights")
    assert file_digest(tmp_path / "model.bin") == sha256(b"weights")


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        file_digest(tmp_path / "model.bin")
