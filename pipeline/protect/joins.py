"""Names that belong together become one slot, in Chinese order: posts, persons with posts, places, lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from pipeline.protect.posts import post_before
from pipeline.protect.spans import Span, is_person
from pipeline.values import Name, NameList, Value

_COMMA = re.compile(r", (?:and )?(?:the )?|;? and (?:the )?", re.IGNORECASE)
_PLACED = frozenset({"city", "place", "government-mainland", "title"})
Pairing = Callable[[str, Span, Span], Span | None]
_HONOURED = re.compile(r",? (?:Mr|Ms|Mrs|Miss|Madam)\.? |, | ")


def join(text: str, spans: Sequence[Span]) -> list[Span]:
    """The spans with posts, compounds and lists of names made into one each."""
    return join_lists(text, join_people(text, join_provinces(text, join_posts(text, spans))))


def join_posts(text: str, spans: Sequence[Span]) -> list[Span]:
    """'deputy director of the X Bureau' becomes one name, by the table of posts."""
    joined: list[Span] = []
    for span in spans:
        post = post_before(text, span.start, span.value) if isinstance(span.value, Name) else None
        if post and not (joined and joined[-1].end > post[0]):
            start, name = post
            assert name.term is not None
            span = Span(start, span.end, name, name.term.origin)
        joined.append(span)
    return joined


def join_provinces(text: str, spans: Sequence[Span]) -> list[Span]:
    """'Xi'an, Shaanxi' becomes 陕西西安; the same for bodies and posts in a province."""
    return _join_pairs(text, spans, _in_province)


def join_people(text: str, spans: Sequence[Span]) -> list[Span]:
    """A person and a post beside each other become one slot, post first."""
    return _join_pairs(text, spans, _with_post)


def _join_pairs(text: str, spans: Sequence[Span], pair: Pairing) -> list[Span]:
    joined: list[Span] = []
    for span in spans:
        both = pair(text, joined[-1], span) if joined else None
        if both:
            joined[-1] = both
        else:
            joined.append(span)
    return joined


def _in_province(text: str, first: Span, second: Span) -> Span | None:
    fits = _category(second.value) == "province" and _category(first.value) in _PLACED
    if not fits or text[first.end : second.start] not in (", ", " of ", " in "):
        return None
    return _compound(first.start, second.end, second, first)


def _with_post(text: str, first: Span, second: Span) -> Span | None:
    """'Yuen, Director of X, said' and 'the Director of X, Mr Yuen, said': the closing comma goes too."""
    between, after = text[first.end : second.start], text[second.end : second.end + 1]
    if _person(first) and _post(second) and between in (", ", ", the ") and after in (*",.;:", ""):
        return _compound(first.start, second.end + (after == ","), second, first)
    if _post(first) and _person(second) and _HONOURED.fullmatch(between):
        comma = "," in between and after == ","
        return _compound(first.start, second.end + comma, first, second)
    return None


def _compound(start: int, end: int, outer: Span, inner: Span) -> Span:
    """One span for both, the outer name first."""
    names = (*_names(outer.value), *_names(inner.value))
    return Span(start, end, NameList(names, compound=True), f"{outer.origin}; {inner.origin}")


def _names(value: Value) -> tuple[Name | NameList, ...]:
    if isinstance(value, NameList):
        return value.names if value.compound else (value,)
    assert isinstance(value, Name)
    return (value,)


def _person(span: Span) -> bool:
    return isinstance(span.value, Name) and is_person(span.value)


def _post(span: Span) -> bool:
    return _category(span.value) == "title"


def _category(value: Value) -> str:
    """The glossary category of a name; of a compound, that of its last name."""
    if isinstance(value, NameList) and value.compound:
        return _category(value.names[-1])
    return value.term.category if isinstance(value, Name) and value.term else ""


def join_lists(text: str, spans: Sequence[Span]) -> list[Span]:
    """Three or more names separated by nothing but commas and 'and' become one list."""
    joined: list[Span] = []
    run: list[Span] = []
    for span in spans:
        if run and not (_is_name(span) and _COMMA.fullmatch(text, run[-1].end, span.start)):
            joined += _as_list(text, run)
            run = []
        if _is_name(span):
            run.append(span)
        else:
            joined.append(span)
    return [*joined, *_as_list(text, run)]


def _is_name(span: Span) -> bool:
    return isinstance(span.value, Name) or (isinstance(span.value, NameList) and span.value.compound)


def _as_list(text: str, run: Sequence[Span]) -> Sequence[Span]:
    gaps = [text[a.end : b.start].lower() for a, b in pairwise(run)]
    if len(run) < 3 or " and" not in gaps[-1] or any(" and" in gap for gap in gaps[:-1]):
        return run
    names = tuple(span.value for span in run if isinstance(span.value, (Name, NameList)))
    return [Span(run[0].start, run[-1].end, NameList(names), "; ".join(dict.fromkeys(s.origin for s in run)))]
