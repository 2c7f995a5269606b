"""Words that a small model says behind the sentence, where they belong to nothing: …缩短53秒。4公里秒。"""

from __future__ import annotations

import re

# The source has more than one sentence or clause, and the last words may be one of them.
SEVERAL = re.compile(r"[.;:!?—–][\"”’)]* +\S")
_LAST = re.compile(r"[^。！？”’」』]。(?P<words>[^。！？”’」』「『“]{1,13})[。！？]?")
# A headline or label may well be two sentences in Chinese.
_LEAST_WORDS = 8


def trailing(text: str, source: str) -> str | None:
    """The short last sentence of a translation whose source is a single sentence of eight words or more, or None."""
    if "。" not in text or source.count(" ") < _LEAST_WORDS - 1 or SEVERAL.search(source):
        return None
    start = text.rfind("。", 0, len(text.rstrip("。！？ "))) - 1
    match = _LAST.fullmatch(text, start, len(text.rstrip())) if start >= 0 else None
    return match["words"] if match else None
