"""The names of a run, each with what it became and how often that is right: the list that a translator signs off first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.document import Segment, SlotKind, Target, TranslatedDocument
from pipeline.document.values import Name, NameList, names_in
from pipeline.reports.view import rendering
from pipeline.words.occurrences import occurrences


@dataclass(frozen=True, slots=True)
class TermUse:
    """A name as the English writes it, its renderings per locale, its origin, how often it occurs.

    `right` counts per locale the occurrences of the glossary's rendering in the finished sentences, `expected`
    those of the name where the glossary has a rendering; a locale for which it has none stands in neither.
    """

    source: str
    targets: Mapping[str, tuple[str, ...]]
    origin: str
    count: int
    right: Mapping[str, int] = field(default_factory=dict)
    expected: Mapping[str, int] = field(default_factory=dict)

    @property
    def lacking(self) -> int:
        """How many occurrences are not as the glossary has them, over all locales."""
        return sum(self.expected.values()) - sum(self.right.values())


@dataclass(frozen=True, slots=True)
class _Mention:
    """A name in one place. `targets` is empty for a locale that lost it; `official` is the glossary's rendering."""

    source: str
    origin: str
    targets: Mapping[str, str]
    official: Mapping[str, str]


@dataclass(slots=True)
class _Count:
    renderings: dict[str, dict[str, None]] = field(default_factory=dict)
    count: int = 0
    right: Counter[str] = field(default_factory=Counter)
    expected: Counter[str] = field(default_factory=Counter)


class TermTally:
    """Names counted document by document; no document is kept."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], _Count] = {}

    def add(self, translated: TranslatedDocument) -> None:
        columns = {tag: {t.segment.id: t for t in column} for tag, column in translated.targets.items()}
        for segment in translated.document.segments:
            targets = {tag: column[segment.id] for tag, column in columns.items() if segment.id in column}
            self._sentence(list(_mentions(segment, targets)), targets)

    def _sentence(self, mentions: list[_Mention], targets: Mapping[str, Target]) -> None:
        """Each official name that the sentence has vouches for one mention."""
        if not mentions:
            return
        wanted = {tag: Counter(m.official[tag] for m in mentions if tag in m.official) for tag in targets}
        found = {tag: occurrences(targets[tag].text, names) for tag, names in wanted.items()}
        for mention in mentions:
            use = self._found.setdefault((mention.source, mention.origin), _Count())
            use.count += 1
            for tag, text in mention.targets.items():
                use.renderings.setdefault(tag, {}).update({text: None} if text else {})
            for tag, official in mention.official.items():
                use.expected[tag] += 1
                use.right[tag] += found[tag][official] > 0
                found[tag][official] -= 1

    def uses(self) -> list[TermUse]:
        """Every name with the renderings that the text has, in the order of first mention."""
        return [
            TermUse(
                source,
                {tag: tuple(texts) for tag, texts in use.renderings.items()},
                origin,
                use.count,
                dict(use.right),
                dict(use.expected),
            )
            for (source, origin), use in self._found.items()
        ]


def _mentions(segment: Segment, targets: Mapping[str, Target]) -> Iterator[_Mention]:
    for slot in segment.slots:
        if slot.kind is not SlotKind.TERM:
            continue
        texts = {tag: rendering(slot, target) for tag, target in targets.items()}
        if isinstance(slot.value, NameList):
            yield from (_in_list(name, slot.origin, texts) for name in names_in(slot.value))
        else:
            [name] = [*names_in(slot.value)] or [Name(slot.source)]
            yield _Mention(slot.source, slot.origin, texts, _official(name, texts))


def _in_list(name: Name, origin: str, texts: Mapping[str, str]) -> _Mention:
    """A name within a list counts as rendered where its official name stands in the list's text."""
    official = _official(name, texts)
    own = {tag: official.get(tag, name.text) for tag in texts}
    found = {tag: own[tag] if own[tag] in texts[tag] else "" for tag in texts}
    return _Mention(name.text, name.term.origin if name.term else origin, found, official)


def _official(name: Name, locales: Iterable[str]) -> dict[str, str]:
    """What the glossary has for the name, by locale."""
    term = name.term
    return {tag: text for tag in locales if term and (text := term.target(tag))}
