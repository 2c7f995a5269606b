"""她 for 他 where the English speaks of a woman alone: an engine that reads 'who' behind 'Sister Agnes' writes 他."""

from __future__ import annotations

import re

from pipeline.document import Segment
from pipeline.document.values import Name, names_in

# 'Sister Cities' and 'Mother Nature' are no women.
_WOMAN = re.compile(
    r"\b(?i:she|her|hers|herself)\b|\b(?:Ms|Mrs|Miss|Madam|Madame|Dame)\.? [A-Z]"
    r"|\b(?:Sister|Mother) (?!Cit|School|Compan|Ship|Act\b|Nature|Earth|Tongue|Church|Lode)[A-Z]"
)
_MAN = re.compile(
    r"\b(?:he|him|his|himself|mr|sir|lord|brother|father|man|men|boys?|husband|son|king|prince|duke|uncle|grandfather|widower|fella|guy)\b",
    re.IGNORECASE,
)
# No pronoun: 他们, 其他, 他人, 吉他.
_HIS = re.compile("(?<![其吉排利无])他(?![们人国乡日山律者处方杀])")


def with_her(frame: str, segment: Segment) -> str:
    """The Simplified frame with 她 for 他, if the sentence has a woman and nobody else, and the engine has not told two apart.

    >>> with_her("他说已满。", Segment("1", "She said that it was full."))
    '她说已满。'
    """
    if "他" not in frame or "她" in frame or not _WOMAN.search(segment.source) or _MAN.search(segment.source):
        return frame
    if sum(_is_person(name) for slot in segment.slots for name in names_in(slot.value)) > 1:
        return frame
    return _HIS.sub("她", frame)


def _is_person(name: Name) -> bool:
    return name.term is None or name.term.category == "person"
