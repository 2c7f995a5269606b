"""How long a race took, and scores with a colon; times of day are in `test_clocks.py`."""

import pytest
from protecting import CN, HK, shown

from pipeline.protect.timings import timings

# English with {slots} | Simplified | Hong Kong
WRITTEN = """
2:09:41 | {2:09:41} | {2:09:41}
(58:07) | ({58:07}) | ({58:07})
She won in 2:27:08, a record | She won in {2小时27分08秒}, a record | She won in {2小時27分08秒}, a record
The relay took 3:38.25. | The relay took {3分38秒25}. | The relay took {3分38秒25}.
They passed halfway in 64:35 | They passed halfway in {64分35秒} | They passed halfway in {64分35秒}
won the 5,000 metres in 14:02 | won the {5000米} in {14分02秒} | won the {5 000米} in {14分02秒}
The final score was 104:98. | The final score was {104:98}. | The final score was {104:98}.
The 104:98 win of the champions | The {104:98} win of the champions | The {104:98} win of the champions
Lo beat Ng 3:1 here | Lo beat Ng {3:1} here | Lo beat Ng {3:1} here
cut his best from 2:13:05 to 2:09:41 | cut his best from {2小时13分05秒} to {2小时09分41秒} | cut his best from {2小時13分05秒} to {2小時09分41秒}
It leaves at 14:30:25 | It leaves at {14:30:25} | It leaves at {14:30:25}
"""
NO_TIMING = """
Doors open at 14:30.
A ratio of 16:9
The mix is now 73:27.
a scale of 1:500
It ends at 20:15:30 HKT.
It lasted 1:30:00 hours.
Romans 8:28 was read.
a file of 2:61:00 and 1:2:03
The clip runs 3:45 pm
"""


def cells(table: str) -> list[list[str]]:
    return [line.split(" | ") for line in table.strip().splitlines()]


@pytest.mark.parametrize(("source", "simplified", "traditional"), cells(WRITTEN))
def test_written(source: str, simplified: str, traditional: str) -> None:
    assert (shown(source, CN), shown(source, HK)) == (simplified, traditional)


@pytest.mark.parametrize("text", NO_TIMING.strip().splitlines())
def test_no_timing(text: str) -> None:
    assert list(timings(text)) == []
