"""Dates that are figures alone: 25/12/2026, 3.12.2026, 3/12/26. Which figure is the day, only some of them tell."""

from __future__ import annotations

import re

from pipeline.document.values import Moment
from pipeline.protect.dateparts import YEAR, number_of, real
from pipeline.protect.sought import Sought

# '25/12/2025-31/12/2025' is two of them; '25-12-2025-01' is a number.
NUMERIC = Sought(
    re.compile(
        rf"(?<![\w./])(?<!(?<!/{YEAR})-)\d\d?([/.-])\d\d?\1{YEAR}(?![\w/]|\.\d|-\d(?!\d?/))"
        r"|(?<![\w./-])\d\d?/\d\d?/\d\d(?![\w/]|[.-]\d)"
    ),
    re.compile(r"\d[/.-]\d\d?[/.-]\d\d").search,
)
# How the reader of what stays as it is signs them.
RULE = "numeric date"


def readings(written: str) -> list[Moment]:
    """The days that it can be: one where only one order is in the calendar, or both are the same (8/8/2026).

    With a year of two figures (3/12/26) any of the three may be the year, and nothing is read.
    """
    one, other, last = (number_of(part) or 0 for part in re.split(r"[/.-]", written))
    if last < 100:
        return []
    days = dict.fromkeys(((one, other), (other, one)))
    moments = [Moment(last, month, day) for day, month in days if day and 1 <= month <= 12]
    return [moment for moment in moments if real(moment)]
