"""Sentences put together by tokens."""

import pytest

from pipeline.engines.batches import batches


@pytest.mark.parametrize(
    ("lengths", "most", "places"),
    [
        ([], 10, []),
        ([3, 1, 2], 0, [[0], [1], [2]]),
        ([3, 1, 2], 100, [[1, 2, 0]]),
        ([3, 1, 2], 4, [[1, 2], [0]]),  # 2 × 2 fill a batch to the brim
        ([3, 1, 2], 3, [[1], [2], [0]]),
        ([5, 5, 5], 10, [[0, 1], [2]]),  # equal ones stay in order
        ([9, 2, 2], 4, [[1, 2], [0]]),  # longer than the limit: by itself
        ([9, 8], 4, [[1], [0]]),
        ([1, 1, 1, 7], 8, [[0, 1, 2], [3]]),  # padding counts: four of 7 would be 28
    ],
)
def test_batches(lengths: list[int], most: int, places: list[list[int]]) -> None:
    assert list(batches(lengths, most)) == places
