"""A run with the translators' page in front of it, for the tests of the page that change nothing of how it was made;
that page in a real browser; and a run in every bilingual format.

A file of tests that has a folder or browser of its own names it so, and none of these is made.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import httpx
    from playwright.sync_api import Browser, Page

    from pipeline import RunResult


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


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A real browser."""
    from browsing import browser

    with browser() as running:
        yield running


@pytest.fixture(scope="module")
def run_of(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The working directory for a whole file of tests, with the run of a release that has markup in it."""
    from browsing import RELEASE
    from reviewing import translate, write_release

    before = Path.cwd()
    folder = tmp_path_factory.mktemp("page")
    os.chdir(folder)
    try:
        write_release(RELEASE)
        translate()
        yield folder
    finally:
        os.chdir(before)


@pytest.fixture(scope="module")
def server(run_of: Path) -> Iterator[tuple[str, str]]:
    """Where its page is served, and the token."""
    from reviewing import served

    with served("out", "--who", "Chan") as (_, address, token):
        yield address, token


@pytest.fixture(scope="module")
def address(server: tuple[str, str]) -> str:
    return f"{server[0]}/?token={server[1]}"


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """A tab of the real browser with the page in it."""
    from browsing import opened

    with opened(chromium, address) as one:
        yield one


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, RunResult]:
    """The folder of a run that wrote its release in every bilingual format."""
    from bilinguals import ENDINGS, begin, translate

    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(made := tmp_path_factory.mktemp("once"))
        begin()
        return made, translate(*ENDINGS)


@pytest.fixture
def machine(once: tuple[Path, RunResult], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> RunResult:
    """That run, its release and output copied into the working directory of the test."""
    from bilinguals import begin

    monkeypatch.chdir(tmp_path)
    begin()
    shutil.copytree(once[0] / "out", "out")
    return once[1]
