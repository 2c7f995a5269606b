"""Terms that a release defines: 'Harbour Crest Bank Limited (the "Bank")' and then 'the Bank', by `defined-terms.csv`.

In a release of the Bank's own it is 本行, in somebody else's 該行. Only what is defined is read so, and only from there on; where what
stands before the brackets does not fit the term ('the Tourism Board (the "Board")' is no 董事會), it is left.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.document.values import Name, NameList, Term
from pipeline.protect.definitions import (
    Definition,
    Row,
    capitals_before,
    definable,
    definitions,
    rows,
)
from pipeline.protect.leads import dateline
from pipeline.protect.lists import category
from pipeline.protect.shortnames import ShortNames, with_short_names
from pipeline.protect.spans import Span, is_person
from pipeline.protect.tables import LOCALES
from pipeline.protect.termmentions import ORIGIN as MENTION
from pipeline.protect.termmentions import Terms, term_mentions

ORIGIN = "rule: definition"
# So many names a sentence has at most with the terms.
_MOST = 8
MARKS = {"zh-Hans-CN": ("“", "”"), "zh-Hant-HK": ("「", "」")}
_NEAR = 80
# How a release of a company's own gets to its name.
_OWN = re.compile(
    r"(?:\([^()]*\) ?(?:[–—-]+ )?)?(?:(?:The )?[Bb]oard of [Dd]irectors(?: \([^()]*\))? of |This announcement is made by |"
    r"On behalf of )?(?:[Tt]he )?"
)
_SUBSIDIARIES = re.compile(r",? (?:and|together with) its subsidiaries,?$")
_ANNOUNCES = re.compile(
    r"(?: \([^()]*\))?(?:, [^.,]+,)?(?: today| hereby| jointly)? (?:announce[sd]?|is pleased|reports?|reported)\b"
)


@dataclass(frozen=True, slots=True)
class Defined:
    """The short names of a release's companies, and the terms it has defined so far; None where nothing is written in Chinese."""

    shorts: ShortNames
    terms: Terms | None


def with_defined(text: str, spans: Sequence[Span], defined: Defined) -> list[Span]:
    """The spans with short names of companies and what the release has defined, in order; `defined` learns from the sentence."""
    named = with_short_names(text, spans, defined.shorts)
    return named if defined.terms is None else with_defined_terms(text, named, defined.terms)


def with_defined_terms(text: str, spans: Sequence[Span], defined: Terms) -> list[Span]:
    """The spans with definitions and the terms that were defined before, in order; `defined` learns from the sentence."""
    since = dict.fromkeys(defined, 0)
    found = [*spans, *term_mentions(text, spans, defined, since)]
    for definition in definitions(text):
        inside = _inside(text, definition, found, defined)
        if inside:
            found = [*(s for s in found if s.end <= inside.start or s.start >= inside.end), inside]
            since = {**dict.fromkeys(defined, definition.end), **since}
    found += term_mentions(text, found, defined, since)
    return _few(sorted(found, key=lambda span: span.start))


def _few(spans: Sequence[Span]) -> list[Span]:
    """The spans without the terms for which the sentence has too many names."""
    free = _MOST - sum(isinstance(span.value, (Name, NameList)) and span.origin != MENTION for span in spans)
    kept: list[Span] = []
    for span in spans:
        free -= span.origin == MENTION
        if span.origin != MENTION or free >= 0:
            kept.append(span)
    return kept


def _inside(text: str, definition: Definition, spans: Sequence[Span], defined: Terms) -> Span | None:
    """What stands between the brackets, if it defines a term or goes with a company; `defined` takes in its terms."""
    end = _without_subsidiaries(text, definition.start)
    before = next((span for span in spans if span.end == end and _is_name(span)), None)
    begins = before.start if before else end - len(capitals_before(text, end))
    own = definition.quoted and begins < end and _is_own(text, begins, definition, defined)
    said = {part: _row(text[: definition.start], part, before, own, defined) for part in definition.said}
    company = before is not None and category(before.value) == "company"
    if any(row is None and (part in definable() or not company) for part, row in said.items()):
        return None
    if not (company or any(said.values())):
        return None
    defined.update((part, row) for part, row in said.items() if row)
    within = [span for span in spans if definition.place[0] <= span.start < definition.place[1]]
    names = {text[s.start : s.end]: s.value.term for s in within if isinstance(s.value, Name)}
    targets = {
        tag: "".join(_written(part, tag, said, names, definition.quoted) for part in definition.parts)
        for tag in LOCALES
    }
    start, end = definition.place
    joins = (before and definition.whole) and all(
        row is None or row.is_firm or row.after.search(text, before.start, before.end)
        for row in said.values()
    )
    kind = "definition" if joins else "defined"
    term = Term(f"definition:{text[start:end]}", text[start:end], targets, category=kind, file=ORIGIN)
    return Span(start, end, Name(term.source, term), ORIGIN)


def _written(
    part: str | Mapping[str, str],
    tag: str,
    said: Mapping[str, Row | None],
    names: Mapping[str, Term | None],
    quoted: bool,
) -> str:
    if not isinstance(part, str):
        return part[tag]
    row, term = said[part], names.get(part)
    text = row.targets[tag] if row else (term and term.target(tag)) or part
    opening, closing = MARKS[tag] if quoted else ("", "")
    return f"{opening}{text}{closing}"


def _row(before: str, said: str, span: Span | None, own: bool, defined: Terms) -> Row | None:
    """The row that a term is defined by there, if it fits."""
    kinds = rows()[said] if said in definable() else {}
    inherited = said == "Group" and any(row.kind == "own" for row in defined.values())
    row = kinds.get("any") or kinds.get("own" if own or inherited else "other")
    if row is None:
        return None
    named = span.value.term if span and isinstance(span.value, Name) else None
    chinese = named.targets.get("zh-Hans-CN", "") if named and named.category != "company" else ""
    if chinese and not chinese.endswith(row.targets["zh-Hans-CN"][-1]):
        return None
    if row.is_firm:
        return row if span or re.search(r"\b[Ss]ubsidiaries$", before) else None
    return row if row.after.search(before, max(0, len(before) - _NEAR)) else None


def _without_subsidiaries(text: str, end: int) -> int:
    """Where 'X Limited' of 'X Limited and its subsidiaries' ends."""
    behind = _SUBSIDIARIES.search(text, max(0, end - _NEAR), end)
    return behind.start() if behind else end


def _is_own(text: str, start: int, definition: Definition, defined: Terms) -> bool:
    """Whether it is the name of who speaks: it begins the sentence, announces something, or has a group. Only one does."""
    speakers = {term for term, row in defined.items() if row.kind == "own"}
    if speakers and speakers.isdisjoint(definition.said):
        return False
    opens = _OWN.fullmatch(text, min(dateline(text), start), start)
    return bool(
        opens or _ANNOUNCES.match(text, definition.end) or {"Company", "Group"} <= set(definition.said)
    )


def _is_name(span: Span) -> bool:
    return isinstance(span.value, NameList) or (isinstance(span.value, Name) and not is_person(span.value))
