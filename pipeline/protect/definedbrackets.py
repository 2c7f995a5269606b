"""One name of a name and what stands in brackets behind it: 恒泰物流（「本公司」）, 陳大文先生（「陳先生」）."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.document.values import Name, NameList, Term, Value, names_in
from pipeline.protect.definedterms import MARKS, ORIGIN
from pipeline.protect.spans import Span, is_person
from pipeline.protect.tables import LOCALES

_BRACKETS = {tag: (f"（{opening}", f"{closing}）") for tag, (opening, closing) in MARKS.items()}


def with_brackets(text: str, spans: Sequence[Span]) -> list[Span]:
    """The spans, with a definition, or what a person is called from there on, in that of the name before it."""
    done: list[Span] = []
    for span in spans:
        if done and _is_called(text, done[-1], span):
            done[-1] = _with_person(done[-1], span)
            continue
        last = done[-1] if done else None
        joins = isinstance(span.value, Name) and span.value.term and span.value.term.category == "definition"
        if last and joins and last.end == span.start - 2 and isinstance(last.value, (Name, NameList)):
            done[-1] = replace(
                last, end=span.end + 1, value=_closed(last.value, text[last.start : last.end], span)
            )
        else:
            done.append(span)
    return done


def _is_called(text: str, person: Span, span: Span) -> bool:
    """Whether it says in brackets what a person is called from there on: 'Mr Chan Tai-man ("Mr Chan")'."""
    both = _is_one_person(person.value) and _is_one_person(span.value)
    between, behind = text[person.end : span.start], text[span.end : span.end + 2]
    return both and between in (' ("', " (“") and behind in ('")', "”)")


def _is_one_person(value: Value) -> bool:
    """Whether it is a person, perhaps with a title or a post, and no list of several."""
    single = isinstance(value, Name) or (isinstance(value, NameList) and value.compound)
    return single and sum(map(is_person, names_in(value))) == 1


def _with_person(person: Span, span: Span) -> Span:
    """The person with the shorter name in brackets."""
    assert isinstance(person.value, (Name, NameList))
    assert isinstance(span.value, (Name, NameList))
    opening, closing = (
        Name(mark, Term(f"definition:{mark}", mark, {tag: _BRACKETS[tag][at] for tag in LOCALES}, category="definition", file=ORIGIN))
        for at, mark in enumerate(('("', '")'))
    )  # fmt: skip
    value = NameList((person.value, opening, span.value, closing), compound=True)
    return replace(person, end=span.end + 2, value=value)


def _closed(value: Name | NameList, written: str, span: Span) -> Name | NameList:
    """The value with the definition behind the name that stands last in English."""
    assert isinstance(span.value, Name)
    assert span.value.term
    inside = span.value.term
    bracketed = replace(
        inside,
        source=f"({inside.source})",
        targets={tag: f"（{said}）" for tag, said in inside.targets.items()},
    )
    return _behind(value, written, Name(bracketed.source, bracketed))


def _behind(value: Name | NameList, written: str, bracket: Name) -> Name | NameList:
    if isinstance(value, NameList):
        for at, name in enumerate(value.names):
            if any(written.endswith(one.text) for one in _names(name)):
                rest = (*value.names[:at], _behind(name, written, bracket), *value.names[at + 1 :])
                return replace(value, names=rest)
    return NameList((value, bracket), compound=True)


def _names(value: Name | NameList) -> Iterator[Name]:
    if isinstance(value, Name):
        yield value
    else:
        for name in value.names:
            yield from _names(name)
