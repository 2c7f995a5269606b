"""The names of a run, each with what it became: the list that a translator signs off first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.document import Slot, SlotKind, Target, TranslatedDocument
from pipeline.reports.view import rendering
from pipeline.values import Name, NameList, names_in


@dataclass(frozen=True, slots=True)
class TermUse:
    """A name as the English writes it, its renderings per locale, its origin, how often it occurs."""

    source: str
    targets: Mapping[str, tuple[str, ...]]
    origin: str
    count: int


@dataclass(frozen=True, slots=True)
class _Mention:
    """A name in one place; a locale that lost it has an empty text."""

    source: str
    origin: str
    targets: Mapping[str, str]


def term_uses(documents: Sequence[TranslatedDocument]) -> list[TermUse]:
    """Every name with the renderings that the text has, in the order of first mention."""
    found: dict[tuple[str, str], list[_Mention]] = {}
    for translated in documents:
        for mention in _mentions(translated):
            found.setdefault((mention.source, mention.origin), []).append(mention)
    return [
        TermUse(source, _renderings(mentions), origin, len(mentions))
        for (source, origin), mentions in found.items()
    ]


def _renderings(mentions: Sequence[_Mention]) -> dict[str, tuple[str, ...]]:
    tags = dict.fromkeys(tag for mention in mentions for tag in mention.targets)
    texts = {tag: dict.fromkeys(mention.targets.get(tag, "") for mention in mentions) for tag in tags}
    return {tag: tuple(text for text in column if text) for tag, column in texts.items()}


def _mentions(translated: TranslatedDocument) -> Iterator[_Mention]:
    columns = {tag: {t.segment.id: t for t in column} for tag, column in translated.targets.items()}
    for segment in translated.document.segments:
        targets = {tag: column[segment.id] for tag, column in columns.items() if segment.id in column}
        for slot in segment.slots:
            if slot.kind is SlotKind.TERM:
                yield from _of_slot(slot, targets)


def _of_slot(slot: Slot, targets: Mapping[str, Target]) -> Iterator[_Mention]:
    texts = {tag: rendering(slot, target) for tag, target in targets.items()}
    if isinstance(slot.value, NameList):
        for name in names_in(slot.value):
            yield _in_list(name, slot, texts)
    else:
        yield _Mention(slot.source, slot.origin, texts)


def _in_list(name: Name, slot: Slot, texts: Mapping[str, str]) -> _Mention:
    """A name within a list counts as rendered where its official name stands in the list's text."""
    own = {tag: (name.term.target(tag) if name.term else None) or name.text for tag in texts}
    origin = name.term.origin if name.term else slot.origin
    return _Mention(name.text, origin, {tag: own[tag] if own[tag] in texts[tag] else "" for tag in texts})
