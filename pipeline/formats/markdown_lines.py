"""Which lines of a Markdown paragraph stand each for itself: contacts, labels, a heading in bold; and what ' | ' divides."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.formats.markdown_inline import wrapper
from pipeline.formats.markdown_parser import inline_tokens

# A line that is a heading, a label, or has a telephone number, an address of the net, or parts: nobody breaks prose there.
_OWN_LINE = re.compile(
    r"(?:\*\*|__)[^*_]+(?:\*\*|__):?$|.*[^:]:$"
    r"|.*(?:\b(?i:tel|telephone|fax|e-?mail|phone|mobile)\b\.? ?:|\w@[\w-]+\.|\bwww\.|\s\|\s)"
)
_LABELLED = re.compile(r"[*_]{0,3}[A-Z][\w '’&/().-]{0,40}:[*_]{0,3}(?:\s|$)")
_LONGEST_OWN_LINE = 90
# All of a line, or of its first part.
_ADDRESS = re.compile(r"(?:\w[\w.+-]*@[\w-]+\.|https?://|www\.)\S*(?<![.,;])(?:\s+\|\s.*)?")
_BESIDE = re.compile(r"\s+\|\s+")
_SENTENCE_END = re.compile(r"[.!?:…。][\"'”’)\]*_]*$")
_GOING_ON = "–—,;&"
_OPENERS = "*_\"'“‘(["


def ends(contents: Sequence[str]) -> list[bool]:
    """Of each line of a paragraph whether what follows it is another block."""
    lines = [content.strip() for content in contents]
    if _is_listing(lines):
        return [True] * len(lines)
    alone = [_is_alone(lines, at) for at in range(len(lines))] if len(lines) > 1 else [False]
    return [one or following for one, following in zip(alone, [*alone[1:], False], strict=True)]


def beside(raw: str) -> list[tuple[int, int]]:
    """Where the parts of a line begin and end that ' | ' divides; one part where marks would be torn."""
    edges = [0, *(place for match in _BESIDE.finditer(raw) for place in match.span()), len(raw)]
    parts = list(zip(edges[::2], edges[1::2], strict=True))
    torn = "\n" in raw or any(_is_open(raw[start:end]) for start, end in parts)
    return [(0, len(raw))] if torn else parts


def _is_listing(lines: Sequence[str]) -> bool:
    """Whether all lines stand each for itself, as in a block of contacts."""
    if len(lines) < 2 or not all(map(_begins_anew, lines)):
        return False
    return any(map(_OWN_LINE.match, lines)) or all(map(_LABELLED.match, lines))


def _begins_anew(line: str) -> bool:
    """Whether a line may be one of its own: short or in parts, not begun in a small letter, and with no mark that another closes."""
    is_whole = line.count("**") % 2 == line.count("`") % 2 == 0 and line.count("[") == line.count("]")
    may_be_long = _LABELLED.match(line) or _BESIDE.search(line)
    if not line or not is_whole or not (may_be_long or len(line) <= _LONGEST_OWN_LINE):
        return False
    return not (line[0].islower() or line[0] in _GOING_ON) or _ADDRESS.fullmatch(line) is not None


def _is_alone(lines: Sequence[str], at: int) -> bool:
    """Whether a line is nothing but bold or italics, and neither goes on a sentence nor is gone on from."""
    before, line, behind = lines[at - 1] if at else "", lines[at], (*lines[at + 1 :], "")[0]
    if line[:1] not in ("*", "_") or (before and not _SENTENCE_END.search(before)):
        return False
    following = behind.lstrip(_OPENERS)[:1]
    if behind and (not following.isalnum() or following.islower()):
        return False
    inline = inline_tokens(raw := line.removesuffix(":"), {})
    return wrapper(raw, inline) is not None and inline[0].type in ("em_open", "strong_open")


def _is_open(part: str) -> bool:
    return any(part.count(mark) % 2 for mark in ("*", "**", "`")) or part.count("[") != part.count("]")
