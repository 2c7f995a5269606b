"""What surely stands in a sentence and in its translation: slots, unchanged words, and marks that divide both alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import regex

from pipeline.document import Target
from pipeline.document.values import NameList
from pipeline.locales.tags import is_chinese

_WORD = regex.compile(
    r"(?<![\p{Latin}\d])[\p{Latin}\d]+(?:[-.'’&/+@:_#=?%~]+[\p{Latin}\d]+)*(?![\p{Latin}\d])"
)
_STOP = regex.compile(r"[\s.!?…。！？．]*$")
_BRACKETS = regex.compile(r"[\"“”()\[\]]"), regex.compile(r"[\"“”「」『』（）()《》\[\]【】]")
_COMMAS = regex.compile(r"[,;:]\s*"), regex.compile(r"[，、；：,;:]\s*")
# A list: 'A, B and C' is 'A、B和C'.
_PARTS = (
    regex.compile(r"(?:,\s*|\s+)(?:and|or|&)\s+|[,;:]\s*"),
    regex.compile(r"[，、；：,;:]\s*(?:以及|和|及)?|以及|[和及与與或]"),
)
_TAKEN = "\0"
# In Latin letters a short or small word of another language may only look like the English one.
_SHORT, _SHORT_ABROAD = 2, 3


@dataclass(frozen=True, slots=True)
class Anchor:
    """The same thing in both: `start` to `end` of the source, `at` to `to` of the target.

    `exact` is said of the same characters; what `divides` has no words of its own.
    """

    start: int
    end: int
    at: int
    to: int
    exact: bool = False
    divides: bool = False


@dataclass(frozen=True, slots=True)
class _Pair:
    """A sentence and its translation; what an anchor holds already is blanked in both, character by character."""

    source: str
    target: str

    def without(self, anchors: Sequence[Anchor]) -> _Pair:
        source, target = list(self.source), list(self.target)
        for one in anchors:
            source[one.start : one.end] = _TAKEN * (one.end - one.start)
            target[one.at : one.to] = _TAKEN * (one.to - one.at)
        return _Pair("".join(source), "".join(target))


@lru_cache(maxsize=1024)
def anchors(target: Target) -> tuple[Anchor, ...]:
    """The anchors of a sentence in the order of its source; the first and last are its two ends."""
    whole = _Pair(target.segment.source, target.text)
    stops = [_STOP.search(text) for text in (whole.source, whole.target)]
    ends = [Anchor(0, 0, 0, 0, divides=True), _divider(*stops)]
    found = [*_slots(target), *ends]
    found += _words(whole.without(found), 0 if is_chinese(target.locale) else 1)
    for dividers in (_BRACKETS, _PARTS, _COMMAS):
        found += _dividers(dividers, whole.without(found), found)
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))


def _divider(here: regex.Match[str] | None, there: regex.Match[str] | None) -> Anchor:
    assert here is not None
    assert there is not None
    return Anchor(here.start(), here.end(), there.start(), there.end(), divides=True)


def _slots(target: Target) -> Iterator[Anchor]:
    """Slots that are rendered once."""
    places: dict[str, list[tuple[int, int]]] = {}
    at = 0
    for piece in target.pieces:
        if piece.slot and piece.text:
            places.setdefault(piece.slot.symbol, []).append((at, at + len(piece.text)))
        at += len(piece.text)
    for slot in target.segment.slots:
        if len(found := places.get(slot.symbol, [])) == 1:
            ((at, to),) = found
            same = target.text[at:to] == target.segment.source[slot.start : slot.end]
            whole = Anchor(slot.start, slot.end, at, to, same)
            names = isinstance(slot.value, NameList)
            yield from _names(target, whole) if names else (whole,)


def _names(target: Target, listed: Anchor) -> Iterator[Anchor]:
    """A slot of several names name by name, if both have as many."""
    pair = _Pair(target.segment.source[listed.start : listed.end], target.text[listed.at : listed.to])
    divided = [
        Anchor(
            one.start + listed.start,
            one.end + listed.start,
            one.at + listed.at,
            one.to + listed.at,
            divides=True,
        )
        for one in _dividers(_PARTS, pair, ()) or _dividers(_BRACKETS, pair, ())
    ]
    yield from divided
    first, last = Anchor(0, listed.start, 0, listed.at), Anchor(listed.end, 0, listed.to, 0)
    for left, right in pairwise((first, *divided, last)):
        yield Anchor(left.end, right.start, left.to, right.at)


def _words(pair: _Pair, abroad: int) -> Iterator[Anchor]:
    """Words and figures in Latin letters that stand once in each."""
    here, there = ({m.start(): m[0] for m in _WORD.finditer(text)} for text in (pair.source, pair.target))
    once = {word for word, count in Counter(here.values()).items() if count == 1}
    once &= {word for word, count in Counter(there.values()).items() if count == 1}
    places = {word: at for at, word in there.items()}
    for start, word in here.items():
        long = len(word) >= (_SHORT_ABROAD if abroad else _SHORT) or word.isdigit()
        if word in once and long and not (abroad and word.islower()):
            yield Anchor(start, start + len(word), places[word], places[word] + len(word), True)


def _dividers(kinds: tuple[regex.Pattern[str], ...], pair: _Pair, known: Sequence[Anchor]) -> list[Anchor]:
    """The marks of two patterns one by one, if both have as many and all that is known lies between the same ones."""
    here, there = (
        list(kind.finditer(text)) for kind, text in zip(kinds, (pair.source, pair.target), strict=True)
    )
    if len(here) != len(there):
        return []
    for one in known:
        before = sum(match.start() < one.start for match in here)
        if before != sum(match.start() < one.at for match in there):
            return []
    return [_divider(*both) for both in zip(here, there, strict=True)]
