"""What is inside a Markdown block: its plain text, the marks around the whole of it, and the marks within."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.document import Mark, MarkKind
from pipeline.formats.markdown_parser import WRITTEN
from pipeline.formats.sourcetext import one_spaced, one_spaced_places

if TYPE_CHECKING:
    from markdown_it.token import Token

NOTE = re.compile(r"\[\^[^\]\s]+\]")
_LINK_END = re.compile(r"\]\((?:[^()\\\n]|\\.|\([^()\n]*\))*\)$|\]\[[^\]\n]+\]$")
_HTML_TAG = re.compile(r"<(/?)([a-z][a-z0-9-]*)[^>]*?(/?)>", re.IGNORECASE)
_NAMES = {"em": "italics", "strong": "bold", "s": "strikethrough", "code": "code", "a": "link"}
_NAMES |= {"b": "bold", "i": "italics", "sup": "superscript", "sub": "subscript", "u": "underline"}


@dataclass(frozen=True, slots=True)
class _Piece:
    """An inline token: the words that it has, the mark that it opens or closes, or the thing that it is."""

    words: str = ""
    opens: str = ""
    closes: str = ""
    mark: Mark | None = None


def plain_text(inline: Sequence[Token]) -> str:
    """The words of inline tokens, without marks, images, notes and HTML tags."""
    return one_spaced("".join(piece.words for piece in _pieces(inline)))


def marked(inline: Sequence[Token]) -> tuple[str, tuple[Mark, ...]]:
    """The text of inline tokens and the marks over it, outer ones first."""
    pieces = list(_pieces(inline))
    text = "".join(piece.words for piece in pieces)
    places = one_spaced_places(text)
    marks: list[Mark] = []
    unclosed: list[tuple[str, int]] = []
    at = 0
    for piece in pieces:
        if piece.closes:
            _close(piece, unclosed, marks, text, at)
        elif piece.mark:
            if piece.opens:
                unclosed.append((piece.opens, len(marks)))
            marks.append(replace(piece.mark, start=at, end=at + len(piece.words)))
        at += len(piece.words)
    _leave_open(marks, unclosed)
    return one_spaced(text), tuple(
        replace(mark, start=places[mark.start], end=places[mark.end]) for mark in marks
    )


def _leave_open(marks: list[Mark], unclosed: Sequence[tuple[str, int]]) -> None:
    """Tags without their partner stay as they are."""
    for _, number in unclosed:
        marks[number] = replace(marks[number], kind=MarkKind.THING, name="")


def _close(
    piece: _Piece,
    unclosed: list[tuple[str, int]],
    marks: list[Mark],
    text: str,
    at: int,
) -> None:
    """Gives the innermost mark of the name its end."""
    if piece.closes not in (name for name, _ in unclosed):
        if piece.mark:
            marks.append(
                replace(piece.mark, kind=MarkKind.THING, start=at, end=at, opening=piece.mark.closing)
            )
        return
    name, number = unclosed.pop()
    while name != piece.closes:
        _leave_open(marks, [(name, number)])
        name, number = unclosed.pop()
    mark = marks[number]
    inside = text[mark.start : at]
    if not inside.strip():
        within = "".join(one.opening + one.closing for one in marks[number + 1 :])
        raw = mark.opening + within + (mark.closing or (piece.mark.closing if piece.mark else ""))
        marks[number:] = [replace(mark, kind=MarkKind.THING, opening=raw, closing="")]
        return
    start = mark.start + len(inside) - len(inside.lstrip())
    closing = piece.mark.closing if piece.mark else mark.closing
    marks[number] = replace(mark, start=start, end=mark.start + len(inside.rstrip()), closing=closing)


def _pieces(inline: Sequence[Token]) -> Iterator[_Piece]:
    for token in inline:
        if token.type == "text" or token.type == "text_special":
            yield from _text_pieces(token)
        elif token.type == "code_inline":
            yield _Piece(token.content, mark=_mark(MarkKind.LOOK, "code", token.markup, token.markup))
        elif token.type in ("softbreak", "hardbreak") or token.content.lower().startswith("<br"):
            yield _Piece(" ")
        elif token.type == "image":
            yield _Piece(mark=_mark(MarkKind.THING, "image", token.meta.get(WRITTEN, "")))
        elif token.type == "html_inline":
            yield _tag(token.content)
        elif token.nesting > 0:
            yield _Piece(opens=token.tag, mark=_opening(token))
        elif token.nesting < 0:
            yield _Piece(closes=token.tag)


def _text_pieces(token: Token) -> Iterator[_Piece]:
    at = 0
    for match in NOTE.finditer(token.content) if token.type == "text" else ():
        yield _Piece(token.content[at : match.start()])
        yield _Piece(mark=_mark(MarkKind.NOTE, f"note {match[0][2:-1]}", match[0]))
        at = match.end()
    yield _Piece(token.content[at:])


def _opening(token: Token) -> Mark:
    if token.type != "link_open":
        return _mark(MarkKind.LOOK, _NAMES[token.tag], token.markup, token.markup)
    end = f"](<{token.attrs.get('href', '')}>)"
    return _mark(MarkKind.LINK, "link", "[", end if token.markup == "autolink" else token.meta[WRITTEN])


def _tag(raw: str) -> _Piece:
    """An HTML tag within Markdown: half of a pair, or a thing by itself."""
    match = _HTML_TAG.fullmatch(raw)
    if match is None or match[3] or match[2].lower() in ("img", "wbr", "input"):
        return _Piece(mark=_mark(MarkKind.THING, "image" if match and match[2].lower() == "img" else "", raw))
    tag = match[2].lower()
    if match[1]:
        return _Piece(closes=f"<{tag}>", mark=_mark(MarkKind.LOOK, "", "", raw))
    kind = MarkKind.LINK if tag == "a" else MarkKind.LOOK
    return _Piece(opens=f"<{tag}>", mark=_mark(kind, _NAMES.get(tag, f"<{tag}>"), raw))


def _mark(kind: MarkKind, name: str, opening: str, closing: str = "") -> Mark:
    return Mark(kind, 0, 0, name, opening, closing)


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
