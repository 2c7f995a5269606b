"""What is wrong within a row: characters of the other script, spaces and signs that are not Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.commands.termdesk.reading import Table
from pipeline.document.values import Status, Term
from pipeline.errors import Problem
from pipeline.locales.script import foreign_characters
from pipeline.protect.romanised import table

_HAN = "[\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]"
_HALF_WIDTH = re.compile(rf"(?<={_HAN})[,;:!?()\[\].](?!\d)|[(\[](?={_HAN})")
_SPACES = (
    (re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]"), "an invisible character"),
    (re.compile("[\u00a0\u2002\u2003\u2009\u202f\u3000\n\t]"), "a space that is not the usual one"),
    (re.compile("  "), "two spaces in a row"),
    (re.compile(rf"(?<={_HAN}) (?={_HAN})"), "a space between Chinese characters"),
    (re.compile("(?<=[（「『“，、；：》]) | (?=[）」』”，、；：《])"), "a space beside a Chinese mark"),
)


def cell_problems(one: Table) -> Iterator[Problem]:
    """Every mistake of every row, in the order of the file."""
    for term in one.terms:
        for column, message in _problems(term):
            yield Problem(message, one.path, term.line, column)


def _problems(term: Term) -> Iterator[tuple[str, str]]:
    for tag, text in term.targets.items():
        yield from ((tag, message) for message in _of_target(tag, text))
    for column, texts in (("en", (term.source,)), ("aliases", term.aliases), ("forbidden", term.forbidden)):
        for text in texts:
            yield from ((column, f"'{text}' has {name}") for sign, name in _SPACES if sign.search(text))
    for alias in term.aliases:
        if (alias.islower() or term.case == "any") and _is_word(alias):
            yield "aliases", f"'{alias}' is an ordinary word and would be found everywhere"
    for form in term.forbidden:
        if form in term.targets.values() and term.status is not Status.FORBIDDEN:
            yield "forbidden", f"'{form}' is forbidden and is the rendering"


def _of_target(tag: str, text: str) -> Iterator[str]:
    script, other = ("Hant", "Simplified") if "Hant" in tag else ("Hans", "Traditional")
    wrong = foreign_characters(text, script) if "-Han" in tag else []  # type: ignore[arg-type]
    if wrong:
        yield f"'{text}' has {other} characters: {''.join(dict.fromkeys(c for _, c in wrong))}"
    if half := _HALF_WIDTH.search(text):
        yield f"'{text}' has a half-width '{half[0]}'"
    yield from (f"'{text}' has {name}" for sign, name in _SPACES if sign.search(text))


def _is_word(alias: str) -> bool:
    return alias.lower() in table("words-too.txt") | table("english-words.txt")
