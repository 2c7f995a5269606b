"""Whose words they are: what stands in quotation marks in the English stands in them in the Chinese too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import regex

from pipeline.checks.flaw import Flaw
from pipeline.checks.frames import count_han, frame
from pipeline.document import Segment, Target
from pipeline.words.quotations import DOUBLE, Mark, ends, marks_of, stretches

# Chinese puts titles in marks of their own.
_OPENING = "“「《"
_QUOTED, _QUOTED_OR_TITLE = re.compile("[“「”」]"), re.compile("[“「”」《》]")
# A short name that is given in brackets needs no marks in Chinese: ("the Rules").
_DEFINED = regex.compile(r"[(\[](?:(?:the|a|an|or|hereinafter|together,?) )*$")
_CLAUSES = regex.compile(r"[，。！？；]")
_SINGLE = regex.compile(r"(?<!\w)['‘](?=\p{L})")
# From so many characters on, and such a share of the sentence, a quotation is what somebody says, not a name or a motto.
_LONG, _MOST = 10, 0.4
# So far the quoted share of a sentence may be from that of its translation: who speaks takes other room in Chinese.
_APART = 0.45
_SHOWN = 30


def quotation_changed(target: Target) -> Iterator[Flaw | str]:
    """Words that the English quotes and the Chinese does not, or the other way round, or many more of them."""
    source, text = target.segment.source, target.text
    if not (DOUBLE.search(source) or _QUOTED.search(frame(target))):
        return
    if marks_of(target.segment.slotted) is None:
        return
    every = _stretches(source, _unslotted(target.segment))
    english = [one for one in every if not _DEFINED.search(source[: max(one[0] - 1, 0)])]
    sure, possible = (
        _stretches(text, _marks(target, slots=False)),
        _stretches(text, _marks(target, slots=True)),
    )
    if english and not possible:
        yield f"the English has “{_shown(source, english[0])}” in quotation marks, the Chinese has nothing in them"
    elif sure and not every:
        yield from _invented(source, text, sure)
    elif english and sure:
        ours, theirs = _share(source, english), _share(text, sure)
        if abs(ours - theirs) > _APART:
            yield f"{ours:.0%} of the English stands in quotation marks, and {theirs:.0%} of the Chinese"
        elif len(possible) < len(english) and not _said(target.segment):
            yield f"the English has {len(english)} quotations, the Chinese {len(possible)}"


def _invented(source: str, text: str, sure: Sequence[tuple[int, int]]) -> Iterator[Flaw]:
    """A long quotation of which the English knows nothing, not even in single marks."""
    start, end = max(sure, key=lambda one: one[1] - one[0])
    long = count_han(text[start:end]) >= _LONG and _share(text, [(start, end)]) >= _MOST
    if long and _CLAUSES.search(text[start:end]) and not _SINGLE.search(source):
        yield Flaw("this stands in quotation marks, and the English has none", start, end)


def _said(segment: Segment) -> bool:
    """Whether somebody says it all, in pieces that Chinese may put together."""
    found = ends(segment.slotted)
    return found is not None and found.said


def _unslotted(segment: Segment) -> list[Mark]:
    """The marks of the source outside its slots, whose own are theirs."""
    text = segment.source
    for slot in segment.slots:
        text = text[: slot.start] + "x" * (slot.end - slot.start) + text[slot.end :]
    return list(marks_of(text) or ())


def _marks(target: Target, slots: bool) -> list[Mark]:
    """The outer marks of the translation; with `slots` also those that names and titles have of their own."""
    signs, found, at = _QUOTED_OR_TITLE if slots else _QUOTED, list[Mark](), 0
    for piece in target.pieces:
        if slots or not piece.slot:
            found += [Mark(at + sign.start(), sign[0] in _OPENING) for sign in signs.finditer(piece.text)]
        at += len(piece.text)
    return found


def _stretches(text: str, marks: Sequence[Mark]) -> list[tuple[int, int]]:
    return [(start, end) for start, end in stretches(len(text), marks) if text[start:end].strip()]


def _share(text: str, quoted: Sequence[tuple[int, int]]) -> float:
    return sum(end - start for start, end in quoted) / max(len(text), 1)


def _shown(text: str, stretch: tuple[int, int]) -> str:
    found = text[stretch[0] : stretch[1]].strip()
    return f"{found[:_SHOWN]}…" if len(found) > _SHOWN else found
