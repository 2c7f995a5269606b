"""What became of a release: translations and how they were repaired, targets, findings, scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.document.record import Record
from pipeline.document.source import Block, Document, Segment, Slot
from pipeline.document.speech import run_together
from pipeline.locales.tags import is_spaced

# So many further lines a message names.
_LINES = 9


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


class Way(StrEnum):
    """How a translation came to have all slots, the surest way first.

    In `PARTS` goes a sentence that is too long for the engine, or has too many names, with every slot in the best
    hypothesis of each part; in the others the best hypothesis lacked some.
    """

    PARTS = "in parts"
    N_BEST = "n-best"
    CONSTRAINED = "constrained search"
    SPLIT = "split sentence"
    POSITION = "by position"


@dataclass(frozen=True, slots=True)
class Repair(Record):
    """What was done about slots; symbols that were put in or taken out by position are named."""

    way: Way
    filled: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Translation(Record):
    """What an engine made of one slotted source. `repair` says how its slots were completed."""

    text: str
    engine: str
    score: float | None = None
    alternatives: tuple[str, ...] = ()
    repair: Repair | None = None


@dataclass(frozen=True, slots=True)
class Piece(Record):
    """A stretch of a target: frame text, or the rendering of a slot."""

    text: str
    slot: Slot | None = None


@dataclass(frozen=True, slots=True)
class Match(Record):
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
class Target(Record):
    """One segment in one locale, piece by piece, and its whole text; `matches` are what the memory offers, the best first."""

    segment: Segment
    locale: str
    pieces: tuple[Piece, ...]
    translation: Translation
    state: State = State.TRANSLATED
    matches: tuple[Match, ...] = ()
    text: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", "".join([piece.text for piece in self.pieces]))


@dataclass(frozen=True, slots=True)
class Finding(Record):
    """Something that a translator should look at, where and why.

    `span` places it in the target's text (characters); `fix` is what should stand there, where that is certain.
    What holds for a whole release is found once, and `also` are the further lines that it is true of.
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
    also: tuple[int, ...] = ()

    @property
    def said(self) -> str:
        """The message, with the further lines, or the first of them."""
        if not self.also:
            return self.message
        lines = ", ".join(map(str, self.also[:_LINES]))
        more = f" and {len(self.also) - _LINES} more" if len(self.also) > _LINES else ""
        return f"{self.message} (also in {'line' if len(self.also) == 1 else 'lines'} {lines}{more})"


@dataclass(frozen=True, slots=True)
class Score(Record):
    """One number with the signature that makes it comparable. `document` None means the whole run."""

    metric: str
    value: float
    signature: str
    locale: str
    document: str | None = None


@dataclass(frozen=True, slots=True)
class BlockScore(Record):
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
class TranslatedDocument(Record):
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
        by_segment = {target.segment.id: target for target in self.targets[locale]}
        spaced = is_spaced(locale)
        return [joined(_texts(block, by_segment), spaced) for block in self.document.blocks]


def _texts(block: Block, by_segment: Mapping[str, Target]) -> list[str]:
    """The texts of a block's sentences; what a person has translated is as it was, and so is what has formatting."""
    targets = [by_segment[segment.id] for segment in block.segments]
    texts = [target.text for target in targets]
    if block.marks or any(one.state is not State.TRANSLATED for one in targets):
        return texts
    return run_together(texts)


def joined(texts: Sequence[str], spaced: bool = False) -> str:
    """The texts of sentences as one; a space is needed between Latin ones, or in a language that is `spaced`."""
    whole = ""
    for text in texts:
        edges = whole[-1:] + text[:1]
        apart = len(edges) == 2 and (spaced or edges.isascii()) and " " not in edges
        whole += " " + text if apart else text
    return whole
