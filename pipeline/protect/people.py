"""Finds romanised names of people, so that no model guesses their characters.

A name is believed when its shape says so (Chinese surname and syllables from the tables beside this
file) or its surroundings do (Mr, Dr, 'X Y, director of …'). Sources: Hanyu Pinyin's syllables;
surnames as romanised in Hong Kong and on the Mainland.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from pipeline.protect.romanised import (
    is_cantonese,
    is_given,
    is_pinyin,
    is_syllable,
    surname_characters,
    table,
)
from pipeline.values import Name

_WORD = r"(?:Mc|Mac|[OD]['’])?[A-ZÀ-Þ][a-zß-ÿ]+(?:['’](?!s\b)[a-z]+)?"
_GIVEN = rf"{_WORD}(?:-[A-Za-z][a-z]+)?"
_PART = rf"(?:{_GIVEN}|[A-Z]\.?|[A-Z]{{2,}}|(?:de|da|van|von|bin|al|le|la|del)(?= [A-Z]))"
_PAIR = re.compile(rf"(?<![\w-])(?P<surname>{_WORD}) (?P<given>{_WORD})(?![\w-])")
_HYPHENATED = re.compile(
    rf"(?<![\w-])(?P<before>(?:{_WORD} ){{0,2}})(?P<surname>{_WORD}|[A-Z]{{2,}}) (?P<given>[A-Z][a-z]+-[A-Za-z][a-z]+)(?![\w-])"
)
_TITLED = re.compile(
    rf"(?<![\w-])(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Ir|Sir|Dame|Madame|Madam)\.? (?P<name>{_PART}(?: {_PART}){{0,3}})(?![\w-])"
)
_POST = (
    r"(?:director|chair|chairman|chairwoman|chairperson|president|secretary|chief|head|manager|mayor|governor|minister|officer|"
    r"partner|founder|commissioner|spokesman|spokeswoman|spokesperson|professor|dean|analyst|economist|researcher|"
    r"co-founder|convenor|adviser|advisor|engineer|scientist|author|owner|lecturer|lawyer|curator|editor|specialist|"
    r"strategist|consultant|investor|entrepreneur|representative|ceo|cfo)\b"
)
_POSTS = rf"(?:(?!(?:which|whose|where|that|and|has|is|was|with|said|like)\b)[\w-]+ ){{0,4}}{_POST}"
_APPOSED = re.compile(
    rf"(?<![\w-])(?P<name>{_WORD}(?: (?:{_GIVEN}|[A-Z]\.)){{1,3}}), (?:(?:the |a |an |its |their |our )?(?i:{_POSTS})|aged \d|\d\d,)"
)
_BEFORE = (
    rf"(?:{_POST}|(?:Secretary|Commissioner|Minister|Director)(?: for| of)(?: the)?(?: [A-Z][a-z]+,?| and| of)+?|(?i:secretary|minister|mayor|governor|director|president|commissioner|chairman|premier)"
    r"|\b[A-Za-z][a-z]+(?:er|or|ist|ian|ary|ect|man)\b)"
)
_AFTER_POST = re.compile(
    rf"(?:{_BEFORE},? )(?P<name>{_WORD} (?:[A-Z]\. )?(?P<surname>{_WORD}))(?![\w-]| [A-Z])"
)
_SAYS = (
    r"(?:said|says|added|noted|stated|pointed|stressed|told|also|remarked|believes|explained|hoped|thanked|"
    r"emphasi[sz]ed|expressed|concluded|recalled|argued|observed|revealed|warned)\b"
)
_SPEAKER = re.compile(
    rf"(?<![\w-])(?P<name>{_WORD} (?P<surname>{_WORD})) {_SAYS}|\b(?:said|added|argued|explained|recalled) (?P<last>{_WORD} (?P<family>{_WORD}))(?=[.,])"
)


def people(text: str) -> Iterator[tuple[int, int, Name, str]]:
    """Every name of a person: start, end, value, rule. Spans may overlap; the longest wins."""
    for pattern in (_TITLED, _APPOSED):
        for match in pattern.finditer(text):
            yield from _checked(text, *match.span("name"), "rule: person with title")
    for start, end in _romanised(text):
        yield from _checked(text, start, end, "rule: romanised name")


def _checked(text: str, start: int, end: int, rule: str) -> Iterator[tuple[int, int, Name, str]]:
    """The name without the posts around it, unless it is the beginning of something else's name."""
    words = text[start:end].split(" ")
    while len(words) > 1 and words[-1] in table("not-people.txt"):
        end -= len(words.pop()) + 1
    following = re.compile(r" ([A-Z][a-z]+)").match(text, end)
    body = following is not None and following[1] in table("not-people.txt") and not _is_day(following[1])
    name = " ".join(words)
    if words and not body and _is_name(words) and name not in table("not-people-places.txt"):
        yield start, end, Name(name), rule


