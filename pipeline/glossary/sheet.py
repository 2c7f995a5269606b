"""Terms as a sheet of cells: the header and the rows that CSV, TSV and XLSX write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.document.values import Term
from pipeline.glossary.rows import BETWEEN
from pipeline.locales.tags import CHINESE

# Before the locales, and after them.
_FIRST = ("id", "en", "aliases")
_LAST = ("category", "status", "case", "context", "note", "authority", "date", "forbidden")
# What a reader takes an empty cell for.
_DEFAULTS = {"status": "preferred", "case": "auto"}


def locales_of(terms: Iterable[Term]) -> tuple[str, ...]:
    """The locales that any term has a rendering in, in the order of mention; the usual two where there is none."""
    return tuple(dict.fromkeys(tag for term in terms for tag in term.targets)) or tuple(CHINESE)


def sheet(terms: Sequence[Term]) -> Iterator[list[str]]:
    """The header, then a row a term. A column that no term uses is left out."""
    locales = locales_of(terms)
    rows = [{**fields(term), **term.targets} for term in terms]
    wanted = ("en", *locales)
    header = [
        name
        for name in (*_FIRST, *locales, *_LAST)
        if name in wanted or any(row[name] != _DEFAULTS.get(name, "") for row in rows)
    ]
    yield header
    yield from ([row.get(name, "") for name in header] for row in rows)


def fields(term: Term) -> dict[str, str]:
    """The cells of a term by column, without those of its locales."""
    return {
        "id": "" if term.id == term.source else term.id,
        "en": term.source,
        "aliases": BETWEEN.join(term.aliases),
        "category": term.category,
        "status": term.status.value,
        "case": term.case,
        "context": term.context,
        "note": term.note,
        "authority": term.authority,
        "date": term.date,
        "forbidden": BETWEEN.join(term.forbidden),
    }
