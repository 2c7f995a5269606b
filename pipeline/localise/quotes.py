"""Quotation marks in the style's forms, in pairs, and open only where the source's sentence leaves them open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from pipeline.localise.speech import restored
from pipeline.words.quotations import Ends

if TYPE_CHECKING:
    from pipeline.localise.style import Style

_OPENING, _CLOSING, _STRAIGHT = "“‘「『", "”’」』", "\"'"
_QUOTE = regex.compile(rf"[{_OPENING}{_CLOSING}{_STRAIGHT}]")
# Xi’an, Hong Kong's, <T0>'s; the '90s.
_APOSTROPHE = regex.compile(
    r"(?<=[A-Za-z0-9])['’‘](?=[A-Za-z0-9])|(?<=>|\p{L})['’‘](?=s(?![A-Za-z]))|['’‘](?=\d0s)"
)
_DECADE = regex.compile(r"['’‘](?=\d0年)")
_LATIN_BEFORE = regex.compile(r"[A-Za-z0-9]$")
# Nothing can be opened here, and nothing closed there.
_NOT_OPENING = regex.compile(r"\s*(?:[）)】》，。、；：！？,;:!?]|$)")
_NOT_CLOSING = regex.compile(r"(?:^|[（(【《：])\s*$")
_AT_START, _AT_END = regex.compile(r"^[^\p{L}\p{N}<]*$"), regex.compile(r"[^\p{L}\p{N}<>]*$")
_LAST_MARKS = regex.compile(r"[…。！？!?.]*$")
_SINGLE_SIGNS = "‘’『』'"
# Which opening marks a closing one may end; a straight one ends its like.
_OPENED_BY = {"”": '“"', "’": "‘'", "」": "「", "』": "『", '"': '"“', "'": "'‘"}


@dataclass(slots=True)
class _Mark:
    at: int
    sign: str
    opens: bool
    paired: bool = False


def quoted(text: str, style: Style, wanted: Ends | None = None) -> str:
    """Every pair as the style has it: outer, inner, outer, … by depth.

    A straight mark without a partner is taken out; with `wanted`, so is any other that the source does not
    leave open, and one that the source leaves open at its edge is put there; what is said stands in marks, and who
    says it does not.
    """
    if not _QUOTE.search(text) and (wanted is None or not (wanted.opening or wanted.closing)):
        return text
    text = _DECADE.sub("", _APOSTROPHE.sub(lambda m: "'" if m[0] == "‘" else m[0], text))
    marks = _marks(text)
    again = restored(_plain(text, marks), wanted) if wanted else None
    if again is not None and wanted is not None:
        return _written(again, made := _directed(again), made, style, int(wanted.from_before))
    if wanted is None:
        kept = [m for m in marks if m.paired or m.sign not in _STRAIGHT]
    else:
        kept = _as_wanted(text, marks, wanted)
    written = _written(text, marks, kept, style, 1 if wanted and wanted.from_before else 0)
    return _with_edges(written, kept, style, wanted) if wanted else written


def _marks(text: str) -> list[_Mark]:
    """The quotation marks, each with its direction; an apostrophe is none."""
    marks, unclosed = list[_Mark](), list[_Mark]()
    for match in _QUOTE.finditer(text):
        if match[0] in "'’‘" and _is_apostrophe(text, match.start(), unclosed):
            continue
        mark = _Mark(match.start(), match[0], _opens(text, match, unclosed))
        marks.append(mark)
        if mark.opens:
            unclosed.append(mark)
        elif unclosed:
            like = [m for m in unclosed if m.sign in _OPENED_BY.get(mark.sign, "")]
            partner = like[-1] if like else unclosed[-1]
            del unclosed[unclosed.index(partner) :]
            mark.paired = partner.paired = True
    return marks


def _plain(text: str, marks: Sequence[_Mark]) -> str:
    """The text with every double mark as “ or ”, by its direction, and without straight ones that have no partner."""
    out, at = [], 0
    for mark in marks:
        out.append(text[at : mark.at])
        at = mark.at + 1
        if mark.sign in _SINGLE_SIGNS:
            out.append(mark.sign)
        elif mark.paired or mark.sign not in _STRAIGHT:
            out.append("“" if mark.opens else "”")
    return "".join(out) + text[at:]


def _directed(text: str) -> list[_Mark]:
    """The marks of a text whose double ones are right: each as its sign says; of single ones those in pairs."""
    single = {mark.at for mark in _marks(text) if mark.sign in _SINGLE_SIGNS and mark.paired}
    return [
        _Mark(match.start(), match[0], match[0] in _OPENING, True)
        for match in _QUOTE.finditer(text)
        if match[0] in "“”" or match.start() in single
    ]


def _is_apostrophe(text: str, at: int, unclosed: Sequence[_Mark]) -> bool:
    """Xi’an, Hong Kong's, and enterprises' unless it closes something."""
    if _APOSTROPHE.match(text, at):
        return True
    return (
        text[at] != "‘"
        and bool(_LATIN_BEFORE.search(text[:at]))
        and not any(m.sign in "'‘" for m in unclosed)
    )


def _opens(text: str, match: regex.Match[str], unclosed: Sequence[_Mark]) -> bool:
    """As the mark says, or the open one of its kind if it is straight; never against its neighbours."""
    sign = match[0]
    opens = sign in _OPENING or (sign in _STRAIGHT and not any(m.sign == sign for m in unclosed))
    if opens:
        return not _NOT_OPENING.match(text, match.end())
    return not unclosed and bool(_NOT_CLOSING.search(text[: match.start()]))


def _as_wanted(text: str, marks: list[_Mark], wanted: Ends) -> list[_Mark]:
    """Without the marks that have no partner in a sentence that leaves nothing open, and without the partner
    that the engine made up in one that does."""
    opening = [m for m in marks if m.opens and not m.paired][: int(wanted.runs_on)]
    closing = [m for m in marks if not (m.opens or m.paired)][-1:] if wanted.from_before else []
    kept = [m for m in marks if m.paired or m in opening or m in closing]
    if wanted.runs_on and not opening and _more(kept, False, wanted) and _AT_END.match(text, kept[-1].at + 1):
        kept = kept if kept[-1].opens else kept[:-1]
    if (
        wanted.from_before
        and not closing
        and _more(kept, True, wanted)
        and _AT_START.match(text[: kept[0].at])
    ):
        kept = kept[1:] if kept[0].opens else kept
    return kept


def _more(kept: Sequence[_Mark], opens: bool, wanted: Ends) -> bool:
    return sum(m.opens == opens for m in kept) > (wanted.opening if opens else wanted.closing)


def _written(text: str, marks: list[_Mark], kept: list[_Mark], style: Style, depth: int) -> str:
    """The text with the kept marks in the style's forms, and without the others."""
    out, at = [], 0
    for mark in marks:
        out.append(text[at : mark.at])
        at = mark.at + 1
        if mark in kept:
            depth = depth if mark.opens else max(depth - 1, 0)
            out.append(style.quotes[2 * (depth % 2) + (not mark.opens)])
            depth += mark.opens
    return "".join(out) + text[at:]


def _with_edges(text: str, kept: Sequence[_Mark], style: Style, wanted: Ends) -> str:
    """With the mark that opens or closes the sentence, where the engine lost it."""
    surplus = sum(1 if mark.opens else -1 for mark in kept)
    if wanted.runs_on and wanted.first and not wanted.from_before and surplus < 1:
        text = style.quotes[0] + text
    if wanted.from_before and wanted.last and not wanted.runs_on and surplus > -1:
        end = _LAST_MARKS.search(text)
        stop = text[end.start() :] if end else ""
        text = f"{text[: len(text) - len(stop)]}{stop}{style.quotes[1]}"
    return text
