"""What is inside a Markdown block: its plain text, the marks around the whole of it, and escaping."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.document import BlockKind
from pipeline.formats.sourcetext import one_spaced

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_SIMPLE_IMAGE = r"!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])"
IMAGE = re.compile(rf"\[{_SIMPLE_IMAGE}\]\([^)]*\)|{_SIMPLE_IMAGE}")
_LINK_END = re.compile(r"\]\((?:[^()\\\n]|\\.|\([^()\n]*\))*\)$|\]\[[^\]\n]+\]$")
_INLINE_MARK = re.compile(r"[\\`*_\[\]<>&!~]")
_PARAGRAPH = ["paragraph_open", "inline", "paragraph_close"]


def plain_text(inline: Sequence[Token]) -> str:
    """The words of inline tokens, without marks, images and HTML tags."""
    return one_spaced("".join(_words(token) for token in inline))


def _words(token: Token) -> str:
    if token.type in ("text", "text_special", "code_inline"):
        return token.content
    is_break = token.type in ("softbreak", "hardbreak") or token.content.lower().startswith("<br")
    return " " if is_break else ""


def wrapper(raw: str, inline: Sequence[Token]) -> tuple[int, int] | None:
    """The lengths of the opening and closing mark, where one pair encloses all of the raw text."""
    if len(inline) < 3 or not _encloses(inline):
        return None
    first = inline[0]
    if first.type != "link_open":
        mark = len(first.markup)
        return (mark, mark) if raw.startswith(first.markup) and raw.endswith(first.markup) else None
    if first.markup == "autolink":
        return 1, 1
    link_end = _LINK_END.search(raw)
    return (1, len(link_end[0])) if link_end and raw.startswith("[") else None


def _encloses(inline: Sequence[Token]) -> bool:
    """Whether the first token opens a pair that only the last one closes."""
    depth = 0
    for token in inline[:-1]:
        depth += token.nesting
        if depth <= 0:
            return False
    return depth + inline[-1].nesting == 0


def escaped(parser: MarkdownIt, text: str, kind: BlockKind) -> str:
    """The text with backslashes only where the parser would otherwise read marks into it."""
    inline = parser.parseInline(text)[0].children or []
    if text and plain_text(inline) != one_spaced(text):
        text = _INLINE_MARK.sub(r"\\\g<0>", text)
    if kind is BlockKind.TABLE_CELL:
        return text.replace("|", "\\|")
    if kind is BlockKind.HEADING:
        return re.sub(r"(?=#+$)", r"\\", text, count=1)
    if text and [token.type for token in parser.parse(text)] != _PARAGRAPH:
        text = re.sub(r"^(\d*)", r"\1\\", text)
    return text
