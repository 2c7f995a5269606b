"""Where a sentence can be parted for an engine, and how the parts' translations are joined."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pipeline.document import SYMBOL
from pipeline.engines.base import Request

# Where a sentence may be parted, best places first. A comma between two slots belongs to a list.
_SEAMS = (
    r"(?<=;) ",
    r"(?<=,) (?=(?:and|but|while|which|with|as|to|who|where|including|especially|so)\b(?! <))",
    r"(?<=[^>],) |(?<=>,) (?!<|and <)",
    r" (?=(?:and|to|for|that|which|in|by|from|at|on|with)\b)",
)
_LEAST_WORDS = 3


def symbols(text: str) -> list[str]:
    """The slot symbols of a text, in order, with repetitions."""
    return SYMBOL.findall(text)


def parts(request: Request, fits: Callable[[str], bool]) -> list[Request]:
    """The request, or as many parts of it as it takes for each to fit; cut anywhere if there is no seam."""
    if fits(request.source):
        return [request]
    pair = split(request) or _halves(request)
    return [part for half in pair for part in parts(half, fits)] if pair else [request]


def split(request: Request) -> tuple[Request, ...]:
    """The sentence in two parts at the best seam nearest its middle; empty where there is none."""
    source = request.source
    for seam in _SEAMS:
        places = [m.start() for m in re.finditer(seam, source) if _long_enough(source, m.start())]
        if places:
            at = min(places, key=lambda p: abs(p - len(source) / 2))
            return tuple(
                Request(part, tuple(symbols(part))) for part in (source[:at].strip(), source[at:].strip())
            )
    return ()


def _long_enough(source: str, at: int) -> bool:
    return min(len(source[:at].split()), len(source[at:].split())) >= _LEAST_WORDS


def _halves(request: Request) -> tuple[Request, ...]:
    """Two halves at the space nearest the middle, or at the middle itself."""
    source = request.source
    spaces = [m.start() for m in re.finditer(r"(?<=\S)\s(?=\S)", source)]
    at = min(
        spaces, key=lambda p: abs(p - len(source) / 2), default=_outside_symbols(source, len(source) // 2)
    )
    halves = (source[:at].strip(), source[at:].strip())
    return tuple(Request(half, tuple(symbols(half))) for half in halves) if all(halves) else ()


def _outside_symbols(source: str, at: int) -> int:
    return next((m.end() for m in SYMBOL.finditer(source) if m.start() < at < m.end()), at)


def join(parts: Sequence[str]) -> str:
    """Parts of a sentence with one comma between; a full stop within closing marks goes too: “甲。”，乙。"""
    first, *rest = (part.strip() for part in parts)
    for part in rest:
        first = (
            re.sub(r"[，。、；,.;]+([”’」』]*)[，。、；,.;]*$", r"\1", first)
            + ("，" if first else "")
            + re.sub(r"^[，。、；]+", "", part)
        )
    return first
