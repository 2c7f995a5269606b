"""`xindaya glossary stats`: how many terms there are, and how complete they are."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pipeline.commands.arguments import Answer
from pipeline.commands.termdesk.reading import counted, read_tables
from pipeline.document.values import Term
from pipeline.errors import short


def stats(options: argparse.Namespace) -> Answer:
    """The figures of each file, and of all together where there are several."""
    tables = read_tables(options.files, options.locale)
    blocks = [(short(one.path), one.terms) for one in tables]
    if len(tables) > 1:
        blocks.append(("all together", tuple(term for one in tables for term in one.terms)))
    return Answer("\n".join(line for name, terms in blocks for line in _block(name, terms)) + "\n")


def _block(name: str, terms: Sequence[Term]) -> Iterator[str]:
    yield f"{name}: {counted(len(terms))}"
    yield _row("status", _counted(term.status.value for term in terms))
    yield _row("category", _counted(term.category or "none" for term in terms))
    for tag in dict.fromkeys(tag for term in terms for tag in term.targets):
        have = sum(tag in term.targets for term in terms)
        yield _row(tag, f"{have:,} ({have / len(terms):.1%})")
    yield _row("aliases", _several([len(term.aliases) for term in terms]))
    yield _row("forbidden", _several([len(term.forbidden) for term in terms]))
    contexts = sum(bool(term.context) for term in terms)
    if contexts:
        yield _row("context", counted(contexts))


def _counted(kinds: Iterable[str]) -> str:
    return ", ".join(f"{kind} {count:,}" for kind, count in Counter(kinds).most_common())


def _several(counts: Sequence[int]) -> str:
    return f"{sum(counts):,} in {counted(sum(map(bool, counts)))}"


def _row(name: str, facts: str) -> str:
    return f"  {name:<11} {facts}"
