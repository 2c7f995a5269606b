"""What comes along is named: libraries, tables and code, each by what it is and not by where it lies."""

import re
import tomllib
from pathlib import Path

import pytest

from pipeline.files import resources
from pipeline.files.layout import bilingual_file, translated_file
from pipeline.files.resources import LIBRARIES, code_digest, currencies, data_digest, versions


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of one module, one room and one table."""
    for name in (
        "repair.py",
        "engines/echo.py",
        "engines/words.csv",
        "segment/words.csv",
        "glossaries/units.csv",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"one\ntwo\n")
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path)
    monkeypatch.setattr(resources, "GLOSSARY_FOLDERS", (tmp_path / "glossaries",))
    return tmp_path


def test_versions_are_of_libraries_that_come_along() -> None:
    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8"))["project"]
    installed = {re.split("[<>=]", line)[0] for line in project["dependencies"]}
    assert set(LIBRARIES) <= installed
    assert [*versions()] == sorted([*LIBRARIES, "python", "xindaya"])


def test_currencies_are_those_of_the_table() -> None:
    assert {"HKD", "yuan", "$", "¥", "MXN"} <= {*currencies()}


@pytest.mark.parametrize("name", ["segment/words.csv", "glossaries/units.csv"])
def test_the_digest_of_the_data_changes_with_every_table(package: Path, name: str) -> None:
    before = data_digest()
    (package / name).write_bytes(b"one\r\ntwo\r\n")
    assert data_digest() == before
    (package / name).write_bytes(b"one\nthree\n")
    assert data_digest() != before


def test_the_digest_of_data_is_of_every_table(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[str] = []
    root = resources._PACKAGE
    monkeypatch.setattr(
        resources,
        "_digest_of",
        lambda files: taken.extend(str(path.relative_to(root)) for path in files if root in path.parents),
    )
    data_digest()
    tables = {
        str(path.relative_to(root))
        for path in root.rglob("*")
        if path.suffix in (".csv", ".txt", ".yaml")
        and path.relative_to(root).parts[0] not in ("press", "commands", "glossaries")
    }
    assert len(tables) > 20
    assert tables == {name for name in taken if not name.startswith("glossaries")}


@pytest.mark.parametrize(
    ("name", "same"),
    [("repair.py", False), ("engines/echo.py", False), ("engines/words.csv", False), ("other.py", True)],
)
def test_the_digest_of_code_is_of_the_modules_named(package: Path, name: str, same: bool) -> None:
    before = code_digest("repair", "engines")
    assert re.fullmatch("[0-9a-f]{16}", before)
    (package / name).write_bytes(b"three\n")
    assert (code_digest("repair", "engines") == before) is same


def test_code_that_there_is_not_has_no_digest(package: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"^xindaya has no code named 'repairs'$"):
        code_digest("repairs")


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("release.en.txt", "release.en/zh-Hant-HK.txt"),
        ("a.docx", "a/zh-Hant-HK.docx"),
        ("open.md", "open/zh-Hant-HK.md"),
    ],
)
def test_names_of_the_written_files(source: str, written: str) -> None:
    assert translated_file(Path(source), "zh-Hant-HK") == written
    assert bilingual_file(Path(source), "zh-Hant-HK") == f"{Path(source).stem}/bilingual.zh-Hant-HK.xlf"
