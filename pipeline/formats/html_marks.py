"""The inline tags within a run of HTML as marks over its text; references to notes are no words of it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from pipeline.document import Mark, MarkKind
from pipeline.formats.html_tokens import Token, partners_of
from pipeline.formats.sourcetext import one_spaced, one_spaced_places

_NAMES = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em", "cite", "dfn"), "italics"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    "a": "link",
    "code": "code",
    "img": "image",
    "mark": "highlighting",
    "sub": "subscript",
    "sup": "superscript",
}
# Tags that show nothing: nobody needs to hear that they moved.
_SILENT = frozenset({"", "bdi", "bdo", "wbr"})
_NOTE = re.compile(r"[\[(]?(?:\d{1,3}|[ivx]{1,4}|[a-z*†‡§]{1,2})[\])]?")
_NUMBER = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§]{1,3})[\])]?")
_BEFORE_NUMBER = re.compile(r"[.,;:!?”\"’)%]$")


def marked(inner: Sequence[Token]) -> tuple[str, tuple[Mark, ...]]:
    """The text of a run and its marks, outer ones first."""
    pairs = {at: end for at, end in partners_of(inner).items() if at < end}
    words = [_words(token) for token in inner]
    stands: list[tuple[MarkKind, int, int]] = []
    at = 0
    while at < len(inner):
        end = pairs.get(at, at)
        kind = _point(inner, words, at, end)
        if kind:
            stands.append((kind, at, end))
            words[at : end + 1] = [""] * (end + 1 - at)
            at = end
        at += 1
    return _placed(inner, words, pairs, stands)


def _placed(
    inner: Sequence[Token],
    words: Sequence[str],
    pairs: dict[int, int],
    stands: Sequence[tuple[MarkKind, int, int]],
) -> tuple[str, tuple[Mark, ...]]:
    text = "".join(words)
    places = one_spaced_places(text)
    offsets = [0]
    for word in words:
        offsets.append(offsets[-1] + len(word))
    taken = {at for _, start, end in stands for at in range(start, end + 1)}
    marks = [
        (start, _stood(kind, inner[start : end + 1], places[offsets[start]])) for kind, start, end in stands
    ]
    for start, end in pairs.items():
        if start not in taken:
            first = places[_skipped(text, offsets[start])]
            last = places[len(text[: offsets[end]].rstrip())]
            marks.append((start, _over(inner[start], inner[end], first, max(first, last))))
    return one_spaced(text), tuple(mark for _, mark in sorted(marks, key=lambda one: one[0]))


def _skipped(text: str, at: int) -> int:
    return at + len(text[at:]) - len(text[at:].lstrip())


def _over(opening: Token, closing: Token, start: int, end: int) -> Mark:
    kind = MarkKind.LINK if opening.tag == "a" else MarkKind.LOOK
    plain = opening.tag in _SILENT or (opening.tag in ("span", "font") and not opening.attributes)
    name = "" if plain else _NAMES.get(opening.tag, f"<{opening.tag}>")
    return Mark(kind, start, end, name, opening.raw, closing.raw)


def _stood(kind: MarkKind, tokens: Sequence[Token], at: int) -> Mark:
    raw = "".join(token.raw for token in tokens)
    name = "" if tokens[0].tag in _SILENT else _NAMES.get(tokens[0].tag, f"<{tokens[0].tag}>")
    if kind is MarkKind.NOTE:
        name = f"note {''.join(_words(token) for token in tokens).strip()}"
    return Mark(kind, at, at, name, raw)


def _words(token: Token) -> str:
    if token.kind == "text":
        return html.unescape(token.raw)
    return " " * (token.tag == "br")


def _point(inner: Sequence[Token], words: Sequence[str], at: int, end: int) -> MarkKind | None:
    """What a tag or pair of tags is that has no words of the sentence: an image, an empty tag, a note's number."""
    token = inner[at]
    if token.kind == "void":
        return None if token.tag == "br" else MarkKind.THING
    if end == at:
        return None
    said = "".join(words[at : end + 1]).strip()
    if not said and not any(one.tag == "br" for one in inner[at:end]):
        return MarkKind.THING
    return MarkKind.NOTE if _is_note(inner[at : end + 1], said, "".join(words[:at])) else None


def _is_note(tokens: Sequence[Token], said: str, before: str) -> bool:
    """A short label that leads to a place of the page, or a raised number behind a mark: 5%², but not m²."""
    if tokens[0].tag not in ("a", "sup"):
        return False
    leads = any(list(_targets(token)) for token in tokens)
    if leads and _NOTE.fullmatch(said):
        return True
    return (
        tokens[0].tag == "sup"
        and _NUMBER.fullmatch(said) is not None
        and _BEFORE_NUMBER.search(before) is not None
    )


def _targets(token: Token) -> Iterator[str]:
    for name, value in token.attributes:
        if token.tag == "a" and name == "href" and (value or "").startswith("#"):
            yield value or ""
