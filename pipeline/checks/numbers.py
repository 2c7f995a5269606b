"""Does every number that was left to the model still stand in the translation, and no other?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from pipeline.checks.frames import FIGURE, KEPT, frame, source_frame
from pipeline.chinese.numerals import numbers, values
from pipeline.document import Target
from pipeline.words.folding import folded
from pipeline.words.numbers import FOLDS, NUMBER, ORDINALS, SMALL, number_value

_SCALES = {
    "decades": 10,
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_SCALE = "|".join(_SCALES)
# What Chinese converts: 550 acres become 222.7公顷.
_CONVERTED = r"[\s-](?:acres?|miles?|feet|foot|inch(?:es)?|pounds?|degrees|lakh|crore|yards?|gallons?)\b"
_TENS = "|".join(word for word, value in SMALL.items() if value >= 20)
_ORDINAL = rf"(?P<share>an?\s)?(?:(?P<tens>{_TENS})-)?(?P<ordinal>{'|'.join(ORDINALS)})"
_TIMES = {"double": 2, "doubled": 2, "doubles": 2, "doubling": 2, "twice": 2, "twofold": 2, "halved": 0.5, "halving": 0.5,
          "half": 0.5, "tripled": 3, "tripling": 3, "thrice": 3, "quadrupled": 4, "quintupled": 5}  # fmt: skip
# How they begin: three letters are enough to pass over other words. 'A' alone is no number.
_BEGINNINGS = sorted({word[:3] for word in (*ORDINALS, *SMALL, *FOLDS, *_TIMES, *_SCALES)})
_LETTERS = "".join(dict.fromkeys(["a", *(letters[0] for letters in _BEGINNINGS)]))
_ENGLISH = re.compile(
    rf"""(?<![\w.,/-])(?=[\d{_LETTERS}])(?=\d|(?:an?[\s-])?(?:{"|".join(_BEGINNINGS)}))(?:
    (?P<figure>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:st|nd|rd|th|'?s)?(?P<clock>(?::\d\d)?\s?[ap]\.?m)?
        (?:[\s-](?P<scale>{_SCALE})(?:th)?)?
    |{_ORDINAL}|(?P<times>{"|".join((*FOLDS, *_TIMES))})|(?P<words>{NUMBER})(?:[\s-](?P<words_scale>{_SCALE}))?
    )(?![\w/]|-\d|-\w+fold|[.,]\d|\said|{_CONVERTED})""",
    re.IGNORECASE | re.VERBOSE,
)
# Words that say a number without naming it.
_SAID = {
    1: "首头頭初先始早前上一",
    2: "双雙对對二次再又另下翻倍番秒亚亞均都同贰",
    3: "叁仨季",
    100: "全百",
    Decimal("0.5"): "半",
    12: "打午年",
    30: "半",
}
# What Chinese may say with a figure though the English has none.
_WITHOUT_FIGURE = tuple(
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), tuple(map(Decimal, stands)))
    for words, stands in (
        (r"a?round[ -]the[ -]clock|day and night|night and day|any hour", (24,)),
        (r"midnight", (0, 12, 24)),
        (r"noon|midday", (12,)),
        (r"half(?:[ -]an)?[ -]hour|half past", (30,)),
        (r"quarter of a century|quarter[ -]century", (25,)),
        (r"an hour|on the hour|hour-long|hourly", (60,)),
        (r"fortnight", (14,)),
        (r"a quarter|one[ -]quarter|quarter(?:-of-a)?[ -](?:percentage[ -])?point", ("0.25",)),
        (r"three[ -]quarters", ("0.75",)),
        (r"an?|one|another|single|per|every|each", (1,)),
        (r"zero|nil|nought|nothing|none|never|goalless|scoreless", (0,)),
    )
)
_HALF_A = re.compile(rf"\bhalf[ -]an?[ -](?P<scale>{_SCALE})", re.IGNORECASE)
_NEVER = ("a", "an", "one", "zero")
# 'nine in ten' is 九成: the ten is not said.
_TEN = ("ten", "10", "five")
_OF_TEN = re.compile(rf"\b(?:in|out of) (?:{'|'.join(_TEN)})$", re.IGNORECASE)
# 'rose three times' is 增长三倍 to some and 增长两倍 to others; 'three times as many' is three times.
_RISES_BY = re.compile(
    r"\b(?:gr[eo]w(?:n|s|ing)?|r[io]s(?:e|es|en|ing)|increas(?:e|ed|es|ing)|expand(?:ed)?|jump(?:ed)?|surged?|up)(?: by)?(?: over| about| nearly)? [\w.-]+$",
    re.IGNORECASE,
)
_LEADING_FIGURE = re.compile(r"\d+(?:[,.]\d+)*")
# A token with figures and letters, strokes or hyphens, and what Chinese says for some of them.
_JOINED = re.compile(
    rf"(?<![\w.,/@#&=?:-])(?=[A-Za-z/.,-]*\d)(?=[\d.,]*[A-Za-z/-])(?:[\w/-]|[.,](?=\d))++(?<!fold)(?![@:]\w|\.[A-Za-z]|{_CONVERTED})",
    re.ASCII,
)
_JOINED_SAID = (
    ("COVID-19", "新冠"),
    ("24/7", "全天"),
    ("24/7", "24"),
    ("24/7", "昼夜"),
    ("24/7", "晝夜"),
    ("1/2", "半"),
)
_SHORT_SCALE = re.compile(rf"(?:-[\d.]+)?(?:[\s-](?=..))?({_SCALE}|tn|bn|mn|[kmb])\b", re.IGNORECASE)
_SHORT_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "b": 10**9, "bn": 10**9, "tn": 10**12}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class _Number(NamedTuple):
    """A number of the English: where it stands, what would do as a counterpart, and characters that say it too."""

    start: int
    end: int
    written: str
    values: frozenset[Decimal]
    said: frozenset[str] = frozenset()


class _Joined(NamedTuple):
    """Figures of the English that are joined with something: each that is no number of its own, and what is behind it."""

    written: str
    figures: tuple[tuple[str, str], ...]


def number_changed(target: Target) -> Iterator[str]:
    """A number outside slots that has no counterpart: '14th' needs 14 or 十四, 'fifth' 第五, 'doubled' 翻一番."""
    text, english = frame(target), source_frame(target)
    wanted, joined = [number for number in _numbers(english) if number.values], _joined(english)
    if not wanted and not joined:
        return
    stand = values(text)
    for number in wanted:
        if stand.isdisjoint(number.values) and number.said.isdisjoint(text):
            yield f"'{number.written}' has no counterpart in the translation"
    for token in joined:
        if _is_lost(token, text, stand):
            yield f"'{token.written}' has no counterpart in the translation"


@lru_cache(maxsize=KEPT)
def _numbers(english: str) -> tuple[_Number, ...]:
    return tuple(_number(match, english) for match in _ENGLISH.finditer(english))


def _number(match: re.Match[str], english: str) -> _Number:
    """The number; without values where Chinese need not say it."""
    if match[0].lower() in _TEN and _OF_TEN.search(english[: match.end()]):
        return _Number(*match.span(), match[0], frozenset())
    wanted = frozenset(_values(match))
    said = frozenset("".join(_SAID.get(value, "") for value in wanted))
    if english.startswith(" times", match.end()) and _RISES_BY.search(english[: match.end()]):
        wanted |= {value - 1 for value in wanted}
    return _Number(*match.span(), match[0], wanted, said)


@lru_cache(maxsize=KEPT)
def _joined(english: str) -> tuple[_Joined, ...]:
    """Figures joined with a stroke, a hyphen or letters: 12/07/2025, U-17, 500m."""
    if not FIGURE.search(english):
        return ()
    covered = {at for number in _numbers(english) for at in range(number.start, number.end)}
    return tuple(
        _Joined(token[0], tuple(_uncovered(token, english, covered))) for token in _JOINED.finditer(english)
    )


def _uncovered(token: re.Match[str], english: str, covered: set[int]) -> Iterator[tuple[str, str]]:
    for figure in _LEADING_FIGURE.finditer(token[0]):
        at = token.start() + figure.start()
        if at not in covered:
            yield figure[0], english[at + len(figure[0]) :]


def _is_lost(token: _Joined, text: str, stand: set[Decimal]) -> bool:
    """Whether one of its figures has no counterpart."""
    if token.written in text or any(token.written == one and word in text for one, word in _JOINED_SAID):
        return False
    return any(not _stands(figure, behind, stand) for figure, behind in token.figures)


def _stands(figure: str, behind: str, stand: set[Decimal]) -> bool:
    """The figure alone, in its scale (500m: 5亿; 10-15 million), or as a year of a century (2025-26)."""
    value = Decimal(figure.replace(",", ""))
    scale = _SHORT_SCALE.match(behind)
    scaled = value * {**_SHORT_SCALES, **_SCALES}[folded(scale[1])] if scale else value
    converted = re.match(_CONVERTED, behind)
    return bool(converted) or not stand.isdisjoint({value, scaled, value + 2000 if value < 100 else value})


def number_invented(target: Target) -> Iterator[str]:
    """Figures outside slots that the source has not: the model made them up."""
    source, text = target.segment.source, frame(target)
    for written, meant in numbers(text) if FIGURE.search(text) else ():
        figure = _LEADING_FIGURE.match(written)
        if figure and figure[0] not in source and not meant & _known(source):
            yield f"'{written}' is not in the source"


@lru_cache(maxsize=KEPT)
def _known(source: str) -> set[Decimal]:
    """All that the numbers and months of the source may stand for."""
    known = {value for match in _ENGLISH.finditer(source) for value in _values(match)}
    known |= {value for said, stands in _WITHOUT_FIGURE if said.search(source) for value in stands}
    for match in _HALF_A.finditer(source):
        known.add(Decimal(_SCALES[folded(match["scale"])]) / 2)
    return known | {Decimal(month) for month, name in enumerate(_MONTHS, 1) if name in source}


def _values(match: re.Match[str]) -> Iterator[Decimal]:
    """What would do as a counterpart; nothing for words that Chinese need not render ('a', 'one')."""
    if match["figure"]:
        yield from _figure(match)
    elif match["ordinal"]:
        tens = SMALL[folded(match["tens"])] if match["tens"] else 0
        value = Decimal(tens + ORDINALS[folded(match["ordinal"])])
        yield from (value, 100 / value, 10 / value) if match["share"] else (value,)
    elif match["times"]:
        word = folded(match["times"])
        value = Decimal(str(FOLDS.get(word) or _TIMES[word]))
        yield from (value, value - 1) if value > 2 else (value,)
    elif folded(match["words"]) not in _NEVER or match["words_scale"]:
        value = number_value(match["words"]) or Decimal(0)
        if value:
            yield from (value * _SCALES.get(folded(match["words_scale"] or ""), 1), Decimal(int(value)))


def _figure(match: re.Match[str]) -> Iterator[Decimal]:
    value = Decimal(match["figure"].replace(",", "")) * _SCALES.get(folded(match["scale"] or ""), 1)
    yield value
    if match["clock"]:
        yield from (int(value) + Decimal(12), Decimal(int(value) % 12))
    if 1900 <= value < 2100 and value % 10 == 0:
        yield from (value % 100, value // 100 + 1)  # the 1960s: 20世纪60年代
