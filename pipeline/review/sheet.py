"""The cells of a release as they stand, and what else is another when one of them changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from pipeline.document import Finding, Target
from pipeline.review.accepting import alike, why_not
from pipeline.review.cells import Cell, cell_of, with_text
from pipeline.review.marking import moved
from pipeline.review.passages import Nearness
from pipeline.review.recalled import recalled
from pipeline.review.rechecking import check_alone, check_together
from pipeline.review.records import Key, Review, Tag
from pipeline.review.release import Place, Release
from pipeline.review.reviews import Reviews


class Sheet:
    """What is put is stored in `reviews` when it returns, with the time and `who`. Not for two threads at once."""

    def __init__(self, release: Release, reviews: Reviews, who: str = "") -> None:
        self._release, self._reviews, self._who = release, reviews, who
        self._bases = dict(release.targets)
        self._segments = [segment for _, segment in release.segments]
        tagged = reviews.tagged()
        machine = {place: target.text for place, target in release.machine.items()}
        reviews.saw({self.key(place): text for place, text in machine.items()})
        known = reviews.everything()
        self._cells = {
            place: self._made(place, known.get(self.key(place), Review())) for place in self._bases
        }
        for place in self._bases:
            self._move_tags(place, tagged.get(self.key(place)))
        self.nearness = Nearness(release.passages, lambda number, tag: self._cells[number, tag].target.text)
        self._together: dict[Place, Mapping[str, tuple[Finding, ...]]] = {}
        for at, document in enumerate(release.documents):
            for locale in document.targets:
                self._check_together(at, locale)

    @property
    def places(self) -> tuple[Place, ...]:
        return tuple(self._cells)

    def cell(self, place: Place) -> Cell:
        return self._cells[place]

    def key(self, place: Place) -> Key:
        """How the reviews know the sentence."""
        document, segment = self._release.segments[place[0]]
        return Key(document.path.name, place[1], segment.source, self._release.times[place[0]])

    def findings(self, place: Place) -> tuple[Finding, ...]:
        """What the checks say of a sentence, alone and among the others."""
        return self._cells[place].findings + self._among_others(place)

    def chrf(self, place: Place) -> float | None:
        """How near the block of the sentence is to its human translations, as it reads now."""
        return self.nearness.chrf(self._release.passage_of[place[0]], place[1])

    def tried(self, place: Place, text: str) -> tuple[Target, tuple[Finding, ...], str]:
        """A text's target, its findings and why it cannot be accepted; nothing is stored."""
        document, style = self._release.segments[place[0]][0], self._release.styles[place[1]]
        target = with_text(self._bases[place], text, style)
        alone = check_alone(document, target, self._release.config.checks)
        return (
            target,
            alone + self._among_others(place),
            why_not(target, document, style, self._bases[place].text),
        )

    def put(self, place: Place, review: Review) -> tuple[Place, ...]:
        """Stores a review; the other places of which something else is to be shown now."""
        before = self._cells[place].target.text
        stored = self._reviews.put(self.key(place), replace(review, at=now(), who=self._who))
        also = self._update(place, stored)
        self._move_tags(place, before)
        return also

    def look_again(self, place: Place) -> Review:
        """The review as it is stored; what another server stored is seen."""
        review = self._reviews.get(self.key(place))
        if review.version != self._cells[place].review.version:
            self._cells[place] = self._made(place, review)
            self._forget_nearness(place)
        return review

    def recall(self, place: Place) -> tuple[Place, ...]:
        """Asks the memory anew about the sentence and those like it; the other places of which something else is to be shown now."""
        number, locale = place
        numbers = alike(self._segments[number], self._segments)
        changed: list[Place] = []
        for one, base in recalled(self._release, numbers, locale, self._bases).items():
            before, shown = self._bases[one, locale], self._cells[one, locale].target.text
            self._bases[one, locale] = base
            changed += self._update((one, locale), self._cells[one, locale].review)
            self._move_tags((one, locale), shown)
            if one != number and (before.text, before.state) != (base.text, base.state):
                changed.append((one, locale))
        return tuple(changed)

    def _made(self, place: Place, review: Review) -> Cell:
        document, style = self._release.segments[place[0]][0], self._release.styles[place[1]]
        machine = self._release.machine.get(place)
        return cell_of(document, self._bases[place], machine, review, style, self._release.config.checks)

    def _update(self, place: Place, review: Review) -> tuple[Place, ...]:
        """Makes a cell anew; the other places of which the checks say something else now, or whose block has another score."""
        shown = self._cells[place].target.text
        self._cells[place] = self._made(place, review)
        part, locale = self._release.parts[place[0]], place[1]
        before = self._together[part, locale]
        self._check_together(part, locale)
        after = self._together[part, locale]
        changed = {segment for segment in {*before, *after} if before.get(segment) != after.get(segment)}
        beside = self._forget_nearness(place) if self._cells[place].target.text != shown else ()
        return tuple(
            (number, locale)
            for number, of in enumerate(self._release.parts)
            if of == part
            and number != place[0]
            and (self._segments[number].id in changed or number in beside)
        )

    def _forget_nearness(self, place: Place) -> tuple[int, ...]:
        """Its block is to be measured anew; the sentences of the block, if it has a human translation."""
        at = self._release.passage_of[place[0]]
        self.nearness.forget(at, place[1])
        passage = self._release.passages[at]
        return passage.numbers if place[1] in passage.human else ()

    def _check_together(self, document: int, locale: str) -> None:
        """Checks a document, by its number, for what only all its sentences show."""
        numbers = [number for number, part in enumerate(self._release.parts) if part == document]
        targets = [self._cells[number, locale].target for number in numbers]
        whole = self._release.documents[document].document
        self._together[document, locale] = check_together(whole, targets, self._release.config.checks)

    def _among_others(self, place: Place) -> tuple[Finding, ...]:
        segment = self._segments[place[0]]
        return self._together[self._release.parts[place[0]], place[1]].get(segment.id, ())

    def _move_tags(self, place: Place, before: str | None) -> None:
        """Moves the tags of a cell that had the text `before` with their words; None where it is not known."""
        cell, key = self._cells[place], self.key(place)
        if not cell.review.tags:
            return
        text = cell.target.text
        tags = tuple(_moved(tag, text if before is None else before, text) for tag in cell.review.tags)
        if tags != cell.review.tags:
            self._cells[place] = self._made(place, self._reviews.put(key, replace(cell.review, tags=tags)))
        self._reviews.tags_are_of(key, text)


def _moved(tag: Tag, before: str, after: str) -> Tag:
    """The tag where its stretch stands now; the whole sentence's if that is gone."""
    if tag.start is None or tag.end is None or before == after:
        return tag
    start, end = moved(tag.start, tag.end, before, after) or (None, None)
    return replace(tag, start=start, end=end)


def now() -> str:
    """UTC, as 20250313T090000Z."""
    return datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
