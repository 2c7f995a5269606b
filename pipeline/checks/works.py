"""Titles of works and names of events that the engine translated: the official one is another, as often as not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.checks.flaw import Flaw
from pipeline.document import Segment, Target
from pipeline.document.values import Name
from pipeline.locales.tags import is_chinese
from pipeline.words.quotedplaces import Stretch, pairs
from pipeline.words.works import Quoted, quoted_in, titles_of


@dataclass(slots=True)
class _Title:
    """Where a release first has a title, and what it is called there and later."""

    target: Target
    there: Stretch | None
    words: list[str] = field(default_factory=list)

    def flaw(self, title: str) -> Flaw:
        if not self.words:
            return Flaw(f"no glossary has '{title}', and its place in the translation is not known")
        names = " and ".join(f"'{words}'" for words in dict.fromkeys(self.words))
        says = "it is left in English" if {*self.words} == {title} else f"the model calls it {names}"
        span = (self.there.start, self.there.end + 1) if self.there else (None, None)
        return Flaw(f"no glossary has '{title}'; {says}", *span)


def title_unconfirmed(targets: Sequence[Target]) -> Iterator[tuple[Target, Flaw]]:
    """A quoted title that no glossary has, where a release first has it: as the model wrote it, or left in English."""
    if targets and is_chinese(targets[0].locale):
        for title, found in _titles(targets).items():
            yield found.target, found.flaw(title)


def _titles(targets: Sequence[Target]) -> dict[str, _Title]:
    known, titles = titles_of(target.segment for target in targets), dict[str, _Title]()
    for target in targets:
        quoted = quoted_in(target.segment, known)
        places = dict(pairs(quoted, target.segment, target.pieces)) if quoted else {}
        for one in quoted:
            if one.kind and not _is_known(one, target.segment, target.locale):
                there = places.get(one)
                title = target.segment.source[one.start : one.end].rstrip(",.")
                found = titles.setdefault(title, _Title(target, there))
                found.words += [there.words] if there else []
    return titles


def _is_known(one: Quoted, segment: Segment, locale: str) -> bool:
    """Whether a glossary has a rendering of the whole title."""
    values = (slot.value for slot in segment.slots if (slot.start, slot.end) == (one.start, one.end))
    return any(isinstance(value, Name) and value.term and value.term.target(locale) for value in values)
