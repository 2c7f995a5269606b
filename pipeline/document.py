"""The types that flow through the stages: documents, blocks, segments, slots, translations, findings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from pipeline.locale import is_spaced
from pipeline.values import Value


class State(StrEnum):
    """How far a segment's translation has come; the values are those of XLIFF 2."""

    INITIAL = "initial"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"
    FINAL = "final"


class Severity(StrEnum):
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        return list(Severity).index(self)


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


# How slots stand in a text that an engine is given or gives back; `Slot.symbol` writes it.
SYMBOL = re.compile(r"<[TNDV]\d+>")


@dataclass(frozen=True, slots=True)
class Slot:
    """A span of the source that the model never sees: it is rendered by rule in every locale.

    `start` and `end` are character offsets into the segment's source; `origin` says where the
    rendering comes from (`official-names.csv:82`, or the rule that read the value).
    """

    kind: SlotKind
    index: int
    source: str
    start: int
    end: int
    value: Value
    origin: str

    @property
    def symbol(self) -> str:
        return f"<{self.kind.value}{self.index}>"


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence: what is translated. `id` is unique in the document; `space` is the white space after it.

    The first `lead` characters are a formula (a dateline, 'ALSO READ:') that is rendered by rule alone.
    """

    id: str
    source: str
    space: str = ""
    slots: tuple[Slot, ...] = ()
    line: int = 1
    lead: int = 0

    @property
    def slotted(self) -> str:
        """What the engine is given: the source after the lead, every slot replaced by its symbol."""
        return self._with_symbols(self.lead, len(self.source))

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
class Mark:
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
class Block:
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
class Document:
    """A release as read. `content` is the file itself, so that the writer loses nothing of it."""

    path: Path
    content: bytes = field(repr=False)
    blocks: tuple[Block, ...]

    @property
    def name(self) -> str:
        """The file's name without its last extension."""
        return self.path.stem

    @property
    def segments(self) -> tuple[Segment, ...]:
        return tuple(segment for block in self.blocks for segment in block.segments)


class Way(StrEnum):
    """How a translation's slots came to be complete, where the engine's best hypothesis lacked some."""

    N_BEST = "n-best"
    CONSTRAINED = "constrained search"
    SPLIT = "split sentence"
    POSITION = "by position"


@dataclass(frozen=True, slots=True)
class Repair:
    """What was done about slots; symbols that were put in or taken out by position are named."""

    way: Way
    filled: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Translation:
    """What an engine made of one slotted source. `repair` says how its slots were completed."""

    text: str
    engine: str
    score: float | None = None
    alternatives: tuple[str, ...] = ()
    repair: Repair | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a target: frame text, or the rendering of a slot."""

    text: str
    slot: Slot | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """What the memory offers beside a translation: a like sentence and its target, with the slots that both have.

    `quality` is a percentage; `origin` says whose it is; `note` why it is not the translation itself.
    """

    source: tuple[Piece, ...]
    target: tuple[Piece, ...]
    quality: int
    state: State
    origin: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """One segment in one locale, piece by piece; `matches` are what the memory offers, the best first."""

    segment: Segment
    locale: str
    pieces: tuple[Piece, ...]
    translation: Translation
    state: State = State.TRANSLATED
    matches: tuple[Match, ...] = ()

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a translator should look at, where and why.

    `span` places it in the target's text (characters); `fix` is what should stand there, where that is certain.
    """

    check: str
    severity: Severity
    message: str
    document: str
    segment: str = ""
    line: int | None = None
    locale: str | None = None
    fix: str | None = None
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """One number with the signature that makes it comparable. `document` None means the whole run."""

    metric: str
    value: float
    signature: str
    locale: str
    document: str | None = None


@dataclass(frozen=True, slots=True)
class BlockScore:
    """A block beside its human translations: chrF2++ and BLEU of it alone. `block` counts from 1."""

    document: str
    block: int
    line: int
    locale: str
    chrf: float
    bleu: float
    references: tuple[str, ...]
    chrf_signature: str
    bleu_signature: str


Reference = tuple[str | None, ...]
"""A human translation, one text a block; None for a block that it does not have."""


@dataclass(frozen=True, slots=True)
class TranslatedDocument:
    """A document with its targets (locale tag → one target a segment, in document order).

    `references` are the human translations by locale, `block_scores` what each block is worth beside them.
    """

    document: Document
    targets: Mapping[str, tuple[Target, ...]]
    findings: tuple[Finding, ...] = ()
    scores: tuple[Score, ...] = ()
    references: Mapping[str, tuple[Reference, ...]] = field(default_factory=dict)
    block_scores: tuple[BlockScore, ...] = ()

    def block_texts(self, locale: str) -> list[str]:
        """The translated text of every block, in order; sentences need no space between, unless both are Latin."""
        by_segment = {target.segment.id: target.text for target in self.targets[locale]}
        spaced = is_spaced(locale)
        return [joined([by_segment[s.id] for s in block.segments], spaced) for block in self.document.blocks]


def joined(texts: Sequence[str], spaced: bool = False) -> str:
    """The texts of sentences as one; a space is needed between Latin ones, or in a language that is `spaced`."""
    whole = ""
    for text in texts:
        edges = whole[-1:] + text[:1]
        apart = len(edges) == 2 and (spaced or edges.isascii()) and " " not in edges
        whole += " " + text if apart else text
    return whole
