"""What names who or what in Chinese, and the English that warrants it, by `referents.csv`.

The model sees one sentence: for 'It' it may write a subject of its own, 公司 or 展览. The rows of `it` are such subjects;
those of `release` and `sentence` are bodies, people and places that must stand in the English of the release so far, or of the sentence.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

from pipeline.document import Segment, Slot
from pipeline.document.values import names_in
from pipeline.words.wording import any_of

IT, RELEASE, SENTENCE = "it", "release", "sentence"
# What 'It' stands for is in its sentence, or so many before.
NEAR = 3
_NO = "!"
# Before a subject stands nothing, or one clause that has none: 此后，公司…
_BEFORE = r"[“「（]*(?:|(?!它)[^，。：；！？]{1,40}[，：][“「]*)"
# Behind a subject they make another word of it: 工程师, 汽车制造商.
_COMPOUND = "(?![员員师師业業人家商院组組团團司校区區站部队隊制製草]|同业|同業|当局|當局)"
_BEGINNING = (
    r"(?:However|Meanwhile|Moreover|Instead|Besides|Also|In|At|On|By|Since|During|After|Before|Under|For|With|From|Until|"
    r"Through|According|As|To|If|When|While|Although|Though|Once|Last|This|Next|Earlier|Today|Yesterday|\w+ly)"
)
_SOON = (
    r"(?:(?:Last|This) \w+|At present|Since then|So far|To date|Today|Yesterday|Now|Later|Then|But|And|Yet)"
)
# 'It' that stands for nothing: it was decided that, it remains to be seen, it was she who.
_EMPTY = (
    r"(?! (?:\w+ ){0,2}?(?:is|was|be|been|remains|seems|appears)\b(?: [\w'’<>-]+){0,6}? (?:that|whether|who|whom)\b"
    r"| (?:\w+ ){0,2}?(?:is|was|be|been|remains)(?: \w+ly)? (?:decided|agreed|hoped|planned|necessary|essential|important|possible|"
    r"impossible|difficult|hard|easy|right|wrong|time|a matter|a pleasure|an honour|only|not|to be)\b"
    r"| (?:is|was) [\"“]"
    r"| (?:takes|took|gives|gave|depends|turns|turned|rains|rained|happens|happened|follows)\b)"
)
_PRONOUN = re.compile(
    rf"[^\w<]*(?:(?:{_BEGINNING}\b|<[DNT]\d+>)[^,;:.]{{0,80}}, |{_SOON} )?(?P<word>It|it|Its|its)\b(?!['’]){_EMPTY}"
)


class Referent(NamedTuple):
    """One row: its English, the categories of names that warrant it as well unless they have a certain word, and how far from it they may be."""

    english: str
    names: frozenset[str]
    reach: str
    unless: str = ""

    def warranted(self, segments: Sequence[Segment]) -> bool:
        """Whether a sentence has one of the English words, or a name of such a category.

        A name with one of the words of `unless` counts for nothing, though it be X Society Limited.
        """
        return any(self._said(one) for one in segments)

    def _said(self, segment: Segment) -> bool:
        others = [*self._others(segment)] if self.unless else []
        text = segment.source
        for slot in others:
            text = text.replace(slot.source, " ")
        if _english(self.english).search(text):
            return True
        return any(self._names(slot) for slot in segment.slots if slot not in others)

    def _others(self, segment: Segment) -> Iterator[Slot]:
        unless = _english(self.unless)
        return (slot for slot in segment.slots if self._names(slot) and unless.search(slot.source))

    def _names(self, slot: Slot) -> bool:
        """Whether it has a name of such a category."""
        return any(
            name.term is not None and name.term.category in self.names for name in names_in(slot.value)
        )


class Found(NamedTuple):
    """A Chinese word of the table, where it stands, and its row."""

    word: str
    start: int
    end: int
    row: Referent


def pronoun(segment: Segment) -> str:
    """'It' or 'Its', if the sentence begins with it and it stands for something, or nothing."""
    found = _PRONOUN.match(segment.slotted)
    return found["word"].capitalize() if found else ""


def before(segments: Sequence[Segment]) -> Mapping[str, Sequence[Segment]]:
    """The sentences right before each, by its id: those that 'It' may speak of."""
    return {one.id: segments[max(0, at - NEAR) : at] for at, one in enumerate(segments)}


def subject(text: str, script: str) -> Found | None:
    """The word of `it` that begins the text, or its second clause."""
    match = _subject(script).match(text)
    return _found(match, _rows(script, IT)) if match else None


def bodies(text: str, script: str) -> Iterator[Found]:
    """The words of the other rows, wherever they stand."""
    rows = _rows(script, RELEASE, SENTENCE)
    return (_found(match, rows) for match in _body(script).finditer(text) if match["word"] in rows)


def _found(match: re.Match[str], rows: Mapping[str, Referent]) -> Found:
    return Found(match["word"], match.start("word"), match.end("word"), rows[match["word"]])


@cache
def _subject(script: str) -> re.Pattern[str]:
    return re.compile(f"{_BEFORE}(?P<word>{any_of(_rows(script, IT))}){_COMPOUND}")


@cache
def _body(script: str) -> re.Pattern[str]:
    """Any word, the longest first, also those with '!' before them, which are nobody."""
    words = (word.removeprefix(_NO) for word in _rows(script, RELEASE, SENTENCE))
    return re.compile(f"(?P<word>{any_of(words)})")


@cache
def _rows(script: str, *reaches: str) -> Mapping[str, Referent]:
    """The row of each word."""
    rows = [(row, _referent(row)) for row in _table() if row["reach"] in reaches]
    return {word: referent for row, referent in rows for word in row[f"zh-{script}"].split("|")}


@cache
def _table() -> tuple[dict[str, str], ...]:
    text = resources.files(__package__).joinpath("referents.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


def _referent(row: Mapping[str, str]) -> Referent:
    names = frozenset(filter(None, row["names"].split("|")))
    return Referent(row["english"], names, row["reach"], row["unless"])


@cache
def _english(words: str) -> re.Pattern[str]:
    """Any of the words; `*` stands for letters, and an abbreviation counts in capitals alone."""
    by_edges: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for word in words.split("|"):
        edges = "" if word.startswith("*") else r"(?<!\w)", "" if word.endswith("*") else r"(?!\w)"
        by_edges[edges].append(word)
    return re.compile("|".join(f"{start}(?:{_either(own)}){end}" for (start, end), own in by_edges.items()))


def _either(words: Sequence[str]) -> str:
    small = "|".join(re.escape(word.strip("*")) for word in words if not word.rstrip("*").isupper())
    large = [re.escape(word.strip("*")) for word in words if word.rstrip("*").isupper()]
    return "|".join([f"(?i:{small})"] * bool(small) + large)
