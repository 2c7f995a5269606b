"""Memory first: what a person has translated before is the translation; what is like it is offered beside the engine's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from pipeline.config.settings import MemorySettings
from pipeline.document import Document, Match, Segment, State, Target, Translation
from pipeline.document.entry import Entry
from pipeline.localise import Style
from pipeline.memory.store import Store
from pipeline.translation.fitting import fitted, offered, whole

# How many like sentences are offered of a locale, and how many are looked at to find them.
_OFFERED, _LOOKED_AT = 3, 40
# A sentence of fewer words is like too many others.
_LEAST_WORDS = 3

Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Recollection:
    """What the memory knows of a document, by segment id and locale: translations, and what it offers beside others."""

    targets: Mapping[Place, Target] = field(default_factory=dict)
    matches: Mapping[Place, tuple[Match, ...]] = field(default_factory=dict)

    def has(self, segment: Segment, locales: Mapping[str, object]) -> bool:
        """Whether the segment is translated in all of the locales."""
        return all((segment.id, locale) in self.targets for locale in locales)


class Memory:
    """The memory of a config, opened for one run; without one, with `use: off`, or before it is made, it knows nothing."""

    def __init__(self, settings: MemorySettings | None) -> None:
        """Raises `UserError` where the file is no memory."""
        on = settings is not None and settings.use != "off" and settings.file.exists()
        self._settings = settings
        self._store = Store(settings.file) if settings is not None and on else None

    @property
    def digest(self) -> str | None:
        """What the memory holds, in 64 letters."""
        return self._store.digest if self._store else None

    def recall(self, document: Document, styles: Mapping[str, Style]) -> Recollection:
        """What the memory knows of each sentence of a document in the locales of the styles."""
        targets: dict[Place, Target] = {}
        matches: dict[Place, tuple[Match, ...]] = {}
        for segment in document.segments if self._store else ():
            for locale, found in self._recall(segment, styles):
                if isinstance(found, Target):
                    targets[segment.id, locale] = found
                elif found:
                    matches[segment.id, locale] = found
        return Recollection(targets, matches)

    def close(self) -> None:
        if self._store:
            self._store.close()

    def _recall(
        self, segment: Segment, styles: Mapping[str, Style]
    ) -> Iterator[tuple[str, Target | tuple[Match, ...]]]:
        """What is known of a sentence, locale by locale."""
        assert self._store is not None
        exact = self._store.exact(whole(segment), segment.source)
        near: list[tuple[int, Entry]] | None = None
        for locale, style in styles.items():
            own = [entry for entry in exact if entry.locale == locale]
            unfit: list[Match] = []
            target = _target(own, segment, style, unfit)
            if target is not None:
                yield locale, target
                continue
            near = self._near(segment) if near is None else near
            alike = [
                offered(entry, segment, style, quality, entry.note)
                for quality, entry in near
                if entry.locale == locale and entry not in own
            ]
            yield locale, (*unfit, *alike)[:_OFFERED]

    def _near(self, segment: Segment) -> list[tuple[int, Entry]]:
        settings, store = self._settings, self._store
        if (
            settings is None
            or store is None
            or settings.use != "fuzzy"
            or len(segment.source.split()) < _LEAST_WORDS
        ):
            return []
        return store.near(whole(segment), segment.source, settings.threshold, _LOOKED_AT)


@contextmanager
def recalling(settings: MemorySettings | None) -> Iterator[Memory]:
    """The memory of a config, closed when it is done with."""
    memory = Memory(settings)
    try:
        yield memory
    finally:
        memory.close()


def _target(entries: list[Entry], segment: Segment, style: Style, unfit: list[Match]) -> Target | None:
    """The translation by the best entry that fits; the others before it are put with `unfit`.

    The machine's comes last: beside it, what a person wrote is still offered.
    """
    for entry in sorted(entries, key=lambda entry: entry.state is State.TRANSLATED):
        filled = fitted(entry, segment, style)
        if isinstance(filled, str):
            quality = 100 if entry.plain == segment.source else 99
            unfit.append(offered(entry, segment, style, quality, filled))
            continue
        text = "".join(piece.slot.symbol if piece.slot else piece.text for piece in filled)
        state = State.REVIEWED if entry.state is State.INITIAL else entry.state
        beside = tuple(unfit[:_OFFERED]) if state is State.TRANSLATED else ()
        return Target(segment, style.locale, filled, Translation(text, "memory"), state, beside)
    return None
