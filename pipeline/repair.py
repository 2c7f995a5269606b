"""Brings back slots that a translation lost, doubled or invented; never silently.

In order: another hypothesis of the same search; the sentence in parts; and last the slot put where
its neighbours in the source say it belongs, which the checks then report.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.document import Translation
from pipeline.engines.base import Request

VERSION = "2"
SYMBOL = re.compile(r"<[TNDV]\d+>")
# Where a sentence may be parted, best places first. A comma between two slots belongs to a list.
_SEAMS = (
    r"(?<=;) ",
    r"(?<=,) (?=(?:and|but|while|which|with|as|to|who|where|including|especially|so)\b(?! <))",
    r"(?<=[^>],) |(?<=>,) (?!<|and <)",
    r" (?=(?:and|to|for|that|which|in|by|from|at|on|with)\b)",
)
_LEAST_WORDS = 3
# What stands between the members of a list.
_LIST = re.compile(r",? (?:and|or|as well as) (?:the )?|, (?:the )?", re.IGNORECASE)
_OPENING, _CLOSING = '“‘「『（《"', '”’」』）》"'
_LAST = re.compile(r"[。！？!?.…”’」』）\"]+$")
_EMPTY = re.compile(r"“[、和及与與]?”|‘’|「[、和及与與]?」|『』|（）|\(\)|《》")

Translate = Callable[[Sequence[Request]], list[Translation]]


def symbols(text: str) -> list[str]:
    """The slot symbols of a text, in order, with repetitions."""
    return SYMBOL.findall(text)


def complete(text: str, request: Request) -> bool:
    """Whether every slot stands in the text exactly once and no other does."""
    return Counter(symbols(text)) == Counter(request.symbols)


def choose(translation: Translation, request: Request) -> Translation:
    """The best hypothesis with all slots, or the translation as it is."""
    for rank, text in enumerate((translation.text, *translation.alternatives)):
        if complete(text, request):
            return translation if rank == 0 else replace(translation, text=text, repair="n-best")
    return translation


def repair(
    requests: Sequence[Request], translations: Sequence[Translation], engine: Translate
) -> list[Translation]:
    """The translations with every slot in place; `repair` of each names what was done."""
    chosen = [choose(t, r) for t, r in zip(translations, requests, strict=True)]
    broken = [i for i, t in enumerate(chosen) if not complete(t.text, requests[i])]
    parted = _translate_parts([requests[i] for i in broken], engine)
    for i, text in zip(broken, parted, strict=True):
        if text is not None:
            chosen[i] = replace(chosen[i], text=text, repair="split sentence")
        else:
            chosen[i] = fill(chosen[i], requests[i])
    return chosen


def _translate_parts(requests: Sequence[Request], engine: Translate) -> list[str | None]:
    """The requests translated in two parts each; None where that does not bring the slots back."""
    parts = [split(request) for request in requests]
    flat = [part for pair in parts for part in pair]
    done = iter(engine(flat)) if flat else iter(())
    texts: list[str | None] = []
    for pair in parts:
        chosen = [choose(next(done), part) for part in pair]
        whole = bool(pair) and all(complete(t.text, p) for t, p in zip(chosen, pair, strict=True))
        texts.append(join([t.text for t in chosen]) if whole else None)
    return texts


def split(request: Request) -> tuple[Request, ...]:
    """The sentence in two parts at the best seam nearest its middle; empty where there is none."""
    source = request.source
    for seam in _SEAMS:
        places = [m.start() for m in re.finditer(seam, source) if _long_enough(source, m.start())]
        if places:
            at = min(places, key=lambda p: abs(p - len(source) / 2))
            return tuple(
                Request(part, tuple(symbols(part)), request.language)
                for part in (source[:at].strip(), source[at:].strip())
            )
    return ()


def _long_enough(source: str, at: int) -> bool:
    return min(len(source[:at].split()), len(source[at:].split())) >= _LEAST_WORDS


def join(parts: Sequence[str]) -> str:
    """Parts of a sentence with one comma between."""
    first, *rest = (part.strip() for part in parts)
    for part in rest:
        first = (
            re.sub(r"[，。、；,.;]+$", "", first)
            + ("，" if first else "")
            + re.sub(r"^[，。、；]+", "", part)
        )
    return first


def fill(translation: Translation, request: Request) -> Translation:
    """Drops doubled and invented symbols, then puts each lost one where its neighbours are."""
    candidates = (translation.text, *translation.alternatives)
    text = min(candidates, key=lambda t: _distance(t, request))
    extra = Counter(symbols(text)) - Counter(request.symbols)
    invented = [symbol for symbol in extra if symbol not in request.symbols]
    text = _drop_extra(text, request)
    lost = [symbol for symbol in request.symbols if symbol not in text]
    for symbol in lost:
        text = _put_back(text, symbol, request)
    if lost:
        what = "filled in " + " ".join(lost)
    else:
        what = f"dropped {'an invented' if invented else 'a doubled'} slot"
    return replace(translation, text=text, repair=what)


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
        return _insert(text, text.index(before[-1]) + len(before[-1]), "、" + symbol)
    if after and _listed(source, symbol, order[at + 1]) and after[0] == order[at + 1]:
        return _insert(text, text.index(after[0]), symbol + "、")
    if not re.search(r"\w", SYMBOL.sub("", source.partition(symbol)[2])) and not after:
        end = _LAST.search(text)
        return _insert(text, end.start() if end else len(text), symbol)
    if not before:
        return symbol + text
    place = text.index(before[-1]) + len(before[-1])
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


def _insert(text: str, at: int, what: str) -> str:
    return text[:at] + what + text[at:]
