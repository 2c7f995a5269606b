"""Two dates with 'and' between them are two, whatever the engine made of them: '16-17 January and 23-24 January' is no span."""

from __future__ import annotations

import re

from pipeline.document import Segment

_AND = re.compile(
    r"(?<!\bbetween )(?=(?P<first><D\d+>),? (?:and|&) (?:(?:on|in|from|again|also|the) )*(?P<second><D\d+>))<",
    re.IGNORECASE,
)
_TO = "(?:至|到|—|–|-)"


def with_dates_apart(frame: str, segment: Segment) -> str:
    """The Simplified frame with 和 for 至 between such dates."""
    for match in _AND.finditer(segment.slotted) if frame.count("<D") > 1 else ():
        frame = re.sub(
            f"{match['first']}{_TO}{match['second']}", f"{match['first']}和{match['second']}", frame
        )
    return frame
