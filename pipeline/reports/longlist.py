"""A long list as JSON: its members are written as they come, so that the whole of it is never in memory as objects."""

from __future__ import annotations

import json
from collections.abc import Iterable


class LongList:
    """A list that stands in a line which is indented by `indent` spaces."""

    def __init__(self, indent: int = 0) -> None:
        self._end, self._within = "\n" + " " * indent, "\n" + " " * (indent + 2)
        self._texts: list[str] = []

    def extend(self, members: Iterable[object]) -> None:
        """Puts members, any JSON values, behind the others."""
        texts = (json.dumps(one, ensure_ascii=False, indent=2) for one in members)
        self._texts += [text.replace("\n", self._within) for text in texts]

    @property
    def text(self) -> str:
        """What `json.dumps` gives of the list, two spaces a level."""
        return f"[{self._within}{f',{self._within}'.join(self._texts)}{self._end}]" if self._texts else "[]"
