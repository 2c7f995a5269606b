"""What a slot means: a name, a quantity, a date, a time or literal text; parsed once, rendered per locale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from pipeline.document.record import Record
from pipeline.locales.tags import bases_of


class Status(StrEnum):
    """How a row's rendering stands: written, accepted beside the preferred one, refused; KEEP stays in Latin letters."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    FORBIDDEN = "forbidden"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Term(Record):
    """A glossary concept: an English name and its official name per locale (tag → text).

    A locale without an entry is unconfirmed: the name stays in Latin letters and is flagged.
    `forbidden` holds renderings that must not appear, `admitted` those that may stand beside the official one.
    `context` says in which releases the row holds; `rivals` are rows of the same name that a release does not
    rule out. `authority` and `date` say who wrote it so and when; `file` and `line`, where it is written.
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
    date: str = ""
    context: str = ""
    admitted: tuple[str, ...] = ()
    rivals: tuple[Term, ...] = ()

    @property
    def origin(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file

    def target(self, locale: str) -> str | None:
        """The official name in a locale: its own, or that of the locale whose names it takes."""
        own = self.targets.get(locale)
        if own is None:
            own = next((self.targets[base] for base in bases_of(locale) if base in self.targets), None)
        return self.source if own is None and self.status is Status.KEEP else own

    @property
    def background(self) -> str:
        """What a reader may want to know: the note, and who wrote the name so, and when."""
        return "; ".join(
            part for part in (self.note, " ".join(filter(None, (self.authority, self.date)))) if part
        )


@dataclass(frozen=True, slots=True)
class Name(Record):
    """An official name or person. Without a term it is a name that only the text knows."""

    text: str
    term: Term | None = None


@dataclass(frozen=True, slots=True)
class NameList(Record):
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
    FRACTION = "fraction"
    RATIO = "ratio"


@dataclass(frozen=True, slots=True)
class Quantity(Record):
    """A number with its magnitude worked out, in units of `unit`.

    MONEY: `unit` is an ISO 4217 code or 'yuan'. LEVEL: `high` is the count, if any
    ('two hundred billion level' → low 10¹¹, high 2). PLACE: `low` is the place in a ranking. GROWTH: `low` is
    the multiple that is reached (fivefold → 5, halved → 0.5). FRACTION: `low` of `high` parts (two thirds → 2, 3).
    RATIO: `low` to `high`. `high` otherwise is the end of a range. `per` is the unit that a price or rate is for.
    What is `bracketed` is negative, and has brackets for a minus.
    """

    kind: QuantityKind
    low: Decimal
    high: Decimal | None = None
    unit: str = ""
    per: str = ""
    bracketed: bool = False


@dataclass(frozen=True, slots=True)
class Moment(Record):
    """A calendar date, year or period, as far as the text gives it; `end_year` closes a range of years.

    `part` is an id of `time-words.csv` (q3, year_end, decade, fiscal), `count` how many months or quarters it has,
    and `relative` the id of a year that is only pointed at (last_year). A decade or century keeps the year in
    which it begins by its name (1990, 2000). `days` are single days after `day`; `weekday` is 1 for Monday.
    `end` closes a span across months, quarters or years; its year is said only where it is another.
    Without a day, `weekday` with `days` or `end` is a list or span of weekdays (1, (3, 5): Mon, Wed, Fri), and `relative`
    says of which week or that it is every one (weekday_next, weekday_every).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    end_year: int | None = None
    end_day: int | None = None
    part: str = ""
    count: int | None = None
    relative: str = ""
    days: tuple[int, ...] = ()
    weekday: int | None = None
    end: Moment | None = None


@dataclass(frozen=True, slots=True)
class Clock(Record):
    """A time of day (hours 0 to 23, midnight is 24) or, with `end_hour`, a span; `zone` is HKT, local, GMT … or not said.

    `day` is the date that stands with it: '9 am on July 8'.
    """

    hour: int
    minute: int = 0
    end_hour: int | None = None
    end_minute: int = 0
    zone: str = ""
    day: Moment | None = None


@dataclass(frozen=True, slots=True)
class Verbatim(Record):
    """Text that is the same in every language: URLs, e-mail addresses, telephone numbers.

    `said` is what a locale says of it within a sentence (2:09:41 → 2小时09分41秒); the others keep it as it is written.
    """

    text: str
    said: Mapping[str, str] = field(default_factory=dict, hash=False)

    def target(self, locale: str) -> str:
        """What the locale says, or that whose names it takes, or the text."""
        tags = (locale, *bases_of(locale))
        return next((self.said[tag] for tag in tags if tag in self.said), self.text)


Value = Name | NameList | Quantity | Moment | Clock | Verbatim


def background_of(value: Value) -> str:
    """What the glossaries say of the names in a value, each thing once."""
    said = (name.term.background for name in names_in(value) if name.term)
    return "; ".join(dict.fromkeys(filter(None, said)))


def names_in(value: Value) -> Iterator[Name]:
    """The single names of a value: itself, or those of a list or compound."""
    if isinstance(value, Name):
        yield value
    elif isinstance(value, NameList):
        for name in value.names:
            yield from names_in(name)
