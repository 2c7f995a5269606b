"""What a person is called: Professor Sun → 孙教授, Mr Yuen, named before as Enoch Yuen → 袁先生; by a post, Mr goes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.document.values import Name, NameList, Term
from pipeline.protect.decorations import decorated
from pipeline.protect.people import surname_of
from pipeline.protect.personpatterns import SAYS
from pipeline.protect.physicians import is_physician
from pipeline.protect.romanised import surname_characters, table
from pipeline.protect.spans import Span, is_person

_HON = r"(?:[Tt]he )?Hon(?:ourable|\.)? "
HONOURS = (
    "Mr",
    "Mrs",
    "Ms",
    "Miss",
    "Madam",
    "Sister",
    "Sir",
    "Dr",
    "Professor",
    "Prof",
    "Ir",
    "Hon",
    "Honourable",
)
HONOUR = rf"(?:(?:{_HON})?(?:Mr|Mrs|Ms|Miss|Madam|Sister|Sir|Dr|Professor|Prof|Ir|MRS?|MS|MISS|DR|PROF(?:ESSOR)?)\.?(?: Dr\.?)? (?:{_HON})?|{_HON})"
_BEFORE = re.compile(rf"(?<![\w-]){HONOUR}$")
_KEPT = re.compile(
    r"\b(?:(?P<doctor>D[rR])|(?P<professor>Professor|Prof|PROF(?:ESSOR)?)|(?P<mr>M[rR])|(?P<ms>M[sS]|Mrs|MRS|Miss|MISS)|(?P<sister>Sister)|(?P<hon>Hon(?:ourable)?))\b"
)
_HIGHER = re.compile(r"\b(?:Mr|Mrs|Ms|Miss)\.? (?=Dr)")
_TITLE = r"(?:(?<=Mr )|(?<=Ms )|(?<=Mrs )|(?<=Miss )|(?<=Dr )|(?<=Mr\. )|(?<=Ms\. )|(?<=Mrs\. )|(?<=Dr\. )|(?<=Prof )|(?<=Professor ))"
# Surnames that are also words, dynasties, peoples or currencies, and too short ones.
_WORDS = frozenset(
    re.findall(
        r"\w+",
        "King Law So Ran Sit Sin Pan Tan O Han Ming Qin Hong Pi Di Si Mi Na Ma Min Chi Yuan Tao Yin Yang Xi "
        "Kong Zhuang Miao Dong Dai Yi Bai Hui Yue",
    )
)
# What a surname behind it does not stand alone with: 'the Yip', 'Peter Yip', 'Lan Yip'; a sentence may begin with a small word.
_PART_OF_NAME = re.compile(
    r"(?:\b[Tt]he|\b[Aa]n?|(?<![.!?:] )\b(?!(?:For|And|But|When|While|As|If|With|To|By|From|Both)\b)[A-Z][\w'’.-]{0,40}) $"
)
_SEXED = re.compile(r"\b(Mr|Mrs|Ms|Miss|Madam|Sister)\.? (?:Dr\.? )?$")
_TARGETS = {
    "doctor": {"zh-Hans-CN": "博士", "zh-Hant-HK": "博士"},
    "physician": {"zh-Hans-CN": "医生", "zh-Hant-HK": "醫生"},
    "professor": {"zh-Hans-CN": "教授", "zh-Hant-HK": "教授"},
    "mr": {"zh-Hans-CN": "先生", "zh-Hant-HK": "先生"},
    "ms": {"zh-Hans-CN": "女士", "zh-Hant-HK": "女士"},
    "sister": {"zh-Hans-CN": "修女", "zh-Hant-HK": "修女"},
}
# How a later mention of someone who is a physician is signed.
_OF_PHYSICIAN = "rule: physician named before"
# Titles that a post makes needless.
_MANNERS = ("honour:mr", "honour:ms")


def without_honour(name: str) -> str:
    """Sun Dong of 'Professor Sun Dong'."""
    return re.sub(rf"^{HONOUR}", "", name)


def honoured(text: str, spans: Sequence[Span]) -> list[Span]:
    """The spans, with 博士, 教授, 先生 or 女士 and decorations behind every person that has such."""
    done: list[Span] = []
    for span in spans:
        free = done[-1].end if done else 0
        if span.start >= free:  # not what a person before has taken in
            done.append(
                _decorated(text, _honoured(text, span, free), span.end) if is_person_span(span) else span
            )
    return done


def _decorated(text: str, person: Span, end: int) -> Span:
    """The person with the decorations that follow the name, which ends at `end`."""
    found = decorated(text, end)
    if found is None or not isinstance(person.value, (Name, NameList)):
        return person
    names = person.value.names if isinstance(person.value, NameList) else (person.value,)
    return replace(person, end=found[0], value=NameList((*names, found[1]), compound=True))


def _honoured(text: str, person: Span, free: int) -> Span:
    """The person with the title that stands in the span or, not before `free`, in front of it."""
    assert isinstance(person.value, Name)
    inside = re.match(HONOUR, person.value.text)
    if inside:
        bare = Name(person.value.text[inside.end() :], person.value.term)
        return replace(person, value=_named(bare, inside[0], _cures(text, person.start, person)))
    title = _BEFORE.search(text, free, person.start)
    if title is None or not _KEPT.search(title[0]):
        return person
    cures = _cures(text, title.start(), person)
    return replace(person, start=title.start(), value=_named(person.value, title[0], cures))


def _cures(text: str, start: int, person: Span) -> bool:
    """Whether the person, whose title begins at `start`, is a physician by what stands beside the name or was said before."""
    return person.origin == _OF_PHYSICIAN or is_physician(text, start, _end(text, person.end))


def _end(text: str, end: int) -> int:
    """Where a name ends, its decorations taken in."""
    found = decorated(text, end)
    return found[0] if found else end


def start_with_honour(text: str, person: Span) -> int:
    """Where a person starts, 'Mr' or 'Ms' taken in."""
    title = _BEFORE.search(text, 0, person.start)
    return title.start() if title else person.start


def without_manners(person: Span) -> Span:
    """The person without 先生 or 女士, for beside a post."""
    value = person.value
    if not isinstance(value, NameList):
        return person
    kept = [name for name in value.names if not (isinstance(name, Name) and _is_manners(name))]
    return replace(person, value=NameList(tuple(kept), compound=True) if len(kept) > 1 else kept[0])


def _is_manners(name: Name) -> bool:
    return name.term is not None and name.term.id in _MANNERS


def is_person_span(span: Span) -> bool:
    return isinstance(span.value, Name) and is_person(span.value)


def _named(name: Name, title: str, cures: bool) -> Name | NameList:
    kept = _KEPT.search(_HIGHER.sub("", re.sub(rf"^{_HON}(?=\w)", "", title)))
    if kept is None or kept.lastgroup not in _TARGETS:
        return name
    honour = "physician" if cures and kept.lastgroup == "doctor" else kept.lastgroup
    term = Term(f"honour:{honour}", kept[0], _TARGETS[honour], category="honour", file="honours.py")
    return NameList((name, Name(kept[0], term)), compound=True)


@dataclass(frozen=True, slots=True)
class Person:
    """Someone named before; `sex` as Mr, Ms, Mrs or Miss says it; a doctor is called Dr, and may be a physician."""

    name: Name
    sex: str = ""
    doctor: bool = False
    physician: bool = False


# People by the surname that later mentions use.
Known = dict[str, tuple[Person, ...]]


def remember(text: str, span: Span, known: Known) -> None:
    """Adds the person to those known, unless the text has named the same one already."""
    assert isinstance(span.value, Name)
    full = without_honour(span.value.text)
    surname = surname_of(full)
    if surname is None:
        return
    before = text[: span.start] + span.value.text.removesuffix(full)
    title = _BEFORE.search(before)
    doctor = title is not None and bool(re.search(r"\bDr\b", title[0]))
    physician = doctor and _cures(text, title.start() if title else span.start, span)
    person = Person(Name(full, span.value.term), _sex(before), doctor, physician)
    others = known.get(surname, ())
    same = next((other for other in others if _same(person.name, other.name)), None)
    if same is None:
        known[surname] = (*others, person)
    elif physician and not same.physician:
        now = replace(same, doctor=True, physician=True)
        known[surname] = tuple(now if other is same else other for other in others)


def _same(one: Name, other: Name) -> bool:
    """'John Lee' is 'John Lee Ka-chiu'."""
    if one.term and other.term:
        return one.term.source == other.term.source
    words, others = set(one.text.lower().split()), set(other.text.lower().split())
    return words <= others or others <= words


def _sex(text: str) -> str:
    """What the title at the end of the text says, if there is one: m, f or nothing."""
    title = _SEXED.search(text)
    return "" if title is None else "m" if title[1] == "Mr" else "f"


def surname_mentions(text: str, known: Known) -> Iterator[tuple[int, int, Name, str]]:
    """Later mentions of `known` people by surname: 'Mr Yuen', 'Yuen said', "Yuen's", and 'Yuen' alone if that is no word.

    Two of one surname, or a title for the other sex, and nobody knows who is meant: the surname stays Latin.
    """
    for surname, people in known.items():
        if surname not in text:
            continue  # no pattern is made for nothing
        word = rf"(?<![\w-]){re.escape(surname)}"
        plain = rf"|(?P<plain>{word})(?![\w&@/'’-]|\.\w| [A-Z&])" if is_no_word(surname) else ""
        for match in re.finditer(rf"{_TITLE}{word}(?![\w-])|{word}(?=['’]s\b| {SAYS}){plain}", text):
            if plain and match["plain"] and (len(people) > 1 or _PART_OF_NAME.search(text, 0, match.start())):
                continue
            sexes = {people[0].sex, _sex(text[: match.start()])} - {""}
            meant = len(people) == 1 and len(sexes) < 2
            name = _short(surname, people[0].name) if meant else Name(surname)
            yield match.start(), match.end(), name, "rule: surname of a person named before"
        doctors = [person for person in people if person.doctor]
        if len(doctors) == 1 and doctors[0].physician:
            yield from _physician_mentions(text, surname, doctors[0].name)


def is_no_word(surname: str) -> bool:
    """Whether a surname alone can be nothing else: Yip, but not Long, nor one that no table has."""
    english = surname.lower() in table("english-words.txt") or surname in _WORDS
    return surname in table("surnames.txt") and not english


def _physician_mentions(text: str, surname: str, name: Name) -> Iterator[tuple[int, int, Name, str]]:
    """'Dr Lam' and 'Dr Ronald Lam' where somebody said before that this is a physician; with the title, which outranks others."""
    for called in (_short(surname, name), name):
        for match in re.finditer(rf"(?<![\w-])Dr\.? {re.escape(called.text)}(?![\w-])", text):
            yield *match.span(), Name(match[0], called.term), _OF_PHYSICIAN


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
