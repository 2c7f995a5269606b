"""Reads what a document calls its parts by: 'Chart 5', 'Annex B', 'Cap. 622'. A model copies or changes such a figure.

The words are in `labels.csv`. Several under one label ('Charts 3 and 4', 'Table 1 to 3') are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.document.values import Name, Term
from pipeline.protect.tables import table_rows

TABLE = "labels.csv"
# Only these are counted by letters: 'Chart A' may be the chart of A shares.
_LETTERED = frozenset({"Annex", "Appendix"})
_FIGURE = r"(?:\d{1,3}(?:\.\d{1,2})*[A-Z]{0,3}|(?P<letter>[A-Z]))"
_ALONE = r"(?![\w/]|[.,–-]\d|-[A-Za-z]|,? (?:and|or|to|&) \d| (?i:hundred|thousand|million|billion|per ?cent)\b| ?%)"


@cache
def _labels() -> dict[str, Term]:
    return {
        (name := row.cells["en"]): Term(
            f"label:{name}", name, row.targets, category="label", file=TABLE, line=row.line
        )
        for row in table_rows(TABLE)
    }


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(_labels(), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?P<label>{words}) (?P<figure>{_FIGURE}){_ALONE}")


def labels(text: str) -> Iterator[tuple[int, int, Name, str]]:
    """Every label with its figure: start, end, name, where it comes from."""
    for match in _pattern().finditer(text):
        row = _labels()[match["label"]]
        if match["letter"] and row.source not in _LETTERED:
            continue
        targets = {tag: form.format(match["figure"]) for tag, form in row.targets.items()}
        term = Term(
            f"{row.id}:{match['figure']}",
            match[0],
            targets,
            category=row.category,
            file=row.file,
            line=row.line,
        )
        yield *match.span(), Name(match[0], term), term.origin
