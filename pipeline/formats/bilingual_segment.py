"""A sentence of a bilingual file as it comes back, in whatever format: what it says now, and how the run wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.document import State
from pipeline.document.entry import Part
from pipeline.errors import one_of, suggest, user_error
from pipeline.formats.xliff_parts import digest


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A segment of a bilingual file. `target` is empty where there is none; `code` is one that cannot be read.

    `written` is the digest of the target as the run wrote it, `slots` the kind and rendering of each of its slots;
    both are empty in the files of others. In a file without marks (Word, Excel) the text alone counts, and `machine`
    is that of the run. `stray` says why the row may not belong to the sentence, `comment` what somebody wrote beside.
    `row` is what a person calls its row, where there are rows; the id stands in no cell.
    """

    id: str
    line: int | None
    locale: str
    state: State
    source: tuple[Part, ...]
    target: tuple[Part, ...]
    written: str = ""
    slots: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    code: str = ""
    machine: str | None = None
    stray: str = ""
    comment: str = ""
    row: str = ""

    @property
    def called(self) -> str:
        """How a person finds it in the file: 'row 6', 'no. 5', 'segment b5s1'."""
        return self.row or f"segment {self.id}"

    @property
    def text(self) -> str:
        """The whole target."""
        return "".join(part.text for part in self.target)

    @property
    def changed(self) -> bool:
        """Whether the target is another than the run wrote; no, where nothing says what it wrote."""
        if self.machine is not None:
            return self.text != self.machine
        return bool(self.written) and self.written != digest(self.target)


def state_named(name: str, path: Path, line: int | None) -> State:
    """The state of this name. Raises `UserError` with the nearest where there is none."""
    try:
        return State(name)
    except ValueError:
        names = [one.value for one in State]
        near = suggest(name, names)
        choices = f"; choose {one_of(names)}" if near.startswith("; did") else ""
        raise user_error(f"'{name}' is not a state{near}{choices}", path, line) from None
