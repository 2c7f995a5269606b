"""Where a run writes what: a folder for each release, and the reports and the memory beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path

CACHE = ".cache.sqlite"
LOCK = ".lock"
"""Held by the run that is writing."""
WRITTEN = ".written.jsonl"
"""What a run has written so far; there only until its manifest is."""
MADE_FROM = ".config.json"
"""The config and the options that a command made the run from."""
MEMORY = "memory.sqlite"
"""What was accepted on the page of a run whose config names no memory."""
REVIEWS = "review.sqlite"
REVIEWED = "reviewed.tmx"

BILINGUAL = {"xliff": "xlf", "xliff12": "xliff12.xlf", "docx": "docx", "xlsx": "xlsx", "tmx": "tmx"}
"""How a bilingual file's name ends, by what a config calls its format."""


class Report(StrEnum):
    """The files about the run as a whole."""

    SCORES = "scores.json"
    SEGMENTS = "segments.json"
    FINDINGS = "findings.json"
    SARIF = "findings.sarif"
    GATES = "gates.json"
    JUNIT = "junit.xml"
    MARKDOWN = "report.md"
    HTML = "report.html"
    RUN = "run.json"
    TIMINGS = "timings.json"


# No release can have a folder of such a name.
_DATABASES = {f"{name}{end}" for name in (CACHE, MEMORY, REVIEWS) for end in ("", "-journal", "-wal", "-shm")}
RESERVED = frozenset({".", "..", LOCK, WRITTEN, MADE_FROM, REVIEWED, *_DATABASES, *Report})


def translated_file(source: Path, locale: str) -> str:
    """`release.en.txt` in zh-Hans-CN is written to `release.en/zh-Hans-CN.txt`."""
    return f"{source.stem}/{locale}{source.suffix}"


def bilingual_file(source: Path, locale: str, kind: str = "xliff") -> str:
    """`release.en.txt` and its zh-Hans-CN stand side by side in `release.en/bilingual.zh-Hans-CN.xlf`."""
    return f"{source.stem}/bilingual.{locale}.{BILINGUAL[kind]}"


def written_files(
    output: Path, sources: Iterable[Path], locales: Iterable[str], kinds: Sequence[str] = ("xliff",)
) -> Iterator[Path]:
    """Every file that a run writes."""
    tags = tuple(locales)
    for source in sources:
        for locale in tags:
            yield output / translated_file(source, locale)
            yield from (output / bilingual_file(source, locale, kind) for kind in kinds)
    yield from (output / name for name in (*Report, CACHE, LOCK))
