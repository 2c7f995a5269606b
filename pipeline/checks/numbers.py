"""Does every number that was left to the model still stand in the translation?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.document import Target
from pipeline.numberwords import FOLDS, ORDINALS, SMALL

_WORDS = re.compile(
    r"(?<![\w-])(?:(?P<digits>\d[\d,]*(?:\.\d+)?)(?:st|nd|rd|th)?|(?P<word>"
    + "|".join((*FOLDS, *ORDINALS, *SMALL))
    + r"))(?!\w)",
    re.IGNORECASE,
)
_VALUES = {**FOLDS, **ORDINALS, **SMALL}
_SPECIAL = {2: "两兩二双雙次翻贰", 1: "一首第单單每某独獨唯", 3: "三仨", 10: "十"}
_CHINESE = "零一二三四五六七八九十"


def number_changed(target: Target) -> Iterator[str]:
    """A number outside slots that has no counterpart: '14th' needs 14 or 十四, 'fifth' 第五."""
    for match in _WORDS.finditer(_outside(target)):
        word = match["word"]
        if word and _VALUES[word.lower()] in (0, 1):
            continue
        if not _stands(match["digits"] or "", _VALUES[word.lower()] if word else None, target.text):
            yield f"'{match[0]}' has no counterpart in the translation"


def _outside(target: Target) -> str:
    source, at, out = target.segment.source, 0, []
    for slot in target.segment.slots:
        out.append(source[at : slot.start])
        at = slot.end
    return "\n".join((*out, source[at:]))


def _stands(digits: str, value: int | None, text: str) -> bool:
    if digits:
        bare = digits.replace(",", "")
        return bare in re.sub(r"(?<=\d)[, \u2009](?=\d{3})", "", text) or _in_characters(
            int(float(bare)), text
        )
    assert value is not None
    return str(value) in text or _in_characters(value, text)


def _in_characters(value: int, text: str) -> bool:
    if any(c in text for c in _SPECIAL.get(value, "")):
        return True
    if value <= 10:
        return _CHINESE[value] in text
    if value < 100:
        tens, ones = divmod(value, 10)
        return ("" if tens == 1 else _CHINESE[tens]) + "十" + (_CHINESE[ones] if ones else "") in text
    return False
