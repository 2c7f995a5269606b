"""Translate: what is remembered first, then the engine, then repair, then parts of what collapsed; each only once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from pipeline.checks.frames import count_han, words
from pipeline.checks.repetition import said_twice
from pipeline.checks.text import bounds
from pipeline.document import SYMBOL, Segment, Translation
from pipeline.engines import Engine, Request
from pipeline.engines.base import complete
from pipeline.translation.repair import Asking, joined, repair
from pipeline.translation.seams import parts, symbols

Remember = Callable[[Mapping[str, Translation]], None]
Advance = Callable[[int], None]

# Sentences after which what is done is remembered.
AT_ONCE = 64
# Words from which on a search that repeats itself or breaks off is tried again in parts: 150 lines of dev/press go
# from BLEU 27.20 to 27.26.
_LONG = 35


def wanted(segments: Iterable[Segment]) -> list[str]:
    """The slotted sources that an engine is needed for, each once."""
    return [source for source in dict.fromkeys(s.slotted for s in segments) if _has_words(source)]


def translate(
    segments: Sequence[Segment],
    engine: Engine,
    known: Mapping[str, Translation],
    remember: Remember = lambda fresh: None,
    advance: Advance = lambda sentences: None,
    language: str = "",
    at_once: int = AT_ONCE,
) -> Mapping[str, Translation]:
    """The translations by slotted source; those that are `known` are not made again.

    The engine is given `at_once` sentences at most, and with them what is asked for again of those before; what comes of
    them goes to `remember` as soon as it is done, and `advance` is told how many more sentences are.
    `language` is empty for Chinese, of which alone can be seen that a search collapsed.
    """
    uses = Counter(segment.slotted for segment in segments)
    by_rule = {source: Translation(source, "rule") for source in uses if not _has_words(source)}
    done = {source: known[source] for source in uses if source in known}
    # Sentences of like length translate fastest together; the longest first, so that no core waits for one at the end.
    missing = (source for source in uses if source not in done and source not in by_rule)
    todo = sorted(missing, key=len, reverse=True)
    if by_rule or done:
        advance(sum(uses[source] for source in (*by_rule, *done)))
    for fresh in _translated(todo, engine, language, max(1, at_once)):
        remember(fresh)
        done |= fresh
        advance(sum(uses[source] for source in fresh))
    return {**by_rule, **done}


def _translated(
    sources: Sequence[str], engine: Engine, language: str, at_once: int
) -> Iterator[dict[str, Translation]]:
    """What is done after each call of the engine, by source.

    A call takes new sentences and what the earlier ones ask for again, so that none is of a few requests alone.
    """
    waiting = iter(sources)
    asking: dict[str, tuple[Asking[Translation], Sequence[Request]]] = {}
    while True:
        for source in islice(waiting, at_once):
            begun = _translation(source, engine, language)
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


def _translation(source: str, engine: Engine, language: str) -> Asking[Translation]:
    """The translation of a sentence, repaired; of one that collapsed that of its parts, if it is better."""
    request = Request(source, tuple(symbols(source)))
    whole = yield from _in_parts(parts(request, engine.fits))
    if language or not (_is_long(request) and _collapsed(request, whole.text)):
        return whole
    again = yield from _in_parts(parts(request, _half(request, engine)))
    return again if _is_better(request, again.text, whole.text) else whole


def _in_parts(requests: Sequence[Request]) -> Asking[Translation]:
    """One translation for the parts of a sentence."""
    found = yield requests
    repaired = []
    for request, translation in zip(requests, found, strict=True):
        repaired.append((yield from repair(request, translation)))
    return joined(repaired)


def _is_long(request: Request) -> bool:
    return len(request.source.split()) >= _LONG


def _half(request: Request, engine: Engine) -> Callable[[str], bool]:
    """Whether a part is short enough: not much more than half, as seams are not in the middle."""
    most = len(request.source.split()) * 2 // 3
    return lambda source: len(source.split()) <= most and engine.fits(source)


def _is_better(request: Request, text: str, before: str) -> bool:
    """Whether a translation in parts is complete, longer and says nothing twice."""
    return complete(text, request) and not _twice(request, text) and count_han(text) > count_han(before)


def _collapsed(request: Request, text: str) -> bool:
    english = len(words(SYMBOL.sub("\n", request.source)))
    return bool(_twice(request, text)) or count_han(text) < bounds(english)[0]


def _twice(request: Request, text: str) -> list[str]:
    return said_twice(SYMBOL.sub("\n", text), SYMBOL.sub("□", text), SYMBOL.sub("\n", request.source))


def _has_words(slotted: str) -> bool:
    """Whether anything is left for an engine once the slots are taken out."""
    return any(character.isalnum() for character in SYMBOL.sub("", slotted))
