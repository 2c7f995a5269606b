"""Brings back slots that a translation lost, doubled or invented; never silently.

In order: another hypothesis of the same search; the sentence in parts; and last the slot put where
its neighbours say it belongs, which the checks then report.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.document import Translation
from pipeline.engines.base import Request

VERSION = "1"
SYMBOL = re.compile(r"<[TNDV]\d+>")
# Where a sentence may be parted, best places first.
_SEAMS = (
    r"(?<=;) ",
    r"(?<=,) (?=(?:and|but|while|which|with|as|to|who|where|including|especially|so)\b)",
    r"(?<=,) ",
    r" (?=(?:and|to|for|that|which|in|by|from|at|on|with)\b)",
)
_LEAST_WORDS = 3

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
            chosen[i] = _fill(chosen[i], requests[i])
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
        first = re.sub(r"[，。、；,.;]+$", "", first) + "，" + part
    return first


def _fill(translation: Translation, request: Request) -> Translation:
    """Drops doubled and invented symbols, then puts each lost one after its neighbour in the source."""
    candidates = (translation.text, *translation.alternatives)
    text = min(candidates, key=lambda t: _distance(t, request))
    lost = sorted((Counter(request.symbols) - Counter(symbols(text))).elements(), key=request.symbols.index)
    text = _drop_extra(text, request)
    for symbol in lost:
        before = request.symbols[: request.symbols.index(symbol)]
        anchor = next((s for s in reversed(before) if s in text), None)
        at = text.index(anchor) + len(anchor) if anchor else 0
        text = text[:at] + ("、" if anchor else "") + symbol + text[at:]
    what = "filled in " + " ".join(lost) if lost else "dropped a doubled slot"
    return replace(translation, text=text, repair=what)


def _distance(text: str, request: Request) -> int:
    got, want = Counter(symbols(text)), Counter(request.symbols)
    return 2 * (want - got).total() + (got - want).total()


def _drop_extra(text: str, request: Request) -> str:
    left = Counter(request.symbols)

    def keep(match: re.Match[str]) -> str:
        left[match[0]] -= 1
        return match[0] if left[match[0]] >= 0 else ""

    return SYMBOL.sub(keep, text)
