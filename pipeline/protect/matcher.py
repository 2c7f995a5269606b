"""Finds glossary names in English text: longest match, with the case, plural and spelling rules of English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.document.values import Term
from pipeline.glossary.context import NOTHING, Facts
from pipeline.protect.flat import flattened, is_headline, lower, plain
from pipeline.protect.ranks import fitting, together
from pipeline.protect.romanised import table
from pipeline.protect.spans import disjoint
from pipeline.protect.spellings import singular, spellings

_TAIL = re.compile(r"(?:es|s)?(?!\w)")
# What a word ends with whose plural is never in -es: 'Cities' is not of Citi.
_NO_ES = "aeiu"
_BRACKET = re.compile(r" \((?:hereinafter )?(?:the )?[\"“']?(?:the )?([^()\"“”]{2,40}?)[\"”']?\)")


# A spelling, its case rule and the term that is called so.
Entry = tuple[str, str, Term]


@dataclass(frozen=True, slots=True)
class Match:
    """A glossary name in a text: offsets and the concept."""

    start: int
    end: int
    term: Term


class Matcher:
    """An Aho–Corasick automaton over all names of the glossaries (where terms clash, the earlier one wins, locale by locale)."""

    def __init__(self, terms: Sequence[Term]) -> None:
        import ahocorasick

        self._automaton = ahocorasick.Automaton()
        names: dict[str, list[Entry]] = {}
        for term in terms:
            for name in dict.fromkeys((term.source, *term.aliases)):
                for spelling in spellings(flattened(name)[0]):
                    names.setdefault(lower(spelling), []).append((spelling, term.case, term))
        for key, entries in names.items():
            first, *others = _exact_first(entries) if len(entries) > 1 else entries
            # One flat tuple: with many terms what takes time is to fetch what has not been looked at for long.
            self._automaton.add_word(key, (len(key), *first, tuple(others)))
        self._automaton.make_automaton()
        self._empty = not names
        self._contexts = any(term.context for term in terms)

    def find(self, text: str, facts: Facts = NOTHING) -> list[Match]:
        """Non-overlapping matches in order; the longest wins, then the first."""
        return longest(self.candidates(text, facts))

    def candidates(self, text: str, facts: Facts = NOTHING) -> Iterator[Match]:
        """Every match, overlapping ones too. `facts` are those of the document, for rows with a context."""
        if self._empty:
            return
        flat, low, places = flattened(text)
        headline = is_headline(flat)
        for last, (length, name, case, term, others) in self._automaton.iter(low):
            start, end = last + 1 - length, last + 1
            if start and flat[start - 1] != " " and not _begins(flat, start):
                continue
            stop = _end(flat, end)
            if not stop:
                continue
            written = flat[start:end]
            if written == name and not (others or headline or term.context):
                terms = [term]  # a name as it is written in the only row that has it
            else:
                terms = self._terms(((name, case, term), *others), written, headline, facts)
            if terms:
                whole = _with_bracket(flat, stop, terms)
                at = (places[start], places[whole - 1] + 1) if places else (start, whole)
                yield Match(*at, together(terms) if len(terms) > 1 else terms[0])

    def named(self, name: str, facts: Facts = NOTHING) -> Term | None:
        """The term that is called so."""
        flat, low, _ = flattened(name)
        if self._empty or low not in self._automaton:
            return None
        _, *first, others = self._automaton.get(low)
        terms = self._terms((first, *others), flat, False, facts)
        return together(terms) if terms else None

    def _terms(self, entries: Iterable[Entry], written: str, headline: bool, facts: Facts) -> list[Term]:
        """The rows of a name that the text may mean, the most important first."""
        terms = [term for name, case, term in entries if _case_fits(name, written, case, headline)]
        return fitting(terms, facts) if self._contexts else terms


def _exact_first(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Within each glossary the rows that are spelled so before those of which it is another spelling or the plural."""
    for _, of_file in groupby(entries, lambda entry: entry[2].file):
        yield from sorted(of_file, key=lambda entry: entry[0] not in (entry[2].source, *entry[2].aliases))


def longest(matches: Iterable[Match]) -> list[Match]:
    """Those that do not overlap, in order; the longest wins, then the first."""
    return disjoint(sorted(matches, key=lambda m: (m.start - m.end, m.start)))


def merged(matches: Iterable[Match]) -> Iterator[Match]:
    """The matches with those of one place made one, of which the first outranks the others."""
    places: dict[tuple[int, int], list[Match]] = {}
    for match in matches:
        places.setdefault((match.start, match.end), []).append(match)
    for first, *others in places.values():
        terms = [first.term, *(other.term for other in others)]
        yield Match(first.start, first.end, together(terms)) if others else first


def _with_bracket(text: str, end: int, terms: Iterable[Term]) -> int:
    """Takes in a bracketed short form: 'Invest Hong Kong (InvestHK)' is one name, 'SMEs' in the plural too."""
    bracket = _BRACKET.match(text, end) if text[end : end + 2] == " (" else None
    called = (name for term in terms for name in (term.source, *term.aliases)) if bracket else ()
    names = {plain(name).lower() for name in called}
    return bracket.end() if bracket and not names.isdisjoint(singular(bracket[1].lower())) else end


def _begins(text: str, start: int) -> bool:
    """Whether a name may begin here: not inside a word, an address or a path, nor, in lower case, after a hyphen."""
    before, first = text[start - 1 : start] if start else "", text[start]
    if not before or not first.isalnum() or not (before.isalnum() or before in "-_@/"):
        return True
    return before == "-" and not first.islower()


def _end(text: str, end: int) -> int:
    """Where a name that the text has up to `end` ends with its plural; 0 where it is only the beginning of a word.

    A hyphen may follow it, as in 'Macao-based', but no number, as in 'Covid-19'.
    """
    after = text[end : end + 1]
    if after in (" ", ""):
        return end
    tail = _TAIL.match(text, end) if after not in "_@" else None
    if tail is None or (tail[0] == "es" and text[end - 1] in _NO_ES):
        return 0
    if text[tail.end() : tail.end() + 1] == "-" and text[tail.end() + 1 : tail.end() + 2].isdigit():
        return 0
    return tail.end()


def _case_fits(name: str, written: str, rule: str, headline: bool) -> bool:
    if headline and name.isupper() and name.lower() in table("words-too.txt"):
        return rule == "any"
    if written == name or rule == "any":
        return True
    if rule == "exact":
        return headline and written.isupper()
    if written.isupper() and (" " in name or headline or len(name) > 4):
        return True
    if name.isupper():  # MoU for MOU, but not 'mou'
        return len(name) > 2 and written[0].isupper() and written[-1].isupper()
    if name.islower() or not name[0].isupper():
        return not written.isupper() and (
            written[1:] == name[1:] or written[0].isupper() or written.islower()
        )
    return " " in name and written[0].isupper() and written[1:].lower() == name[1:].lower()
