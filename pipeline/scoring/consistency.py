"""Whether a run says the same thing in the same words: sentences and names that stand in it more than once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from pipeline.document import Score, SlotKind, Target

_SENTENCE, _TERM = "sentences", "terms"


class Consistency:
    """Collects what became of each sentence and name of the English, in one locale."""

    def __init__(self) -> None:
        self._seen: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)

    def add(self, targets: Iterable[Target]) -> None:
        for target in targets:
            self._seen[_SENTENCE, _one_space(target.segment.source)][target.text] += 1
            for source, rendering in _terms(target):
                self._seen[_TERM, source][rendering] += 1

    def scores(self, locale: str, document: str | None = None) -> tuple[Score, ...]:
        """The share of repeated sentences and names, in %, that stand in their most frequent rendering.

        None where nothing is repeated. The signature says how many occurrences (`n`) of how many of them.
        """
        repeated = {key: found for key, found in self._seen.items() if found.total() > 1}
        total = sum(found.total() for found in repeated.values())
        if not total:
            return ()
        same = sum(max(found.values()) for found in repeated.values())
        kinds = Counter(kind for kind, _ in repeated)
        signature = f"n:{total}|{_SENTENCE}:{kinds[_SENTENCE]}|{_TERM}:{kinds[_TERM]}"
        return (Score("consistency", 100 * same / total, signature, locale, document),)


def _terms(target: Target) -> Iterator[tuple[str, str]]:
    """Each name as the English has it, and what stands for it; nothing where it was lost."""
    pieces: defaultdict[str, str] = defaultdict(str)
    for piece in target.pieces:
        if piece.slot:
            pieces[piece.slot.symbol] += piece.text
    for slot in target.segment.slots:
        if slot.kind is SlotKind.TERM:
            yield _one_space(slot.source), pieces[slot.symbol]


def _one_space(text: str) -> str:
    return " ".join(text.split())
