"""A bilingual file that was made to do harm, or was damaged, is refused in one line; nothing of it is unpacked or read."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from bilinguals import UNMARKED, bilingual, changed, mistake, take

from pipeline import RunResult

ENTITY = b'<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
OUTSIDE = b'<!DOCTYPE w [<!ENTITY a SYSTEM "release.txt">]>'
PARTS = [
    ("docx", "word/document.xml"),
    ("docx", "customXml/item1.xml"),
    ("xlsx", "xl/worksheets/sheet1.xml"),
    ("xlsx", "xl/workbook.xml"),
]


@pytest.mark.parametrize("declaration", [ENTITY, OUTSIDE])
@pytest.mark.parametrize(("kind", "part"), PARTS)
def test_no_part_declares_entities(
    kind: str, part: str, declaration: bytes, capsys: pytest.CaptureFixture[str], machine: RunResult
) -> None:

    def change(xml: bytes) -> bytes:
        at = xml.index(b"?>") + 2 if xml.startswith(b"<?xml") else 0
        return xml[:at] + declaration + xml[at:]

    changed(bilingual(kind), {part: change})
    assert (
        mistake(kind, capsys) == f": {part} declares a document type, which no such file does; it is not read"
    )


@pytest.mark.parametrize("kind", ["xliff", "xliff12", "tmx"])
@pytest.mark.parametrize("declaration", [ENTITY, OUTSIDE])
def test_no_entity_is_read(
    kind: str, declaration: bytes, capsys: pytest.CaptureFixture[str], machine: RunResult
) -> None:
    content = bilingual(kind).read_bytes().replace(b'<!DOCTYPE tmx SYSTEM "tmx14.dtd">', b"")
    at = content.index(b"?>") + 2
    name = {"xliff": b"xliff", "xliff12": b"xliff", "tmx": b"tmx"}[kind]
    content = content[:at] + declaration.replace(b" w ", b" " + name + b" ") + content[at:]
    content = content.replace("投資推廣署".encode(), b"&a;", 1).replace(b"Nothing else", b"&a;")
    bilingual(kind).write_bytes(content)
    assert "the entity &a; is not read; write the character itself" in mistake(kind, capsys)


@pytest.mark.parametrize("kind", UNMARKED)
def test_bombs_are_not_unpacked(kind: str, capsys: pytest.CaptureFixture[str], machine: RunResult) -> None:
    changed(bilingual(kind), {}, {"word/media/a.bin": b"\0" * (65 * 2**20)})
    assert mistake(kind, capsys) == ": word/media/a.bin unpacks to more than 64 MB"
    changed_size = bilingual(kind).read_bytes()
    assert len(changed_size) < 200_000


@pytest.mark.parametrize("kind", UNMARKED)
def test_a_size_that_is_a_lie_is_found_out(
    kind: str, capsys: pytest.CaptureFixture[str], machine: RunResult
) -> None:
    changed(bilingual(kind), {}, {"word/media/a.bin": b"\0" * 1_234_567})
    size = (1_234_567).to_bytes(4, "little")
    bilingual(kind).write_bytes(bilingual(kind).read_bytes().replace(size, (10).to_bytes(4, "little")))
    assert "Bad CRC-32" in mistake(kind, capsys)


@pytest.mark.parametrize("kind", UNMARKED)
def test_names_that_lead_out_are_passed_over(
    kind: str, capsys: pytest.CaptureFixture[str], machine: RunResult
) -> None:
    bad = {"../evil.xml": ENTITY + b"<a/>", "/evil.xml": b"x", "a/../../evil": b"x", "..\\evil": b"x"}
    changed(bilingual(kind), {}, bad)
    assert take(kind, capsys)[0] == 0
    assert not list(Path("..").glob("evil*"))
    assert not list(Path(".").rglob("evil*"))


DAMAGED = [
    ("docx", b"PK\x03\x04 no archive", ": this is not a Word file (.docx): File is not a zip file"),
    ("docx", b"hello", ": this is not a Word file (.docx)"),
    ("xlsx", b"hello", ": this is not an Excel workbook (.xlsx)"),
]


@pytest.mark.parametrize(("kind", "content", "said"), DAMAGED)
def test_damaged_files(
    kind: str, content: bytes, said: str, capsys: pytest.CaptureFixture[str], machine: RunResult
) -> None:
    bilingual(kind).write_bytes(content)
    assert mistake(kind, capsys) == said


def of_directory(content: bytes) -> bytes:
    """Says that the directory stands behind the end of the file, and with it all parts before its beginning."""
    return content[:-6] + (2**24).to_bytes(4, "little") + content[-2:]


def packed_as(method: int) -> Callable[[bytes], bytes]:
    """Says of every part that it is packed in another way than it is."""

    def change(content: bytes) -> bytes:
        entry = b"PK\x01\x02"
        head, *rest = content.split(entry)
        return entry.join([head, *(one[:6] + method.to_bytes(2, "little") + one[8:] for one in rest)])

    return change


BZIP2, LZMA, NO_METHOD = 12, 14, 99


@pytest.mark.parametrize("kind", UNMARKED)
@pytest.mark.parametrize("damage", [of_directory, *map(packed_as, (BZIP2, LZMA, NO_METHOD))])
def test_damaged_archives(
    kind: str, damage: Callable[[bytes], bytes], capsys: pytest.CaptureFixture[str], machine: RunResult
) -> None:
    bilingual(kind).write_bytes(damage(bilingual(kind).read_bytes()))
    what = "a Word file (.docx)" if kind == "docx" else "an Excel workbook (.xlsx)"
    assert re.fullmatch(rf": this is not {re.escape(what)}: [^\n]+", mistake(kind, capsys))
