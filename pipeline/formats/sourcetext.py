"""The text of a file with its encoding kept, so that translations are spliced in and nothing else changes."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import UserError, user_error

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n)|[^\r\n]+")
_NEWLINE = re.compile(r"\r\n|\r|\n")
_LINE_BREAKS = re.compile(r"[ \t]*[\r\n]+[ \t]*")
_SPACES = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True, slots=True)
class SourceText:
    """A decoded file: its text without the byte order mark, and what is needed to encode it again."""

    text: str
    codec: str = "utf-8"
    mark: bytes = b""

    def encode(self, text: str) -> bytes:
        return self.mark + text.encode(self.codec, "replace")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its line end; `start` is its offset in the whole text, `number` counts from 1."""

    number: int
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Edit:
    """New text for the characters from `start` up to `end`."""

    start: int
    end: int
    text: str


def decode(content: bytes, path: Path) -> SourceText:
    """The text of a UTF-8 file, or of a UTF-16 file that begins with a byte order mark.

    Raises `UserError` naming the first byte, and its line, that is neither.
    """
    mark, codec = next((pair for pair in _MARKS if content.startswith(pair[0])), (b"", "utf-8"))
    try:
        text = content[len(mark) :].decode(codec)
    except UnicodeDecodeError as error:
        raise _bad_byte(content, len(mark) + error.start, codec, path) from None
    if "\0" in text:
        before = text[: text.index("\0")].encode(codec)
        raise _bad_byte(content, len(mark) + len(before), codec, path)
    return SourceText(text, codec, mark)


def _bad_byte(content: bytes, offset: int, codec: str, path: Path) -> UserError:
    line = len(_NEWLINE.findall(content[:offset].decode(codec, "ignore"))) + 1
    name = codec[:6].rstrip("-").upper()
    message = f"byte {offset} (0x{content[offset]:02x}) is not {name} text; save the file as UTF-8"
    return user_error(message, path, line)


def lines(text: str) -> list[Line]:
    """Every line of the text, whichever way its lines end."""
    found = enumerate(_LINE.finditer(text), start=1)
    return [
        Line(number, match.start(), match[1] if match[1] is not None else match[0]) for number, match in found
    ]


def spliced(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made; they must not overlap."""
    out, at = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        out += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join(out) + text[at:]


def one_line(text: str) -> str:
    """The text on one line: a translation must not add lines to the file."""
    return _LINE_BREAKS.sub(" ", text).strip()


def one_spaced(text: str) -> str:
    """The text with every run of spaces, tabs and line ends made one space."""
    return _SPACES.sub(" ", text).strip()


def one_spaced_places(text: str) -> Sequence[int]:
    """Where each place of a text (its length is one too) lies in `one_spaced(text)`."""
    return _places(text, _SPACES, one_spaced(text))


def one_line_places(text: str) -> Sequence[int]:
    """Where each place of a text lies in `one_line(text)`."""
    return _places(text, _LINE_BREAKS, one_line(text))


def _places(text: str, spaces: re.Pattern[str], made: str) -> Sequence[int]:
    """Each place once the `spaces` are one character, and the ends are stripped of theirs."""
    if made == text:
        return range(len(text) + 1)
    lead = len(text) - len(text.lstrip())
    lost = {at for match in spaces.finditer(text) for at in range(match.start() + 1, match.end())}
    places, at = [], 0
    for place in range(len(text) + 1):
        places.append(min(at, len(made)))
        at += place >= lead and place not in lost
    return places


def has_words(text: str) -> bool:
    """Whether there is anything to translate: rules and '###' have no words."""
    return any(character.isalnum() for character in text)
