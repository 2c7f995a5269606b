"""What opens a paragraph by formula: 'ALSO READ:', 'Media contact:', and datelines such as 'HONG KONG – '."""

from __future__ import annotations

import re
from functools import cache

from pipeline.protect.glossary import load_glossary
from pipeline.resources import glossary_file
from pipeline.values import Term

TABLE = "lead-ins.csv"
_DATELINE = re.compile(
    r"[A-Z][A-Z.'’]{2,}(?: [A-Z][A-Z.'’]+)*(?:, [A-Z][\w .'’]*?| \d{4})*(?: ?\([\w /]+\))? ?(?:–|—|--|-) +(?=[A-Z\"“])"
)


@cache
def _lead_ins() -> tuple[Term, ...]:
    return load_glossary(glossary_file(TABLE))


def lead_in(text: str) -> Term | None:
    """The formula that opens the text (those without a colon must be all of it)."""
    fits = (t for t in _lead_ins() if text == t.source or (t.source.endswith(":") and text.startswith(t.source)))
    return max(fits, key=lambda term: len(term.source), default=None)


def dateline(text: str) -> int:
    """The end of a dateline with its dash and space, or 0."""
    match = _DATELINE.match(text)
    return match.end() if match else 0
