"""A release as it was read: documents, blocks, segments, slots, and the marks of their formatting."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from pathlib import Path

from pipeline.document.record import Record
from pipeline.document.values import Value


class SlotKind(StrEnum):
    TERM = "T"
    NUMBER = "N"
    DATE = "D"
    VERBATIM = "V"


class BlockKind(StrEnum):
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    TABLE_CELL = "table_cell"


# How slots stand in a text that an engine is given or gives back.
SYMBOL = re.compile(r"<[TNDV]\d+>")


@dataclass(frozen=True, slots=True)
class Slot(Record):
    """A span of the source that the model never sees: it is rendered by rule in every locale.

    `start` and `end` are character offsets into the segment's source; `origin` says where the
    rendering comes from (`official-names.csv:82`, or the rule that read the value); `symbol` stands for it in a text
    that an engine is given.
    """

    kind: SlotKind
    index: int
    source: str
    start: int
    end: int
    value: Value
    origin: str
    symbol: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "symbol", f"<{self.kind}{self.index}>")


@dataclass(frozen=True, slots=True)
class Segment(Record):
    """A sentence: what is translated. `id` is unique in the document; `space` is the white space after it.

    The first `lead` characters are a formula (a dateline, 'ALSO READ:') that is rendered by rule alone. What the engine
    can carry no slot for is `beyond`; it stays in the text. `titles` are the offsets of works' titles in italics, from and to.
    `slotted` is the source after the lead, every slot replaced by its symbol.
    """

    id: str
    source: str
    space: str = ""
    slots: tuple[Slot, ...] = ()
    line: int = 1
    lead: int = 0
    beyond: tuple[Value, ...] = ()
    titles: tuple[tuple[int, int], ...] = ()
    slotted: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "slotted", self._with_symbols(self.lead, len(self.source)))

    @property
    def asked(self) -> str:
        """What the engine is given: `slotted`, with quotation marks for the italics of titles."""
        if not self.titles:
            return self.slotted
        edges = [self.lead, *(edge for title in self.titles for edge in title), len(self.source)]
        parts = [self._with_symbols(start, end) for start, end in pairwise(edges)]
        return "".join(f"“{part}”" if at % 2 else part for at, part in enumerate(parts))

    @property
    def slotted_lead(self) -> str:
        """The lead with every slot replaced by its symbol."""
        return self._with_symbols(0, self.lead)

    def _with_symbols(self, start: int, end: int) -> str:
        out, at = [], start
        for slot in self.slots:
            if start <= slot.start and slot.end <= end:
                out += [self.source[at : slot.start], slot.symbol]
                at = slot.end
        return "".join(out) + self.source[at:end]


class MarkKind(StrEnum):
    """What may become of formatting: a look may be left out, all else must stand in the translation once."""

    LOOK = "look"
    LINK = "link"
    NOTE = "note"
    THING = "thing"


@dataclass(frozen=True, slots=True)
class Mark(Record):
    """Formatting of the characters from `start` up to `end` of a block's text; notes and things stand at a place.

    `name` is what people call it. What opens and closes it in the file only the format's reader and writer know.
    """

    kind: MarkKind
    start: int
    end: int
    name: str
    opening: str
    closing: str = ""


@dataclass(frozen=True, slots=True)
class Block(Record):
    """A paragraph, heading, list item or cell. `start`/`end` place its text in the file's content.

    `marks` is the formatting within its text; what is around the whole of it is none.
    """

    kind: BlockKind
    text: str
    line: int
    start: int = 0
    end: int = 0
    segments: tuple[Segment, ...] = ()
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Document(Record):
    """A release as read. `content` is the file itself, so that the writer loses nothing of it; `segments` those of all blocks."""

    path: Path
    content: bytes = field(repr=False)
    blocks: tuple[Block, ...]
    segments: tuple[Segment, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        segments = tuple([segment for block in self.blocks for segment in block.segments])
        object.__setattr__(self, "segments", segments)

    @property
    def name(self) -> str:
        """The file's name without its last extension."""
        return self.path.stem
