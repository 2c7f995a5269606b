"""What the types of a release have in common: they travel to the disk and to other processes by their fields."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any


class Record:
    """A frozen dataclass that is pickled as the call that makes it: several times as fast as dataclasses do it."""

    __slots__ = ()

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        kind: Any = type(self)
        return kind, _values(kind)(self)


@cache
def _values(kind: Any) -> Callable[[Any], tuple[Any, ...]]:
    names = [field.name for field in fields(kind) if field.init]
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda one: (get(one),)
