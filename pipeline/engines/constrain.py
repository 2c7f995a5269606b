"""A search that writes every placeholder once: for transformers' `generate`, which has no such constraint."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

_NEVER = float("-inf")
Spelling = tuple[int, ...]


class EveryMarkOnce:
    """Steers a search over tokens. `marks` are the ways in which each mark can be spelt, in the order of the source.

    A hypothesis that would end while a mark is missing, or that has room for nothing else, begins that mark
    instead; a mark that was begun is finished; one that was written is not begun again. `longest` is the number
    of tokens that a hypothesis may have.
    """

    def __init__(self, marks: Sequence[Sequence[Spelling]], end: int, longest: int) -> None:
        self._marks, self._end, self._longest = marks, end, longest

    def __call__(self, input_ids: Any, scores: Any) -> Any:
        """Scores of shape (hypotheses, vocabulary), those of tokens that may not follow set to minus infinity."""
        scores = scores.clone()
        for row, written in zip(scores, input_ids.tolist(), strict=True):
            self._steer(row, written)
        return scores

    def _steer(self, row: Any, written: list[int]) -> None:
        if int(row.isfinite().sum()) <= 1:
            return  # the longest that may be: it ends here, whatever is missing
        missing = [spellings for spellings in self._marks if not _any_in(spellings, written)]
        open_ones = [spelling for spellings in missing for spelling in spellings]
        following = {token for spelling in open_ones if (token := _next(spelling, written)) is not None}
        if following:
            _only(row, following)
            return
        if missing:
            begun = [spelling[0] for spelling in missing[0]]
            if len(written) + 2 + sum(max(map(len, spellings)) for spellings in missing) > self._longest:
                _only(row, set(begun))
                return
            row[begun] = row[begun].clamp(min=float(row[self._end]))
            row[self._end] = _NEVER
        startable = {spelling[0] for spelling in open_ones}
        again = {spelling[0] for spellings in self._marks for spelling in spellings} - startable
        if again:
            row[list(again)] = _NEVER


def _any_in(spellings: Sequence[Spelling], written: list[int]) -> bool:
    return any(
        tuple(written[at : at + len(spelling)]) == spelling
        for spelling in spellings
        for at in range(len(written) - len(spelling) + 1)
    )


def _next(spelling: Spelling, written: list[int]) -> int | None:
    """The token that goes on with a spelling whose beginning was just written."""
    for length in range(len(spelling) - 1, 0, -1):
        if tuple(written[-length:]) == spelling[:length]:
            return spelling[length]
    return None


def _only(row: Any, tokens: set[int]) -> None:
    """Nothing else may follow; what was forbidden among the tokens may, as the last of choices."""
    kept = list(tokens)
    values = row[kept].clamp(min=float(row[row.isfinite()].min()))
    row[:] = _NEVER
    row[kept] = values
