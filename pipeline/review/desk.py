"""What a reviewer does, sentence by sentence: draft, accept, reject, comment, tag. All of it is stored when it returns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from threading import RLock

from pipeline.document import Finding, State, Target
from pipeline.entry import HUMAN
from pipeline.review.accepting import alike, entry_of, forget, remember, why_not
from pipeline.review.cells import Cell, cell_of, with_text
from pipeline.review.marking import moved
from pipeline.review.recalled import recalled
from pipeline.review.rechecking import check_alone, check_together
from pipeline.review.release import Place, Release
from pipeline.review.reviews import Key, Review, Reviews, Tag


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
    """The cells of a release. One reviewer's step comes after the other, whatever thread asks for it."""

    def __init__(self, release: Release, reviews: Reviews, who: str = "") -> None:
        self.release, self.who, self.lock = release, who, RLock()
        self._reviews = reviews
        self._bases = dict(release.targets)
        self._segments = [segment for _, segment in release.segments]
        tagged = reviews.tagged()
        machine = {place: target.text for place, target in release.machine.items()}
        reviews.saw({self._key(place): text for place, text in machine.items()})
        known = reviews.everything()
        self._cells = {
            place: self._made(place, known.get(self._key(place), Review())) for place in self._bases
        }
        for place in self._bases:
            self._move_tags(place, tagged.get(self._key(place)))
        self._together: dict[Place, Mapping[str, tuple[Finding, ...]]] = {}
        for at, document in enumerate(release.documents):
            for locale in document.targets:
                self._check_together(at, locale)

    def cell(self, place: Place) -> Cell:
        return self._cells[place]

    def findings(self, place: Place) -> tuple[Finding, ...]:
        """What the checks say of a sentence, alone and among the others."""
        return self._cells[place].findings + self._among_others(place)

    def check(self, place: Place, text: str) -> tuple[Target, tuple[Finding, ...], str]:
        """A text's target, its findings and why it cannot be accepted; nothing is stored."""
        document, style = self.release.segments[place[0]][0], self.release.styles[place[1]]
        target = with_text(self._bases[place], text, style)
        alone = check_alone(document, target, self.release.config.checks)
        return target, alone + self._among_others(place), why_not(target, document, style)

    def draft(self, place: Place, text: str) -> Done:
        """Stores a text that is not accepted (yet); that of the run is none."""
        cell = self._cells[place]
        if text == cell.target.text:
            return Done()
        if text == cell.base.text:
            return self.revert(place)
        return Done(self._put(place, replace(cell.review, text=text, state=State.TRANSLATED)))

    def revert(self, place: Place) -> Done:
        """Back to what the run has, or what was accepted."""
        cell = self._cells[place]
        state = cell.base.state if cell.base.state in HUMAN else State.TRANSLATED
        return Done(self._put(place, replace(cell.review, text=None, state=state)))

    def accept(self, place: Place, final: bool = False) -> Done:
        """Into the memory. Raises `Conflict` where a run could not write this text."""
        cell, document = self._cells[place], self.release.segments[place[0]][0]
        if cell.refused:
            raise Conflict("refused", cell.refused)
        state = State.FINAL if final or cell.base.state is State.FINAL else State.REVIEWED
        entry = entry_of(cell.target, document, state, self.who, _now())
        self._reviews.accepted(entry)
        remember(self.release.memory.file, entry)
        done = replace(cell.review, text=cell.target.text, state=state, rejected=False)
        also = _each((*self._put(place, done), *self._recalled(place)), place)
        same = [number for number in self._same(place[0]) if self._cells[number, place[1]].state in HUMAN]
        places = f"{len(same)} other place{'s' if len(same) > 1 else ''}"
        return Done(also, f"the same sentence stands in {places}: it is accepted there too" if same else "")

    def reject(self, place: Place, comment: str) -> Done:
        """Back to translated, and out of the memory if this page had put it there."""
        cell, segment = self._cells[place], self._segments[place[0]]
        forget(self.release.memory.file, segment, place[1], self._reviews.has_accepted)
        left = replace(
            cell.review, text=cell.target.text, state=State.TRANSLATED, rejected=True, comment=comment
        )
        also = _each((*self._put(place, left), *self._recalled(place)), place)
        kept = self._bases[place].state in HUMAN
        return Done(also, _STILL if kept else "")

    def comment(self, place: Place, comment: str) -> Done:
        self._put(place, replace(self._cells[place].review, comment=comment))
        return Done()

    def tag(self, place: Place, tags: Sequence[Tag]) -> Done:
        self._put(place, replace(self._cells[place].review, tags=tuple(tags)))
        return Done()

    def unchanged_since(self, place: Place, version: int | None) -> None:
        """Raises `Conflict` if the cell has another version; what another server stored is seen."""
        review = self._reviews.get(self._key(place))
        if review.version != self._cells[place].review.version:
            self._cells[place] = self._made(place, review)
        if version is not None and version != review.version:
            raise Conflict("changed", "this sentence was changed elsewhere meanwhile; look at it again")

    def leftovers(self) -> list[tuple[Key, Review]]:
        """Reviews of sentences that the release no longer has."""
        here = {self._key(place) for place in self._cells}
        everything = self._reviews.everything().items()
        return [(key, review) for key, review in everything if key not in here and review.version]

    @property
    def places(self) -> tuple[Place, ...]:
        return tuple(self._cells)

    def _key(self, place: Place) -> Key:
        document, segment = self.release.segments[place[0]]
        return Key(document.path.name, place[1], segment.source, self.release.times[place[0]])

    def _same(self, number: int) -> list[int]:
        """The other places where the very same sentence stands."""
        source = self._segments[number].source
        return [other for other, one in enumerate(self._segments) if one.source == source and other != number]

    def _put(self, place: Place, review: Review) -> tuple[Place, ...]:
        """Stores a review; the other places of which the checks say something else now."""
        before = self._cells[place].target.text
        stored = self._reviews.put(self._key(place), replace(review, at=_now(), who=self.who))
        also = self._update(place, stored)
        self._move_tags(place, before)
        return also

    def _move_tags(self, place: Place, before: str | None) -> None:
        """Moves the tags of a cell that had the text `before` with their words; None where it is not known."""
        cell, key = self._cells[place], self._key(place)
        if not cell.review.tags:
            return
        text = cell.target.text
        tags = tuple(_moved(tag, text if before is None else before, text) for tag in cell.review.tags)
        if tags != cell.review.tags:
            self._cells[place] = self._made(place, self._reviews.put(key, replace(cell.review, tags=tags)))
        self._reviews.tags_are_of(key, text)

    def _made(self, place: Place, review: Review) -> Cell:
        document, style = self.release.segments[place[0]][0], self.release.styles[place[1]]
        machine = self.release.machine.get(place)
        return cell_of(document, self._bases[place], machine, review, style, self.release.config.checks)

    def _update(self, place: Place, review: Review) -> tuple[Place, ...]:
        """Makes a cell anew; the other places of which the checks say something else now."""
        self._cells[place] = self._made(place, review)
        part, locale = self.release.parts[place[0]], place[1]
        before = self._together[part, locale]
        self._check_together(part, locale)
        after = self._together[part, locale]
        changed = {segment for segment in {*before, *after} if before.get(segment) != after.get(segment)}
        return tuple(
            (number, locale)
            for number, of in enumerate(self.release.parts)
            if of == part and number != place[0] and self._segments[number].id in changed
        )

    def _check_together(self, document: int, locale: str) -> None:
        """Checks a document, by its number, for what only all its sentences show."""
        numbers = [number for number, part in enumerate(self.release.parts) if part == document]
        targets = [self._cells[number, locale].target for number in numbers]
        whole = self.release.documents[document].document
        self._together[document, locale] = check_together(whole, targets, self.release.config.checks)

    def _among_others(self, place: Place) -> tuple[Finding, ...]:
        segment = self._segments[place[0]]
        return self._together[self.release.parts[place[0]], place[1]].get(segment.id, ())

    def _recalled(self, place: Place) -> tuple[Place, ...]:
        """Asks the memory anew about the sentence and those like it; the other places whose text or state changed."""
        number, locale = place
        numbers = alike(self._segments[number], self._segments)
        changed: list[Place] = []
        for one, base in recalled(self.release, numbers, locale, self._bases).items():
            before, shown = self._bases[one, locale], self._cells[one, locale].target.text
            self._bases[one, locale] = base
            changed += self._update((one, locale), self._cells[one, locale].review)
            self._move_tags((one, locale), shown)
            if one != number and (before.text, before.state) != (base.text, base.state):
                changed.append((one, locale))
        return tuple(changed)


_STILL = "the memory has this sentence from elsewhere: that is written until another text is accepted"


def _each(places: Sequence[Place], but: Place) -> tuple[Place, ...]:
    return tuple(place for place in dict.fromkeys(places) if place != but)


def _moved(tag: Tag, before: str, after: str) -> Tag:
    """The tag where its stretch stands now; the whole sentence's if that is gone."""
    if tag.start is None or tag.end is None or before == after:
        return tag
    start, end = moved(tag.start, tag.end, before, after) or (None, None)
    return replace(tag, start=start, end=end)


def _now() -> str:
    return datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
