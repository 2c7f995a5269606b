"""Where a stretch of a sentence stands in its translation, by what is known of both and without guessing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import regex

from pipeline.document import Target
from pipeline.formatting.anchors import Anchor, anchors
from pipeline.locales.tags import is_chinese

_ENGLISH = """
a an the of and or to in on at for by with from as into its it their his her our is are was were be been has
have had will would that which who this these those
"""
_EMPTY = frozenset(_ENGLISH.split())
_TOKEN = regex.compile(r"[\p{L}\p{N}]+(?:['’][\p{L}]+)?")
# Characters that join words and say nothing by themselves.
_EMPTY_CHINESE = regex.compile(r"[的了在于於与與和及由将將向从從为為以等是对對其该該这這并並]")
_MARKS = ",.;:!?…，。、；：！？–—- \t\xa0"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Places in a target, in order; `sure` if they are neither more nor less than what was asked for."""

    places: tuple[tuple[int, int], ...]
    sure: bool = True


@dataclass(frozen=True)
class Alignment:
    """A sentence and its translation, with what stands in both."""

    target: Target

    @cached_property
    def anchors(self) -> tuple[Anchor, ...]:
        return anchors(self.target)

    @cached_property
    def text(self) -> str:
        return self.target.text

    @property
    def source(self) -> str:
        return self.target.segment.source

    def stretch(self, start: int, end: int) -> Stretch | None:
        """Where the source's characters from `start` up to `end` stand, as far as that is known."""
        first, last = _trimmed(self.source, start, end)
        found = self._core(first, last)
        if found is None or not self.source[last:end].strip():
            return found
        at, to = found.places[-1]
        after = self.text[to:]
        to += len(after[: len(after) - len(after.lstrip(_MARKS))].rstrip())
        return Stretch((*found.places[:-1], (at, to)), found.sure)

    def unit(self, start: int, end: int) -> tuple[int, int]:
        """The part of the target between marks that divides it as the source is divided around a stretch."""
        left, right = self._around(start, end, [one for one in self.anchors if one.divides])
        return _trimmed(self.text, left.to, max(left.to, right.at))

    def rest(self, start: int, end: int) -> tuple[int, int]:
        """The part of a stretch's unit that its words are in: the only one that no anchor holds, or all of it."""
        at, to = self.unit(start, end)
        held = sorted((one.at, one.to) for one in self.anchors if one.at < to and at < one.to)
        edges = [at, *(edge for one in held for edge in one), to]
        free = [
            _trimmed(self.text, low, max(low, high))
            for low, high in zip(edges[::2], edges[1::2], strict=True)
        ]
        said = [part for part in free if self._is_said(*part)]
        return said[0] if len(said) == 1 else (at, to)

    def share(self, start: int, end: int) -> float:
        """How much of the sentence's words are in a stretch."""
        return len(_said(self.source[start:end])) / max(1, len(_said(self.source)))

    def place(self, at: int, before: bool) -> int | None:
        """Where a place of the source is in the target; a thing stands `before` what follows it, a note behind."""
        if before and not self.source[:at].strip():
            return 0
        if (beside := self._beside(at, before)) is not None:
            return beside
        if before and self._is_empty(0, at):
            return 0
        return self._last(at) if self._is_empty(at, len(self.source)) else None

    def _beside(self, at: int, before: bool) -> int | None:
        """Where a place is that is within or beside an anchor, the one behind it before the one ahead if asked so."""
        known = [one for one in self.anchors if one.start < one.end]
        behind = (one.at for one in known if at <= one.start and not self.source[at : one.start].strip())
        ahead = (one.to for one in known if one.start < at and not self.source[one.end : at].strip())
        within = (one.at + at - one.start for one in known if one.exact and one.start < at < one.end)
        dividing = (one.at for one in known if one.divides and at == one.start)
        stop = self.anchors[-1]
        if at >= stop.start:
            return self._last(at)
        ways = (within, behind, ahead) if before else (within, ahead, dividing)
        return next((place for way in ways for place in way), None)

    def _last(self, at: int) -> int:
        """The end of the target, before its stop if the place is before that of the source."""
        stop = self.anchors[-1]
        return len(self.text) if at > stop.start or stop.start == stop.end else stop.at

    def _core(self, start: int, end: int) -> Stretch | None:
        inner = [_clipped(one, start, end) for one in self.anchors if self._touches(one, start, end)]
        cut = any(_said(self.source[one.start : start] + " " + self.source[end : one.end]) for one in inner)
        if inner and not self._says(start, end):
            return self._hull(inner, not cut)
        left, right = self._around(start, end, [one for one in self.anchors if one.divides])
        whole = _trimmed(self.text, left.to, max(left.to, right.at))
        if whole[0] < whole[1] and self._is_empty(left.end, start) and self._is_empty(end, right.start):
            return Stretch((whole,))
        lead = self._says(start, inner[0].start if inner else end)
        tail = self._says(inner[-1].end if inner else start, end)
        if inner and not lead and not tail:
            return self._hull(inner, not cut and self._is_parallel(start, end))
        if not cut and (found := self._between(start, end, inner, (lead, tail))):
            return found
        words = [one for one in inner if not one.divides]
        return self._hull(words, False) if words else None

    def _between(
        self, start: int, end: int, inner: Sequence[Anchor], unknown: tuple[bool, bool]
    ) -> Stretch | None:
        """What stands between the anchors around a stretch, where both sentences go the same way."""
        left, right = self._around(start, end, self.anchors)
        from_left = not inner or unknown[0]
        to_right = not inner or unknown[1]
        if (
            not self._is_parallel(start, end)
            or (from_left and self._says(left.end, start))
            or (to_right and self._says(end, right.start))
        ):
            return None
        at = left.to if from_left else inner[0].at
        place = _trimmed(self.text, at, right.at if to_right else inner[-1].to)
        return Stretch((place,)) if place[0] < place[1] else None

    def _hull(self, inner: Sequence[Anchor], sure: bool) -> Stretch:
        """From the first to the last of some anchors, or each by itself where others stand among them."""
        at, to = min(one.at for one in inner), max(one.to for one in inner)
        kept = [(one.start, one.end) for one in inner]
        strangers = (
            one
            for one in self.anchors
            if not one.divides and not any(one.start < end and start < one.end for start, end in kept)
        )
        if any(at < one.to and one.at < to for one in strangers):
            words = sorted((one.at, one.to) for one in inner if not one.divides)
            return Stretch(tuple(words) or ((at, to),), False)
        return Stretch(((at, to),), sure)

    def _around(self, start: int, end: int, among: Sequence[Anchor]) -> tuple[Anchor, Anchor]:
        """The nearest anchors before and after a stretch."""
        left = max((one for one in among if one.end <= start), key=lambda one: one.end, default=among[0])
        right = min((one for one in among if one.start >= end), key=lambda one: one.start, default=among[-1])
        return left, right

    def _touches(self, one: Anchor, start: int, end: int) -> bool:
        """Whether an anchor is within a stretch; one that divides, only as a whole."""
        if one.divides:
            return one.end > one.start and start <= one.start and one.end <= end
        return one.start < end and start < one.end

    def _is_parallel(self, start: int, end: int) -> bool:
        """Whether, between the marks that divide both, anchors and the words between them come in the same order."""
        left, right = self._around(start, end, [one for one in self.anchors if one.divides])
        within = [one for one in self.anchors if left.start <= one.start and one.end <= right.end]
        return all(
            one.to <= other.at and self._says(one.end, other.start) == self._is_said(one.to, other.at)
            for one, other in pairwise(within)
        )

    def _says(self, start: int, end: int) -> bool:
        """Whether the source has words of its own from `start` up to `end`, anchors left out."""
        held = [one for one in self.anchors if one.start < end and start < one.end]
        at, free = start, []
        for one in held:
            free.append(self.source[at : max(at, one.start)])
            at = max(at, one.end)
        return any(_said(text) for text in (*free, self.source[at:end]))

    def _is_empty(self, start: int, end: int) -> bool:
        """Whether neither words nor anchors that have some stand there."""
        words = any(one.start < end and start < one.end and not one.divides for one in self.anchors)
        return not words and not self._says(start, end)

    def _is_said(self, at: int, to: int) -> bool:
        text = self.text[at:to]
        return bool(_TOKEN.search(_EMPTY_CHINESE.sub(" ", text) if is_chinese(self.target.locale) else text))


def _said(text: str) -> list[str]:
    return [word for word in _TOKEN.findall(text) if word.lower() not in _EMPTY]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without spaces and marks at its ends; if it has nothing else, without spaces."""
    for marks in (_MARKS, " \t\xa0"):
        inside = text[start:end]
        low = start + len(inside) - len(inside.lstrip(marks))
        high = end - (len(inside) - len(inside.rstrip(marks)))
        if low < high:
            return low, high
    return start, start


def _clipped(one: Anchor, start: int, end: int) -> Anchor:
    """The part of an anchor within a stretch, where its characters are the same in both."""
    if not one.exact:
        return one
    low, high = max(one.start, start), min(one.end, end)
    return Anchor(low, high, one.at + low - one.start, one.at + high - one.start, True)
