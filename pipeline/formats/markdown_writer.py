"""Text and marks as Markdown: read back, they are the same; where marks cannot hug Chinese, as HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import product
from typing import Any

import regex

from pipeline.document import BlockKind, Mark, MarkKind
from pipeline.formats.markdown_inline import marked, plain_text
from pipeline.formats.markdown_parser import inline_tokens, parser
from pipeline.formats.nesting import Step, nested, steps
from pipeline.formats.sourcetext import one_spaced, one_spaced_places

_INLINE_MARK = re.compile(r"[\\`*_\[\]<>&!~]")
# One line that begins with a letter is a paragraph.
_WORDS = re.compile(r"[^\W\d_][^\r\n]*")
_PARAGRAPH = ["paragraph_open", "inline", "paragraph_close"]
_PUNCTUATION = r"[\p{P}\p{S}\s]*"
_EDGES = regex.compile(rf"({_PUNCTUATION})(.*?){_PUNCTUATION}", regex.DOTALL)
_ADDRESS = re.compile(r"\]\(<(?:mailto:)?([^<>]*)>\)")
_TAGS = {"*": "em", "_": "em", "**": "strong", "__": "strong", "~~": "del", "~": "del"}

Way = Callable[[str, Mark], Mark]


def woven(text: str, marks: Sequence[Mark], kind: BlockKind, references: dict[str, Any]) -> str:
    """The text with its marks, and with backslashes only where the parser would otherwise read other marks into it."""
    made = _woven(text, marks, references) if marks else _escaped(text)
    return _in_block(made, kind)


def _escaped(text: str) -> str:
    if _INLINE_MARK.search(text) and plain_text(inline_tokens(text, {})) != one_spaced(text):
        return _INLINE_MARK.sub(r"\\\g<0>", text)
    return text


def _woven(text: str, marks: Sequence[Mark], references: dict[str, Any]) -> str:
    """The first way of writing that is read back as it was meant; the last leaves out looks that none can write."""
    kept = _without_broken_code(marks)
    for way, escapes in product(_WAYS, (False, True)):
        wanted = [way(text, mark) for mark in kept]
        made = _written(text, wanted, escapes)
        if _stands(made, text, wanted, references):
            return made
    return _written(text, [mark for mark in kept if mark.kind is not MarkKind.LOOK], True)


def _stands(made: str, text: str, wanted: Sequence[Mark], references: dict[str, Any]) -> bool:
    """Whether the Markdown is read as the text with the marks, neither more nor fewer."""
    read, found = marked(inline_tokens(made, references))
    places = one_spaced_places(text)
    meant = [replace(mark, start=places[mark.start], end=places[mark.end]) for mark in nested(wanted)]
    return read == one_spaced(text) and _spans(found) == _spans(meant)


def _spans(marks: Sequence[Mark]) -> list[tuple[str, int, int]]:
    points = (MarkKind.NOTE, MarkKind.THING)
    return sorted((mark.kind.value, mark.start, mark.end) for mark in marks if mark.kind not in points)


def _as_it_was(text: str, mark: Mark) -> Mark:
    return mark


def _starred(text: str, mark: Mark) -> Mark:
    """Underscores open nothing between Chinese characters; stars do."""
    stars = {"_": "*", "__": "**"}.get(mark.opening, mark.opening)
    return mark if stars == mark.opening else replace(mark, opening=stars, closing=stars)


def _inside_punctuation(text: str, mark: Mark) -> Mark:
    """Stars beside a bracket or comma open nothing if a Chinese character is on the other side."""
    mark = _starred(text, mark)
    match = _EDGES.fullmatch(text[mark.start : mark.end])
    if mark.kind is not MarkKind.LOOK or mark.opening not in _TAGS or match is None or not match[2]:
        return mark
    start = mark.start + len(match[1])
    return replace(mark, start=start, end=start + len(match[2]))


def _tagged(text: str, mark: Mark) -> Mark:
    tag = _TAGS.get(mark.opening) if mark.kind is MarkKind.LOOK else None
    return mark if tag is None else replace(mark, opening=f"<{tag}>", closing=f"</{tag}>")


_WAYS: tuple[Way, ...] = (_as_it_was, _starred, _inside_punctuation, _tagged)


def _without_broken_code(marks: Sequence[Mark]) -> list[Mark]:
    """Nothing can be marked within code."""

    def is_broken(code: Mark) -> bool:
        others = [
            mark for mark in marks if mark is not code and mark.start < code.end and code.start < mark.end
        ]
        around = all(mark.start <= code.start and code.end <= mark.end for mark in others)
        outer = [mark for mark in others if (mark.start, mark.end) == (code.start, code.end)]
        late = any(marks.index(mark) > marks.index(code) for mark in outer)
        return not around or late

    return [mark for mark in marks if not mark.opening.startswith("`") or not is_broken(mark)]


def _written(text: str, marks: Sequence[Mark], escapes: bool) -> str:
    return "".join(_pieces(text, list(steps(len(text), marks)), escapes))


def _pieces(text: str, several: Sequence[Step], escapes: bool) -> Iterator[str]:
    code, address = "", False
    for step in several:
        mark = step.mark
        if mark is None:
            part = "" if address else text[step.start : step.end]
            yield _coded(part, code) if code else _INLINE_MARK.sub(r"\\\g<0>", part) if escapes else part
        elif step.what == "point":
            yield mark.opening + " " * (mark.start == 0 and mark.opening.startswith(("!", "[!")))
        elif mark.opening.startswith("`"):
            code = mark.opening if step.what == "open" else ""
        elif (match := _ADDRESS.fullmatch(mark.closing)) and match[1] == text[mark.start : mark.end]:
            address = step.what == "open"
            yield f"<{match[1]}>" * address
        else:
            yield mark.opening if step.what == "open" else mark.closing


def _coded(text: str, fence: str) -> str:
    """The text between backticks, more of them than there are within it."""
    while fence in text:
        fence += "`"
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return fence + space + text + space + fence


def _in_block(text: str, kind: BlockKind) -> str:
    """The inline source with backslashes where a block of its kind would otherwise end or become another."""
    if kind is BlockKind.TABLE_CELL:
        return text.replace("|", "\\|")
    if kind is BlockKind.HEADING:
        return re.sub(r"(?=#+$)", r"\\", text, count=1)
    if _WORDS.fullmatch(text):
        return text
    if text and [token.type for token in parser().parse(text)] != _PARAGRAPH:
        return re.sub(r"^(\d*)", r"\1\\", text)
    return text
