"""How much two sentences of English and Chinese speak for each other by their words: what a word list expects and finds."""

from __future__ import annotations

import csv
import io
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import regex

from pipeline.files.resources import glossary_file
from pipeline.files.text import read_utf8

# How often a word that the list knows is rendered as the list says, and at most how far one word counts.
_RENDERED, _RAREST, _MOST = 0.45, 0.04, 0.5
# So many sentences without a word are thought of beside those of a text: a short one does not show what is rare.
_UNSEEN = 20
# Sentences speak at most so much for or against each other.
_CAP = 16.0
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_LONGEST = 3
_HAN, _LENGTHS = regex.compile(r"\p{Han}+"), range(2, 7)
_ENDINGS = (
    ("ies", "y"),
    ("es", ""),
    ("s", ""),
    ("ied", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("ly", ""),
)
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
# Words of grammar say nothing.
_NOTHING = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "and",
        "or",
        "but",
        "with",
        "from",
        "as",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "has",
        "have",
        "had",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "shall",
        "should",
        "must",
        "do",
        "does",
        "did",
        "not",
        "no",
        "this",
        "that",
        "these",
        "those",
        "it",
        "its",
        "he",
        "she",
        "they",
        "we",
        "i",
        "you",
        "his",
        "her",
        "their",
        "our",
        "my",
        "which",
        "who",
        "whom",
        "whose",
        "what",
        "when",
        "where",
        "while",
        "there",
        "here",
        "than",
        "then",
        "so",
        "such",
        "also",
        "into",
        "over",
        "under",
        "up",
        "out",
        "about",
        "after",
        "before",
        "more",
        "most",
        "other",
        "some",
        "any",
        "all",
        "each",
        "both",
        "one",
        "two",
        "three",
        "said",
        "mr",
        "ms",
        "mrs",
        "dr",
    ]
)


@dataclass(frozen=True, slots=True)
class Lexical:
    """What the words of each source have in each target. `known`: words of a source with the worth of missing each.

    `found`: of a source and a target by their numbers, the words that are rendered, with the worth of each.
    """

    known: tuple[Mapping[str, float], ...] = ()
    found: Mapping[tuple[int, int], Mapping[str, float]] = field(default_factory=dict)

    def speaks(self, start: int, end: int, at: int, to: int) -> float:
        """How much likelier sentences are to belong together than not, by their words (logarithm); 0 where nothing is known."""
        if not self.known:
            return 0.0
        total = 0.0
        for row in range(start, end):
            hit: dict[str, float] = {}
            for column in range(at, to):
                hit.update(self.found.get((row, column), ()))
            total += sum(hit.values()) + sum(
                worth for word, worth in self.known[row].items() if word not in hit
            )
        return max(-_CAP, min(_CAP, total))


def lexical(sources: Sequence[str], targets: Sequence[str]) -> Lexical:
    """Of English sentences and Chinese ones, in either script."""
    wanted = [dict(_renderings(text)) for text in sources]
    keys: defaultdict[str, set[str]] = defaultdict(set)
    for words in wanted:
        for word, renderings in words.items():
            for rendering in renderings:
                keys[rendering].add(word)
    held = [_held(_simplified(text), keys) for text in targets]
    often = Counter(word for words in held for word in words)
    share = {
        word: min(max((often[word] + 1) / (len(targets) + _UNSEEN), _RAREST), _MOST)
        for words in wanted
        for word in words
    }
    hits = {word: max(math.log(_RENDERED / one), 0.1) for word, one in share.items()}
    known = tuple(
        {word: min(math.log((1 - _RENDERED) / (1 - share[word])), 0.0) for word in words} for words in wanted
    )
    found = {
        (row, column): {word: hits[word] for word in both}
        for row, words in enumerate(wanted)
        for column, theirs in enumerate(held)
        if (both := words.keys() & theirs)
    }
    return Lexical(known, found)


def _held(text: str, keys: Mapping[str, set[str]]) -> set[str]:
    """The words of which a rendering stands in a target."""
    pieces = {
        run[at : at + length]
        for run in _HAN.findall(text)
        for length in _LENGTHS
        for at in range(len(run) - length + 1)
    }
    pieces |= {f"{int(month)}月" for month in re.findall(r"(\d{1,2})月", text)}
    return {word for piece in pieces if piece in keys for word in keys[piece]}


def _renderings(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The words and phrases of a sentence that the list knows, the longest first, each with its renderings."""
    table, words, at = _table(), _WORD.findall(text), 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + length]).lower()
            form = next((form for form in _forms(phrase) if form in table), None)
            if form and form not in _NOTHING:
                yield form, table[form]
                at += length - 1
                break
        at += 1


def _forms(phrase: str) -> Iterator[str]:
    yield phrase
    for ending, instead in _ENDINGS:
        if phrase.endswith(ending) and len(phrase) > len(ending) + 2:
            stem = phrase.removesuffix(ending) + instead
            yield stem
            if not instead and stem[-1:] == stem[-2:-1]:
                yield stem[:-1]


@cache
def _table() -> Mapping[str, tuple[str, ...]]:
    """The words of the list that comes along and the official names, in lower case, with renderings of two characters or more."""
    table: defaultdict[str, list[str]] = defaultdict(list)
    for row in csv.DictReader(io.StringIO(read_utf8(glossary_file("lexicon.csv"), "lexicon"), newline="")):
        table[row["english"].lower()] += row["zh-Hans-CN"].split("；")
    for row in csv.DictReader(
        io.StringIO(read_utf8(glossary_file("official-names.csv"), "glossary"), newline="")
    ):
        names = [row["zh-Hans-CN"] or "", _simplified(row["zh-Hant-HK"] or "")]
        for english in (row["en"], *(row["aliases"] or "").split("|")):
            if len(english.split()) <= _LONGEST:
                table[english.lower()] += names
    for number, month in enumerate(_MONTHS, 1):
        table[month].append(f"{number}月")
    cleaned = {word: tuple(sorted(set(_said(texts)))) for word, texts in table.items()}
    return {word: texts for word, texts in cleaned.items() if texts}


def _said(renderings: Sequence[str]) -> Iterator[str]:
    """What is looked for of renderings: their Chinese, without marks; a month as it is; no single character."""
    for text in renderings:
        yield from [text] if text[:1].isdigit() else [run for run in _HAN.findall(text) if len(run) > 1]


@cache
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")


def _simplified(text: str) -> str:
    return str(_converter().convert(text))
