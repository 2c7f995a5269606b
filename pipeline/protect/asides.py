"""What stands behind a person and must stay there: the age, and the telephone number where several have one.

'Mr Chan at 2451 3213 or Ms Lau at 2451 3068' is one slot, Chan先生（2451 3213）或Lau女士（2451 3068）, so that no number changes
hands; 'Lam Chi-ming, aged 47' is Lam Chi-ming（47岁）, so that nobody else is as old. What has no words for it in a language
is written in signs: 'Mr Chan (2451 3213) / Ms Lau (2451 3068)'.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.document.values import Name, NameList, Term, Verbatim
from pipeline.protect.lists import is_personal
from pipeline.protect.spans import Span

ORIGIN = "rule: aside"
# How the rule for telephone numbers signs them.
_PHONE = "rule: phone"
_AGED = re.compile(
    r", aged (?P<years>\d{1,3})(?! ?[-–] ?\d| (?:and|to|or) (?:\d|above|over|under))(?!\d)"
    r"(?:,(?= (?:was|were|is|are|has|had|will|who|pleaded|appeared|and|[a-z]+ed)\b))?"
)
# A title that is no part of the span: its Chinese would come to stand behind the age.
_ADDRESSED = re.compile(r"\b(?:Madam|Madame|Miss|Sir|Lady|Lord|Auntie|Uncle|Granny) $")
_AT = re.compile(
    r",? (?:(?:at|on|via|by) )?(?:(?:tel|telephone|phone)(?: (?:no|number))?[.:]* )?", re.IGNORECASE
)
_BETWEEN = re.compile(r"(?:[,;] )?(?P<link>and|or|[,;]) ?|,? (?P<word>and|or) ")
_LINKS = {
    "and": {"zh-Hans-CN": "和", "zh-Hant-HK": "及"},
    "or": {"zh-Hans-CN": "或", "zh-Hant-HK": "或"},
    ",": {"zh-Hans-CN": "、", "zh-Hant-HK": "、"},
}


def with_asides(text: str, spans: Sequence[Span]) -> list[Span]:
    """The spans with ages in those of their persons, and persons whose numbers are listed made into one span."""
    return _with_numbers(text, _with_ages(text, spans))


def _with_ages(text: str, spans: Sequence[Span]) -> list[Span]:
    done: list[Span] = []
    for span in spans:
        if done and span.start < done[-1].end:
            continue  # the figure that the person before has taken in
        is_bare = is_personal(span) and not _ADDRESSED.search(text, 0, span.start)
        aged = _AGED.match(text, span.end) if is_bare else None
        done.append(_with_age(span, aged) if aged else span)
    return done


def _with_age(person: Span, aged: re.Match[str]) -> Span:
    years = aged["years"]
    said = {"zh-Hans-CN": f"（{years}岁）", "zh-Hant-HK": f"（{years}歲）"}
    age = _part(f"age:{years}", f"({years})", said)
    return replace(person, end=aged.end(), value=NameList((*_names(person), age), compound=True))


def _with_numbers(text: str, spans: Sequence[Span]) -> list[Span]:
    if not any(span.origin == _PHONE for span in spans):
        return [*spans]
    done: list[Span] = []
    at = 0
    while at < len(spans):
        row = _row(text, spans[at:])
        if len(row) > 2:
            done.append(_one(text, row))
            at += len(row)
        else:
            done.append(spans[at])
            at += 1
    return done


def _row(text: str, spans: Sequence[Span]) -> list[Span]:
    """The persons and their numbers that follow one another; nothing where the first is no such pair."""
    row: list[Span] = []
    for person, number in zip(spans[::2], spans[1::2], strict=False):
        linked = not row or _BETWEEN.fullmatch(text, row[-1].end, person.start)
        if not (linked and is_personal(person) and number.origin == _PHONE):
            break
        if not _AT.fullmatch(text, person.end, number.start):
            break
        row += [person, number]
    return row


def _one(text: str, row: Sequence[Span]) -> Span:
    names: list[Name | NameList] = []
    for at, span in enumerate(row):
        if isinstance(span.value, Verbatim):
            bracket = f"（{span.value.text}）"
            said = {"zh-Hans-CN": bracket, "zh-Hant-HK": bracket}
            names.append(_part(f"phone:{span.value.text}", f"({span.value.text})", said))
        else:
            names += [*([_link(text[row[at - 1].end : span.start])] if at else []), *_names(span)]
    return Span(row[0].start, row[-1].end, NameList(tuple(names), compound=True), ORIGIN)


def _link(gap: str) -> Name:
    word = next((word for word in ("and", "or") if word in gap), ",")
    return _part(f"link:{word}", "/", _LINKS[word])


def _part(named: str, text: str, targets: dict[str, str]) -> Name:
    return Name(text, Term(named, text, targets, category="aside", file=ORIGIN))


def _names(person: Span) -> tuple[Name | NameList, ...]:
    value = person.value
    if isinstance(value, NameList):
        return value.names
    assert isinstance(value, Name)
    return (value,)
