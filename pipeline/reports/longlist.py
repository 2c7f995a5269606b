"""A long list as JSON: its members are written one by one, so that the whole of it is never in memory as objects."""

from __future__ import annotations

import json
from collections.abc import Iterable


def list_text(members: Iterable[object], indent: int = 0) -> str:
    """The text that `json.dumps` gives of a list, two spaces a level, which stands in a line that is indented so far."""
    within = "\n" + " " * (indent + 2)
    texts = [json.dumps(one, ensure_ascii=False, indent=2).replace("\n", within) for one in members]
    return f"[{within}{f',{within}'.join(texts)}\n{' ' * indent}]" if texts else "[]"
