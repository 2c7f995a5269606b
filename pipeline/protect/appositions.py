"""Posts beside a person, where no body is named: 'the Chairman, Mr Wong', 'Chairman Peter Wong' → 主席, by `appositions.csv`.

Alone such a word is left to the model, unless a row says what it is alone ('-' for the person). Beside its person it
is one slot with the name, so that neither is lost and no comma comes between: 行政长官李家超.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.document.values import Name, Term
from pipeline.glossary.context import Facts, holds
from pipeline.protect.honours import HONOUR, HONOURS
from pipeline.protect.romanised import is_cantonese, is_syllable, table
from pipeline.protect.sought import Sought, both, having_word
from pipeline.protect.tables import table_rows

TABLE = "appositions.csv"
_ARTICLE = "the "
# What may stand between the article and the post, and is read by `standing`.
_STANDING = r"(?:(?i:acting|former|then) )"
# The person of a row for a post that stands alone, and what may not follow it there.
_NOBODY = "-"
_NOT_ALONE = rf"(?![\w-]|['’]s Office|,? {HONOUR}|,? [A-Z]| (?:of|at|for|in|designate)\b)"
# A person behind a post, up to the end of a sentence: 'John Lee' of 'Mr John Lee. The'.
_PERSON = r"(?:[A-Z](?:\.|[\w'’-]*)(?: (?=[A-Z])|\b)){1,4}"
# How many of the patterns ask for a title before the person.
_TITLED = 2
_NAME = r"(?:[A-Z][\w'’.-]* ?\b){1,4}"
_PLAIN = r"[A-Z][a-z]+(?: [A-Z][a-z]+)?(?: [A-Z][a-z]+(?:-[A-Za-z][a-z]+)?)"
_PERSON_BESIDE = "rule: person beside a post"
# A word right before a post that makes another of it, or says of which body: 'Deputy', 'Acme'.
_QUALIFIED = re.compile(
    r"(?<![\w'’-])(?!(?:The|Our|Its|Their|Acting|Former|Then|And|But|Said) )[A-Z][\w&.-]{0,40}(?<!\.) $"
)


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
        return self.persons not in ((), (_NOBODY,)) or "{person}" in self.context

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
    fitting = [row for row in rows if row.fits(person, facts) and (person != _NOBODY or row.persons)]
    of_person = [row for row in fitting if row.of_person]
    told = of_person[:1] or [row for row in fitting if row.context] or fitting
    return told[0] if told and all(row.targets == told[0].targets for row in told) else None


@cache
def _patterns() -> tuple[Sought, ...]:
    """The post before its person, and behind; before and behind a person without a title; and the post alone."""
    named = [one for one, rows in _rows().items() if any(row.of_person for row in rows)]
    alone = [one for one, rows in _rows().items() if any(_NOBODY in row.persons for row in rows)]
    persons = {person for rows in _rows().values() for row in rows for person in row.persons if " " in person}
    post, of_person = rf"(?P<post>(?i:{_any_of(_rows())}))", rf"(?P<post>{_any_of(map(str.title, named))})"
    the, full = rf"(?P<the>(?i:the) {_STANDING}?)", rf"(?P<person>{_any_of(persons)})"
    beside = both(having_word(*HONOURS), having_word(*_rows()))
    of_one = having_word(*persons)
    return (
        Sought(
            re.compile(
                rf"(?<![\w-])(?:{the}|(?P<first>^{_STANDING}))?{post}(?=,? {HONOUR}(?P<person>{_PERSON}))"
            ),
            beside,
        ),
        Sought(
            re.compile(rf"(?<![\w-]){HONOUR}(?P<person>{_NAME}), (?:{the}|{_STANDING})?{post}(?=[,.;:]|$)"),
            beside,
        ),
        Sought(re.compile(rf"(?<![\w-]){of_person}(?=,? {full}(?![\w-]))"), of_one),
        Sought(re.compile(rf"(?<![\w-]){full}, (?:{the}|{_STANDING})?{of_person}(?=[,.;:]|$)"), of_one),
        Sought(
            re.compile(rf"(?<![\w-]){the}(?P<person>)(?P<post>{_any_of(map(str.title, alone))}){_NOT_ALONE}"),
            having_word(*alone),
        ),
    )


@cache
def _plain() -> tuple[Sought, ...]:
    """A post before a person of two or three words without a title, and behind."""
    post, asked = rf"(?P<post>{_any_of(map(str.title, _rows()))})", having_word(*_rows())
    return (
        Sought(re.compile(rf"(?<![\w-]){post} (?P<person>{_PLAIN})(?![\w-]| [A-Z])"), asked),
        Sought(
            re.compile(
                rf"(?<![\w-])(?P<person>{_PLAIN}), (?:(?P<the>(?i:the) {_STANDING}?)|{_STANDING})?{post}(?=[,.;:]|$)"
            ),
            asked,
        ),
    )


def _is_person(name: str) -> bool:
    """Whether it is a person's name as Hong Kong writes it, Peter Wong, Chan Tai-man; of a Mainlander posts differ."""
    *before, last = name.split(" ")
    if "-" in last:
        return before[-1] in table("surnames.txt") and is_cantonese(last)
    western = before[0] in table("given-names.txt") and last not in table("not-people.txt")
    return len(before) == 1 and western


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _goes_on(text: str, end: int) -> bool:
    """Whether a name that ends at `end` is only the beginning of another: 'John Lee Chi-kin', 'John Lee Chi Kin'."""
    after = re.compile(r" ([A-Z][a-z]+)(-)?").match(text, end)
    return after is not None and bool(after[2] or is_syllable(after[1]))


def appositions(text: str, facts: Facts) -> Iterator[tuple[int, int, Name, str]]:
    """Every post of the table beside a person: start, end, name, origin.

    Without a title it is a person whom a row names, or a name in the shape of one, which is found as well.
    """
    for at, pattern in enumerate(_patterns()):
        for match in pattern.finditer(text):
            yield from _found(text, match, facts, titled=at < _TITLED)
    for pattern in _plain():
        for match in pattern.finditer(text):
            if _is_person(match["person"]) and not _QUALIFIED.search(text, 0, match.start("post")):
                yield *match.span("person"), Name(match["person"]), _PERSON_BESIDE
                yield from _found(text, match, facts, titled=True)


def _found(
    text: str, match: re.Match[str], facts: Facts, titled: bool
) -> Iterator[tuple[int, int, Name, str]]:
    person = match["person"].strip()
    if not titled and person and _goes_on(text, match.end("person")):
        return
    groups = match.groupdict()
    article = bool(groups.get("the") or groups.get("first"))  # none is needed where a sentence begins
    row = _row(match["post"].lower(), article, person or _NOBODY, facts)
    if row and (titled or row.persons):
        origin = f"{TABLE}:{row.line}"
        term = Term(
            f"post:{match['post'].lower()}", match["post"], row.targets, category="title", file=origin
        )
        yield *match.span("post"), Name(match["post"], term), origin
