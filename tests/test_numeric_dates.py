"""Dates that are figures alone: what is read, what stays as it is because two days fit, and what is said of it."""

import pytest
from protecting import CN, HK, protect, shown

from pipeline.checks.calendar import date_contradicts
from pipeline.document import Target, Translation

# English | Simplified | Hong Kong.
READ = """
by 25/12/2026. | by {2026年12月25日}. | by {2026年12月25日}.
by 12/25/2026 | by {2026年12月25日} | by {2026年12月25日}
by 25-12-2026 and 25.12.2026 | by {2026年12月25日} and {2026年12月25日} | by {2026年12月25日} and {2026年12月25日}
from 25/12/2026-31/12/2026 | {2026年12月25日至31日} | {2026年12月25日至31日}
on Sunday (6/12/2026) | on {2026年12月6日（星期日）} | on {2026年12月6日（星期日）}
on 4/12/2026 (Friday) | on {2026年12月4日（星期五）} | on {2026年12月4日（星期五）}
on 2026/3/9 and 2026-3-9 | on {2026年3月9日} and {2026年3月9日} | on {2026年3月9日} and {2026年3月9日}
by 3/12/2026. | by {3/12/2026}. | by {3/12/2026}.
by 12-3-2026 or 12.3.2026 | by {12-3-2026} or {12.3.2026} | by {12-3-2026} or {12.3.2026}
Thursday, 3/12/2026 | Thursday, {3/12/2026} | Thursday, {3/12/2026}
by 31/12/26 | by {31/12/26} | by {31/12/26}
open 24/7, 1/2/3 and 9/11 | open 24/7, 1/2/3 and 9/11 | open 24/7, 1/2/3 and 9/11
version 12.3.2020.1 | version 12.3.2020.1 | version 12.3.2020.1
"""


@pytest.mark.parametrize("line", READ.strip().splitlines())
def test_read(line: str) -> None:
    source, *written = line.split(" | ")
    assert [shown(source, locale) for locale in (CN, HK)] == written


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (
            "It closes on 3/12/2026.",
            ["'3/12/2026' may be 3 December or 12 March; nothing says which, and it stands as written"],
        ),
        (
            "It closes on 31/12/26.",
            ["'31/12/26': which figure is the day, the month and the year is not said; it stands as written"],
        ),
        ("It closes on 31/13/2026.", ["'31/13/2026' is not in the calendar"]),
        ("It closes on 8/8/2026.", []),
        ("It closes on 25/12/2026.", []),
        ("It closes on Sunday, 6/12/2026.", []),
    ],
)
def test_what_is_said_of_it(source: str, said: list[str]) -> None:
    (segment,) = protect(source)
    for locale in (CN, HK):
        target = Target(segment, locale, (), Translation("", "test"))
        assert list(date_contradicts(target)) == said
