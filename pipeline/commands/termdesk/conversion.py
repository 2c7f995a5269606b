"""What OpenCC alone would have made of the names: why each locale has a column of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.commands.termdesk.reading import Table
from pipeline.localise.script import opencc

# From the locale whose name is converted, to the locale that it should give, by OpenCC's conversion.
_WAYS = (("zh-Hans-CN", "zh-Hant-HK", "s2hk"), ("zh-Hant-HK", "zh-Hans-CN", "hk2s"))


@dataclass(frozen=True, slots=True)
class Broken:
    """A name that conversion gets wrong."""

    origin: str
    locale: str
    official: str
    converted: str

    def __str__(self) -> str:
        return (
            f"{self.origin}: {self.locale}: '{self.official}', which OpenCC alone writes '{self.converted}'"
        )


def broken_names(tables: Sequence[Table]) -> Iterator[Broken]:
    """Every name that conversion from the other locale would not have given."""
    for one in tables:
        for term in one.terms:
            for source, locale, conversion in _WAYS:
                official = term.targets.get(locale, "")
                converted = opencc(term.targets.get(source, official), conversion) if official else ""
                if converted != official:
                    yield Broken(f"{one.path}:{term.line}", locale, official, converted)


def both_locales(tables: Sequence[Table]) -> int:
    """How many terms have a name in both locales, and so can be compared."""
    return sum(all(tag in term.targets for tag, _, _ in _WAYS) for one in tables for term in one.terms)
