"""From recognised spans to slots: overlaps resolved, lists joined, symbols numbered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.document import Document, Segment, Slot, SlotKind
from pipeline.protect.dates import moments
from pipeline.protect.matcher import Matcher, is_headline
from pipeline.protect.numbers import quantities
from pipeline.protect.people import people, surname_mentions, surname_of
from pipeline.protect.verbatim import verbatims
from pipeline.values import Moment, Name, NameList, Quantity, Term, Value, Verbatim

_KINDS: dict[type, SlotKind] = {
    Name: SlotKind.TERM,
    NameList: SlotKind.TERM,
    Quantity: SlotKind.NUMBER,
    Moment: SlotKind.DATE,
    Verbatim: SlotKind.VERBATIM,
}
# Where two spans of one length compete, the first kind wins.
_PRIORITY = ("symbol", "url", "email", "phone", "term", "date", "person", "other", "code", "acronym")
_COMMA = re.compile(r", (?:and )?(?:the )?|;? and (?:the )?", re.IGNORECASE)
PEOPLE = frozenset({"person"})
_PLACED = frozenset({"city", "place", "government-mainland"})


@dataclass(frozen=True, slots=True)
class Span:
    """A recognised value in a text, before it becomes a slot."""

    start: int
    end: int
    value: Value
    origin: str

    @property
    def rank(self) -> tuple[int, int, int]:
        return (self.start - self.end, _PRIORITY.index(_family(self)), self.start)


def _family(span: Span) -> str:
    if isinstance(span.value, Name):
        return "term" if span.value.term else "person"
    if isinstance(span.value, Moment):
        return "date"
    rule = span.origin.removeprefix("rule: ")
    return rule if rule in _PRIORITY else "other"


class Protector:
    """Finds slots with the glossary and the rules. One object serves many documents."""

    def __init__(self, terms: Sequence[Term], limit: int = 8) -> None:
        """`limit` is the number of slots of one kind that the engine can carry in a segment."""
        self._matcher = Matcher([term for term in terms if term.status != "forbidden"])
        self._limit = limit

    def protect(self, document: Document) -> Document:
        """The document with the slots of every segment filled in."""
        known: dict[str, Name] = {}
        blocks = []
        for block in document.blocks:
            segments = tuple(self._segment(segment, known) for segment in block.segments)
            blocks.append(replace(block, segments=segments))
        return replace(document, blocks=tuple(blocks))

    def spans(self, text: str, known: dict[str, Name] | None = None) -> list[Span]:
        """Non-overlapping spans in order. `known` collects people by surname over a document."""
        known = {} if known is None else known
        spans = _resolve(self._candidates(text, known))
        for span in spans:
            if isinstance(span.value, Name) and is_person(span.value):
                surname = surname_of(span.value.text)
                if surname:
                    known.setdefault(surname, span.value)
        return spans

    def _candidates(self, text: str, known: dict[str, Name]) -> Iterator[Span]:
        for match in self._matcher.find(text):
            yield Span(match.start, match.end, Name(text[match.start : match.end], match.term), match.term.origin)
        headline = is_headline(text)
        for found in (
            quantities(text),
            moments(text),
            people(text),
            surname_mentions(text, known),
            verbatims(text, headline),
        ):
            for start, end, value, origin in found:
                yield Span(start, end, value, origin)

    def _segment(self, segment: Segment, known: dict[str, Name]) -> Segment:
        spans = _join_compounds(segment.source, self.spans(segment.source, known))
        spans = _join_lists(segment.source, spans)
        counts = dict.fromkeys(SlotKind, 0)
        slots = []
        for span in _within(spans, self._limit):
            kind = _KINDS[type(span.value)]
            text = segment.source[span.start : span.end]
            slots.append(Slot(kind, counts[kind], text, span.start, span.end, span.value, span.origin))
            counts[kind] += 1
        return replace(segment, slots=tuple(slots))


def is_person(name: Name) -> bool:
    return name.term is None or name.term.category in PEOPLE


def _resolve(spans: Iterable[Span]) -> list[Span]:
    """The longest span wins where two overlap."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: s.rank):
        if all(span.end <= other.start or span.start >= other.end for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda s: s.start)


def _join_lists(text: str, spans: Sequence[Span]) -> list[Span]:
    """Three or more names separated by nothing but commas and 'and' become one list."""
    joined: list[Span] = []
    run: list[Span] = []
    for span in (*spans, None):
        if span is not None and run and isinstance(span.value, Name) and _COMMA.fullmatch(text, run[-1].end, span.start):
            run.append(span)
            continue
        joined += _as_list(text, run)
        run = [span] if span is not None and isinstance(span.value, Name) else []
        if span is not None and not run:
            joined.append(span)
    return joined


def _join_compounds(text: str, spans: Sequence[Span]) -> list[Span]:
    """'Xi'an, Shaanxi' and 'Yuen, Director of X,' become one slot each, in Chinese order."""
    joined: list[Span] = []
    for span in spans:
        if joined and (pair := _compound(text, joined[-1], span)):
            joined[-1] = pair
        else:
            joined.append(span)
    return joined


def _compound(text: str, first: Span, second: Span) -> Span | None:
    one, two = first.value, second.value
    if not isinstance(one, Name) or not isinstance(two, Name) or two.term is None:
        return None
    between = text[first.end : second.start]
    end = second.end
    if two.term.category == "province" and one.term and one.term.category in _PLACED:
        fits = between in (", ", " of ", " in ")
    elif two.term.category == "title" and is_person(one):
        fits = between in (", ", ", the ") and text[end : end + 1] in (",", "")
        end += text[end : end + 1] == ","
    else:
        return None
    origin = f"{second.origin}; {first.origin}"
    return Span(first.start, end, NameList((two, one), compound=True), origin) if fits else None


def _as_list(text: str, run: Sequence[Span]) -> Sequence[Span]:
    if len(run) < 3 or " and" not in text[run[-2].end : run[-1].start].lower():
        return run
    names = tuple(span.value for span in run if isinstance(span.value, Name))
    return [Span(run[0].start, run[-1].end, NameList(names), "; ".join(dict.fromkeys(s.origin for s in run)))]


def _within(spans: Sequence[Span], limit: int) -> list[Span]:
    """Keeps at most `limit` of a kind; what an engine has no symbol for stays in the text and is checked."""
    counts = dict.fromkeys(SlotKind, 0)
    kept = []
    for span in spans:
        kind = _KINDS[type(span.value)]
        if counts[kind] < limit:
            counts[kind] += 1
            kept.append(span)
    return kept
