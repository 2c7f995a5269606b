"""Names that belong together become one slot, in Chinese order: posts, persons with posts, places, lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.protect.honours import HONOUR, honoured, start_with_honour
from pipeline.protect.posts import post_after, post_before
from pipeline.protect.spans import Span, is_person
from pipeline.values import Name, NameList, Value

_GAP = re.compile(
    r"(?:[,;] (?:and )?| and |,? as well as )(?:the )?(?:(?:Mr|Mrs|Ms|Miss|Madam)\.? )?", re.IGNORECASE
)
_LAST_GAP = re.compile(r"\band\b|\bas well as\b", re.IGNORECASE)
_MISTER = re.compile(r"(?:Mr|Mrs|Ms|Miss|Madam)\.? $")
_PLACED = frozenset({"city", "place", "government-mainland", "title"})
# Cities that are in no province: 'Beijing, Hebei' is the beginning of a list.
_NO_PROVINCE = frozenset({"北京", "上海", "天津", "重庆", "香港", "澳门"})
_WHERE = frozenset({"city", "place", "province"})
_IN = re.compile(r"\b(?:in|at|from|near|across)(?: the)? $", re.IGNORECASE)
_OF_POST = re.compile(rf",? (?:{HONOUR})?|, ")
Pairing = Callable[[str, Span, Span], Span | None]


def join(text: str, spans: Sequence[Span]) -> list[Span]:
    """The spans with posts, compounds and lists of names made into one each."""
    placed = join_provinces(text, join_posts(text, spans))
    return join_lists(text, join_people(text, honoured(text, placed)))


def join_posts(text: str, spans: Sequence[Span]) -> list[Span]:
    """'deputy director of the X Bureau' and 'X spokesman' become one name, by the table of posts."""
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1].end > span.start:
            continue  # the general word for a post that the name before has taken in
        joined.append(_with_its_post(text, span, joined))
    return joined


def _with_its_post(text: str, span: Span, joined: list[Span]) -> Span:
    if not isinstance(span.value, Name):
        return span
    before = post_before(text, span.start, span.value)
    if before:
        start, name = before
        while joined and start <= joined[-1].start:
            joined.pop()
        if not joined or joined[-1].end <= start:
            assert name.term is not None
            return Span(start, span.end, name, name.term.origin)
    after = post_after(text, span.end, span.value)
    if after and after[1].term:
        return Span(span.start, after[0], after[1], after[1].term.origin)
    return span


def join_provinces(text: str, spans: Sequence[Span]) -> list[Span]:
    """'Xi'an, Shaanxi' becomes 陕西西安; the same for bodies and posts in a province."""
    for pair in (_in_province, _in_country, _of_its_own_body):
        spans = _join_pairs(text, spans, pair)
    return list(spans)


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
    fits = _province(second.value) and _category(first.value) in _PLACED and not _province(first.value)
    if (
        not fits
        or _hans(first.value) in _NO_PROVINCE
        or text[first.end : second.start] not in (", ", " of ", " in ")
    ):
        return None
    return _compound(first.start, second.end, second, first)


def _in_country(text: str, first: Span, second: Span) -> Span | None:
    """'Chengdu, China' → 中国成都, unless a list goes on."""
    placed = _category(first.value) == "city" and text[first.end : second.start] == ", "
    if not placed or _hans(second.value) != "中国" or re.match(r",? and\b", text[second.end :]):
        return None
    return _compound(first.start, second.end, second, first)


def _of_its_own_body(text: str, first: Span, second: Span) -> Span | None:
    """'Director-General of Investment Promotion at Invest Hong Kong': 投资推广署署长 says the body already."""
    body = _hans(second.value)
    fits = _post(first) and body and _hans(first.value).startswith(body) and isinstance(first.value, Name)
    if not fits or text[first.end : second.start] not in (" of ", " of the ", " at ", " at the "):
        return None
    return replace(first, end=second.end)


def _province(value: Value) -> bool:
    return _category(value) == "province" or (
        _category(value) == "place" and _hans(value).endswith(("省", "自治区"))
    )


def _with_post(text: str, first: Span, second: Span) -> Span | None:
    """'Yuen, Director of X, said' and 'the Director of X, Mr Yuen, said': the closing comma goes too."""
    between, after = text[first.end : second.start], text[second.end : second.end + 1]
    closing = after == "," and not text.startswith(", the ", second.end)
    if _person(first) and _post(second) and between in (", ", ", the ") and after in (*",.;:", ""):
        return _compound(start_with_honour(text, first), second.end + closing, second, first)
    if _post(first) and _person(second) and _OF_POST.fullmatch(between):
        return _compound(first.start, second.end + ("," in between and closing), first, second)
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
    """A person, with 博士 or 教授 behind the name or without."""
    value = span.value
    if isinstance(value, NameList) and value.compound and isinstance(value.names[0], Name):
        value = value.names[0]
    return isinstance(value, Name) and is_person(value)


def _post(span: Span) -> bool:
    return _category(span.value) == "title"


def _category(value: Value) -> str:
    """The glossary category of a name; of a compound, that of its last name."""
    if isinstance(value, NameList) and value.compound:
        return _category(value.names[-1])
    return value.term.category if isinstance(value, Name) and value.term else ""


def _hans(value: Value) -> str:
    return value.term.targets.get("zh-Hans-CN", "") if isinstance(value, Name) and value.term else ""


def join_lists(text: str, spans: Sequence[Span]) -> list[Span]:
    """Three or more names separated by nothing but commas and 'and' become one list."""
    joined: list[Span] = []
    run: list[Span] = []
    for span in spans:
        if run and not (_is_name(span) and _GAP.fullmatch(_gap(text, run[-1], span))):
            joined += _as_lists(text, run)
            run = []
        if _is_name(span):
            run.append(span)
        else:
            joined.append(span)
    return [*joined, *_as_lists(text, run)]


def _is_name(span: Span) -> bool:
    return isinstance(span.value, Name) or (isinstance(span.value, NameList) and span.value.compound)


def _gap(text: str, first: Span, second: Span) -> str:
    """What stands between two spans, with the comma that a compound has taken in."""
    taken = text[first.end - 1] == ","
    return text[first.end - taken : second.start]


def _only_says_where(text: str, run: Sequence[Span]) -> bool:
    """'In Hong Kong, HSBC and KPMG grew': the place is no member of the list."""
    places = [_category(span.value) in _WHERE for span in run[:2]]
    return places == [True, False] and bool(_IN.search(text, 0, run[0].start))


def _as_lists(text: str, run: Sequence[Span]) -> list[Span]:
    """The run as a list up to the name behind its first 'and'; as it is where that does not make three."""
    if _only_says_where(text, run):
        return [run[0], *_as_lists(text, run[1:])]
    gaps = [_gap(text, a, b) for a, b in pairwise(run)]
    last = next((i for i, gap in enumerate(gaps) if _LAST_GAP.search(gap)), None)
    if last is None or last < 1 or any(gap[0] not in ",;" for gap in gaps[last + 1 :]):
        return list(run)
    members, rest = run[: last + 2], run[last + 2 :]
    names = tuple(span.value for span in members if isinstance(span.value, (Name, NameList)))
    mister = _MISTER.search(text[: members[0].start]) if _person(members[0]) else None
    start = mister.start() if mister else members[0].start
    origin = "; ".join(dict.fromkeys(span.origin for span in members))
    return [Span(start, members[-1].end, NameList(names), origin), *rest]
