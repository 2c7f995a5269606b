"""Word files: only the texts of runs are changed, in the archive itself, so that nothing else of it is lost.

Read are the body with its tables and text boxes, headers, footers, footnotes and endnotes. The archive is
copied entry by entry, with the dates that it has: the same document makes the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.document import Block, BlockKind, Document, Mark
from pipeline.errors import user_error
from pipeline.formats.docx_passages import Passage, passages, replace_text
from pipeline.formats.docx_runs import WORD
from pipeline.formats.docx_styles import style_kinds
from pipeline.formats.sourcetext import one_line
from pipeline.locales.tags import parse_locale

if TYPE_CHECKING:
    from lxml.etree import _Element

MAIN = "word/document.xml"
STYLES = "word/styles.xml"
SETTINGS = "word/settings.xml"
LARGEST_PART = 64 * 2**20
LARGEST_FILE = 512 * 2**20
_TEXT_PART = re.compile(r"word/(?:document|(?:header|footer)\d*|footnotes|endnotes)\.xml")
_PART_ORDER = ("document", "header", "footer", "footnotes", "endnotes")


def read(content: bytes, path: Path) -> tuple[Block, ...]:
    """The paragraphs of a Word file; a block's line is the number of its paragraph."""
    found = (passage for _, passage in _passages(_parts(content, path)))
    return tuple(
        Block(passage.kind, passage.text, passage.number, marks=passage.formatting.marks) for passage in found
    )


def write(document: Document, texts: Sequence[str], locale: str, marks: Sequence[Sequence[Mark]]) -> bytes:
    """The file with each block's text and marks replaced, and marked as Chinese of the locale's region."""
    parts = _parts(document.content, document.path)
    tag = parse_locale(locale)
    language = f"{tag.language}-{tag.region}" if tag.region else tag.language
    changed: dict[str, _Element] = {}
    for (name, passage), text, placed in zip(list(_passages(parts)), texts, marks, strict=True):
        replace_text(passage, one_line(text), language, placed)
        changed[name] = parts[name]
    if _name_theme_language(parts.get(SETTINGS), language):
        changed[SETTINGS] = parts[SETTINGS]
    return _archive(document.content, {name: _serialized(root) for name, root in changed.items()})


def _name_theme_language(settings: _Element | None, language: str) -> bool:
    """Names the language that Word takes the theme's East Asian fonts for; whether anything was changed."""
    theme = None if settings is None else settings.find(f"{WORD}themeFontLang")
    if theme is None or language[:2] not in ("zh", "ja", "ko"):
        return False
    theme.set(f"{WORD}eastAsia", language)
    return True


def _passages(parts: Mapping[str, _Element]) -> Iterator[tuple[str, Passage]]:
    styles = parts.get(STYLES)
    kinds: dict[str, BlockKind] = {} if styles is None else style_kinds(styles)
    first = 1
    for name, root in parts.items():
        if name not in (STYLES, SETTINGS):
            yield from ((name, passage) for passage in passages(root, kinds, first))
            first += sum(1 for _ in root.iter(f"{WORD}p"))


def _parts(content: bytes, path: Path) -> dict[str, _Element]:
    """The parsed parts that hold text, the styles and the settings. Raises `UserError` for no sound Word file."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check(archive, path)
            names = sorted({name for name in archive.namelist() if _TEXT_PART.fullmatch(name)}, key=_order)
            names += [name for name in (STYLES, SETTINGS) if name in archive.namelist()]
            parts = {name: _parsed(archive.read(name), name, path) for name in names}
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError) as error:
        if content.startswith(b"PK"):
            raise user_error(f"the .docx file is damaged: {error}", path) from error
        message = "this is not a .docx file (an old .doc, or protected by a password?); save it as .docx"
        raise user_error(message, path) from error
    if parts[MAIN].tag != f"{WORD}document":
        raise user_error(f"{MAIN} is not of the usual Word kind; save it as .docx in Word", path)
    return parts


def _order(name: str) -> tuple[int, int]:
    stem, number = re.fullmatch(r"word/(\D+)(\d*)\.xml", name).groups()  # type: ignore[union-attr]
    return _PART_ORDER.index(stem), int(number or 0)


def _check(archive: zipfile.ZipFile, path: Path) -> None:
    """Refuses archives without the main part, and those that unpack to more than a release ever would."""
    sizes = {info.filename: info.file_size for info in archive.infolist()}
    if MAIN not in sizes:
        raise user_error(f"this is not a Word file: it has no {MAIN}", path)
    for name, size in sizes.items():
        if size > LARGEST_PART and (_TEXT_PART.fullmatch(name) or name in (STYLES, SETTINGS)):
            raise user_error(f"{name} unpacks to {size >> 20} MB, more than {LARGEST_PART >> 20} MB", path)
    if sum(sizes.values()) > LARGEST_FILE:
        total = sum(sizes.values()) >> 20
        raise user_error(f"the file unpacks to {total} MB, more than {LARGEST_FILE >> 20} MB", path)


def _parsed(content: bytes, name: str, path: Path) -> _Element:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise user_error(f"{name} is not sound XML: {error.msg}", path) from error
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]
        raise user_error(f"{name} declares a document type, which no Word file does; it is not read", path)
    return root


def _serialized(root: _Element) -> bytes:
    from lxml import etree

    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _archive(content: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The archive with some entries' content changed, all else as it was."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for info in old.infolist():
            entry = zipfile.ZipInfo(info.filename, info.date_time)
            entry.compress_type, entry.external_attr = info.compress_type, info.external_attr
            new.writestr(entry, changed.get(info.filename) or old.read(info))
    return made.getvalue()
