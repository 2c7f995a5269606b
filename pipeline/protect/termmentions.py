"""Later mentions of what a release has defined: 'the Bank', 'shareholders of the Company', by `defined-terms.csv`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from pipeline.document.values import Name, Term
from pipeline.protect.definitions import TABLE, Row, definable, of_kind
from pipeline.protect.lists import category
from pipeline.protect.spans import Span
from pipeline.words.folding import folded
from pipeline.words.wording import any_of

ORIGIN = "rule: defined term"
# Behind it the term begins another name: 'the Bank of England', 'the Fund for Peace'.
_OTHER = re.compile(r" (?:of|for|on) (?P<the>the )?(?P<name>[A-Z])")
# The terms that a release has defined so far.
Terms = dict[str, Row]


@cache
def _mention() -> re.Pattern[str]:
    terms, holders = any_of(definable()), any_of(of_kind("with"))
    return re.compile(
        rf"(?<![\w-])(?:(?:(?<=\bto )|(?<=\bby )|(?<=\bof )|(?<=\bfor )|(?<=\ball )|(?<![\w,] )|(?=[Tt]he ))(?:[Tt]he )?"
        rf"(?P<with>(?i:{holders})) )?[Tt]he (?P<term>{terms})(?![\w-]| (?!(?:HK|US|RMB)[$¥\d])[A-Z])"
    )


def term_mentions(
    text: str, spans: Sequence[Span], defined: Terms, since: Mapping[str, int]
) -> Iterator[Span]:
    """'the Bank' where it is defined already, and no other name begins with it; 'shareholders of the Bank' too."""
    for match in _mention().finditer(text) if defined else ():
        row, term = defined.get(match["term"]), match["term"]
        if row is None or match.start() < since[term] or _is_other(text, match.end(), spans, defined):
            continue
        if any(span.start < match.end() and match.start() < span.end for span in spans):
            continue
        holders = of_kind("with").get(folded(match["with"] or ""))
        source, targets, kind = f"the {term}", row.targets, "company" if row.is_firm else "defined"
        if holders:
            source, kind = f"{match['with']} {source}", "defined"
            targets = {tag: said.format(row.targets[tag]) for tag, said in holders.targets.items()}
        name = Term(f"defined:{source}", source, targets, category=kind, file=TABLE, line=row.line)
        start = match.start("with" if holders else "term")
        yield Span(start, match.end(), Name(text[start : match.end()], name), ORIGIN)


def _is_other(text: str, end: int, spans: Sequence[Span], defined: Terms) -> bool:
    """Whether another name goes on there; not 'the Board of the Company' or 'the Acquisition of Acme Limited'."""
    other = _OTHER.match(text, end)
    if other is None:
        return False
    again = _mention().match(text, other.start("the")) if other["the"] else None
    starts = (other.start("the"), other.start("name"))
    company = any(span.start in starts and category(span.value) == "company" for span in spans)
    return not company and not (again and again["term"] in defined)
