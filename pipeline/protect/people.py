"""Finds romanised names of people, so that no model guesses their characters.

A name is believed when its shape says so (Chinese surname and syllables from the tables beside this
file) or its surroundings do (Mr, Dr, 'X Y, director of …'). Sources: Hanyu Pinyin's syllables;
surnames as romanised in Hong Kong and on the Mainland.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.document.values import Name
from pipeline.protect.capitals import in_capitals
from pipeline.protect.contactlines import contact_people
from pipeline.protect.decorations import decorations
from pipeline.protect.personpatterns import (
    ACTS,
    AFTER_POST,
    APPOSED,
    DESCRIBED,
    FOLLOWING,
    HEADING,
    HYPHENATED,
    IDENTIFIED,
    NICKED,
    PAIR,
    PARTICLE,
    POST_OF,
    QUOTED,
    SPEAKER,
    THREE,
    TITLED,
    TWO,
    WESTERN,
)
from pipeline.protect.romanised import (
    is_cantonese,
    is_given,
    is_pinyin,
    is_syllable,
    table,
)

_NO_NAMES = frozenset(
    re.findall(
        r"\w+",
        "Dynasty Period Era Show News Times Post Media Police Ministry Team Teams Sources Chamber Airways Airline Bishop King "
        "Queen Prince Princess Lord Lady Captain Sergeant Detective Inspector Superintendent Colonel Major Judge Rev Reverend Pope Londoner "
        "Age Ages Empire Kingdom Republic Ferry Railway Tramway Church Cathedral Chapel Campus Oriental Theatre Stadium Arena Club "
        "Restaurant Retriever Labrador Terrier Whisky Whiskey",
    )
)


def people(text: str) -> Iterator[tuple[int, int, Name, str]]:
    """Every name of a person: start, end, value, rule. Spans may overlap; the longest wins."""
    for pattern in (TITLED, APPOSED, PARTICLE):
        for match in pattern.finditer(text):
            yield from _checked(text, *match.span("name"), "rule: person with title")
    for pattern in (IDENTIFIED, DESCRIBED, QUOTED):
        for match in pattern.finditer(text):
            for group in ("name", "other") if pattern is IDENTIFIED else ("name",):
                if match[group] and not _has_other_words(match[group]):
                    yield from _checked(text, *match.span(group), "rule: person by context")
    for match in NICKED.finditer(text):
        if match["given"] in table("given-names.txt") and not _has_other_words(match["name"]):
            yield from _checked(text, *match.span("name"), "rule: person by context")
    heading = HEADING.match(text)
    if heading and heading["given"] in table("given-names.txt") and not _has_other_words(heading["name"]):
        yield from _checked(text, *heading.span("name"), "rule: person by context")
    for start, end in _romanised(text):
        yield from _checked(text, start, end, "rule: romanised name")
    for start, end in contact_people(text):
        yield from _checked(text, start, end, "rule: person by context")
    for start, end in in_capitals(text):
        yield start, end, Name(text[start:end]), "rule: name in capitals"


def _has_other_words(name: str) -> bool:
    """Whether a word says that it is a body, a post or a place: 'State Media', 'Qing Dynasty'."""
    return any(word in table("not-people.txt") or word in _NO_NAMES for word in name.split(" "))


def _checked(text: str, start: int, end: int, rule: str) -> Iterator[tuple[int, int, Name, str]]:
    """The name without the posts around it, unless it is the beginning of something else's name."""
    words = text[start:end].split(" ")
    while len(words) > 1 and (
        words[-1] in table("not-people.txt") or words[-1] in decorations() or words[-1][0] == "("
    ):
        end -= len(words.pop()) + 1
    following = FOLLOWING.match(text, end)
    body = following is not None and following[1] in table("not-people.txt") and not _is_day(following[1])
    name = " ".join(words)
    if words and not body and _is_name(words) and name not in table("not-people-places.txt"):
        yield start, end, Name(name), rule


def _is_name(words: Sequence[str]) -> bool:
    """Whether no word says otherwise; 'He Lifeng' and 'An Min' begin with surnames that are also words."""
    chinese = words[0] in table("surnames.txt") and all(is_given(word) for word in words[1:])
    kong = "-" in words[-1] and words[-2:-1] == ["Kong"] and words[-3:-2] != ["Hong"]  # 'Vivian Kong Man-wai'
    may = words[0] in ("May", "April", "June") and words[1:] and words[1] in table("surnames.txt")
    rest = [*words[chinese or bool(may) : -2], *words[-1:]] if kong else words[chinese or bool(may) :]
    return not any(word in table("not-people.txt") for word in rest)


