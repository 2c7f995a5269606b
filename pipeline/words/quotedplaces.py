"""Where the quoted words of an English sentence stand in its translation: mark beside mark, in the same order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import regex

from pipeline.document import Piece, Segment
from pipeline.words.works import Quoted

_OUTER, _INNER = {"“": "”", "「": "」", "《": "》"}, {"‘": "’", "『": "』", "《": "》"}
_OWN = regex.compile(r"[“「《].*[”」》]", regex.DOTALL)
# Who speaks stands before the marks or behind them: 他说：“…”, “…”她补充说; 他表示，“盐道”获奖 is no quotation.
_VERB = r"(?:(?<![名简簡自职職号號宣堪])[称稱]|(?<!小)[说說]|[问問道]|表示|指出|[补補]充|[强強][调調]|[认認][为為]|透露)"
_SAID_BEFORE = regex.compile(rf"{_VERB}(?:[：:](?=\n)|[，,]?(?=\n[。！？]?$))")
_SAID_BEHIND = regex.compile(rf"\n[^“「，。《]{{0,12}}{_VERB}[。！]?$")
# What a work is called by stands before its title: 影片“…”, 题为“…”.
_CALLED = regex.compile(r"(?:[片影剧劇书書册冊歌曲诗詩文刊志誌报報画畫戏戲集]|[报報]告|[题題名][为為]|演唱)$")
_SENTENCE_ENDS, _COMMAS = regex.compile(r"[。！？；][^”」》]"), regex.compile("[，,]")
# So many characters a title of so many English words has at most.
_PER_WORD, _AND = 4, 8


class Stretch(NamedTuple):
    """What stands in marks: the offsets of both marks, the words within, the symbols of its slots.

    `opening` is the mark; it is empty where a slot has marks of its own and nothing stands around it. `before` and
    `behind` are the text around it.
    """

    start: int
    end: int
    words: str
    symbols: tuple[str, ...]
    opening: str
    before: str
    behind: str


def pairs(
    quoted: Sequence[Quoted], segment: Segment, pieces: Sequence[Piece]
) -> Iterator[tuple[Quoted, Stretch]]:
    """Each title of a segment with what it has become; none where the marks of both are not as many, and none that
    has other slots there, or became much longer, or a sentence.
    """
    for inner in (False, True):
        own = [one for one in quoted if one.inner == inner]
        alone = {s.symbol for s in segment.slots if any((s.start, s.end) == one[:2] for one in own)}
        found = list(_stretches(pieces, alone, _INNER if inner else _OUTER)) if own else []
        if len(found) != len(own):
            found = [one for one in found if one.opening != "《"]
        if len(found) == len(own) and not any(_is_turned(*both) for both in zip(own, found, strict=True)):
            yield from (both for both in zip(own, found, strict=True) if _fits(*both, segment))


def _is_turned(one: Quoted, there: Stretch) -> bool:
    """Whether the Chinese goes another way than the English: what is said in the place of a title, or a title elsewhere."""
    around = f"{there.before}\n{there.behind}"
    if one.kind:
        return bool(_SAID_BEFORE.search(around) or _SAID_BEHIND.search(around))
    return there.opening != "《" and bool(_CALLED.search(there.before))


def _fits(one: Quoted, there: Stretch, segment: Segment) -> bool:
    symbols = (slot.symbol for slot in segment.slots if one.start <= slot.start < one.end)
    same = sorted(symbols) == sorted(there.symbols)
    return bool(one.kind) and same and _is_title(segment.source[one.start : one.end], there.words)


def _is_title(title: str, words: str) -> bool:
    """Whether what stands in marks may be the title: not much longer, and in one sentence."""
    return words == title or (
        len(words) <= _PER_WORD * len(title.split()) + _AND
        and not _SENTENCE_ENDS.search(words)
        and len(_COMMAS.findall(words)) <= len(_COMMAS.findall(title)) + 1
    )


def _stretches(pieces: Sequence[Piece], alone: set[str], closed_by: Mapping[str, str]) -> Iterator[Stretch]:
    """What stands in the outermost of some marks of the frame; and slots that the source quotes alone, if they have their own."""
    text = "".join(piece.text for piece in pieces)
    places = list(_places(pieces))
    closing, depth, start = "", 0, 0
    for at, piece in places:
        if piece.slot:
            if not closing and piece.slot.symbol in alone and _OWN.fullmatch(piece.text):
                end = at + len(piece.text)
                yield Stretch(at, end - 1, piece.text, (piece.slot.symbol,), "", text[:at], text[end:])
            continue
        for place, sign in enumerate(piece.text, at):
            if not closing and sign in closed_by:
                closing, depth, start = closed_by[sign], 1, place
            elif closing and closed_by.get(sign) == closing:
                depth += 1
            elif sign == closing and closing:
                depth -= 1
                if not depth:
                    symbols = tuple(
                        one.slot.symbol for where, one in places if one.slot and start < where < place
                    )
                    words, around = text[start + 1 : place], (text[:start], text[place + 1 :])
                    yield Stretch(start, place, words, symbols, text[start], *around)
                    closing = ""


def _places(pieces: Sequence[Piece]) -> Iterator[tuple[int, Piece]]:
    at = 0
    for piece in pieces:
        yield at, piece
        at += len(piece.text)
