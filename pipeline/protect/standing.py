"""In what standing a post is held: 'Acting Financial Secretary' → 署理财政司司长, 'former Chairman of X' → 前X主席; and its deputies."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline.document.values import Name, NameList, Term
from pipeline.protect.lists import category
from pipeline.protect.sought import Question, having_word
from pipeline.protect.spans import Span
from pipeline.protect.tables import table_rows
from pipeline.words.folding import folded

TABLE = "standings.csv"
# What may stand behind a post instead: 'Chief Secretary for Administration (Acting)'.
_BEHIND = re.compile(r" \((?P<word>Acting)\)")


@dataclass(frozen=True, slots=True)
class _Standing:
    """One row: what is put before a post whose Chinese name fits `post`, or in its place if it has a group (\\1副\\2)."""

    post: re.Pattern[str]
    targets: Mapping[str, str]
    line: int


@cache
def _standings() -> Mapping[str, tuple[_Standing, ...]]:
    rows: dict[str, list[_Standing]] = {}
    for cells, targets, line in table_rows(TABLE):
        rows.setdefault(cells["en"], []).append(_Standing(re.compile(cells["post"]), targets, line))
    return {word: tuple(found) for word, found in rows.items()}


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?P<word>{'|'.join(_standings())}) $", re.IGNORECASE)


@cache
def _may_have() -> Question:
    """Asks whether a text has one of the words."""
    return having_word(*_standings(), "Acting")


def with_standing(text: str, spans: Sequence[Span]) -> list[Span]:
    """The spans; a post takes in the word before it that says so."""
    if not _may_have()(text):
        return [*spans]
    done: list[Span] = []
    for span in spans:
        free = done[-1].end if done else 0
        done.append(_standing(text, _standing(text, span, free), free))  # 'Acting Deputy Director of X'
    return done


def _standing(text: str, span: Span, free: int) -> Span:
    name = span.value.names[-1] if isinstance(span.value, NameList) and span.value.compound else span.value
    word = _before().search(text, free, span.start) or _BEHIND.match(text, span.end)
    if word is None or not isinstance(name, Name) or name.term is None or category(name) != "title":
        return span
    hans = name.term.targets.get("zh-Hans-CN", "")
    row = next((row for row in _standings()[folded(word["word"])] if row.post.search(hans)), None)
    if row is None:
        return span
    origin = f"{TABLE}:{row.line}; {name.term.file}"
    if isinstance(span.value, NameList):
        return _before_body(word, span, span.value, row)
    targets = {
        tag: row.post.sub(said, name.term.targets[tag]) if "\\" in said else said + name.term.targets[tag]
        for tag, said in row.targets.items()
        if tag in name.term.targets
    }
    start, end = min(word.start(), span.start), max(word.end(), span.end)
    whole = text[start:end]
    term = replace(
        name.term, id=f"standing:{name.term.id}", source=whole, targets=targets, aliases=(), file=origin
    )
    return Span(start, end, Name(whole, term), origin)


def _before_body(word: re.Match[str], span: Span, post: NameList, row: _Standing) -> Span:
    """'former Chairman of Acme Limited', a company that has no Chinese: 前Acme Limited主席."""
    if any("\\" in said for said in row.targets.values()):
        return span
    origin = f"{TABLE}:{row.line}"
    term = Term(f"standing:{word['word'].lower()}", word["word"], row.targets, category="title", file=origin)
    names = (Name(word["word"], term), *post.names)
    start, end = min(word.start(), span.start), max(word.end(), span.end)
    return Span(start, end, NameList(names, compound=True), f"{origin}; {span.origin}")