def _is_day(word: str) -> bool:
    return word.endswith("day") or word in ("Yesterday", "Today", "In", "On", "At")


def _romanised(text: str) -> Iterator[tuple[int, int]]:
    surnames = table("surnames.txt")
    for match in HYPHENATED.finditer(text):
        if match["surname"].capitalize() in surnames and is_cantonese(match["given"]):
            yield _given_names(match), match.end()
    for match in _pairs(text):
        chinese = match["surname"] in surnames and is_pinyin(match["surname"])
        if chinese and (is_given(match["given"]) or _acts(text, match)):
            yield from _if_person(text, match)
    for match in THREE.finditer(text):
        if match["surname"] in surnames and all(is_syllable(word) for word in match["given"].split(" ")):
            yield match.span("name")
    for match in WESTERN.finditer(text):
        if match["given"] in table("given-names.txt") and match["surname"] in surnames:
            yield match.span("name")
    for pattern in (AFTER_POST, SPEAKER):
        for match in pattern.finditer(text):
            group = "name" if match["name"] else "last"
            given, *_, surname = match[group].split(" ")
            english = surname in surnames and surname.lower() not in table("english-words.txt")
            speaks = given in table("given-names.txt") and not _has_other_words(match[group])
            if (
                re.match("(?:O['’]|Mc|Mac)[A-Z]", surname)
                or (pattern is SPEAKER and speaks)
                or (english and given not in surnames and not is_syllable(given))
            ):
                yield match.span(group)


def _acts(text: str, match: re.Match[str]) -> bool:
    """Whether 'Wang Fang', where 'fang' is an English word too, does what people do or follows one with 'and'."""
    plain = match["surname"].lower() not in table("english-words.txt") and is_pinyin(match["given"])
    after = ACTS.match(text, match.end())
    return plain and bool(
        after or (re.search(r"\band $", text[: match.start()]) and re.match(r"[.,]|$", text[match.end() :]))
    )


def _pairs(text: str) -> Iterator[re.Match[str]]:
    """Overlapping pairs of capitalised words."""
    at = 0 if TWO(text) else len(text)
    while match := PAIR.search(text, at):
        yield match
        at = match.start("given")


def _if_person(text: str, match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """A pair of Pinyin words, unless it is part of a longer name ('Ho Chi Minh', 'Long Hua Street')."""
    if match[0] in table("not-people-places.txt") or match["given"].lower() in _places():
        return
    follows = FOLLOWING.match(text, match.end())
    leads = re.search(r"\b([A-Z][a-z]+) $", text[max(0, match.start() - 40) : match.start()])
    led = (
        leads is not None and leads[1] not in table("not-people.txt") and not _is_posted(text, match.start())
    )
    if is_given(match["given"], syllables=2) or not (follows or led):
        yield match.span()


def _is_posted(text: str, end: int) -> bool:
    """Whether a post and its place end there, as in 'Mayor of Wuhan Li Ming'; a syllable may be the name's own."""
    post = POST_OF.search(text, max(0, end - 90), end)
    return post is not None and not is_syllable(post["place"])


@cache
def _places() -> frozenset[str]:
    return frozenset(place.replace(" ", "").lower() for place in table("not-people-places.txt"))


def _given_names(match: re.Match[str]) -> int:
    """Where the name begins, without posts and places before it, as in 'Director Enoch Yuen Ka-lok'."""
    start, words = match.start(), match["before"].split()
    while words and any(word in table("not-people.txt") or word == "Hon" for word in words):
        start += len(words.pop(0)) + 1
    return start


def surname_of(name: str) -> str | None:
    """The surname that later mentions use: Yuen of 'Enoch Yuen Ka-lok', Tan of 'Tan Fei'."""
    surnames, words = table("surnames.txt"), [w.capitalize() if w.isupper() else w for w in name.split()]
    if len(words) < 2:
        return None
    if "-" in words[-1] and words[-2] in surnames:
        return words[-2]
    if words[0] in surnames and is_given(words[1]):
        return words[0]
    return words[-1]
