"""Words that a small model says behind the sentence, where they belong to nothing: …缩短53秒。4公里秒。"""

from __future__ import annotations

import re

# The source has more than one sentence or clause, and the last words may be one of them.
SEVERAL = re.compile(r"[.;:!?—–][\"”’)]* +\S")
_SENTENCES = re.compile(r"[.!?][\"”’)]* +\S")
_CLAUSE = re.compile(r"[;:—–] ")
_LAST = re.compile(r"[^。！？”’」』]。(?P<words>[^。！？”’」』「『“]{1,13})[。！？]?")
# A headline or label may well be two sentences in Chinese.
_LEAST_WORDS = 8
# So few characters are no clause of so many English words.
_FEW = 6


def trailing(text: str, source: str) -> str | None:
    """The short last sentence of a translation whose source is a single sentence of eight words or more, or None."""
    if "。" not in text or source.count(" ") < _LEAST_WORDS - 1 or _SENTENCES.search(source):
        return None
    start = text.rfind("。", 0, len(text.rstrip("。！？ "))) - 1
    match = _LAST.fullmatch(text, start, len(text.rstrip())) if start >= 0 else None
    if match is None or (SEVERAL.search(source) and not _is_too_short(match["words"], source)):
        return None
    return match["words"]


def _is_too_short(words: str, source: str) -> bool:
    """Whether they can't be the last clause of a sentence with a colon, a semicolon or a dash."""
    return len(words) <= _FEW and _CLAUSE.split(source)[-1].count(" ") >= _LEAST_WORDS - 1
