"""Three names or more in a row become one list, so that none of them can be lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.document.values import Name, NameList, Value
from pipeline.protect.spans import Span, is_person
from pipeline.words.posts import post_words

_GAP = re.compile(
    r"(?:[,;] (?:and )?| and |,? as well as )(?:the )?(?:(?:Mr|Mrs|Ms|Miss|Madam)\.? )?", re.IGNORECASE
)
_LAST_GAP = re.compile(r"\band\b|\bas well as\b", re.IGNORECASE)
_MISTER = re.compile(r"(?:Mr|Mrs|Ms|Miss|Madam)\.? $")
_WHERE = frozenset({"city", "place", "province"})
# A name that is a post by its words, whatever its glossary calls it; not 'Director of Audit's Report', a body or a thing.
_POST = re.compile(
    r"(?:the )?(?:(?:acting|deputy|assistant|under|permanent|vice|chief|principal|executive|honorary|managing)[ -])*"
    rf"(?:{post_words('heads')})"
    r"(?:[ -]general| executive| secretary)? (?:of|for) (?!.*(?:['’]s? |\b(?:office|award|awards|cup|prize|"
    r"report|scheme|fund|ordinance|incorporated|scholarship|house)$))",
    re.IGNORECASE,
)
# Before the first item of a list, and behind the last: it is only a piece of an item.
_PIECE = re.compile(r"\b(?:of|at|from|for)(?: the)? $", re.IGNORECASE)
_MORE = re.compile(r",? (?:of|at|from|for|a|an|the|its|their|who|whose)\b")
_IN = re.compile(r"\b(?:in|at|from|near|across)(?: the)? $", re.IGNORECASE)


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
    places = [category(span.value) in _WHERE for span in run[:2]]
    return places == [True, False] and bool(_IN.search(text, 0, run[0].start))


def _as_lists(text: str, run: Sequence[Span]) -> list[Span]:
    """The run as a list up to the name behind its first 'and'; as it is where that does not make three."""
    if _only_says_where(text, run):
        return [run[0], *_as_lists(text, run[1:])]
    gaps = [_gap(text, a, b) for a, b in pairwise(run)]
    if (apart := _apart(text, run, gaps)) is not None:
        return [part for some in apart for part in _as_lists(text, some)]
    last = next((i for i, gap in enumerate(gaps) if _LAST_GAP.search(gap)), None)
    if last is None or last < 1 or any(gap[0] not in ",;" for gap in gaps[last + 1 :]):
        return list(run)
    members, rest = run[: last + 2], run[last + 2 :]
    if category(members[-1].value) in _WHERE and re.match(" [A-Z]", text[members[-1].end :]):
        return list(run)  # 'the Hong Kong Association': the place begins another name
    names = tuple(span.value for span in members if isinstance(span.value, (Name, NameList)))
    mister = _MISTER.search(text[: members[0].start]) if is_personal(members[0]) else None
    start = mister.start() if mister else members[0].start
    origin = "; ".join(dict.fromkeys(span.origin for span in members))
    return [Span(start, members[-1].end, NameList(names), origin), *rest]


def _apart(text: str, run: Sequence[Span], gaps: Sequence[str]) -> list[Sequence[Span]] | None:
    """The parts of a run that is no one list, or None.

    A semicolon parts items, so that names on both sides of it are one list only where each is a whole item. In 'the
    Minister of Commerce of China, Mr Wang' the country and the person are no members of a list.
    """
    strong = [at for at, gap in enumerate(gaps, 1) if gap[0] == ";"]
    if strong and (len(strong) < len(gaps) or _PIECE.search(text, 0, run[0].start)):
        return [run[start:end] for start, end in pairwise((0, *strong, len(run)))]
    if strong and _MORE.match(text, run[-1].end):
        return [run[: strong[-1]], run[strong[-1] :]]
    held = [at for at, gap in enumerate(gaps, 1) if gap.rstrip() == "," and _holds(*run[at - 1 : at + 1])]
    if len(held) == 1:
        at = held[0]
        return [part for part in (run[:at], run[at : at + 1], run[at + 1 :]) if part]
    return None


def _holds(first: Span, second: Span) -> bool:
    """Whether a place or body stands before a person, whose post may be there."""
    return not is_personal(first) and isinstance(first.value, Name) and is_personal(second)


def is_personal(span: Span) -> bool:
    """A person, with 博士 or 教授 behind the name or without."""
    value = span.value
    if isinstance(value, NameList) and value.compound and isinstance(value.names[0], Name):
        value = value.names[0]
    return isinstance(value, Name) and is_person(value)


def category(value: Value) -> str:
    """The glossary category of a name; of a compound, that of its last name."""
    if isinstance(value, NameList) and value.compound:
        return category(value.names[-1])
    if not isinstance(value, Name) or value.term is None:
        return ""
    by_words = value.term.category != "person" and _POST.match(value.term.source)
    return "title" if by_words else value.term.category
