"""The tables of what differs between regions: words, glyphs, and the contexts in which they do not differ."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import user_error
from pipeline.files.resources import glossary_file

TABLE, MAINLAND_TABLE = "region-words.csv", "mainland-words.csv"
WORD, GLYPH = "word", "glyph"


@dataclass(frozen=True, slots=True)
class RegionWord:
    """A Simplified form of another region and what this one writes for it; `unless` are the contexts that keep it as it is."""

    source: str
    target: str
    kind: str
    apply: bool
    unless: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of a text: what the table writes for it, or text (`settled` False) that is still to be converted."""

    text: str
    settled: bool


def read_region_words(locale: str, path: Path | None = None) -> tuple[RegionWord, ...]:
    """The rows of a table for a locale, in file order; rows without a form for it are left out.

    Other regions replace the Mainland's words. The Mainland has a table of its own, whose rows are all applied: of
    Hong Kong's words, which the engine has learnt beside the Mainland's.
    """
    if locale == "zh-Hans-CN":
        return tuple(_rows(path or glossary_file(MAINLAND_TABLE), "zh-Hans-HK", locale, ()))
    return tuple(_rows(path or glossary_file(TABLE), "zh-Hans-CN", locale, ("kind", "apply")))


def _rows(file: Path, source: str, locale: str, others: tuple[str, ...]) -> Iterator[RegionWord]:
    with file.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        missing = {source, locale, "unless", *others} - set(reader.fieldnames or ())
        if missing:
            raise user_error(f"has no column {', '.join(sorted(missing))}", file, 1)
        yield from (_row(row, source, locale, file, reader.line_num) for row in reader if row[locale])


def _row(row: Mapping[str, str], source: str, locale: str, file: Path, line: int) -> RegionWord:
    kind, apply = row.get("kind", WORD), row.get("apply", "yes")
    if kind not in (WORD, GLYPH):
        raise user_error(f"'{kind}' is not a kind; choose {GLYPH} or {WORD}", file, line, "kind")
    if apply not in ("yes", "no"):
        raise user_error(f"'{apply}' is neither yes nor no", file, line, "apply")
    unless = tuple(context for context in row["unless"].split("|") if context)
    for context in unless:
        if row[source] not in context:
            raise user_error(f"'{context}' does not contain '{row[source]}'", file, line, "unless")
    return RegionWord(row[source], row[locale], kind, apply == "yes", unless, line)


class Replacer:
    """Longest-match replacement from left to right; a word in one of its own contexts is left alone."""

    def __init__(self, words: Sequence[RegionWord]) -> None:
        self._by_start: dict[str, list[RegionWord]] = {}
        for word in sorted(words, key=lambda word: len(word.source), reverse=True):
            self._by_start.setdefault(word.source[:2], []).append(word)
        first = {word.source[0] for word in words}
        self._first = re.compile(f"[{re.escape(''.join(sorted(first)))}]" if first else "(?!)")

    def split(self, text: str) -> Iterator[Stretch]:
        """The text in order: stretches that the table settles, and the rest."""
        done = 0
        for match in self._first.finditer(text):
            at = match.start()
            word = self._word_at(text, at) if at >= done else None
            if word is None:
                continue
            if at > done:
                yield Stretch(text[done:at], settled=False)
            yield Stretch(word.target, settled=True)
            done = at + len(word.source)
        if done < len(text):
            yield Stretch(text[done:], settled=False)

    def _word_at(self, text: str, at: int) -> RegionWord | None:
        start = text[at : at + 2]
        for word in [*self._by_start.get(start, []), *self._by_start.get(start[0], [])]:
            if text.startswith(word.source, at) and not _in_context(word, text, at):
                return word
        return None


def _in_context(word: RegionWord, text: str, at: int) -> bool:
    """Whether one of the word's contexts lies around the place where it stands."""
    for context in word.unless:
        start = context.find(word.source)
        while start >= 0:
            if at >= start and text.startswith(context, at - start):
                return True
            start = context.find(word.source, start + 1)
    return False
