"""What to do about a name that no slot protects: a row of one's own, unless a glossary has it or it is but a label."""

from __future__ import annotations

from functools import cache

from pipeline.document import SlotKind, Target
from pipeline.files.resources import glossary_rows

# So many names of one kind a sentence carries; further ones stay in the text.
_MOST = 8


def is_label(name: str) -> bool:
    """Whether it is a heading in capitals, PRESS RELEASE, which is no name."""
    return name.isupper() and name.lower() in _labels()


def advice(name: str, target: Target) -> str:
    """The end of a message about the name: what mends it."""
    if sum(slot.kind is SlotKind.TERM for slot in target.segment.slots) >= _MOST:
        return "the sentence has more names than can be protected: check it, or make two of it"
    if name.lower().replace("’", "'") in _official():
        return "official-names has it for other releases or in other letters: check it"
    return "add it to a glossary"


@cache
def _labels() -> frozenset[str]:
    tables = ("headings.csv", "lead-ins.csv")
    return frozenset(row["en"].lower().rstrip(":") for table in tables for row in glossary_rows(table))


@cache
def _official() -> frozenset[str]:
    return frozenset(
        name.lower()
        for row in glossary_rows("official-names.csv")
        for name in (row["en"], *row["aliases"].split("|"))
    )
