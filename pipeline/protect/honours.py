"""What a person is called besides the name: Professor Sun → 孙教授; Mr and Ms go where a post says who it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.protect.spans import Span, is_person
from pipeline.values import Name, NameList, Term

HONOUR = r"(?:the Hon(?:ourable)? )?(?:Mr|Mrs|Ms|Miss|Madam|Sir|Dr|Professor|Prof|Ir)\.?(?: Dr\.?)? "
_BEFORE = re.compile(HONOUR + "$")
_KEPT = re.compile(r"\b(?P<doctor>Dr)\b|\b(?P<professor>Professor|Prof)\b")
_TARGETS = {
    "doctor": {"zh-Hans-CN": "博士", "zh-Hant-HK": "博士"},
    "professor": {"zh-Hans-CN": "教授", "zh-Hant-HK": "教授"},
}


def without_honour(name: str) -> str:
    """Sun Dong of 'Professor Sun Dong'."""
    return re.sub(rf"^{HONOUR}", "", name)


def honoured(text: str, spans: Sequence[Span]) -> list[Span]:
    """The spans, with 博士 or 教授 behind every person that is called Dr or Professor."""
    done: list[Span] = []
    for span in spans:
        free = done[-1].end if done else 0
        done.append(_honoured(text, span, free) if is_person_span(span) else span)
    return done


def _honoured(text: str, person: Span, free: int) -> Span:
    """The person with the title that stands in the span or, not before `free`, in front of it."""
    assert isinstance(person.value, Name)
    inside = re.match(HONOUR, person.value.text)
    if inside:
        bare = Name(person.value.text[inside.end() :], person.value.term)
        return replace(person, value=_named(bare, inside[0]))
    title = _BEFORE.search(text, free, person.start)
    if title is None or not _KEPT.search(title[0]):
        return person
    return replace(person, start=title.start(), value=_named(person.value, title[0]))


def start_with_honour(text: str, person: Span) -> int:
    """Where a person starts, 'Mr' or 'Ms' taken in."""
    title = _BEFORE.search(text, 0, person.start)
    return title.start() if title else person.start


def is_person_span(span: Span) -> bool:
    return isinstance(span.value, Name) and is_person(span.value)


def _named(name: Name, title: str) -> Name | NameList:
    kept = _KEPT.search(title)
    if kept is None or kept.lastgroup is None:
        return name
    term = Term(
        f"honour:{kept.lastgroup}", kept[0], _TARGETS[kept.lastgroup], category="honour", file="honours.py"
    )
    return NameList((name, Name(kept[0], term)), compound=True)
