"""What a run has read for good (tables, patterns, styles) is not gone through again and again in search of garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def settled() -> Iterator[None]:
    """Leaves all objects that are there now out of Python's collections of garbage until the end."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
