"""The slots of a part of a sentence under numbers that a model has learnt: <T9> of one part may be its <T0>."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from pipeline.document import SYMBOL, Translation


def renumbered(source: str, limit: int) -> tuple[str, Mapping[str, str]]:
    """The source with the numbers of every kind from 0 up, and what each symbol was; as it is where all are below `limit`.

    >>> renumbered("<T9> met <T3> on <D8>.", 8)
    ('<T0> met <T1> on <D0>.', {'<T0>': '<T9>', '<T1>': '<T3>', '<D0>': '<D8>'})
    """
    symbols = list(dict.fromkeys(SYMBOL.findall(source)))
    if all(int(symbol[2:-1]) < limit for symbol in symbols):
        return source, {}
    counts: Counter[str] = Counter()
    given: dict[str, str] = {}
    for symbol in symbols:
        given[symbol] = f"<{symbol[1]}{counts[symbol[1]]}>"
        counts[symbol[1]] += 1
    return SYMBOL.sub(lambda match: given[match[0]], source), {new: old for old, new in given.items()}


def restored(translation: Translation, own: Mapping[str, str]) -> Translation:
    """The translation with the symbols as they were; one that the model made up is of no other part."""
    if not own:
        return translation
    texts = [
        SYMBOL.sub(lambda match: own.get(match[0], f"<V9{match[0][2:-1]}>"), text)
        for text in (translation.text, *translation.alternatives)
    ]
    return replace(translation, text=texts[0], alternatives=tuple(texts[1:]))
