"""Did the engine write anything at all? A cell or heading of one word may come back as nothing, and no other check looks there."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.document import Target


def translation_empty(target: Target) -> Iterator[str]:
    """The English has letters, and the translation has neither letters nor figures."""
    if not any(map(str.isalnum, target.text)) and any(map(str.isalpha, target.segment.source)):
        yield f"nothing stands for '{target.segment.source}'"
