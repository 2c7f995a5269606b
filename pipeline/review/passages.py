"""The blocks of a release with the human translations beside them: these are of blocks, not of sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.document import TranslatedDocument, joined
from pipeline.locales.tags import is_spaced
from pipeline.scoring.segments import OfOne, segment_chrf
from pipeline.scoring.streams import references_of


@dataclass(frozen=True, slots=True)
class Passage:
    """The sentences of a block by their numbers, and its human translations by locale; there may be several, or none."""

    numbers: tuple[int, ...]
    human: Mapping[str, tuple[str, ...]]


def passages(documents: Sequence[TranslatedDocument]) -> tuple[Passage, ...]:
    """Every block that has sentences; a sentence's number counts through all documents."""
    found: list[Passage] = []
    first = 0
    for document in documents:
        human = {locale: references_of(document, locale) for locale in document.targets}
        for at, block in enumerate(document.document.blocks):
            numbers = tuple(range(first, first + len(block.segments)))
            first += len(numbers)
            if numbers:
                own = {locale: texts[at] for locale, texts in human.items() if texts[at]}
                found.append(Passage(numbers, own))
    return tuple(found)


@dataclass(slots=True)
class Nearness:
    """How near the text of each passage is to its human translations; `text_of` says what a sentence reads now."""

    passages: Sequence[Passage]
    text_of: Callable[[int, str], str]
    _known: dict[tuple[int, str], float] = field(default_factory=dict)
    _metrics: dict[str, OfOne] = field(default_factory=dict)

    def text(self, at: int, locale: str) -> str:
        """What the passage `at` reads as a whole."""
        texts = [self.text_of(number, locale) for number in self.passages[at].numbers]
        return joined(texts, is_spaced(locale))

    def chrf(self, at: int, locale: str) -> float | None:
        """The chrF2++ of the passage `at`, 0 to 100, against all its human translations; None where it has none."""
        human = self.passages[at].human.get(locale)
        if not human:
            return None
        if (at, locale) not in self._known:
            metric = self._metrics.setdefault(locale, segment_chrf(locale))
            self._known[at, locale] = metric(self.text(at, locale), human)
        return self._known[at, locale]

    def forget(self, at: int, locale: str) -> None:
        """The text of a sentence in the passage `at` has changed."""
        self._known.pop((at, locale), None)
