"""What belongs together becomes one slot, in Chinese order: posts, persons with posts, places, dates with times."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.document.values import Name, NameList, Value
from pipeline.protect.asides import with_asides
from pipeline.protect.clockdays import join_clocks
from pipeline.protect.decorations import DECORATIONS
from pipeline.protect.envoys import with_envoys
from pipeline.protect.honours import HONOUR, honoured, start_with_honour, without_manners
from pipeline.protect.legalforms import with_forms
from pipeline.protect.lists import category, is_personal, join_lists
from pipeline.protect.posts import goes_on, post_addressed, post_after, post_before
from pipeline.protect.spans import Span
from pipeline.protect.standing import with_standing

_PLACED = frozenset({"city", "place", "government-mainland", "title"})
# Cities that are in no province: 'Beijing, Hebei' is the beginning of a list.
_NO_PROVINCE = frozenset({"北京", "上海", "天津", "重庆", "香港", "澳门"})
# Before what a closing comma behind a person and a post goes; before another name it stays.
_GOES = re.compile(
    r", (?!(?:as|its|his|hers|this|plus|besides|across|towards|sometimes|aged|based|unless|whereas)\b)"
    r"(?:and|also|then|is|was|has|had|will|would|can|could|may|did|does|said|told|spoke|left|met|led|gave|took|made|"
    r"went|came|held|saw|began|thought|felt|found|put|set|wrote|won|drew|rose|kept|[a-z]{2,}(?:ed|ly|s))\b"
)
# Governments that a post is said to be of behind its name: 'Financial Secretary of the HKSAR'.
_SARS = re.compile("^(?:(?:香港|澳门)(?:特区|特别行政区)(?:政府)?|中华人民共和国)$")
# Behind a post and the place or body it is in: 'Minister of Commerce of Japan, Mr Abe'.
_HOLDER = re.compile(rf",? {HONOUR}(?=[A-Z])")
_OF_POST = re.compile(rf",? (?:{HONOUR})?|, ")
_APART = re.compile(", (?:the )?")
_AND = re.compile(",? and (?:the )?")
# Behind these words a post is what somebody becomes: 'moves from Director to Chairman, Ms Ho resigns'.
_BECOMES = re.compile(r"\b(?:as|to|from|becom(?:es?|ing)|became)(?: an?)? $")
# Behind these words a person has no post: 'its guest, Mr Ho', 'his wife, Ms Ho'.
_GUEST = re.compile(
    r"\b(?:guests?|visitors?|wife|husband|son|daughter|mother|father|family|friend)(?: of honour)?[,:]? $"
)
# Spans of a sentence that lists so many people that each goes with the body they are of.
_CROWDED = 8
_ITEM = re.compile(r"; (?:and )?(?:the )?$")
Pairing = Callable[[str, Span, Span], Span | None]


def join(text: str, spans: Sequence[Span]) -> list[Span]:
    """The spans with posts, compounds, lists of names, and times with their dates made into one each."""
    if not spans:
        return []
    posts = join_posts(text, join_clocks(text, with_forms(text, spans)))
    placed = join_provinces(text, with_envoys(text, with_standing(text, posts)))
    titled = with_asides(text, honoured(text, placed))
    people = [_closed(text, span) for span in join_people(text, titled)]
    return join_lists(text, _join_pairs(text, people, _of_body) if len(people) > _CROWDED else people)


def join_posts(text: str, spans: Sequence[Span]) -> list[Span]:
    """'deputy director of the X Bureau' and 'X spokesman' become one name, by the table of posts."""
    joined: list[Span] = []
    people = frozenset(start_with_honour(text, span) for span in spans if is_personal(span))
    for span in spans:
        if joined and joined[-1].end > span.start:
            continue  # the general word for a post that the name before has taken in
        joined.append(_with_its_post(text, span, joined, people))
    return joined


def _with_its_post(text: str, span: Span, joined: list[Span], people: frozenset[int]) -> Span:
    if not isinstance(span.value, Name):
        return span
    whole = span.end + 1 in people or not goes_on(text, span.end)
    before = post_addressed(text, span.start, span.end, span.value) or (
        post_before(text, span.start, span.value) if whole else None
    )
    if before:
        start, name = before
        while joined and start <= joined[-1].start:
            joined.pop()
        if not joined or joined[-1].end <= start:
            return Span(start, span.end, name, _origin(name))
    after = post_after(text, span.end, span.value)
    if after:
        return Span(span.start, after[0], after[1], _origin(after[1]))
    return span


def _origin(value: Name | NameList) -> str:
    """Where a post is from; of a compound, where each part is."""
    names = value.names if isinstance(value, NameList) else (value,)
    return "; ".join(name.term.origin for name in names if isinstance(name, Name) and name.term)


def join_provinces(text: str, spans: Sequence[Span]) -> list[Span]:
    """'Xi'an, Shaanxi' becomes 陕西西安; the same for bodies and posts in a province."""
    for pair in (_of_sar, _in_province, _in_country, _of_its_own_body, _of_company):
        spans = _join_pairs(text, spans, pair)
    return list(spans)


def join_people(text: str, spans: Sequence[Span]) -> list[Span]:
    """A person and a post beside each other become one slot, post first."""
    joined: list[Span] = []
    for at, span in enumerate(spans):
        taken = joined and is_personal(joined[-1]) and _takes_next(text, joined[-1], spans[at:])
        both = _with_post(text, joined[-1], span) if joined and not taken else None
        if both:
            joined[-1] = both
        else:
            joined.append(span)
    return joined


