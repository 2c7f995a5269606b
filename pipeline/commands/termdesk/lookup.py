"""`xindaya glossary lookup`: which names a run would find in a text, and what becomes of them."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from pipeline.commands.arguments import Answer
from pipeline.commands.termdesk.reading import checked_locale
from pipeline.document.values import Name, Term, names_in
from pipeline.files.resources import NAMES, glossary_file
from pipeline.glossary import load_glossaries
from pipeline.glossary.clashes import names_of
from pipeline.protect.names import Names
from pipeline.protect.spans import Span, resolved

_NEAREST = 5


def lookup(options: argparse.Namespace) -> Answer:
    """Each name found, with its renderings, origin and status; the nearest names where there is none."""
    paths = options.glossary or [glossary_file(name) for name in NAMES]
    terms = load_glossaries(paths, checked_locale(options.locale))
    text = " ".join(options.words)
    found = _found(text, Names(terms))
    lines = [line for name in found for line in _shown(name)] or [*_nearest(text, terms)]
    return Answer("\n".join(lines) + "\n")


def _found(text: str, names: Names) -> list[Name]:
    """The names in the text as a run finds them; those that share a head one by one."""
    facts = names.facts([text])
    matches = list(names.candidates(text, facts))
    single = (Span(m.start, m.end, Name(text[m.start : m.end], m.term), m.term.origin) for m in matches)
    spans = resolved([*single, *names.shared(text, matches, facts)])
    return [name for span in spans for name in names_in(span.value)]


def _shown(name: Name) -> Iterator[str]:
    term = name.term
    if term is None:
        return
    yield f"{name.text}" if name.text == term.source else f"{name.text} → {term.source}"
    yield from _renderings(term)
    for rival in term.rivals:
        yield "  or, since no context decides:"
        yield from _renderings(rival)


def _renderings(term: Term) -> Iterator[str]:
    for tag, text in term.targets.items():
        yield f"  {tag}  {text}"
    if not term.targets:
        yield "  no rendering: it stays in Latin letters"
    facts = [term.origin, term.status.value, term.category, term.context, term.background]
    yield f"  {'  '.join(fact for fact in facts if fact)}"
    if term.admitted:
        yield f"  admitted: {', '.join(term.admitted)}"
    if term.forbidden:
        yield f"  forbidden: {', '.join(term.forbidden)}"


def _nearest(text: str, terms: Sequence[Term]) -> Iterator[str]:
    """What somebody may have meant, by the look of it."""
    names = {name.lower(): (name, term) for term in reversed(terms) for name in names_of(term)}
    near = get_close_matches(text.lower(), names, n=_NEAREST, cutoff=0.6)
    yield f"no name is found in '{text}'" + ("; the nearest are" if near else "")
    yield from (f"  {names[key][0]} ({names[key][1].origin})" for key in near)
