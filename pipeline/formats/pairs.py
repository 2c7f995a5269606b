"""Two columns, English and Chinese: the simplest memory there is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.document import State
from pipeline.document.entry import Entry, Part, wrong_script
from pipeline.errors import Problem, user_error

# Such as the translation that a run has written.
_ONE_COLUMN = "no line has a tab between the English and the Chinese; of a run, import the bilingual file (bilingual.{}.xlf)"
_HEADINGS = frozenset({"english", "en", "source", "原文", "英文"})


def read_pairs(path: Path, locale: str, state: State) -> Iterator[Entry | Problem]:
    """The entries of a UTF-8 file with a tab between the columns, line by line; a first line of headings is passed over.

    Raises `UserError` for a file that cannot be read.
    """
    try:
        with path.open("rb") as file:
            parted = any(b"\t" in line for line in file)
            if not parted and file.tell():
                raise user_error(_ONE_COLUMN.format(locale), path)
            file.seek(0)
            for number, content in enumerate(file, start=1):
                yield from _row(path, number, content, locale, state)
    except OSError as error:
        raise user_error(f"cannot be read: {(error.strerror or str(error)).lower()}", path) from None


def _row(path: Path, number: int, content: bytes, locale: str, state: State) -> Iterator[Entry | Problem]:
    try:
        text = content.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise user_error(
            f"byte {error.start} of this line is not UTF-8 text; save the file as UTF-8", path, number
        ) from None
    cells = [cell.strip() for cell in text.split("\t")]
    if not text.strip() or (number == 1 and cells[0].lower() in _HEADINGS):
        return
    if len(cells) != 2 or not all(cells):
        filled = sum(map(bool, cells))
        yield Problem(
            f"{filled} filled cells; a line has two, the English and the Chinese, with a tab between",
            path,
            number,
        )
    elif why := wrong_script(cells[1], locale):
        yield Problem(why, path, number)
    else:
        yield Entry(locale, cells[0], (Part(cells[1]),), state, origin=path.name)
