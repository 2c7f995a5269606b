"""What is no sentence takes no time: a long run of what a pattern begins with is passed over in one go."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from time import process_time

import pytest

from pipeline.localise.figures import group
from pipeline.protect.dayspans import day_spans
from pipeline.protect.definitions import capitals_before
from pipeline.protect.timings import timings
from pipeline.protect.verbatim import masked
from pipeline.words.worknouns import kind_of

_LENGTH, _SECONDS = 20_000, 2.0


@pytest.mark.parametrize(
    ("read", "unit"),
    [
        (day_spans, "21-22, "),
        (timings, "1:1 "),
        (masked, " "),
        (lambda text: capitals_before(text, len(text)), "A"),
        (lambda text: kind_of(text, "Salt Road", ""), " simply"),
        (lambda text: kind_of(text, "Salt Road", ","), " of"),
    ],
)
def test_a_long_run_takes_no_time(read: Callable[[str], Iterable[object]], unit: str) -> None:
    text = f"May 1 {unit * (_LENGTH // len(unit))}"
    began = process_time()
    list(read(text))
    assert process_time() - began < _SECONDS


def test_a_figure_may_have_thousands_of_digits() -> None:
    assert group(Decimal("1" * 6000), ",").count(",111") == 1999
