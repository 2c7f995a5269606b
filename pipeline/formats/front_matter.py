"""The front matter of a Markdown file: which of its fields readers see, and a translation in their place, quoted as they were."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.formats.sourcetext import one_line

_FRONT_MATTER = re.compile(
    r"---[ \t]*\r?\n(?=[\w-]+:|#).*?^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE
)
TITLES = ("title", "subtitle")
_KEY = rf"^(?P<key>{'|'.join(TITLES)}|description|summary|excerpt):[ \t]+"
_LINE = r"\S(?:[^\r\n]*\S)?"
_FIELD = re.compile(
    rf"{_KEY}(?P<value>(?!#){_LINE})[ \t]*\r?$(?!\r?\n[ \t]+[^\s#])", re.MULTILINE | re.IGNORECASE
)
# A paragraph below its key: 'summary: >-'.
_BELOW = re.compile(
    rf"{_KEY}[>|][-+]?[ \t]*\r?\n[ \t]+(?P<value>{_LINE}(?:[ \t]*\r?\n[ \t]+{_LINE})*?)[ \t]*\r?\n(?=\S)",
    re.MULTILINE | re.IGNORECASE,
)
_DOUBLE = re.compile(r'(?P<text>"(?:[^"\\]|\\.)*")(?:[ \t]+#.*)?')
_SINGLE = re.compile(r"(?P<text>'(?:[^']|'')*')(?:[ \t]+#.*)?")
_PLAIN = re.compile(r"(?P<text>[^\s\[\]{}>|*&!%#`@,\"'?:-](?:[^#]|(?<=\S)#)*?)(?:[ \t]+#.*)?")
# What YAML takes for a mapping or a comment, and what it reads as no text.
_BROKEN = re.compile(r":(?:\s|$)|\s#|^[\s\[\]{}>|*&!%#`@,\"'?:-]|\s$")
_NO_TEXT = re.compile(r"true|false|yes|no|on|off|null|~|[-+.\d:eE_TZ ]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Field:
    """A field's text; from `start` up to `end` it stands in the file, with its quotation marks, if it has any."""

    key: str
    text: str
    start: int
    end: int
    mark: str = ""

    def written(self, text: str) -> str:
        """A text in the field's place; only one that YAML would take for something else gets marks that were not there."""
        said = one_line(text)
        if self.mark == ">":
            return said
        if self.mark == "'":
            return "'" + said.replace("'", "''") + "'"
        if self.mark or _BROKEN.search(said) or _NO_TEXT.fullmatch(said):
            return '"' + said.replace("\\", "\\\\").replace('"', '\\"') + '"'
        return said


def end_of(text: str) -> int:
    """Where the front matter ends; 0 where there is none."""
    match = _FRONT_MATTER.match(text)
    return match.end() if match else 0


def fields(text: str) -> Iterator[Field]:
    """The fields that readers see, in order; what is a list, a number or several paragraphs is left alone."""
    yield from sorted((*_in_a_line(text), *_below(text)), key=lambda field: field.start)


def _below(text: str) -> Iterator[Field]:
    for match in _BELOW.finditer(text, 0, end_of(text)):
        if any(map(str.isalpha, match["value"])):
            yield Field(match["key"].lower(), one_line(match["value"]), *match.span("value"), ">")


def _in_a_line(text: str) -> Iterator[Field]:
    for match in _FIELD.finditer(text, 0, end_of(text)):
        found = _read(match["value"])
        if found and any(map(str.isalpha, found[0])):
            said, written, mark = found
            start = match.start("value")
            yield Field(match["key"].lower(), said, start, start + len(written), mark)


def _read(value: str) -> tuple[str, str, str] | None:
    """The text of a value, the value without a comment, and its quotation mark."""
    if match := _DOUBLE.fullmatch(value):
        try:
            return one_line(json.loads(match["text"])), match["text"], '"'
        except ValueError:
            return None  # an escape that YAML alone knows
    if match := _SINGLE.fullmatch(value):
        return match["text"][1:-1].replace("''", "'"), match["text"], "'"
    match = _PLAIN.fullmatch(value)
    if match is None or _NO_TEXT.fullmatch(match["text"]) or re.search(r":(?:\s|$)", match["text"]):
        return None
    return match["text"], match["text"], ""
