"""Brings back slots that a translation lost, doubled or invented; never silently.

In order: another hypothesis of the same search; the sentence in parts; and last the slot put where
its neighbours in the source say it belongs, which the checks then report.

What needs the engine again is an `Asking`: it yields requests and is sent their translations, so that those of many
sentences go to the engine together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Generator, Sequence
from dataclasses import replace
from typing import TypeVar

from pipeline.document import SYMBOL, Repair, Translation, Way
from pipeline.engines.astray import astray
from pipeline.engines.base import Request, complete
from pipeline.translation.seams import join, split, symbols
from pipeline.words.trailing import trailing

# What stands between the members of a list.
_LIST = re.compile(r",? (?:and|or|as well as) (?:the )?|, (?:the )?", re.IGNORECASE)
_CLOSING = '”’」』）》"'
_LAST = re.compile(r"[。！？!?.…”’」』）\"]+$")
# What belongs to the slot before it, and slots that must not touch.
_TIED = re.compile(r"(?:先生|女士|小姐|博士|教授|医生|[%％年])?")
_FIGURES = re.compile(r"<[NDV]\d+>$"), re.compile(r"<[NDV]\d+>")
# What may be left out without a loss.
_FILLING = "的了在将会等举行<>"
_EMPTY = re.compile(r"“[、和及与與]?”|‘’|「[、和及与與]?」|『』|（）|\(\)|《》")

Made = TypeVar("Made")
Asking = Generator[Sequence[Request], Sequence[Translation], Made]


def choose(translation: Translation, request: Request) -> Translation:
    """The best hypothesis with all slots, or the translation as it is.

    One that says something behind its sentence gives way to another that says the same words within it; that brings back no slot,
    and is no repair.
    """
    texts = (translation.text, *translation.alternatives)
    best = next((text for text in texts if complete(text, request)), translation.text)
    if words := trailing(best, request.source):
        best = next((text for text in texts if _within(words, text) and complete(text, request)), best)
    if best == translation.text:
        return translation
    had_all = complete(translation.text, request)
    return replace(translation, text=best, repair=None if had_all else Repair(Way.N_BEST))


def _within(words: str, text: str) -> bool:
    """Whether a translation of one sentence has the words, but for a few characters."""
    said = {*words} - {*_FILLING}
    return "。" not in text.rstrip("。") and len(said - {*text}) <= len(said) // 5


def repair(request: Request, translation: Translation) -> Asking[Translation]:
    """The translation with every slot in place; its `repair` names what was done."""
    chosen = choose(translation, request)
    if complete(chosen.text, request):
        return chosen
    if pair := split(request):
        found = yield pair
        halves = [choose(t, part) for t, part in zip(found, pair, strict=True)]
        if all(complete(t.text, part) for t, part in zip(halves, pair, strict=True)):
            return replace(chosen, text=join([t.text for t in halves]), repair=Repair(Way.SPLIT))
    return fill(chosen, request)


def joined(translations: Sequence[Translation]) -> Translation:
    """One translation of the parts of a sentence, with what was done to any of them."""
    first, *rest = translations
    if not rest:
        return first
    repairs = [t.repair for t in translations if t.repair]
    filled = tuple(symbol for repair in repairs for symbol in repair.filled)
    dropped = tuple(symbol for repair in repairs for symbol in repair.dropped)
    way = max((repair.way for repair in repairs), key=list(Way).index, default=Way.PARTS)
    return Translation(
        join([t.text for t in translations]), first.engine, repair=Repair(way, filled, dropped)
    )


def fill(translation: Translation, request: Request) -> Translation:
    """Drops doubled and invented symbols, then puts each lost one where its neighbours are.

    One that stands behind the sentence stays there, for to what it belongs only a reader knows; it is named with the others.
    """
    candidates = (translation.text, *translation.alternatives)
    text = min(candidates, key=lambda t: _distance(t, request))
    dropped = tuple((Counter(symbols(text)) - Counter(request.symbols)).elements())
    text = _drop_extra(text, request)
    lost = tuple(symbol for symbol in request.symbols if symbol not in text)
    for symbol in lost:
        text = _put_back(text, symbol, request)
    filled = tuple(dict.fromkeys((*lost, *astray(text, request.source))))
    return replace(translation, text=text, repair=Repair(Way.POSITION, filled, dropped))


def _distance(text: str, request: Request) -> int:
    got, want = Counter(symbols(text)), Counter(request.symbols)
    return 2 * (want - got).total() + (got - want).total()


def _drop_extra(text: str, request: Request) -> str:
    """Without symbols that are not asked for, and without the comma or 和 that tied them to a list."""
    while extra := Counter(symbols(text)) - Counter(request.symbols):
        symbol = next(iter(extra))
        at = text.rindex(symbol)
        before, after = text[:at], text[at + len(symbol) :]
        if before.endswith(("、", "和", "及", "与", "與")):
            before = before[:-1]
        elif after.startswith("、"):
            after = after[1:]
        text = _EMPTY.sub("", before + after)
    return text


def _put_back(text: str, symbol: str, request: Request) -> str:
    """Beside a neighbour of its list, else at the start or the end where the source has it, else after
    the slot that stands before it."""
    source = request.source
    order = [*request.symbols]
    at = order.index(symbol)
    before = [s for s in order[:at] if s in text]
    after = [s for s in order[at + 1 :] if s in text]
    if before and _listed(source, order[at - 1], symbol) and before[-1] == order[at - 1]:
        return _insert(text, _past_tied(text, text.index(before[-1]) + len(before[-1])), "、" + symbol)
    if after and _listed(source, symbol, order[at + 1]) and after[0] == order[at + 1]:
        return _insert(text, text.index(after[0]), symbol + "、")
    if not re.search(r"\w", SYMBOL.sub("", source.partition(symbol)[2])) and not after:
        end = _LAST.search(text)
        return _insert(text, end.start() if end else len(text), symbol)
    if not before:
        return _insert(text, 0, symbol)
    place = _past_tied(text, text.index(before[-1]) + len(before[-1]))
    return _insert(text, _past_closing(text, place), ("、" if symbol[1] == before[-1][1] else "") + symbol)


def _listed(source: str, first: str, second: str) -> bool:
    """Whether nothing but a comma or 'and' stands between two symbols of the source."""
    between = source.partition(first)[2].partition(second)[0]
    return bool(_LIST.fullmatch(between))


def _past_closing(text: str, at: int) -> int:
    """Behind the closing marks that follow a slot which fills its quotation marks: “<T0>” → after ”."""
    while at < len(text) and text[at] in _CLOSING:
        at += 1
    return at


def _past_tied(text: str, at: int) -> int:
    """Behind what cannot be parted from the slot before it: <T0>先生, <N0>%, <D0>年."""
    tied = _TIED.match(text, at)
    return tied.end() if tied else at


def _insert(text: str, at: int, what: str) -> str:
    """With `what` at that place, and a 、 where figures, dates or addresses would touch."""
    left, right = text[:at], text[at:]
    if _FIGURES[0].search(left) and _FIGURES[1].match(what):
        what = "、" + what
    if _FIGURES[0].search(what) and _FIGURES[1].match(right):
        what += "、"
    return left + what + right
