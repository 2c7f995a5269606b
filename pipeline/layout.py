"""Where a run writes what: a folder for each release, and the reports and the memory beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path

CACHE = ".cache.sqlite"
WRITTEN = ".written.jsonl"
"""What a run has written so far; there only until its manifest is."""


class Report(StrEnum):
    """The files about the run as a whole."""

    SCORES = "scores.json"
    FINDINGS = "findings.json"
    SARIF = "findings.sarif"
    GATES = "gates.json"
    JUNIT = "junit.xml"
    MARKDOWN = "report.md"
    HTML = "report.html"
    RUN = "run.json"
    TIMINGS = "timings.json"


# No release can have a folder of such a name.
RESERVED = frozenset({".", "..", CACHE, f"{CACHE}-journal", WRITTEN, *Report})


def translated_file(source: Path, locale: str) -> str:
    """`release.en.txt` in zh-Hans-CN is written to `release.en/zh-Hans-CN.txt`."""
    return f"{source.stem}/{locale}{source.suffix}"


def bilingual_file(source: Path, locale: str) -> str:
    """`release.en.txt` and its zh-Hans-CN stand side by side in `release.en/bilingual.zh-Hans-CN.xlf`."""
    return f"{source.stem}/bilingual.{locale}.xlf"


def written_files(output: Path, sources: Iterable[Path], locales: Iterable[str]) -> Iterator[Path]:
    """Every file that a run writes."""
    tags = tuple(locales)
    for source in sources:
        for locale in tags:
            yield output / translated_file(source, locale)
            yield output / bilingual_file(source, locale)
    yield from (output / name for name in (*Report, CACHE))
