"""What a slot means: a name, a quantity, a date, a time or literal text; parsed once, rendered per locale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


class Status(StrEnum):
    PREFERRED = "preferred"
    ADMITTED = "admitted"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary concept: an English name and its official name per locale (tag → text).

    A locale without an entry is unconfirmed: the name stays in Latin letters and is flagged.
    `forbidden` holds renderings that must not appear. `file` and `line` say where it is written.
    """

    id: str
    source: str
    targets: Mapping[str, str] = field(hash=False)
    aliases: tuple[str, ...] = ()
    category: str = ""
    status: Status = Status.PREFERRED
    case: str = "auto"
    note: str = ""
    authority: str = ""
    forbidden: tuple[str, ...] = ()
    file: str = ""
    line: int = 0

    @property
    def origin(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Name:
    """An official name or person. Without a term it is a name that only the text knows."""

    text: str
    term: Term | None = None


@dataclass(frozen=True, slots=True)
class NameList:
    """Names rendered together so that none can be lost: 'A, B, and C', or a compound.

    A compound holds its names in Chinese order: 'Xi'an, Shaanxi' → (Shaanxi, Xi'an), and
    'Enoch Yuen Ka-lok, Director of X' → (Director of X, Enoch Yuen Ka-lok).
    """

    names: tuple[Name | NameList, ...]
    compound: bool = False


class QuantityKind(StrEnum):
    CARDINAL = "cardinal"
    PERCENT = "percent"
    MONEY = "money"
    LEVEL = "level"
    GROWTH = "growth"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its magnitude worked out, in units of `unit`.

    MONEY: `unit` is an ISO 4217 code or 'yuan'. LEVEL: `high` is the count, if any
    ('two hundred billion level' → low 10¹¹, high 2). PLACE: `low` is the place in a ranking. GROWTH: `low` is the multiple that
    is reached (fivefold → 5). `high` otherwise is the end of a range.
    """

    kind: QuantityKind
    low: Decimal
    high: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """A calendar date or year, as far as the text gives it; `end_year` closes a range of years."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    end_year: int | None = None
    end_day: int | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day (hours 0 to 23) or, with `end_hour`, a span of times; `zone` is HKT, BJT or not said.

    `day` is the date that stands with it: '9 am on July 8'.
    """

    hour: int
    minute: int = 0
    end_hour: int | None = None
    end_minute: int = 0
    zone: str = ""
    day: Moment | None = None


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Text that is the same in every language: URLs, e-mail addresses, telephone numbers."""

    text: str


Value = Name | NameList | Quantity | Moment | Clock | Verbatim


def names_in(value: Value) -> Iterator[Name]:
    """The single names of a value: itself, or those of a list or compound."""
    if isinstance(value, Name):
        yield value
    elif isinstance(value, NameList):
        for name in value.names:
            yield from names_in(name)
