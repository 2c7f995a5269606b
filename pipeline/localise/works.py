"""Titles of works stand in 《》, those of events in the style's quotation marks: the English says which is which.

A title that the engine lost, or left half in English, stays in English as a whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from pipeline.document import Piece, Segment
from pipeline.localise.style import Style
from pipeline.words.quotedplaces import Stretch, pairs
from pipeline.words.titles import large_words
from pipeline.words.worknouns import WORK
from pipeline.words.works import Quoted, quoted_in

_HAN, _LATIN = regex.compile(r"\p{Han}"), regex.compile(r"[A-Za-z][a-z]|[a-z][A-Z]")
# So many characters a title has for each word that it cannot leave out.
_LEAST = 0.6
_LAST, _STOPS = regex.compile(r"[，。、；,.]+$"), tuple("，。、；：！？")
# Within 《》, titles have single marks, and quotations the outer ones again.
_WITHIN = str.maketrans("《》‘’『』", "〈〉“”「」")


def titled(
    filled: Sequence[Piece], segment: Segment, style: Style, known: frozenset[str] = frozenset()
) -> tuple[Piece, ...]:
    """The filled frame with the marks that its titles have in Chinese; what is said keeps its quotation marks.

    `known` are the titles of works that the release names as such, see `titles_of`.
    """
    quoted, edits = quoted_in(segment, known), dict[int, str]()
    for one, there in pairs(quoted, segment, filled) if quoted else ():
        if there.opening:
            kept = _kept(one, segment.source[one.start : one.end], there)
            marks = style.quotes[2:] if one.inner else style.quotes[:2]
            edits |= _edits(there, "《》" if one.kind == WORK else marks, kept)
    return _edited(filled, edits) if edits else tuple(filled)


def _kept(one: Quoted, title: str, there: Stretch) -> str:
    """The English title where the engine's is not all of it: with Latin letters, or far fewer characters than words.

    An event may be called by fewer: 苏超 is the Su Super League.
    """
    if there.symbols:
        return ""
    written = len(_HAN.findall(there.words))
    is_half = written and _LATIN.search(there.words)
    is_short = one.kind == WORK and there.opening != "《" and 0 < written < _LEAST * len(large_words(title))
    return title.rstrip(",.") if is_half or is_short else ""


def _edits(there: Stretch, marks: Sequence[str], kept: str) -> dict[int, str]:
    """What becomes of the characters of a title, by their offsets; a comma that ends it goes behind its mark."""
    first, words = there.start + 1, there.words
    last = _LAST.search(words)
    stop = last[0] if last else ""
    inner = words.translate(_WITHIN) if marks[0] == "《" else words
    edits = {first + at: "" if kept else sign for at, sign in enumerate(inner)}
    edits |= {first + at: "" for at in range(len(words) - len(stop), len(words))}
    stop = "" if there.behind.startswith(_STOPS) else stop
    return edits | {there.start: marks[0] + kept, there.end: marks[1] + stop}


def _edited(filled: Sequence[Piece], edits: dict[int, str]) -> tuple[Piece, ...]:
    done, at = list[Piece](), 0
    for piece in filled:
        text = "".join(edits.get(place, sign) for place, sign in enumerate(piece.text, at))
        at += len(piece.text)
        done.append(piece if text == piece.text else replace(piece, text=text))
    return tuple(piece for piece in done if piece.text)
