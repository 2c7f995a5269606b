"""Posts beside a person with a title, where no body is named: 'the Chairman, Mr Wong' → 主席, by `appositions.csv`.

Alone such a word is left to the model. Beside its person it is one slot with the name, so that neither is lost
and no comma comes between: 行政长官李家超.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.document.values import Name, Term
from pipeline.files.resources import glossary_file
from pipeline.glossary.context import Facts, holds
from pipeline.protect.honours import HONOUR

TABLE = "appositions.csv"
_ARTICLE = "the "
# What may stand between the article and the post, and is read by `standing`.
_STANDING = r"(?:(?i:acting|former|then) )?"
_NAME = r"(?:[A-Z][\w'’.-]* ?\b){1,4}"


@dataclass(frozen=True, slots=True)
class _Row:
    """A post, whether it must have the article before it, the release it holds for, and its names per locale."""

    article: bool
    context: str
    targets: Mapping[str, str]
    line: int


@cache
def _rows() -> Mapping[str, tuple[_Row, ...]]:
    rows: dict[str, list[_Row]] = {}
    with glossary_file(TABLE).open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        for row in reader:
            post, targets = row["en"].lower(), {tag: row[tag] for tag in ("zh-Hans-CN", "zh-Hant-HK")}
            article = post.startswith(_ARTICLE)
            rows.setdefault(post.removeprefix(_ARTICLE), []).append(
                _Row(article, row["context"], targets, reader.line_num)
            )
    return {post: tuple(found) for post, found in rows.items()}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The post before its person, and behind."""
    posts = "|".join(re.escape(post) for post in sorted(_rows(), key=len, reverse=True))
    post = rf"(?P<the>(?i:the) {_STANDING})?(?P<post>(?i:{posts}))"
    return (
        re.compile(rf"(?<![\w-]){post}(?=,? {HONOUR}[A-Z])"),
        re.compile(rf"(?<![\w-]){HONOUR}{_NAME}, {post}(?=[,.;:]|$)"),
    )


def appositions(text: str, facts: Facts) -> Iterator[tuple[int, int, Name, str]]:
    """Every post of the table beside a person with a title: start, end, name, where it is from."""
    for match in (match for pattern in _patterns() for match in pattern.finditer(text)):
        fitting = (
            row
            for row in _rows()[match["post"].lower()]
            if (match["the"] or not row.article) and (not row.context or holds(row.context, facts))
        )
        row = next(fitting, None)
        if row:
            origin = f"{TABLE}:{row.line}"
            term = Term(
                f"post:{match['post'].lower()}", match["post"], row.targets, category="title", file=origin
            )
            yield *match.span("post"), Name(match["post"], term), origin
