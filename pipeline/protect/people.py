"""Finds romanised names of people, so that no model guesses their characters.

A name is believed when its shape says so (Chinese surname and syllables from the tables beside this
file) or its surroundings do (Mr, Dr, 'X Y, director of …'). Sources: Hanyu Pinyin's syllables;
surnames as romanised in Hong Kong and on the Mainland.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib import resources

from pipeline.values import Name

_INITIALS = "b|p|m|f|d|t|n|l|g|k|h|j|q|x|zh|ch|sh|r|z|c|s|y|w"
_FINALS = "iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|van|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|ui|uo|ue|a|o|e|i|u|v|er"
_SYLLABLE = rf"(?:(?:{_INITIALS})(?:{_FINALS})|er|an|ai|ao|ang|en|ou|e|a)"
_PINYIN = re.compile(rf"(?:{_SYLLABLE}){{1,2}}")
_WORD = r"[A-Z][a-zé]+(?:['’][a-z]+)?"
_GIVEN = rf"{_WORD}(?:-[A-Za-z][a-z]+)?"
_PAIR = re.compile(rf"(?<![\w-])(?P<surname>{_WORD}) (?P<given>{_GIVEN})(?![\w-])")
_HONG_KONG = re.compile(
    rf"(?<![\w-])(?:{_WORD} ){{0,2}}(?P<surname>{_WORD}) (?P<given>[A-Z][a-z]+-[a-z]+)(?![\w-])"
)
_TITLED = re.compile(
    rf"(?<![\w-])(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Ir|Sir|Dame|Madam)\.? (?P<name>{_WORD}(?: (?:{_GIVEN}|[A-Z]\.))*)"
)
_POSTS = r"(?:\w+ )*?(?:director|chair|chairman|chairwoman|chairperson|president|secretary|chief|head|manager|mayor|governor|minister|officer|partner|founder|commissioner|spokesman|spokeswoman|professor|dean|analyst|economist|researcher|deputy|vice|senior|general|executive|associate|assistant|managing|co-founder)\b"
_APPOSED = re.compile(
    rf"(?<![\w-])(?P<name>{_WORD}(?: (?:{_GIVEN}|[A-Z]\.)){{1,3}}), (?:the |a |an )?{_POSTS}"
)


@cache
def _table(name: str) -> frozenset[str]:
    lines = resources.files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines()
    names = (name.strip() for line in lines if not line.startswith("#") for name in line.split(","))
    return frozenset(name for name in names if name)


def people(text: str) -> Iterator[tuple[int, int, Name, str]]:
    """Every name of a person: start, end, value, rule. Spans may overlap; the longest wins."""
    for pattern in (_TITLED, _APPOSED):
        for match in pattern.finditer(text):
            if _is_person(match["name"]):
                yield *match.span("name"), Name(match["name"]), "rule: person with title"
    surnames = _table("surnames.txt")
    for match in _HONG_KONG.finditer(text):
        if match["surname"] in surnames:
            start, name = _trim(match)
            yield start, match.end(), Name(name), "rule: romanised name"
    for match in _pairs(text):
        if (
            match["surname"] in surnames
            and _is_given(match["given"])
            and match[0] not in _table("not-people.txt")
        ):
            yield *match.span(), Name(match[0]), "rule: romanised name"


def _pairs(text: str) -> Iterator[re.Match[str]]:
    """Overlapping pairs of capitalised words."""
    at = 0
    while match := _PAIR.search(text, at):
        yield match
        at = match.start("given")


def _is_given(given: str) -> bool:
    low = given.lower().replace("'", "").replace("’", "")
    return all(bool(_PINYIN.fullmatch(part)) for part in low.split("-")) and low not in _table(
        "not-people.txt"
    )


def _is_person(name: str) -> bool:
    words = name.split()
    return not any(word in _table("not-people.txt") for word in words)


def _trim(match: re.Match[str]) -> tuple[int, str]:
    """Drops words before the name that are posts or places, as in 'Director Enoch Yuen Ka-lok'."""
    name, start = match[0], match.start()
    words = name.split()
    while len(words) > 2 and words[0] in _table("not-people.txt"):
        start += len(words[0]) + 1
        words = words[1:]
    return start, " ".join(words)


_TITLE = (
    r"(?:(?<=Mr )|(?<=Ms )|(?<=Mrs )|(?<=Dr )|(?<=Mr\. )|(?<=Ms\. )|(?<=Dr\. )|(?<=Prof )|(?<=Professor ))"
)
_SAYS = (
    r" (?:said|says|added|noted|stated|pointed|stressed|told|also|remarked|believes|explained|hoped|thanked|"
    r"emphasi[sz]ed|expressed|concluded)\b"
)


def surname_mentions(text: str, known: Mapping[str, Name]) -> Iterator[tuple[int, int, Name, str]]:
    """Later mentions of `known` (surname → person) by surname: 'Mr Yuen', 'Yuen said', "Yuen's"."""
    for surname, name in known.items():
        word = rf"(?<![\w-]){re.escape(surname)}"
        for match in re.finditer(rf"{_TITLE}{word}(?![\w-])|{word}(?=['’]s\b|{_SAYS})", text):
            yield match.start(), match.end(), _short(surname, name), "rule: surname of a person named before"


def _short(surname: str, name: Name) -> Name:
    if name.term is None or not name.term.targets:
        return Name(surname)
    targets = {tag: text[:1] for tag, text in name.term.targets.items() if tag.startswith("zh")}
    return Name(surname, replace(name.term, source=surname, targets=targets, aliases=(), forbidden=()))


def surname_of(name: str) -> str | None:
    """The surname that later mentions use: Yuen of 'Enoch Yuen Ka-lok', Tan of 'Tan Fei'."""
    surnames, words = _table("surnames.txt"), name.split()
    if len(words) < 2:
        return None
    if "-" in words[-1] and words[-2] in surnames:
        return words[-2]
    if words[0] in surnames and _is_given(words[1]):
        return words[0]
    return words[-1]
