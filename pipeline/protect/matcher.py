"""Finds glossary names in English text: longest match, with the case, plural and spelling rules of English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.protect.ranks import together
from pipeline.values import Term

# Written one for the other; both sides of each pair are matched.
_VARIANTS = (
    ("isation", "ization"),
    ("ising", "izing"),
    ("centre", "center"),
    ("programme", "program"),
    ("co-op", "coop"),
    ("labour", "labor"),
    ("harbour", "harbor"),
    ("defence", "defense"),
    (" & ", " and "),
    ("high-tech", "hi-tech"),
)
_SPELLINGS = tuple(
    dict.fromkeys(pair for a, b in _VARIANTS for pair in ((a, b), (a.capitalize(), b.capitalize())))
)
_VARIED = re.compile("|".join(re.escape(part) for pair in _SPELLINGS for part in pair))
_CONSONANT_Y = re.compile(r"[^aeiou\W]y$")
_LOWER_WORDS = re.compile(r"[a-z]+ [a-z]+ [a-z ]+")
_PLAIN = str.maketrans(
    dict.fromkeys("’‘ʼ", "'") | dict.fromkeys("–—‐‑‒−", "-") | dict.fromkeys("\u00a0\u2009\u202f\n\t", " ")
)
# Abbreviations that are words too: in a headline in capitals they are taken for the word.
_WORDS_TOO = frozenset(
    re.findall(
        r"\w+",
        "act aid aim art as at be can care cast do fast fit go he hub in is it link map me no of on or pact port "
        "safe smart so star to up us we who",
    )
)
_TAIL = re.compile(r"(?:es|s)?(?!\w)")
_BRACKET = re.compile(r" \((?:hereinafter )?(?:the )?[\"“']?(?:the )?([^()\"“”]{2,40}?)[\"”']?\)")


@dataclass(frozen=True, slots=True)
class Match:
    """A glossary name in a text: offsets and the concept."""

    start: int
    end: int
    term: Term


def plain(text: str) -> str:
    """The text with typographic variants of ' - and space made one; offsets stay."""
    return text.translate(_PLAIN)


class Matcher:
    """An Aho–Corasick automaton over all names of the glossaries (where terms clash, the earlier one wins, locale by locale)."""

    def __init__(self, terms: Sequence[Term]) -> None:
        import ahocorasick

        self._automaton = ahocorasick.Automaton()
        names: dict[str, list[tuple[str, Term]]] = {}
        for term in terms:
            for name in dict.fromkeys((term.source, *term.aliases)):
                for spelling in _spellings(plain(name)):
                    names.setdefault(spelling.lower(), []).append((spelling, term))
        for key, entries in names.items():
            self._automaton.add_word(key, (len(key), entries))
        self._automaton.make_automaton()
        self._empty = not names

    def find(self, text: str) -> list[Match]:
        """Non-overlapping matches in order; the longest wins, then the first."""
        candidates = sorted(self.candidates(text), key=lambda m: (m.start - m.end, m.start))
        taken = bytearray(len(text))
        kept = []
        for match in candidates:
            if not any(taken[match.start : match.end]):
                taken[match.start : match.end] = b"\1" * (match.end - match.start)
                kept.append(match)
        return sorted(kept, key=lambda m: m.start)

    def candidates(self, text: str) -> Iterator[Match]:
        """Every match, overlapping ones too."""
        if self._empty:
            return
        flat = plain(text)
        headline = is_headline(flat)
        for last, (length, entries) in self._automaton.iter(_lower(flat)):
            start, end = last + 1 - length, last + 1
            if not _begins(flat, start):
                continue
            tail = _TAIL.match(flat, end)
            if not tail or flat[end : end + 1] in ("_", "@") or _joined(flat, tail.end()):
                continue
            written = flat[start:end]
            terms = [term for name, term in entries if _case_fits(name, written, term.case, headline)]
            if terms:
                yield Match(start, _with_bracket(flat, tail.end(), terms), together(terms))


def merged(matches: Iterable[Match]) -> Iterator[Match]:
    """The matches with those of one place made one, of which the first outranks the others."""
    places: dict[tuple[int, int], list[Term]] = {}
    for match in matches:
        places.setdefault((match.start, match.end), []).append(match.term)
    for (start, end), terms in places.items():
        yield Match(start, end, together(terms))


def _with_bracket(text: str, end: int, terms: Iterable[Term]) -> int:
    """Takes in a bracketed short form: 'Invest Hong Kong (InvestHK)' is one name."""
    bracket = _BRACKET.match(text, end)
    names = {plain(name).lower() for term in terms for name in (term.source, *term.aliases)}
    return bracket.end() if bracket and bracket[1].lower() in names else end


def _lower(text: str) -> str:
    """Lower case, character for character: offsets stay even where Unicode would lengthen."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _begins(text: str, start: int) -> bool:
    """Whether a name may begin here: not inside a word, an address or a path, nor, in lower case, after a hyphen."""
    before, first = text[start - 1 : start] if start else "", text[start]
    if not before or not first.isalnum() or not (before.isalnum() or before in "-_@/"):
        return True
    return before == "-" and not first.islower()


def _joined(text: str, end: int) -> bool:
    """Whether a hyphen ties the name to a longer word, as in 'Macao-based' or 'Covid-19'."""
    return text[end : end + 1] == "-" and (text[end + 1 : end + 2].isdigit())


def is_headline(text: str) -> bool:
    """Whether the text is set in capitals."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 12 and sum(c.isupper() for c in letters) > 0.8 * len(letters)


def _case_fits(name: str, written: str, rule: str, headline: bool) -> bool:
    if headline and name.isupper() and name.lower() in _WORDS_TOO:
        return rule == "any"
    if rule == "any" or written == name:
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


def _spellings(name: str) -> Iterable[str]:
    """The name, its other spellings, and the plurals that do not just add -s or -es at the end."""
    spellings = {name, *_plurals(name)}
    if not _VARIED.search(name):
        return sorted(spellings, key=lambda s: (s != name, s))
    for one, other in _SPELLINGS:
        for spelling in tuple(spellings):
            for a, b in ((one, other), (other, one)):
                if a in spelling and not (b.startswith(a) and b in spelling):
                    spellings.add(spelling.replace(a, b))
    return sorted(spellings, key=lambda s: (s != name, s))


def _plurals(name: str) -> Iterator[str]:
    """'policies', 'memorandums of understanding', and 'free-trade zone' for 'free trade zone'."""
    if _CONSONANT_Y.search(name):
        yield name[:-1] + "ies"
    if name.islower() and " of " in name:
        yield re.sub(r"(?<=[a-z]) of ", "s of ", name, count=1)
    if _LOWER_WORDS.fullmatch(name) and " of " not in name:
        yield name.replace(" ", "-", 1)