def _is_name(words: Sequence[str]) -> bool:
    """Whether no word says otherwise; 'He Lifeng' and 'An Min' begin with surnames that are also words."""
    chinese = words[0] in table("surnames.txt") and all(is_given(word) for word in words[1:])
    return not any(word in table("not-people.txt") for word in words[chinese:])


def _is_day(word: str) -> bool:
    return word.endswith("day") or word in ("Yesterday", "Today", "In", "On", "At")


def _romanised(text: str) -> Iterator[tuple[int, int]]:
    surnames = table("surnames.txt")
    for match in _HYPHENATED.finditer(text):
        if match["surname"].capitalize() in surnames and is_cantonese(match["given"]):
            yield _given_names(match), match.end()
    for match in _pairs(text):
        if match["surname"] in surnames and is_pinyin(match["surname"]) and is_given(match["given"]):
            yield from _if_person(text, match)
    for pattern in (_AFTER_POST, _SPEAKER):
        for match in pattern.finditer(text):
            group = "name" if match["name"] else "last"
            given, *_, surname = match[group].split(" ")
            english = surname in surnames and surname.lower() not in table("english-words.txt")
            if english and given not in surnames and not is_syllable(given):
                yield match.span(group)


def _pairs(text: str) -> Iterator[re.Match[str]]:
    """Overlapping pairs of capitalised words."""
    at = 0
    while match := _PAIR.search(text, at):
        yield match
        at = match.start("given")


def _if_person(text: str, match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """A pair of Pinyin words, unless it is part of a longer name ('Ho Chi Minh', 'Long Hua Street')."""
    if match[0] in table("not-people-places.txt") or match["given"].lower() in _places():
        return
    follows = re.compile(r" [A-Z][a-z]").match(text, match.end())
    leads = re.search(r"\b([A-Z][a-z]+) $", text[max(0, match.start() - 40) : match.start()])
    led = leads is not None and leads[1] not in table("not-people.txt")
    if is_given(match["given"], syllables=2) or not (follows or led):
        yield match.span()


@cache
def _places() -> frozenset[str]:
    return frozenset(place.replace(" ", "").lower() for place in table("not-people-places.txt"))


def _given_names(match: re.Match[str]) -> int:
    """Where the name begins, without posts and places before it, as in 'Director Enoch Yuen Ka-lok'."""
    start, words = match.start(), match["before"].split()
    while words and any(word in table("not-people.txt") for word in words):
        start += len(words.pop(0)) + 1
    return start


_TITLE = (
    r"(?:(?<=Mr )|(?<=Ms )|(?<=Mrs )|(?<=Dr )|(?<=Mr\. )|(?<=Ms\. )|(?<=Dr\. )|(?<=Prof )|(?<=Professor ))"
)


def surname_mentions(text: str, known: Mapping[str, Name]) -> Iterator[tuple[int, int, Name, str]]:
    """Later mentions of `known` (surname → person) by surname: 'Mr Yuen', 'Yuen said', "Yuen's"."""
    for surname, name in known.items():
        word = rf"(?<![\w-]){re.escape(surname)}"
        for match in re.finditer(rf"{_TITLE}{word}(?![\w-])|{word}(?=['’]s\b| {_SAYS})", text):
            yield match.start(), match.end(), _short(surname, name), "rule: surname of a person named before"


def _short(surname: str, name: Name) -> Name:
    if name.term is None or not name.term.targets:
        return Name(surname)
    targets = {tag: _surname_in(text, surname) for tag, text in name.term.targets.items()}
    return Name(surname, replace(name.term, source=surname, targets=targets, aliases=(), forbidden=()))


def _surname_in(confirmed: str, surname: str) -> str:
    """欧阳 of 欧阳修, 史密斯 of 约翰·史密斯; the whole name where it does not begin with the surname.

    >>> _surname_in("傅仲森", "Phillips")
    '傅仲森'
    """
    *_, last = re.split("[·．‧・•]", confirmed)
    if last != confirmed:
        return last
    fitting = surname_characters(surname)
    return next((confirmed[:n] for n in (2, 1) if confirmed[:n] in fitting), confirmed)


def surname_of(name: str) -> str | None:
    """The surname that later mentions use: Yuen of 'Enoch Yuen Ka-lok', Tan of 'Tan Fei'."""
    surnames, words = table("surnames.txt"), name.split()
    if len(words) < 2:
        return None
    if "-" in words[-1] and words[-2] in surnames:
        return words[-2]
    if words[0] in surnames and is_given(words[1]):
        return words[0]
    return words[-1]
