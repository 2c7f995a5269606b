"""Where the formatting of a block goes in its translation, and what is said of that which moved or was left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.document import Block, Mark, MarkKind, Target, joined
from pipeline.formatting.placing import Alignment, Stretch
from pipeline.locales.tags import is_spaced

# How much of a sentence's words formatting must have to be put around all of it when its place is unknown.
_MOST = 0.6
# Looks that say something of single characters: m², CO₂. They are not put on others.
_OF_CHARACTERS = ("superscript", "subscript")
_ORDINALS = ("st", "nd", "rd", "th")


@dataclass(frozen=True, slots=True)
class Moved:
    """Formatting that does not stand where it stood: why, in words, and where in the sentence's target."""

    target: Target
    message: str
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Placement:
    """A block's marks in its translated text, those that hold others first, and what is to be said of them."""

    marks: tuple[Mark, ...] = ()
    moved: tuple[Moved, ...] = ()


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with its target: where the one begins in the block's text, the other in the translated text."""

    start: int
    at: int
    found: Alignment

    @property
    def end(self) -> int:
        return self.start + len(self.found.source)

    @property
    def to(self) -> int:
        return self.at + len(self.found.text)


@dataclass(slots=True)
class _Placing:
    """What has been placed so far, and links whose place is still unknown with the part that they may share."""

    marks: list[tuple[int, Mark]] = field(default_factory=list)
    moved: list[Moved] = field(default_factory=list)
    waiting: list[tuple[int, Mark, str, _Sentence, tuple[int, int]]] = field(default_factory=list)

    def put(self, number: int, mark: Mark, at: int, to: int) -> None:
        self.marks.append((number, replace(mark, start=at, end=to)))

    def say(self, sentence: _Sentence, message: str, at: int | None = None, to: int | None = None) -> None:
        span = None if at is None or to is None else (at - sentence.at, to - sentence.at)
        known = span if span and 0 <= span[0] <= span[1] <= len(sentence.found.text) else None
        self.moved.append(Moved(sentence.found.target, message, known))


def placed(block: Block, targets: Mapping[str, Target]) -> Placement:
    """The marks of a block in the text of its targets (by the segment's id), as `block_texts` joins them."""
    sentences = list(_sentences(block, targets)) if block.marks else []
    if not sentences:
        return Placement()
    placing = _Placing()
    for number, mark in enumerate(block.marks):
        if mark.kind in (MarkKind.NOTE, MarkKind.THING):
            _place_point(placing, number, mark, sentences)
        else:
            _place_stretch(placing, number, mark, block.text, sentences)
    _share(placing)
    marks = (mark for _, mark in sorted(placing.marks, key=lambda one: one[0]))
    return Placement(tuple(marks), tuple(placing.moved))


def _sentences(block: Block, targets: Mapping[str, Target]) -> Iterator[_Sentence]:
    """The sentences in order; none if one has no target."""
    if any(segment.id not in targets for segment in block.segments):
        return
    own = [targets[segment.id] for segment in block.segments]
    texts = [target.text for target in own]
    start = 0
    for number, target in enumerate(own):
        start = max(start, block.text.find(target.segment.source, start))
        before = joined(texts[: number + 1], is_spaced(target.locale))
        yield _Sentence(start, len(before) - len(target.text), Alignment(target))
        start += len(target.segment.source)


def _place_point(placing: _Placing, number: int, mark: Mark, sentences: Sequence[_Sentence]) -> None:
    """A note stands behind what it is about; a thing of unknown place comes first, as it would stand in a letter."""
    at, before = mark.start, mark.kind is MarkKind.THING
    within = [one for one in sentences if (at <= one.end or before) and (one.start <= at or not before)]
    sentence = (within or sentences)[-1 if before else 0]
    place = sentence.found.place(min(max(at - sentence.start, 0), len(sentence.found.source)), before)
    if place is not None:
        placing.put(number, mark, sentence.at + place, sentence.at + place)
        return
    inside = at - sentence.start
    to = sentence.at + sentence.found.unit(inside, inside)[1]
    to = sentences[0].at if before else to
    placing.put(number, mark, to, to)
    if mark.name:
        where = "first" if before else "behind the part of the sentence that it belongs to"
        placing.say(sentence, f"{mark.name} stands {where}: its place is not known", to, to)


