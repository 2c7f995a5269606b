"""Hints for the built-in model: what a lexicon says of words that it has seldom seen stands beside them in the source.

The model was trained with the same hints and decides itself what it takes of them, so a row that is added to the
lexicon helps at once (dictionary hints in the source: after Dinu et al. 2019, with several renderings of a word).
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from pathlib import Path

from pipeline.errors import user_error
from pipeline.files.resources import glossary_file, glossary_rows
from pipeline.files.text import read_utf8
from pipeline.words.titles import title_cased

OPEN, BETWEEN, CLOSE = "\x02", "\x04", "\x03"
"""Around and between renderings; SentencePiece reads them as bytes that no text has."""
MARKS = OPEN + BETWEEN + CLOSE
COLUMNS = ("english", "zh-Hans-CN")
_BETWEEN = "；"
_TOKEN = re.compile(r"<[TNDV]\d+>|[A-Za-z]+(?:'[a-z]+)?")
# What may stand between the words of a phrase: 'supply chain', 'state-of-the-art', "villagers' committee".
_GAPS = (" ", "-", "' ")
_LONGEST = 4
_ENGLISH = re.compile(rf"[a-z]+(?:'[a-z]+)?(?: [a-z]+(?:'[a-z]+)?){{0,{_LONGEST - 1}}}")
# Renderings as nearly all rows have them: nothing to strip, nothing to refuse.
_PLAIN = re.compile(rf"[^\s\x00-\x1f\x7f{_BETWEEN}]+(?:{_BETWEEN}[^\s\x00-\x1f\x7f{_BETWEEN}]+)*")
# A subject has capitals and is no name: 'Associate Professor of Nursing'; behind a slot only where it sounds like one, <T0> of Neurology.
_WORDS = r"[A-Z][a-z]+(?:(?:,? and|,| &)? [A-Z][a-z]+){0,4}"
_SUBJECT = re.compile(
    r"(?:\b(?:Professors?|Lecturer|Reader|Specialist|Consultant)"
    rf"|<T\d>(?= (?:of|in) (?:[A-Z][a-z]+ )?[A-Z][a-z]+(?:logy|ics|istry|iatry|ine|ing|nomy|ery|ences?)\b)) (?:of|in) (?P<subject>{_WORDS})"
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
# Endings of inflected words, and what the base form has instead.
_ENDINGS = (
    ("ies", ("y",)),
    ("s", ("",)),
    ("es", ("",)),
    ("ied", ("y",)),
    ("ed", ("", "e")),
    ("ying", ("ie",)),
    ("ing", ("", "e")),
)
# A syllable whose last letter would have been doubled: 'hop' of 'hoped', which must be 'hope'.
_SHORT = re.compile(r"[^aeiou]*[aeiouy][^aeiouwxy]")

# Words whose base forms and rows are kept at hand.
_REMEMBERED = 1 << 14

Keep = Callable[[], bool]


class Lexicon:
    """English words and phrases in base form with their renderings, the likeliest first."""

    def __init__(self, rows: Mapping[str, tuple[str, ...]]) -> None:
        self._rows = rows
        self._alone = lru_cache(maxsize=_REMEMBERED)(lambda word: self._row([word]))

    @cached_property
    def digest(self) -> str:
        """What the lexicon says, in 16 letters."""
        whole = "\n".join(f"{word}\t{BETWEEN.join(said)}" for word, said in sorted(self._rows.items()))
        return hashlib.sha256(whole.encode()).hexdigest()[:16]

    @property
    def words(self) -> Collection[str]:
        """The English of all rows."""
        return self._rows.keys()

    def hinted(self, text: str, keep: Keep = lambda: True) -> str:
        """The text with hints behind the words; `keep` says for each hint whether it is given."""
        out, done = [], 0
        for run in _runs(text):
            words, at = [token[0].lower() for token in run], 0
            while at < len(words):
                count, renderings = self._longest(words[at : at + _LONGEST])
                if renderings and keep():
                    end = run[at + count - 1].end()
                    out += [text[done:end], OPEN, BETWEEN.join(renderings), CLOSE]
                    done = end
                at += count
        return "".join(out) + text[done:]

    def _longest(self, words: Sequence[str]) -> tuple[int, tuple[str, ...]]:
        """How many of the words the longest row takes, and its renderings; one and none if there is no row."""
        if len(words) > 1:
            for count in range(min(len(words), self._reach(words[0], words[1])), 1, -1):
                if found := self._row(words[:count]):
                    return count, found
        return 1, self._alone(words[0])

    def _row(self, words: Sequence[str]) -> tuple[str, ...]:
        return next((self._rows[form] for form in _forms(words) if form in self._rows), ())

    def _reach(self, first: str, second: str) -> int:
        """How many words the longest phrase has that may begin with the two; few words that meet begin any."""
        known = self._phrases
        reach = known.get(f"{first} {second}", 0)
        for base in bases(second):
            reach = max(reach, known.get(f"{first} {base}", 0))
        for base in bases(first):
            reach = max(reach, known.get(f"{base} {second}", 0))
        return reach

    @cached_property
    def _phrases(self) -> Mapping[str, int]:
        """The first two words of phrases, and how many words the longest of them has."""
        phrases = sorted((row for row in self._rows if " " in row), key=lambda row: row.count(" "))
        return {" ".join(row.split(" ", 2)[:2]): row.count(" ") + 1 for row in phrases}


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """The words that may be hinted at, those together that can be of one phrase.

    Outside headlines, quoted titles and subjects a capital is a name's, but for that of the first word.
    """
    tokens = list(_TOKEN.finditer(text))
    headline = _is_headline([token[0] for token in tokens])
    subjects = [match.span("subject") for match in _SUBJECT.finditer(text)]
    titles, run = [*title_cased(text), *subjects], list[re.Match[str]]()
    for at, token in enumerate(tokens):
        word = token[0]
        is_word = word[0] != "<" and (at == 0 or headline or word.islower() or _is_in(token, titles))
        if run and not (is_word and text[run[-1].end() : token.start()] in _GAPS):
            yield run
            run = []
        if is_word:
            run.append(token)
    if run:
        yield run


def _is_in(token: re.Match[str], stretches: Sequence[tuple[int, int]]) -> bool:
    return any(start <= token.start() < end for start, end in stretches)


@cache
def load_lexicon(path: Path | None = None) -> Lexicon:
    """The lexicon of a CSV file with the columns `english,zh-Hans-CN`, or the one that comes along.

    Several renderings stand with ； between. Raises `UserError` for a file that is no lexicon, with the line.
    """
    path = path or glossary_file("lexicon.csv")
    reader = csv.reader(io.StringIO(read_utf8(path, "lexicon"), newline=""), strict=True)
    rows: dict[str, tuple[str, ...]] = {}
    line = 1
    try:
        if tuple(next(reader, ())) != COLUMNS:
            raise user_error(f"expected the columns {','.join(COLUMNS)} in the first line", path, 1)
        line = reader.line_num + 1
        for row in reader:
            english, renderings = _read(row, path, line)
            if english in rows:
                raise user_error(f"'{english}' stands in an earlier line already", path, line, COLUMNS[0])
            rows[english] = renderings
            line = reader.line_num + 1
    except csv.Error as error:
        raise user_error(f"not CSV: {error}; is a quotation mark open?", path, line) from None
    return Lexicon(rows)


def _read(row: Sequence[str], path: Path, line: int) -> tuple[str, tuple[str, ...]]:
    """The words and renderings of a row. Raises `UserError` for one that could never be a hint."""
    if len(row) == 2 and _ENGLISH.fullmatch(row[0]) and _PLAIN.fullmatch(row[1]):
        return row[0], tuple(row[1].split(_BETWEEN))
    if len(row) != 2:
        raise user_error(f"expected {','.join(COLUMNS)}", path, line)
    english = " ".join(row[0].lower().replace("’", "'").replace("-", " ").replace("' ", " ").split())
    if not _ENGLISH.fullmatch(english):
        raise user_error(f"'{row[0]}': expected one to {_LONGEST} English words", path, line, COLUMNS[0])
    renderings = tuple(text.strip() for text in row[1].split(_BETWEEN) if text.strip())
    if not renderings or any(map(_CONTROL.search, renderings)):
        raise user_error(f"expected Chinese, several with {_BETWEEN} between", path, line, COLUMNS[1])
    return english, renderings


def _forms(words: Sequence[str]) -> Iterator[str]:
    """The words as they are, then with the last one in its base form, then the first one."""
    yield " ".join(words)
    for base in bases(words[-1]):
        yield " ".join([*words[:-1], base])
    if len(words) > 1:
        for base in bases(words[0]):
            yield " ".join([base, *words[1:]])


@lru_cache(maxsize=_REMEMBERED)
def bases(word: str) -> tuple[str, ...]:
    """What an English word may be an inflected form of: 'planned' → 'plann', 'planne', 'plan'."""
    return tuple(_bases(word))


def _bases(word: str) -> Iterator[str]:
    if base := _irregular().get(word):
        yield base
        return
    for ending, instead in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem == word or not stem:
            continue
        yield from (
            stem + letters for letters in instead if letters or ending[0] == "s" or not _SHORT.fullmatch(stem)
        )
        if len(instead) == 2 and len(stem) > 2 and stem[-1] == stem[-2]:
            yield stem[:-1]


@cache
def _irregular() -> Mapping[str, str]:
    return {row["form"]: row["base"] for row in glossary_rows("irregular-forms.csv")}


def _is_headline(words: Sequence[str]) -> bool:
    """Whether most of the longer words are capitalised."""
    longer = [word for word in words if len(word) > 3 and word[0] != "<"]
    return len(longer) > 3 and sum(word[0].isupper() for word in longer) > 0.7 * len(longer)
