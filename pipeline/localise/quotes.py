"""Quotation marks in the style's forms, in pairs, and open only where the source's sentence leaves them open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

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
_DOUBLE = regex.compile(r'["“”]')
_OPENS_AFTER = regex.compile(r"(?:^|[\s(\[/—–-])$")
# A quotation in single marks cannot be told from apostrophes.
_SINGLE = regex.compile(r"(?<!\w)['‘](?=\p{L})")


@dataclass(slots=True)
class _Mark:
    at: int
    sign: str
    opens: bool
    paired: bool = False


@dataclass(frozen=True, slots=True)
class Ends:
    """What a sentence of the source leaves open: a quotation from before, or one that runs on.

    `first` and `last` say whether that mark is the first or last thing of the sentence; `opening` and
    `closing` count the marks.
    """

    from_before: bool = False
    runs_on: bool = False
    first: bool = False
    last: bool = False
    opening: int = 0
    closing: int = 0


def ends(source: str) -> Ends | None:
    """Of an English sentence, by its double quotation marks; None where single ones make it uncertain."""
    if _SINGLE.search(source) and not _DOUBLE.search(source):
        return None
    depth, from_before, opening, closing, first, last = 0, False, 0, 0, False, False
    for match in _DOUBLE.finditer(source):
        opens = match[0] == "“" or (match[0] == '"' and bool(_OPENS_AFTER.search(source[: match.start()])))
        if opens:
            first |= bool(_AT_START.match(source[: match.start()]))
        elif depth == 0 and match[0] == '"' and source[match.start() - 1].isdigit():
            continue  # inches
        else:
            from_before |= depth == 0
            last = bool(_AT_END.match(source, match.end()))
        opening, closing = opening + opens, closing + (not opens)
        depth = depth + 1 if opens else max(depth - 1, 0)
    return Ends(from_before, depth > 0, first, last, opening, closing)


def quoted(text: str, style: Style, wanted: Ends | None = None) -> str:
    """Every pair as the style has it: outer, inner, outer, … by depth.

    A straight mark without a partner is taken out; with `wanted`, so is any other that the source does not
    leave open, and one that the source leaves open at its edge is put there.
    """
    text = _DECADE.sub("", _APOSTROPHE.sub(lambda m: "'" if m[0] == "‘" else m[0], text))
    marks = _marks(text)
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
            mark.paired = unclosed.pop().paired = True
    return marks


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
