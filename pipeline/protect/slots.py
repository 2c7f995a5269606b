"""From recognised spans to slots: overlaps resolved, lists joined, symbols numbered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.document import Document, Segment, Slot, SlotKind
from pipeline.document.values import Clock, Moment, Name, NameList, Quantity, Term, Value, Verbatim
from pipeline.glossary.context import Facts
from pipeline.protect.addresses import addresses
from pipeline.protect.appositions import appositions
from pipeline.protect.clocks import clocks
from pipeline.protect.companies import companies
from pipeline.protect.contactlabels import contact_labels
from pipeline.protect.currencies import currencies
from pipeline.protect.dates import PAIR, moments
from pipeline.protect.definedbrackets import with_brackets
from pipeline.protect.definedterms import Defined, with_defined
from pipeline.protect.flat import is_headline
from pipeline.protect.frequencies import frequencies
from pipeline.protect.growth import growths
from pipeline.protect.headlinenames import surnames_in_headline
from pipeline.protect.honours import Known, remember, surname_mentions
from pipeline.protect.identifiers import identifiers
from pipeline.protect.joins import join, join_provinces
from pipeline.protect.labels import labels
from pipeline.protect.leads import WIRE, about, dateline, heading, lead_in
from pipeline.protect.names import Names
from pipeline.protect.numbers import quantities
from pipeline.protect.people import people
from pipeline.protect.places import places
from pipeline.protect.postmentions import Heads, post_mentions
from pipeline.protect.ranks import Short, abbreviations, defined, redefined
from pipeline.protect.shortnames import short_names
from pipeline.protect.spans import Span, cut, is_person, resolved
from pipeline.protect.timings import timings
from pipeline.protect.verbatim import verbatims
from pipeline.protect.works import with_titles

_KINDS: dict[type, SlotKind] = {
    Name: SlotKind.TERM,
    NameList: SlotKind.TERM,
    Quantity: SlotKind.NUMBER,
    Moment: SlotKind.DATE,
    Clock: SlotKind.DATE,
    Verbatim: SlotKind.VERBATIM,
}
_ALL_KINDS = tuple(SlotKind)
# Words that have Chinese alone.
_FORMULAS = (currencies, frequencies)
_LETTERS = re.compile(r"\w")
# Slots of a lead are numbered from here, so that those of the sentence begin at 0.
_LEAD_SLOTS = 100
# How the rule for symbols in the source signs its spans.
_SYMBOL = "rule: symbol"


class Protector:
    """Finds slots with the glossary and the rules. One object serves many documents."""

    def __init__(self, terms: Sequence[Term], limit: int = 8, formulas: bool = True) -> None:
        """`limit` is the number of slots of one kind that the engine can carry in a segment. `formulas` are lead-ins
        and headings, which have Chinese alone.

        Raises `UserError` for forbidden rows whose name has no official rendering.
        """
        self._names = Names(terms)
        self._limit, self._formulas = limit, formulas

    def protect(self, document: Document) -> Document:
        """The document with the slots of every segment filled in."""
        known: Known = {}
        short: Short = {}
        heads: Heads = {}
        texts = [block.text for block in document.blocks]
        facts = self._names.facts(texts)
        defined = Defined(short_names(texts, self._names.found, facts), {} if self._formulas else None)
        blocks = []
        for block in document.blocks:
            segments = tuple(self._segment(s, known, short, heads, facts, defined) for s in block.segments)
            titled = with_titles(block, segments) if self._formulas else segments
            blocks.append(replace(block, segments=titled))
        return replace(document, blocks=tuple(blocks))

    def spans(
        self, text: str, known: Known | None = None, short: Short | None = None, facts: Facts | None = None
    ) -> list[Span]:
        """Non-overlapping spans in order. Over a document `known` collects people, `short` abbreviations.

        `facts` are what contexts ask of the document; without them the text is all of it.
        """
        known = {} if known is None else known
        facts = self._names.facts([text]) if facts is None else facts
        spans = resolved(self._candidates(text, known, {} if short is None else short, facts))
        for span in spans:
            if isinstance(span.value, Name) and is_person(span.value):
                remember(text, span, known)
        return spans

    def _candidates(self, text: str, known: Known, short: Short, facts: Facts) -> Iterator[Span]:
        # The 'HK' of 'HK$' is no place.
        found = self._names.candidates(text, facts)
        matches = [match for match in found if not text.startswith("$", match.end)]
        short.update(defined(text, [(match.start, match.end, match.term) for match in matches]))
        matches = [m for m in matches if not redefined(short, text[m.start : m.end], m.term)]
        for match in matches:
            name = Name(text[match.start : match.end], match.term)
            yield Span(match.start, match.end, name, match.term.origin)
        yield from self._names.shared(text, matches, facts)
        headline = is_headline(text)
        for found in (
            quantities(text, facts.text),
            appositions(text, facts),
            moments(text),
            clocks(text),
            growths(text),
            places(text),
            labels(text),
            contact_labels(text),
            addresses(text, facts.text),
            *((find(text) for find in _FORMULAS) if self._formulas else ()),
            companies(text, [(match.start, match.end) for match in matches]),
            people(text),
            abbreviations(text, short),
            surname_mentions(text, known),
            surnames_in_headline(text, facts.text) if headline else (),
            identifiers(text),
            timings(text),
            verbatims(text, headline),
        ):
            for start, end, value, origin in found:
                yield Span(start, end, value, origin)

    def _segment(
        self, segment: Segment, known: Known, short: Short, heads: Heads, facts: Facts, defined: Defined
    ) -> Segment:
        text = segment.source
        spans = with_defined(text, self.spans(text, known, short, facts), defined)
        formula, lead = (self._formulas and _formula(text, spans)) or _dateline(text, spans)
        joined = with_brackets(text, join(text, spans))
        found = [span for span in post_mentions(text, joined, heads) if span.start >= lead]
        rest = _within(found, self._limit)
        beyond = tuple(span.value for span in found if span not in rest)
        slots = (*_numbered(text, formula, _LEAD_SLOTS), *_numbered(text, rest, 0))
        return replace(segment, slots=slots, lead=lead, beyond=beyond)


def _formula(text: str, spans: Sequence[Span]) -> tuple[list[Span], int] | None:
    """The span of a lead-in or heading, and where the sentence begins after it. A name that is all of it goes before."""
    named = max((s.end for s in spans if s.start == 0 and isinstance(s.value, Name)), default=0)
    term = lead_in(text)
    if term and named > len(term.source):
        return None  # 'Batch number: 2409A' is one name
    if not term and named < len(text.rstrip(": ")):
        term = heading(text) or about(text)
    if not term:
        return None
    end = len(term.source)
    space = len(text[end:]) - len(text[end:].lstrip())
    return [Span(0, end, Name(term.source, term), term.origin)], end + space


def _dateline(text: str, spans: Sequence[Span]) -> tuple[list[Span], int]:
    """The spans of a dateline, and where the sentence begins after it.

    It counts only if its words are all known: what is left between the spans has no letters.
    """
    end = dateline(text)
    inside = [span for span in spans if span.end <= end]
    if not inside or _LETTERS.search(WIRE.sub("", cut(text[:end], inside))):
        return [], 0
    return join_provinces(text, inside), end


def slot_kind(value: Value) -> SlotKind:
    return _KINDS[type(value)]


def _numbered(text: str, spans: Iterable[Span], first: int) -> Iterator[Slot]:
    counts = dict.fromkeys(_ALL_KINDS, first)
    for span in spans:
        kind = slot_kind(span.value)
        yield Slot(
            kind, counts[kind], text[span.start : span.end], span.start, span.end, span.value, span.origin
        )
        counts[kind] += 1


def _within(spans: Sequence[Span], limit: int) -> list[Span]:
    """Keeps at most `limit` of a kind; what an engine has no symbol for stays in the text and is checked.

    Symbols that the source itself contains are always kept: left in the text they would pass for ours.
    """
    counts = dict.fromkeys(_ALL_KINDS, 0)
    kept: list[Span] = []
    for group in _inseparable(spans):
        kind = slot_kind(group[0].value)
        if counts[kind] + len(group) <= limit or group[0].origin == _SYMBOL:
            counts[kind] += len(group)
            kept += group
    return kept


def _inseparable(spans: Iterable[Span]) -> Iterator[list[Span]]:
    """The spans one by one, but two dates that share a year together."""
    first: list[Span] = []
    for span in spans:
        if first and span.origin == PAIR:
            yield [*first, span]
            first = []
            continue
        if first:
            yield first
        first = [span]
        if span.origin != PAIR:
            yield first
            first = []
    if first:
        yield first
