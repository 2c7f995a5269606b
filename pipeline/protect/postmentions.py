"""Later mentions by post alone: 'the director' of one named before as 'director of the X Office' → 主任.

What each word can be is in `post-heads.csv`. It is known only while the document has named nobody else by that word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from pipeline.document.values import Name, NameList, Term, Value, names_in
from pipeline.protect.personpatterns import SAYS
from pipeline.protect.sought import Sought, having_word
from pipeline.protect.spans import Span, is_person
from pipeline.protect.tables import Row, table_rows

TABLE = "post-heads.csv"
ORIGIN = "rule: post named before"
# What each word stands for so far; nothing where that is not clear.
Heads = dict[str, Row | None]
# Parts of a post that is not the one without them: 副局长 is no 局长, 前局长 is one no more.
_OTHER = "副|助理|执行|常务|前|候任|时任|署理|代理"
_CLOSED = frozenset('.!?:;"”’)')
_FORMER = re.compile(r"\b(?:former|then|late|ex|deputy|vice|acting|elect|designate)\b", re.IGNORECASE)
_ENDS = (
    rf"(?=[.;:!?\"”]|$|['’]s (?!office|house)|,(?! (?:an? |the |now |then )?[A-Z])| {SAYS}| (?:is|was|has|had|will|would|"
    r"can|could|may|did|also|who|went|met|visited|attended|in a statement)\b)"
)


@cache
def _rows() -> Mapping[str, tuple[Row, ...]]:
    rows: dict[str, list[Row]] = {}
    for row in table_rows(TABLE):
        rows.setdefault(row.cells["en"], []).append(row)
    return {word: tuple(found) for word, found in rows.items()}


@cache
def _any_word() -> Sought:
    words = "|".join(sorted(_rows(), key=len, reverse=True))
    pattern = re.compile(rf"\b(?P<word>{words})s?(?![\w-])", re.IGNORECASE)
    return Sought(pattern, having_word(*_rows(), *(f"{word}s" for word in _rows())))


@cache
def _bare() -> Sought:
    words = "|".join(sorted(_rows(), key=len, reverse=True))
    return Sought(re.compile(rf"(?<![\w-])[Tt]he (?P<word>{words})(?![\w-]){_ENDS}"), having_word(*_rows()))


def post_mentions(text: str, spans: Sequence[Span], heads: Heads) -> list[Span]:
    """The spans with those of posts that stand alone and are known, in order; `heads` learns from the sentence."""
    bare = list(_bare().finditer(text)) if heads else []
    starts = {match.start("word") for match in bare}
    now: dict[str, Row | None] = {}
    for match in _any_word().finditer(text):
        word = match["word"].lower()
        if match.start() not in starts:
            row = _told(match, spans)
            if row is None and _in_headline(text, match, spans):
                continue
            now[word] = row if now.get(word, row) == row else None
    found = [*spans]
    for match in bare:
        known = heads.get(match["word"])
        taken = any(span.start < match.end() and match.start() < span.end for span in spans)
        if known and match["word"] not in now and not taken:
            found.append(Span(*match.span(), _name(match, known), ORIGIN))
    for word, row in now.items():
        heads[word] = row if heads.get(word, row) == row else None
    return sorted(found, key=lambda span: span.start) if len(found) > len(spans) else found


def _name(match: re.Match[str], row: Row) -> Name:
    term = Term(f"post:{match['word']}", match[0], row.targets, category="title", file=TABLE, line=row.line)
    return Name(match[0], term)


def _in_headline(text: str, match: re.Match[str], spans: Iterable[Span]) -> bool:
    """Whether the word is in a line that is no sentence, and nobody is named: 'Office director visits Chengdu'."""
    named = any(is_person(name) for span in spans for name in _names(span.value))
    return text[-1:] not in _CLOSED and not named and not re.match(r",? [A-Z]", text[match.end() :])


def _names(value: Value) -> Iterator[Name]:
    return names_in(value) if isinstance(value, (Name, NameList)) else iter(())


def _told(match: re.Match[str], spans: Iterable[Span]) -> Row | None:
    """What the word stands for beside a person, if a rule has said it."""
    word = match["word"].lower()
    for span in spans:
        if span.start <= match.start() < span.end:
            return next((row for post in _held(span.value) if (row := _row(word, post))), None)
    return None


def _held(value: Value) -> Iterator[Term]:
    """The posts of a value that is a person with one."""
    if not isinstance(value, NameList) or not value.compound:
        return
    names = list(names_in(value))
    posts = [name.term for name in names if name.term and name.term.category == "title"]
    if len(posts) == 1 and any(is_person(name) for name in names):
        yield posts[0]


def _row(word: str, post: Term) -> Row | None:
    said = {tag: text for tag, text in post.targets.items() if text}
    if _FORMER.search(post.source) or word not in post.source.lower():
        return None
    for row in _rows()[word]:
        ends = [tag in said and said[tag].endswith(text) for tag, text in row.targets.items()]
        main = said.get("zh-Hans-CN", "").removesuffix(row.targets["zh-Hans-CN"])
        if all(ends) and not re.search(rf"(?:{_OTHER})$|^(?:前|时任|候任|署理)", main):
            return row
    return None
