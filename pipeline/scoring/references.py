"""Reads a reference and puts it beside the hypothesis block for block, or says where the two part."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

from pipeline.errors import UserError, user_error
from pipeline.files.text import file_digest, read_utf8

_LENGTH_RATIO = 3
_SHORT = 8
_DIGITS = re.compile(r"\d+")


def digest_of(paths: Sequence[Path]) -> str:
    """The SHA-256 of a reference's file; of several references, that of theirs one after the other."""
    digests = [file_digest(path) for path in paths]
    return digests[0] if len(digests) == 1 else hashlib.sha256(" ".join(digests).encode()).hexdigest()


def read_reference(path: Path, blocks: int) -> list[str]:
    """The lines of a plain-text reference, without the blank ones: one for each of `blocks` blocks."""
    text = read_utf8(path, "reference")
    lines = [line.strip() for line in re.split(r"\r\n?|\n", text) if line.strip()]
    if len(lines) != blocks:
        raise _unequal(path, len(lines), blocks)
    return lines


def align(
    hypothesis: Sequence[str], reference: Sequence[str], file: Path | str
) -> tuple[list[str], list[str]]:
    """Hypothesis and reference, line for line; blank ones count on neither side.

    A block that was left empty by the translation keeps its place if the reference has a line for it.
    Raises `UserError` that names `file` if the counts differ, with the line at which the two part.
    """
    references = [line for line in reference if line.strip()]
    hypotheses = [line for line in hypothesis if line.strip()]
    if len(hypothesis) == len(references):
        hypotheses = list(hypothesis)
    if len(hypotheses) != len(references):
        raise _unequal(file, len(references), len(hypotheses), _parting(hypotheses, references))
    return hypotheses, references


def _unequal(file: Path | str, lines: int, blocks: int, parting: str = "") -> UserError:
    return user_error(
        f"{lines} line{'s' * (lines != 1)}, but the source has {blocks} block{'s' * (blocks != 1)}; "
        f"a reference must have one line a block (blank lines do not count){parting}",
        file,
    )


def _parting(hypotheses: Sequence[str], references: Sequence[str]) -> str:
    """Where two lists of different lengths part: at the first unlikely pair, or where one ends."""
    for number, (hypothesis, reference) in enumerate(zip_longest(hypotheses, references), 1):
        if hypothesis is None:
            return f"; they seem to part at line {number} ({_start(reference)}), after the last block"
        if reference is None or not _likely_pair(hypothesis, reference):
            return f"; they seem to part at line {number}, where the translation is {_start(hypothesis)}"
    raise ValueError("lists of one length do not part")


def _start(text: str) -> str:
    return f"“{text[:12]}…”" if len(text) > 12 else f"“{text}”"


def _likely_pair(hypothesis: str, reference: str) -> bool:
    """False if the lengths are far apart, or if both have numbers and share none."""
    short, long = sorted((len(hypothesis), len(reference)))
    if long > _SHORT and short * _LENGTH_RATIO < long:
        return False
    ours, theirs = set(_DIGITS.findall(hypothesis)), set(_DIGITS.findall(reference))
    return not (ours and theirs) or bool(ours & theirs)
