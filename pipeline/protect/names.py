"""Glossary names in a text: those that are written out, those made by pattern, and names that share a head."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.document.values import Name, Term
from pipeline.glossary.context import REGIONS, Facts
from pipeline.protect.companies import companies
from pipeline.protect.coordinated import coordinated
from pipeline.protect.flat import flattened
from pipeline.protect.matcher import Match, Matcher, longest, merged
from pipeline.protect.patterns import Patterns, is_pattern
from pipeline.protect.spans import Span
from pipeline.protect.statuses import in_use

# Matchers of made names that are kept.
KEPT = 64


class Names:
    """All names of some glossaries. One object serves many documents."""

    def __init__(self, terms: Sequence[Term]) -> None:
        """Raises `UserError` for forbidden rows whose name has no official rendering."""
        used = in_use(terms)
        self._matcher = Matcher([term for term in used if not is_pattern(term)])
        self._patterns = Patterns(used)
        self._made: dict[tuple[tuple[str, int, str], ...], Matcher] = {}
        self._contexts = any(term.context for term in used)

    def facts(self, texts: Sequence[str]) -> Facts:
        """What contexts ask of a document; regions and companies only where a row of the glossaries does."""
        if not self._contexts:
            return Facts("\n".join(texts))
        categories: set[str] = set()
        firms: dict[str, None] = {}
        for text in texts:
            matches = [match for match in self.found(text, Facts()) if not match.term.context]
            categories.update(match.term.category for match in matches)
            ours = [match for match in matches if match.term.category == "company"]
            firms |= dict.fromkeys(name for m in ours for name in (text[m.start : m.end], m.term.source))
            firms |= dict.fromkeys(name.text for _, _, name, _ in companies(text))
        regions = frozenset(region for region, category in REGIONS.items() if category in categories)
        return Facts("\n".join(texts), regions, tuple(firms))

    def found(self, text: str, facts: Facts) -> list[Match]:
        """Non-overlapping matches in order; the longest wins."""
        return longest(self.candidates(text, facts))

    def candidates(self, text: str, facts: Facts) -> Iterator[Match]:
        """Every match: names as they are written in a glossary, then those made for the places mentioned."""
        found = list(self._matcher.candidates(text, facts))
        makers = self._makers(text, found)
        made = [match for matcher in makers for match in matcher.candidates(text, facts)]
        yield from merged([*found, *made])

    def shared(self, text: str, matches: Sequence[Match], facts: Facts) -> Iterator[Span]:
        """Names that share a head: 'the Beijing and Shanghai Offices' is two offices."""

        def named(name: str) -> Name | None:
            matchers = (self._matcher, *self._makers(text, matches))
            term = next((term for matcher in matchers if (term := matcher.named(name, facts))), None)
            return Name(name, term) if term else None

        yield from coordinated(text, [(match.start, match.end) for match in matches], named)

    def _makers(self, text: str, found: Iterable[Match]) -> list[Matcher]:
        """For each place mentioned, a matcher of the names that patterns make with it and the text may have."""
        places = {_key(m.term): m.term for m in found if self._patterns.fills(m.term)}
        _, low, _ = flattened(text)
        made = (tuple(self._patterns.names(place, low)) for place in places.values())
        return [self._maker(names) for names in made if names]

    def _maker(self, names: Sequence[Term]) -> Matcher:
        """The matcher of some names, made anew if it has not been asked for lately."""
        key = tuple(map(_key, names))
        maker = self._made.pop(key, None) or Matcher(names)
        self._made[key] = maker
        if len(self._made) > KEPT:
            del self._made[next(iter(self._made))]
        return maker


def _key(term: Term) -> tuple[str, int, str]:
    """What a term is known by: where it is written. An id may stand in two glossaries."""
    return term.file, term.line, term.source
