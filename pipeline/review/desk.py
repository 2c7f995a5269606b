"""What a reviewer does, sentence by sentence: draft, accept, reject, comment, tag. All of it is stored when it returns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from threading import RLock

from pipeline.document import State
from pipeline.document.entry import HUMAN
from pipeline.review.accepting import entry_of, forget, remember
from pipeline.review.records import Key, Review, Tag
from pipeline.review.release import Place, Release
from pipeline.review.reviews import Reviews
from pipeline.review.sheet import Sheet, now


class Conflict(Exception):
    """Nothing was accepted or stored; `kind` is refused (for its text) or changed (by somebody else)."""

    def __init__(self, kind: str, message: str) -> None:
        self.kind = kind
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Done:
    """Other places that changed as well, and what the reviewer should know."""

    also: tuple[Place, ...] = ()
    note: str = ""


class Desk:
    """The sheet of a release at work. One reviewer's step comes after the other, whatever thread asks for it."""

    def __init__(self, release: Release, reviews: Reviews, who: str = "") -> None:
        self.release, self.who, self.lock = release, who, RLock()
        self.sheet = Sheet(release, reviews, who)
        self._reviews = reviews

    def draft(self, place: Place, text: str) -> Done:
        """Stores a text that is not accepted (yet); that of the run is none."""
        cell = self.sheet.cell(place)
        if text == cell.target.text:
            return Done()
        if text == cell.base.text:
            return self.revert(place)
        return Done(self.sheet.put(place, replace(cell.review, text=text, state=State.TRANSLATED)))

    def revert(self, place: Place) -> Done:
        """Back to what the run has, or what was accepted."""
        cell = self.sheet.cell(place)
        state = cell.base.state if cell.base.state in HUMAN else State.TRANSLATED
        return Done(self.sheet.put(place, replace(cell.review, text=None, state=state)))

    def accept(self, place: Place, final: bool = False) -> Done:
        """Into the memory. Raises `Conflict` where a run could not write this text."""
        cell, document = self.sheet.cell(place), self.release.segments[place[0]][0]
        if cell.refused:
            raise Conflict("refused", cell.refused)
        state = State.FINAL if final or cell.base.state is State.FINAL else State.REVIEWED
        entry = entry_of(cell.target, document, state, self.who, now())
        self._reviews.accepted(entry)
        remember(self.release.memory.file, entry)
        done = replace(cell.review, text=cell.target.text, state=state, rejected=False)
        also = _each((*self.sheet.put(place, done), *self.sheet.recall(place)), place)
        same = [one for one in self._same(place) if self.sheet.cell(one).state in HUMAN]
        places = f"{len(same)} other place{'s' if len(same) > 1 else ''}"
        return Done(also, f"the same sentence stands in {places}: it is accepted there too" if same else "")

    def reject(self, place: Place, comment: str) -> Done:
        """Back to translated, and out of the memory if this page had put it there."""
        cell, segment = self.sheet.cell(place), self.release.segments[place[0]][1]
        forget(self.release.memory.file, segment, place[1], self._reviews.has_accepted)
        left = replace(
            cell.review, text=cell.target.text, state=State.TRANSLATED, rejected=True, comment=comment
        )
        also = _each((*self.sheet.put(place, left), *self.sheet.recall(place)), place)
        kept = self.sheet.cell(place).base.state in HUMAN
        return Done(also, _STILL if kept else "")

    def comment(self, place: Place, comment: str) -> Done:
        self.sheet.put(place, replace(self.sheet.cell(place).review, comment=comment))
        return Done()

    def tag(self, place: Place, tags: Sequence[Tag]) -> Done:
        self.sheet.put(place, replace(self.sheet.cell(place).review, tags=tuple(tags)))
        return Done()

    def unchanged_since(self, place: Place, version: int | None) -> None:
        """Raises `Conflict` if the cell has another version; what another server stored is seen."""
        review = self.sheet.look_again(place)
        if version is not None and version != review.version:
            raise Conflict("changed", "this sentence was changed elsewhere meanwhile; look at it again")

    def leftovers(self) -> list[tuple[Key, Review]]:
        """Reviews of sentences that the release no longer has."""
        here = {self.sheet.key(place) for place in self.sheet.places}
        everything = self._reviews.everything().items()
        return [(key, review) for key, review in everything if key not in here and review.version]

    def _same(self, place: Place) -> list[Place]:
        """The other places where the very same sentence stands."""
        segments = [segment for _, segment in self.release.segments]
        source = segments[place[0]].source
        return [(n, place[1]) for n, one in enumerate(segments) if one.source == source and n != place[0]]


_STILL = "the memory has this sentence from elsewhere: that is written until another text is accepted"


def _each(places: Sequence[Place], but: Place) -> tuple[Place, ...]:
    return tuple(place for place in dict.fromkeys(places) if place != but)
