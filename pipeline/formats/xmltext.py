"""Text and ids that XML accepts: no control character of a translation, no segment's name breaks a file."""

from __future__ import annotations

import re

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_IN_IDS = re.compile(r"[^\w.:-]", re.ASCII)


def xml_safe(text: str) -> str:
    """The text with every character that XML 1.0 forbids replaced by U+FFFD."""
    return _ILLEGAL.sub("\ufffd", text)


def nmtoken(name: str) -> str:
    """The name with every character but ASCII letters, digits and '_.:-' made '_'."""
    return _NOT_IN_IDS.sub("_", name) or "_"


class Ids:
    """Ids given out so far; a name that becomes the same id as another gets a number."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def unique(self, name: str) -> str:
        token = candidate = nmtoken(name)
        number = 2
        while candidate in self._taken:
            candidate, number = f"{token}-{number}", number + 1
        self._taken.add(candidate)
        return candidate
