"""Rows of several glossaries for one name: the first outranks the others, locale by locale; and a document's own abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import reduce
from itertools import groupby

from pipeline.document.values import Name, Term, Verbatim
from pipeline.glossary.context import Facts, holds
from pipeline.protect.companies import companies
from pipeline.protect.definitions import definable


def together(terms: Sequence[Term]) -> Term:
    """The first term; locales that it has no rendering for come from the next that has one."""
    return reduce(_completed, terms)


def _completed(term: Term, other: Term) -> Term:
    """The term with the locales and the category that only the other has; `origin` then names both rows."""
    added = {tag: text for tag, text in other.targets.items() if tag not in term.targets}
    if not added:
        return replace(term, category=other.category) if other.category and not term.category else term
    targets = {**term.targets, **added}
    forbidden = (form for form in (*term.forbidden, *other.forbidden) if form not in targets.values())
    return replace(
        term,
        targets=targets,
        category=term.category or other.category,
        forbidden=tuple(dict.fromkeys(forbidden)),
        file=f"{term.origin}; {other.file}",
        line=other.line,
    )


def fitting(terms: Sequence[Term], facts: Facts) -> list[Term]:
    """Of the rows of one name those that hold in a document, glossary by glossary.

    A row without a context stands in where no context holds. Where nothing decides between several, the
    first one is used and the others are its `rivals`. A single row whose context does not hold is none.
    """
    return [
        term for _, rows in groupby(terms, lambda term: term.file) for term in _of_file(list(rows), facts)
    ]


def _of_file(rows: Sequence[Term], facts: Facts) -> list[Term]:
    general = [term for term in rows if not term.context]
    special = [term for term in rows if term.context]
    holding = [term for term in special if holds(term.context, facts)]
    if (not holding and general) or len(special) < 2:
        return [*holding, *general]
    first, *others = holding or special
    rivals = tuple(term for term in others if term.targets != first.targets)
    return [replace(first, rivals=rivals) if rivals else first, *general]


# What an abbreviation stands for in this document: a term, or nothing but itself.
Short = dict[str, Term | None]
_BRACKET = re.compile(
    r" \((?:the )?[\"“']?((?=[A-Za-z&]*[A-Z][A-Za-z&]*[A-Z])[A-Z][A-Za-z&]{1,7}?)s?[\"”']?\)"
)
# 'Acme Robotics Limited (Acme)', '(the "Company" or "Acme")', '(“Acme Robotics”, together with …)'.
_EXPLAINED = re.compile(r" \(([^()]{2,90})\)")
_QUOTED = re.compile('["“]([^"“”]+)["”]')
_SMALL = frozenset({"of", "and", "the", "for", "in", "on", "to"})


def defined(text: str, named: Sequence[tuple[int, int, Term]]) -> Short:
    """The abbreviations that the text explains, as in 'authorized institutions (AIs)'; `named` are its terms."""
    found: Short = {}
    for bracket in _BRACKET.finditer(text):
        start = _long_form(text, bracket.start(), bracket[1].upper())
        if start is None:
            continue
        ends = (bracket.start(), bracket.end())
        term = next((term for a, b, term in named if a == start and b in ends), None)
        words = set(text[start : bracket.start()].lower().split())
        own = [t for a, b, t in named if (a, b) in (bracket.span(1), (bracket.start(1), bracket.end(1) + 1))]
        if not any(_alike(words, other) or (term and _same_name(other, term)) for other in own):
            found[bracket[1]] = term
    return {**dict(_of_companies(text, named)), **found}


def _of_companies(text: str, named: Sequence[tuple[int, int, Term]]) -> Iterator[tuple[str, Term | None]]:
    """Short names of companies that nobody has the Chinese of: Acme of 'Acme Robotics Limited (Acme)'."""
    if not _EXPLAINED.search(text):
        return
    places = [(start, end) for start, end, _ in named]
    for _, end, name, _ in companies(text, places):
        bracket = _EXPLAINED.match(text, end)
        for short in (_QUOTED.findall(bracket[1]) or [bracket[1].removeprefix("the ")]) if bracket else ():
            at = text.index(short, end)
            own = any(start <= at < stop for start, stop in places)
            if (
                name.text.startswith(f"{short} ")
                and not own
                and short[0].isupper()
                and short not in definable()
            ):
                yield short, name.term


def _long_form(text: str, end: int, letters: str) -> int | None:
    """Where the words before `end` begin whose initials are the letters."""
    initials, without = "", ""
    for word in reversed(list(re.finditer(r"[A-Za-z][\w'’]*|[.;:()]", text[:end]))):
        if not word[0][0].isalpha() or len(initials) > 12:
            return None
        initials = word[0][0].upper() + initials
        without = without if word[0] in _SMALL else word[0][0].upper() + without
        if letters in (initials, without) and word[0] not in _SMALL:
            return word.start()
    return None


def _alike(words: set[str], term: Term) -> bool:
    """Whether a term has half of the words: another way to write it."""
    return any(
        2 * len(words & set(name.lower().split())) >= len(words) for name in (term.source, *term.aliases)
    )


def _same_name(short: Term, full: Term) -> bool:
    """Whether a short Chinese name is made of the full one: 证监会 of 证券及期货事务监察委员会."""
    pairs = [
        (set(text), set(full.targets[tag])) for tag, text in short.targets.items() if tag in full.targets
    ]
    return any(2 * len(some & others) >= len(some) for some, others in pairs)


def redefined(short: Short, written: str, term: Term) -> bool:
    """Whether the document gives an abbreviation another meaning than this term."""
    key = written if written in short else written.removesuffix("s")
    meant = short.get(key)
    return key in short and (meant is None or meant.source != term.source)


def abbreviations(text: str, short: Short) -> Iterator[tuple[int, int, Name | Verbatim, str]]:
    """The document's own abbreviations: start, end, value, rule. In the brackets that explain them they stay."""
    for written, term in short.items():
        if written not in text:
            continue  # no pattern is made for nothing
        for match in re.finditer(rf"(?<![\w-]){re.escape(written)}s?(?![\w-])", text):
            explains = text[match.start() - 1 : match.start()] in ("(", '"', "“")
            value = Verbatim(written) if term is None or explains else Name(match[0], term)
            yield *match.span(), value, "rule: acronym"
