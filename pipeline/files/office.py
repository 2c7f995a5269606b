"""Word and Excel files, which are zip archives of XML: taken apart without trusting what they say of themselves."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

from pipeline.errors import user_error
from pipeline.files.text import read_bytes

# What `zipfile` and the unpackers raise for an archive that is not sound.
_UNSOUND = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    RuntimeError,
    EOFError,
    ValueError,
    IndexError,
    OSError,
)
LARGEST_PART = 64 * 2**20
LARGEST_FILE = 256 * 2**20
MOST_PARTS = 5000


def office_parts(path: Path, kind: str, what: str = "file") -> dict[str, bytes]:
    """The parts of a file by name; `kind` is what it ought to be, such as 'an Excel workbook (.xlsx)'.

    Parts whose names lead out of the archive are left out. Raises `UserError` for what is no sound archive, unpacks
    to more than a release ever would, or has a part that declares a document type, through which entities come.
    """
    content = read_bytes(path, what)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir() and _inside(info.filename)]
            if len(infos) > MOST_PARTS:
                raise user_error(f"it has {len(infos):,} parts, more than {MOST_PARTS:,}", path)
            parts: dict[str, bytes] = {}
            left = LARGEST_FILE
            for info in infos:
                parts[info.filename] = _read(archive, info, min(LARGEST_PART, left), path)
                left -= len(parts[info.filename])
    except _UNSOUND as error:
        said = f": {error}" if content.startswith(b"PK") else ""
        raise user_error(f"this is not {kind}{said}", path) from error
    for name, part in parts.items():
        if _declares(part):
            raise user_error(
                f"{name} declares a document type, which no such file does; it is not read", path
            )
    return parts


def packed(parts: Mapping[str, bytes]) -> bytes:
    """An archive of these parts, without dates: the same parts make the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _inside(name: str) -> bool:
    return (
        not name.startswith(("/", "\\"))
        and ":" not in name
        and ".." not in name.replace("\\", "/").split("/")
    )


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int, path: Path) -> bytes:
    """A part, unpacked no further than allowed, whatever the archive says of its size."""
    with archive.open(info) as file:
        part = file.read(most + 1)
    if len(part) > most:
        raise user_error(f"{info.filename} unpacks to more than {most >> 20} MB", path)
    return part


def _declares(part: bytes) -> bool:
    """Whether a part is XML with a document type. What is no XML at all declares none."""
    from lxml import etree

    try:
        for _, root in etree.iterparse(
            io.BytesIO(part), events=("start",), resolve_entities=False, load_dtd=False, no_network=True
        ):
            return bool(root.getroottree().docinfo.doctype)
    except etree.XMLSyntaxError:
        return False
    return False
