"""Who presides over a body that the release has defined is no head of state or province: 本会会长, where the engine writes
本会总统, and 本行行长 for 本行省省长.
"""

from __future__ import annotations

import re

from pipeline.document import Segment
from pipeline.document.values import Name

_PRESIDENT = re.compile(r"\b(?:president|governor)\b", re.IGNORECASE)
# What the president or governor of it is called, by how its name ends.
_CALLED = {"基金会": "主席", "会": "会长", "大学": "校长", "学校": "校长", "学院": "院长", "公司": "总裁", "集团": "总裁", "行": "行长"}  # fmt: skip


def with_presidents(frame: str, segment: Segment) -> str:
    """The Simplified frame with what the president or governor of a defined body is called."""
    if ("总统" not in frame and "省长" not in frame) or not _PRESIDENT.search(segment.source):
        return frame
    for slot in segment.slots:
        term = slot.value.term if isinstance(slot.value, Name) else None
        if term and term.id.startswith("defined:"):
            body = term.targets.get("zh-Hans-CN", "")
            post = next((said for end, said in _CALLED.items() if body.endswith(end)), "主席")
            frame = re.sub(rf"({slot.symbol})(的?)(?:总统|省?省长)", rf"\1\2{post}", frame)
    return frame
