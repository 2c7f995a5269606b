"""What every format promises, what is said of files that cannot be read, and how files are written."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.document import BlockKind, Document
from pipeline.errors import UserError
from pipeline.formats import FORMATS, atomic_write, made, read, supported

TEXT = "Pact signed\n\n  HONG KONG – Two sides met.\n\n- one\n\n###\n"
MARKDOWN = "---\ntitle: x\n---\n# Pact *signed*\n\n> Two\n> sides\n\n* one\n  1. **two**\n\n```\ncode\n```\n"
HTML = (
    "<!DOCTYPE html>\n<html lang=\"zh-Hans-CN\"><head><meta charset='utf-8'></head>\n"
    "<body class=a><h1>Pact</h1><script>a<b</script><p><b>Two</b> sides.<br>AT&amp;T</p></body></html>\n"
)
OLD_WORD = "this is not a .docx file (an old .doc, or protected by a password?); save it as .docx"
READABLE = ".txt, .md, .markdown, .html, .htm and .docx"
SAMPLES = {
    "release.txt": TEXT.encode(),
    "dos.txt": b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode(),
    "wide.txt": TEXT.encode("utf-16"),
    "open.txt": TEXT.rstrip("#\n").encode(),
    "release.md": MARKDOWN.encode(),
    "dos.markdown": MARKDOWN.replace("\n", "\r\n").encode(),
    "release.html": HTML.encode(),
    "release.htm": b"\xef\xbb\xbf" + HTML.replace("\n", "\r\n").encode(),
}


def put(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def outside(document: Document) -> list[str]:
    """What lies between the blocks."""
    text = document.content.decode("utf-16" if document.content[:2] == b"\xff\xfe" else "utf-8-sig")
    starts = [0, *(block.end for block in document.blocks)]
    ends = [*(block.start for block in document.blocks), len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


@pytest.mark.parametrize("name", SAMPLES)
def test_the_same_texts_written_back_change_no_block_and_nothing_between(name: str, tmp_path: Path) -> None:
    document = read(put(tmp_path, name, SAMPLES[name]))
    target = tmp_path / "out" / name
    target.parent.mkdir()
    target.write_bytes(made(document, [block.text for block in document.blocks], "zh-Hans-CN"))
    again = read(target)
    assert [(b.kind, b.text) for b in again.blocks] == [(b.kind, b.text) for b in document.blocks]
    assert outside(again) == outside(document)


@pytest.mark.parametrize("name", SAMPLES)
def test_translations_are_read_back_and_lines_in_them_become_spaces(name: str, tmp_path: Path) -> None:
    document = read(put(tmp_path, name, SAMPLES[name]))
    texts = [f"第{number}段 a*b\n<c> & [d]" for number, _ in enumerate(document.blocks)]
    target = tmp_path / f"out{Path(name).suffix}"
    target.write_bytes(made(document, texts, "zh-Hans-CN"))
    again = read(target)
    assert [block.text for block in again.blocks] == [text.replace("\n", " ") for text in texts]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"", "the file is empty: there is nothing to translate"),
        ("a.md", b" \r\n\t\n", "the file is empty: there is nothing to translate"),
        ("a.html", b"\xef\xbb\xbf\n", "the file is empty: there is nothing to translate"),
        ("a.docx", b"", "the file is empty: there is nothing to translate"),
        ("a.txt", b"###\n", "the file has no words: there is nothing to translate"),
        ("a.html", b"<script>x</script>", "the file has no words: there is nothing to translate"),
        ("a.docx", b"\xd0\xcf\x11\xe0", OLD_WORD),
        ("a.docxx", b"x", f"'.docxx' files cannot be read, only {READABLE}; did you mean '.docx'?"),
        ("a.jpeg", b"x", f"'.jpeg' files cannot be read, only {READABLE}"),
        ("a", b"x", f"the file name has no extension; readable are {READABLE}"),
    ],
)
def test_bad_files_are_refused(name: str, content: bytes, message: str, tmp_path: Path) -> None:
    path = put(tmp_path, name, content)
    with pytest.raises(UserError) as caught:
        read(path)
    assert str(caught.value) == f"{path}: {message}"


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"one\r\ntwo\x93\n", ":2: byte 8 (0x93) is not UTF-8 text; save the file as UTF-8"),
        (b"\xef\xbb\xbfone\n\n\xff", ":3: byte 8 (0xff) is not UTF-8 text; save the file as UTF-8"),
        (b"one\n\0", ":2: byte 4 (0x00) is not UTF-8 text; save the file as UTF-8"),
        (b"\xff\xfeo\0\n\0\x00", ":2: byte 6 (0x00) is not UTF-16 text; save the file as UTF-8"),
    ],
)
def test_other_encodings_are_refused_at_their_first_byte(
    name: str, content: bytes, place: str, tmp_path: Path
) -> None:
    path = put(tmp_path, name, content)
    with pytest.raises(UserError) as caught:
        read(path)
    assert str(caught.value) == f"{path}{place}"


def test_missing_files_and_folders_are_refused(tmp_path: Path) -> None:
    for path, message in [(tmp_path / "a.txt", "no such file"), (tmp_path, "this is a folder, not a file")]:
        with pytest.raises(UserError) as caught:
            read(path)
        assert str(caught.value) == f"{path}: {message}"


def test_a_text_for_every_block_is_required(tmp_path: Path) -> None:
    document = read(put(tmp_path, "a.txt", "one\ntwo\n"))
    with pytest.raises(ValueError, match="shorter"):
        made(document, ["一"], "zh-Hans-CN")


def test_supported_extensions() -> None:
    assert [suffix for suffix in FORMATS if not supported(Path(f"A{suffix.upper()}"))] == []
    assert not supported(Path("a.pdf"))


def test_kinds_of_blocks_are_the_same_in_text_and_markdown(tmp_path: Path) -> None:
    kinds = [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM]
    assert [block.kind for block in read(put(tmp_path, "a.txt", "Title\n\nText.\n\n- one\n")).blocks] == kinds
    assert [
        block.kind for block in read(put(tmp_path, "a.md", "# Title\n\nText.\n\n- one\n")).blocks
    ] == kinds


def test_importing_the_formats_loads_no_library() -> None:
    code = "import sys, pipeline.formats; print(sorted({'lxml', 'docx', 'markdown_it'} & set(sys.modules)))"
    root = Path(__file__).parent.parent
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=root, check=True)
    assert made.stdout == "[]\n"


def test_atomic_write_makes_folders_replaces_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.txt"
    atomic_write(path, b"one")
    atomic_write(path, b"two")
    assert path.read_bytes() == b"two"
    assert [file.name for file in path.parent.iterdir()] == ["a.txt"]


def test_atomic_write_names_the_path_that_cannot_be_written(tmp_path: Path) -> None:
    blocking = put(tmp_path, "file", "x")
    for path in (blocking / "a.txt", blocking / "deep" / "a.txt"):
        with pytest.raises(UserError) as caught:
            atomic_write(path, b"one")
        assert str(caught.value) == f"{path}: cannot write here: '{blocking}' is a file, not a folder"


def test_atomic_write_over_a_folder_leaves_no_temporary_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(UserError) as caught:
        atomic_write(tmp_path / "a.txt", b"one")
    assert str(caught.value) == f"{tmp_path / 'a.txt'}: cannot write here: is a directory"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("call", ["open", "replace", "mkdir"])
def test_atomic_write_in_a_folder_that_is_read_only(
    call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    path = tmp_path / "a.txt"
    atomic_write(path, b"one")
    monkeypatch.setattr(Path, call, refuse)
    with pytest.raises(UserError) as caught:
        atomic_write(path, b"two")
    monkeypatch.undo()
    assert str(caught.value) == f"{path}: cannot write here: permission denied"
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]
    assert path.read_bytes() == b"one"
