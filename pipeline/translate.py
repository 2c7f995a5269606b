"""Translate: what is remembered first, then the engine, then repair; each sentence only once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.document import Segment, Translation
from pipeline.engines import Engine, Request
from pipeline.memory.cache import Cache
from pipeline.repair import joined, repair
from pipeline.seams import SYMBOL, parts, symbols

_BATCH = 64


@dataclass(frozen=True, slots=True)
class Translated:
    """Translations by slotted source, and how many of them were remembered."""

    by_source: Mapping[str, Translation]
    cached: int


def translate(
    segments: Iterable[Segment],
    engine: Engine,
    cache: Cache,
    progress: Callable[[int, int], None],
    force: bool = False,
) -> Translated:
    """Translates the segments' slotted sources. Every batch is remembered as soon as it is done.

    `progress` is told how many of how many sentences are done; `force` forgets what is remembered.
    """
    everything = list(dict.fromkeys(s.slotted for s in segments))
    by_rule = {source: Translation(source, "rule") for source in everything if not _has_words(source)}
    sources = [source for source in everything if source not in by_rule]
    done = {} if force else cache.get(sources)
    cached = len(done)
    # Sentences of like length translate fastest together.
    todo = sorted((s for s in sources if s not in done), key=len)
    progress(cached, len(sources))
    for at in range(0, len(todo), _BATCH):
        fresh = dict(zip(todo[at : at + _BATCH], _translated(todo[at : at + _BATCH], engine), strict=True))
        cache.put(fresh.items())
        done |= fresh
        progress(len(done), len(sources))
    return Translated({**by_rule, **done}, cached)


def _translated(sources: Sequence[str], engine: Engine) -> list[Translation]:
    """The sources translated and repaired; one that is too long for the engine in parts."""
    pieces = [parts(Request(source, tuple(symbols(source))), engine.fits) for source in sources]
    requests = [request for several in pieces for request in several]
    results = iter(repair(requests, engine.translate(requests), engine.translate))
    return [joined([next(results) for _ in several]) for several in pieces]


def _has_words(slotted: str) -> bool:
    """Whether anything is left for an engine once the slots are taken out."""
    return any(character.isalnum() for character in SYMBOL.sub("", slotted))