def _closed(text: str, span: Span) -> Span:
    """'Mr Wong, GBS, JP, was there': the comma behind the decorations goes with that before them."""
    value = span.value
    last = value.names[-1] if isinstance(value, NameList) and value.compound else None
    decorated = isinstance(last, Name) and last.term is not None and last.term.id == DECORATIONS
    apart = decorated and text[span.end - 1] != "," and _GOES.match(text, span.end)
    return replace(span, end=span.end + 1) if apart else span


def _takes_next(text: str, before: Span, spans: Sequence[Span]) -> bool:
    """Whether the post that `spans` begins with is of the person behind it, and not of the one before.

    So it is where posts and persons go on taking turns, a post first ('Ms Lau, the Chief Executive, Mr Lee, and the
    Financial Secretary, Mr Chan'), or where the one before is said to be a guest; else it is of the one before.
    """
    if text[before.end : spans[0].start] != ", the " or not _post(spans[0]):
        return False
    row = _taking_turns(text, spans)
    if len(row) % 2 or not re.match(HONOUR, text[row[1].start :]):
        return False
    guest = _GUEST.search(text, 0, start_with_honour(text, before)) is not None
    return guest or len(row) > 2 or _goes_on_in_turn(text, row[-1], spans[len(row) :])


def _goes_on_in_turn(text: str, last: Span, rest: Sequence[Span]) -> bool:
    """Whether behind 'and' stands another post with its person."""
    follows = len(rest) > 1 and _AND.fullmatch(text[last.end : rest[0].start])
    turn = follows and _post(rest[0]) and is_personal(rest[1])
    return bool(turn) and _OF_POST.fullmatch(text[rest[0].end : rest[1].start]) is not None


def _taking_turns(text: str, spans: Sequence[Span]) -> list[Span]:
    """The posts and persons that follow one another with nothing but commas between."""
    row = [spans[0]]
    for span in spans[1:]:
        turn = is_personal(span) if _post(row[-1]) else _post(span)
        if not turn or not _APART.fullmatch(text[row[-1].end : span.start]):
            break
        row.append(span)
    return row


def _join_pairs(text: str, spans: Sequence[Span], pair: Pairing) -> list[Span]:
    if len(spans) < 2:
        return [*spans]
    joined: list[Span] = []
    for span in spans:
        both = pair(text, joined[-1], span) if joined else None
        if both:
            joined[-1] = both
        else:
            joined.append(span)
    return joined


def _in_province(text: str, first: Span, second: Span) -> Span | None:
    fits = _province(second.value) and category(first.value) in _PLACED and not _province(first.value)
    if (
        not fits
        or _hans(first.value) in _NO_PROVINCE
        or text[first.end : second.start] not in (", ", " of ", " in ")
    ):
        return None
    return _compound(first.start, second.end, second, first)


def _of_sar(text: str, first: Span, second: Span) -> Span | None:
    """'Financial Secretary of the HKSAR' → 香港特区财政司司长; of any place or body where its holder follows."""
    named = isinstance(second.value, Name) and second.value.term is not None and not is_personal(second)
    holder = named and not _post(second) and _HOLDER.match(text, second.end)
    fits = (
        _post(first) and (holder or _SARS.match(_hans(second.value))) and not _SARS.match(_hans(first.value))
    )
    if not fits or text[first.end : second.start] not in (" of ", " of the "):
        return None
    if _hans(first.value).startswith(_hans(second.value)[:2]):
        return replace(first, end=second.end)
    return _compound(first.start, second.end, second, first)


def _in_country(text: str, first: Span, second: Span) -> Span | None:
    """'Chengdu, China' → 中国成都, unless a list goes on."""
    placed = category(first.value) == "city" and text[first.end : second.start] == ", "
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


def _of_company(text: str, first: Span, second: Span) -> Span | None:
    """'Chief Risk Officer of Acme Limited': a post that is called so in every company."""
    fits = _post(first) and isinstance(first.value, Name) and category(second.value) == "company"
    if not fits or text[first.end : second.start] not in (" of ", " of the ", " at "):
        return None
    return None if goes_on(text, second.end) else _compound(first.start, second.end, second, first)


def _of_body(text: str, first: Span, second: Span) -> Span | None:
    """An item of a list with semicolons: '; Mr Alan So of InvestHK;' → 投资推广署Alan So先生."""
    body = isinstance(second.value, Name) and not is_personal(second) and not _post(second)
    if not (body and is_personal(first)) or text[first.end : second.start] not in (" of ", " of the "):
        return None
    item = _ITEM.search(text, 0, start_with_honour(text, first)) or text[second.end : second.end + 1] == ";"
    ends = re.match("[;.]|$", text[second.end :])
    return _compound(first.start, second.end, second, first) if item and ends else None


def _province(value: Value) -> bool:
    return category(value) == "province" or (
        category(value) == "place" and _hans(value).endswith(("省", "自治区"))
    )


def _with_post(text: str, first: Span, second: Span) -> Span | None:
    """'Yuen, Director of X, said' and 'the Director of X, Mr Yuen, said': the closing comma goes too."""
    between, after = text[first.end : second.start], text[second.end : second.end + 1]
    closing = bool(_GOES.match(text, second.end))
    if is_personal(first) and _post(second) and between in (", ", ", the ") and after in (*",.;:", ""):
        return _compound(start_with_honour(text, first), second.end + closing, second, without_manners(first))
    apart = "," in between and after != "," and _BECOMES.search(text, 0, first.start)
    if _post(first) and is_personal(second) and _OF_POST.fullmatch(between) and not apart:
        return _compound(
            first.start, second.end + ("," in between and closing), first, without_manners(second)
        )
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


def _post(span: Span) -> bool:
    return category(span.value) == "title"


def _hans(value: Value) -> str:
    return value.term.targets.get("zh-Hans-CN", "") if isinstance(value, Name) and value.term else ""