def _place_stretch(
    placing: _Placing, number: int, mark: Mark, text: str, sentences: Sequence[_Sentence]
) -> None:
    over = [one for one in sentences if one.start < mark.end and mark.start < one.end] or [sentences[0]]
    if len(over) > 1:
        _place_across(placing, number, mark, text, over)
        return
    (sentence,) = over
    start, end = mark.start - sentence.start, mark.end - sentence.start
    if mark.name == "italics" and _is_title(sentence.found.target, start, end):
        return
    found = _found(sentence, mark, text, start, end)
    what = f"{mark.name} of '{text[mark.start : mark.end].strip()}'"
    if found is None:
        _place_unknown(placing, number, mark, what, sentence, text)
        return
    places = [(sentence.at + at, sentence.at + to) for at, to in found.places]
    if mark.kind is MarkKind.LINK:
        places = [(places[0][0], max(to for _, to in places))]
        if _is_taken(placing, mark, *places[0]):
            placing.waiting.append((number, mark, what, sentence, (sentence.at, sentence.to)))
            return
    for at, to in places:
        placing.put(number, mark, at, to)
    if not found.sure:
        stands = "', '".join(sentence.found.text[at - sentence.at : to - sentence.at] for at, to in places)
        placing.say(sentence, f"{what} stands at '{stands}': no more is known of its place", *places[0])


def _is_title(target: Target, start: int, end: int) -> bool:
    """Whether a stretch is a title that Chinese has in 《》 instead of italics."""
    titles = target.segment.titles
    return "《" in target.text and any(start <= at and to <= end for at, to in titles)


def _found(sentence: _Sentence, mark: Mark, text: str, start: int, end: int) -> Stretch | None:
    """Where a stretch of a sentence is; a raised or lowered figure is only found as the same figure."""
    found = sentence.found.stretch(start, end)
    if found is None or mark.name not in _OF_CHARACTERS:
        return found
    said = [sentence.found.text[at:to] for at, to in found.places]
    return found if said == [text[mark.start : mark.end].strip()] else None


def _place_across(placing: _Placing, number: int, mark: Mark, text: str, over: Sequence[_Sentence]) -> None:
    """Over several sentences: from its place in the first to that in the last, or all of one without a known place."""
    first, last = over[0], over[-1]
    begins = first.found.stretch(max(0, mark.start - first.start), len(first.found.source))
    ends = last.found.stretch(0, min(mark.end - last.start, len(last.found.source)))
    at = first.at + (begins.places[0][0] if begins else 0)
    to = last.at + (ends.places[-1][1] if ends else len(last.found.text))
    placing.put(number, mark, at, to)
    for sentence, found in ((first, begins), (last, ends)):
        if found is None or not found.sure:
            words = text[max(mark.start, sentence.start) : min(mark.end, sentence.end)]
            placing.say(sentence, f"{mark.name} of '{words.strip()}' may be longer or shorter here")


def _place_unknown(
    placing: _Placing, number: int, mark: Mark, what: str, sentence: _Sentence, text: str
) -> None:
    start, end = mark.start - sentence.start, mark.end - sentence.start
    if mark.kind is MarkKind.LINK:
        at, to = sentence.found.rest(start, end)
        placing.waiting.append((number, mark, what, sentence, (sentence.at + at, sentence.at + to)))
    elif mark.name not in _OF_CHARACTERS and sentence.found.share(start, end) >= _MOST:
        placing.put(number, mark, sentence.at, sentence.to)
        placing.say(sentence, f"{what} stands around the whole sentence", sentence.at, sentence.to)
    elif _is_seen(mark, text):
        placing.say(sentence, f"{what} is left out: its place in the translation is not known")


def _is_seen(mark: Mark, text: str) -> bool:
    """Whether anybody would miss it: not on a comma alone, nor the raised letters of '21st'."""
    words = text[mark.start : mark.end].strip()
    seen = any(character.isalnum() for character in words)
    return bool(mark.name) and seen and not (mark.name in _OF_CHARACTERS and words in _ORDINALS)


def _is_taken(placing: _Placing, mark: Mark, at: int, to: int) -> bool:
    links = (one for _, one in placing.marks if one.kind is MarkKind.LINK)
    return any(one.start < to and at < one.end for one in links)


def _share(placing: _Placing) -> None:
    """Puts links of unknown place around the part of the sentence that they are in; several share what is free."""
    for place in dict.fromkeys(part for *_, part in placing.waiting):
        several = [one for one in placing.waiting if one[-1] == place]
        at, to = _free(placing, *place)
        for index, (number, mark, what, sentence, _) in enumerate(several):
            low = at + (to - at) * index // len(several)
            high = at + (to - at) * (index + 1) // len(several)
            placing.put(number, mark, low, high)
            text = sentence.found.text[low - sentence.at : high - sentence.at]
            placing.say(sentence, f"{what} stands at '{text}': its place is not known", low, high)


def _free(placing: _Placing, at: int, to: int) -> tuple[int, int]:
    """The longest stretch without a link."""
    taken = sorted((one.start, one.end) for _, one in placing.marks if one.kind is MarkKind.LINK)
    edges = [at]
    for start, end in taken:
        if start < to and at < end:
            edges += [max(at, start), min(to, end)]
    free = list(zip(edges[::2], [*edges[1::2], to], strict=True))
    return max(free, key=lambda one: one[1] - one[0])
