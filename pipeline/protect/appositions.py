"""Posts beside a person with a title, where no body is named: 'the Chairman, Mr Wong' → 主席, by `appositions.csv`.

Alone such a word is left to the model. Beside its person it is one slot with the name, so that neither is lost
and no comma comes between: 行政长官李家超.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.document.values import Name, Term
from pipeline.glossary.context import Facts, holds
from pipeline.protect.honours import HONOUR
from pipeline.protect.tables import table_rows

TABLE = "appositions.csv"
_ARTICLE = "the "
# What may stand between the article and the post, and is read by `standing`.
_STANDING = r"(?:(?i:acting|former|then) )?"
# A person behind a post, up to the end of a sentence: 'John Lee' of 'Mr John Lee. The'.
_PERSON = r"(?:[A-Z](?:\.|[\w'’-]*)(?: (?=[A-Z])|\b)){1,4}"
_NAME = r"(?:[A-Z][\w'’.-]* ?\b){1,4}"


@dataclass(frozen=True, slots=True)
class _Row:
    """A post, whether it must have the article before it, the persons and releases it holds for, its names per locale.

    In a context `{person}` is the person beside the post.
    """

    article: bool
    persons: tuple[str, ...]
    context: str
    targets: Mapping[str, str]
    line: int

    @property
    def of_person(self) -> bool:
        return bool(self.persons) or "{person}" in self.context

    def fits(self, person: str, facts: Facts) -> bool:
        context = self.context.replace("{person}", re.escape(person))
        return (not self.persons or person in self.persons) and (not context or holds(context, facts))


@cache
def _rows() -> Mapping[str, tuple[_Row, ...]]:
    rows: dict[str, list[_Row]] = {}
    for cells, targets, line in table_rows(TABLE):
        post = cells["en"].lower()
        article = post.startswith(_ARTICLE)
        rows.setdefault(post.removeprefix(_ARTICLE), []).append(
            _Row(article, _persons(cells["person"]), cells["context"], targets, line)
        )
    return {post: tuple(found) for post, found in rows.items()}


def _persons(written: str) -> tuple[str, ...]:
    return tuple(written.split("|")) if written else ()


def _row(post: str, article: bool, person: str, facts: Facts) -> _Row | None:
    """The row that fits: one of the person goes first; of those by context all must say the same."""
    rows = (row for row in _rows()[post] if article or not row.article)
    fitting = [row for row in rows if row.fits(person, facts)]
    of_person = [row for row in fitting if row.of_person]
    told = of_person[:1] or [row for row in fitting if row.context] or fitting
    return told[0] if told and all(row.targets == told[0].targets for row in told) else None


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The post before its person, and behind."""
    posts = "|".join(re.escape(post) for post in sorted(_rows(), key=len, reverse=True))
    post = rf"(?P<the>(?i:the) {_STANDING})?(?P<post>(?i:{posts}))"
    return (
        re.compile(rf"(?<![\w-]){post}(?=,? {HONOUR}(?P<person>{_PERSON}))"),
        re.compile(rf"(?<![\w-]){HONOUR}(?P<person>{_NAME}), {post}(?=[,.;:]|$)"),
    )


def appositions(text: str, facts: Facts) -> Iterator[tuple[int, int, Name, str]]:
    """Every post of the table beside a person with a title: start, end, name, where it is from."""
    for match in (match for pattern in _patterns() for match in pattern.finditer(text)):
        row = _row(match["post"].lower(), bool(match["the"]), match["person"].strip(), facts)
        if row:
            origin = f"{TABLE}:{row.line}"
            term = Term(
                f"post:{match['post'].lower()}", match["post"], row.targets, category="title", file=origin
            )
            yield *match.span("post"), Name(match["post"], term), origin
