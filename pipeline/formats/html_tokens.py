"""The tags and texts of an HTML file with their places, so that a writer can leave all others as they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from itertools import pairwise
from typing import Literal

_VOID_TAGS = frozenset({"area", "br", "embed", "img", "input", "param", "source", "track", "wbr"})


@dataclass(frozen=True, slots=True)
class Token:
    """A tag, comment or text as written; `attributes` only of opening tags."""

    kind: Literal["open", "close", "void", "text", "hidden"]
    tag: str
    line: int
    start: int
    raw: str = ""
    attributes: tuple[tuple[str, str | None], ...] = ()


class _Tokenizer(HTMLParser):
    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.tokens: list[Token] = []
        self._starts = [0, *(at + 1 for at, character in enumerate(source) if character == "\n")]
        self.feed(source)
        self.close()

    def _add(
        self,
        kind: Literal["open", "close", "void", "text"],
        tag: str = "",
        attributes: Iterable[tuple[str, str | None]] = (),
    ) -> None:
        line, column = self.getpos()
        if kind != "text" or not self.tokens or self.tokens[-1].kind != "text":
            self.tokens.append(Token(kind, tag, line, self._starts[line - 1] + column, "", tuple(attributes)))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add("void" if tag in _VOID_TAGS else "open", tag, attrs)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add("void", tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self._add("close", tag)

    def handle_data(self, data: str) -> None:
        self._add("text")

    def handle_entityref(self, name: str) -> None:
        self._add("text")

    def handle_charref(self, name: str) -> None:
        self._add("text")

    def handle_comment(self, data: str) -> None:
        self._add("void")

    def handle_decl(self, decl: str) -> None:
        self._add("void")

    def handle_pi(self, data: str) -> None:
        self._add("void")

    def unknown_decl(self, data: str) -> None:
        self._add("void")


def tokens(source: str) -> list[Token]:
    """Every tag, comment and text of the source, in order and without gaps."""
    found = _Tokenizer(source).tokens
    starts = [*(token.start for token in found), len(source)]
    return [
        replace(token, raw=source[at:end]) for token, (at, end) in zip(found, pairwise(starts), strict=True)
    ]


def partners_of(pending: Sequence[Token]) -> dict[int, int]:
    """Opening and closing inline tags that belong together, each way; a tag left over has no partner."""
    partners: dict[int, int] = {}
    unclosed: list[int] = []
    for at, token in enumerate(pending):
        if token.kind == "open":
            unclosed.append(at)
        elif token.kind == "close" and token.tag in (pending[opening].tag for opening in unclosed):
            while pending[opening := unclosed.pop()].tag != token.tag:
                pass
            partners |= {opening: at, at: opening}
    return partners
