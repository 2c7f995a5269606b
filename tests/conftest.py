"""A run with the translators' page in front of it, for the tests of the page that change nothing of how it was made.

A file of tests that has a folder or browser of its own names it so, and none of these is made.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import httpx


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release and its run."""
    from reviewing import made_in

    return made_in(tmp_path_factory.mktemp("made"))


@pytest.fixture
def folder(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The working directory, with a copy of the run."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def browser(folder: None) -> Iterator[httpx.Client]:
    """The page, opened."""
    from reviewing import page

    with page() as client:
        yield client
