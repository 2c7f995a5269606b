"""Translate: what is remembered first, then the engine, then repair; each only once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from math import ceil

from pipeline.document import SYMBOL, Segment, Translation
from pipeline.engines import Engine, Request
from pipeline.translation.repair import Asking, joined, repair
from pipeline.translation.seams import parts, symbols

Remember = Callable[[Mapping[str, Translation]], None]
Advance = Callable[[int], None]

# Sentences after which what is done is remembered.
AT_ONCE = 64


def wanted(segments: Iterable[Segment]) -> list[str]:
    """The slotted sources that an engine is needed for, each once."""
    return [source for source in dict.fromkeys(s.asked for s in segments) if _has_words(source)]


def translate(
    segments: Sequence[Segment],
    engine: Engine,
    known: Mapping[str, Translation],
    remember: Remember = lambda fresh: None,
    advance: Advance = lambda sentences: None,
    at_once: int = AT_ONCE,
) -> Mapping[str, Translation]:
    """The translations by slotted source; those that are `known` are not made again.

    The engine is given `at_once` sentences at most, in calls of like size, and with them what is asked for again of those before; what comes of
    them goes to `remember` as soon as it is done, and `advance` is told how many more sentences are.
    """
    uses = Counter(segment.asked for segment in segments)
    by_rule = {source: Translation(source, "rule") for source in uses if not _has_words(source)}
    done = {source: known[source] for source in uses if source in known}
    # Sentences of like length translate fastest together; the longest first, so that no core waits for one at the end.
    missing = (source for source in uses if source not in done and source not in by_rule)
    todo = sorted(missing, key=len, reverse=True)
    if by_rule or done:
        advance(sum(uses[source] for source in (*by_rule, *done)))
    calls = ceil(len(todo) / max(1, at_once)) or 1
    for fresh in _translated(todo, engine, ceil(len(todo) / calls)):
        remember(fresh)
        done |= fresh
        advance(sum(uses[source] for source in fresh))
    return {**by_rule, **done}


def _translated(sources: Sequence[str], engine: Engine, at_once: int) -> Iterator[dict[str, Translation]]:
    """What is done after each call of the engine, by source.

    A call takes new sentences and what the earlier ones ask for again, so that none is of a few requests alone.
    """
    waiting = iter(sources)
    asking: dict[str, tuple[Asking[Translation], Sequence[Request]]] = {}
    while True:
        for source in islice(waiting, at_once):
            begun = _translation(source, engine)
            asking[source] = begun, next(begun)
        if not asking:
            return
        asked = [one for _, requests in asking.values() for one in requests]
        found = (translation for _, translation in zip(asked, engine.translate(asked), strict=True))
        going_on, done = {}, {}
        for source, (begun, requests) in asking.items():
            answers = [*islice(found, len(requests))]
            try:
                going_on[source] = begun, begun.send(answers)
            except StopIteration as end:
                done[source] = end.value
        next(found, None)
        asking = going_on
        yield done


def _translation(source: str, engine: Engine) -> Asking[Translation]:
    """One translation of a sentence, which goes in parts if it is too long for the engine, each repaired."""
    requests = parts(Request(source, tuple(symbols(source))), engine.fits)
    found = yield requests
    repaired = []
    for request, translation in zip(requests, found, strict=True):
        repaired.append((yield from repair(request, translation)))
    return joined(repaired)


def _has_words(slotted: str) -> bool:
    """Whether anything is left for an engine once the slots are taken out."""
    return any(character.isalnum() for character in SYMBOL.sub("", slotted))
