"""Puts a human translation that is a document of its own beside a text, and says which sentences were paired."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations
from pathlib import Path

from pipeline.document import joined
from pipeline.errors import UserError, short, user_error
from pipeline.locales.tags import is_chinese, is_spaced
from pipeline.scoring.aligner import Alignment, pair
from pipeline.scoring.lexical import lexical
from pipeline.scoring.order import astray, in_order

LEAST = 0.6
"""The share of a text's sentences that must have a counterpart."""

# With so many sentences that surely have a counterpart, so many may not stand out of order beside one run of them
# that was moved.
_FEWEST, _ASTRAY = 5, 2
# Of fewer sentences than so many the words say nothing. Of others so many surely have a counterpart, where a word list
# says what that is; with fewer it is another text if the words speak so much against a pair, on average, and for less than so many.
_SHORT, _SURE, _AGAINST, _FOR = 4, 0.15, -0.4, 0.3

# Of so many pairs or more a tenth must have a figure, a name or an address in common.
_MANY, _AGREEING = 20, 0.1

_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Pairing:
    """A text and its human translation in `file`, both by sentences; `parts` are the sentences of each block or line.

    `doubt` says why this may be another text all the same.
    """

    file: Path
    locale: str
    parts: tuple[tuple[str, ...], ...]
    human: tuple[str, ...]
    alignment: Alignment
    doubt: str = ""

    @property
    def texts(self) -> tuple[str | None, ...]:
        """What the translation has for each part; None where one of its sentences has no counterpart."""
        starts = _starts(self.parts)
        ends = [start + len(part) for start, part in zip(starts, self.parts, strict=True)]
        return tuple(self.text(start, end) for start, end in zip(starts, ends, strict=True))

    def text(self, start: int, end: int) -> str | None:
        """What it has for the sentences from `start` up to `end`, if it has all of them and no pair reaches out."""
        inside = [one for one in self.alignment.pairs if start <= one.start and one.end <= end]
        if sum(one.end - one.start for one in inside) != end - start or start == end:
            return None
        sentences = [text for one in inside for text in self.human[one.at : one.to]]
        return joined(sentences, is_spaced(self.locale))

    @property
    def report(self) -> str:
        """How many sentences were paired, each that was not, and what goes with what where it is not one and one."""
        ours = [sentence for part in self.parts for sentence in part]
        found = self.alignment
        lines = [f"{short(self.file)}: {len(ours) - len(found.alone)} of {len(ours)} sentences paired"]
        lines += [f"  warning: {self.doubt}"] if self.doubt else []
        for one in found.pairs:
            if (one.end - one.start, one.to - one.at) != (1, 1):
                both = _shown(ours[one.start : one.end]), _shown(self.human[one.at : one.to])
                lines.append(f"  {both[0]} ↔ {both[1]}")
        lines += [f"  no counterpart: {_shown([ours[n]])}" for n in found.alone]
        lines += [f"  only in {self.file.name}: {_shown([self.human[n]])}" for n in found.extra]
        return "\n".join(lines) + "\n"


def paired(
    parts: Sequence[Sequence[str]], human: Sequence[str], file: Path, locale: str, across: bool = False
) -> Pairing:
    """Pairs the sentences of a text with those of its human translation; `across`: also across the ends of parts.

    Raises `UserError` that names `file` if it is another text, has another order or too few counterparts, or if the
    figures are mostly others.
    """
    ours = [sentence for part in parts for sentence in part]
    if not human or not ours:
        raise user_error("there is nothing to pair: no sentence", file)
    words = lexical(ours, human) if is_chinese(locale) and not across else None
    found = pair(ours, human, () if across else _starts(parts), words)
    _check_order(found, ours, human, file)
    doubt = _moved(found) or ("" if words is None else _doubted(found, file))
    _check(found, file)
    return Pairing(file, locale, tuple(map(tuple, parts)), tuple(human), found, doubt)


def _check_order(found: Alignment, ours: Sequence[str], human: Sequence[str], file: Path) -> None:
    """Refuses a text whose sentences are those of the other, but stand elsewhere."""
    count = len(found.anchors)
    if count < _FEWEST or astray(found.anchors) < _ASTRAY:
        return
    (row, column), (later, earlier) = next(
        both for both in combinations(found.anchors, 2) if both[1][1] < both[0][1]
    )
    raise user_error(
        "this is a translation of the same text in another order: of "
        f"{count} sentences whose counterpart is sure, {in_order(found.anchors)} stand in one order; "
        f"{_shown([ours[row]])} stands before {_shown([ours[later]])}, "
        f"but {_shown([human[column]])} behind {_shown([human[earlier]])}",
        file,
    )


def _moved(found: Alignment) -> str:
    """Says so if some sentences stand elsewhere."""
    count, ordered = len(found.anchors), in_order(found.anchors)
    if ordered == count:
        return ""
    return f"of {count} sentences whose counterpart is sure, {ordered} stand in one order; look for what was moved"


def _doubted(found: Alignment, file: Path) -> str:
    """Refuses a text whose words speak against it; says what is doubtful where they say little."""
    size = min(found.sources, found.targets)
    sure = len(found.anchors)
    if size < _SHORT or sure >= max(1, _SURE * size):
        return ""
    few = f"{sure or 'none'} of {size} sentences surely {'have' if sure > 1 else 'has'} a counterpart"
    if found.spoken <= _AGAINST * len(found.pairs) and found.agree < _FOR * len(found.pairs):
        raise _unlike(file, f"{few} by words, names and figures")
    return f"{few} by words, names and figures; this may be another text"


def _check(found: Alignment, file: Path) -> None:
    count = found.sources - len(found.alone)
    moved = len(found.anchors) >= _FEWEST and not astray(found.anchors)
    known = count + len(set(found.alone).intersection(row for row, _ in found.anchors if moved))
    if found.differ > max(1, found.agree):
        raise _unlike(
            file,
            f"{found.differ} pairs have other figures, and {found.agree or 'none'} a figure, name or word in common",
        )
    if len(found.pairs) >= _MANY and found.agree < _AGREEING * len(found.pairs):
        few = f"of {len(found.pairs)} pairs, {found.agree or 'none'} have a figure, name or word in common"
        raise _unlike(file, few)
    if known < LEAST * found.sources:
        of = f"{count} of {found.sources} sentences"
        raise _unlike(file, f"only {of} could be paired, and {LEAST:.0%} must be")


def _unlike(file: Path, why: str) -> UserError:
    return user_error(f"this does not seem to be a translation of the same text: {why}", file)


def _starts(parts: Sequence[Sequence[str]]) -> list[int]:
    return [0, *accumulate(len(part) for part in parts)][: len(parts)]


def _shown(sentences: Sequence[str]) -> str:
    return " + ".join(f"“{text[:_SHOWN]}…”" if len(text) > _SHOWN else f"“{text}”" for text in sentences)
