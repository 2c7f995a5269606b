"""From Simplified text to the script and the words of a locale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache, cached_property
from typing import Any

from pipeline.errors import user_error
from pipeline.locales.opencctables import opencc_table
from pipeline.locales.tags import Locale, parse_locale
from pipeline.localise.conversion import Conversion
from pipeline.localise.words import GLYPH, WORD, RegionWord, Replacer, read_region_words

# OpenCC's table of the glyphs that a region prefers.
_VARIANTS = {"zh-Hant-HK": "HKVariants", "zh-Hant-MO": "HKVariants", "zh-Hant-TW": "TWVariants"}
# Hong Kong's words in Simplified characters: 资讯科技.
_WORDS_OF = {"zh-Hant-MO": "zh-Hant-HK", "zh-Hans-HK": "zh-Hant-HK"}


class Converter:
    """Converts frames, whose slots stand as symbols such as `<T0>`; names are never given to it.

    `region_words=False` changes the script only: for text whose words are already the region's.
    """

    def __init__(self, locale: Locale | str, region_words: bool = True) -> None:
        self.locale = locale if isinstance(locale, Locale) else parse_locale(locale)
        self.region_words = region_words
        if self.locale.script != "Hans" and self.locale.tag not in _VARIANTS:
            known = ", ".join(sorted(_VARIANTS))
            raise user_error(
                f"no script conversion to {self.locale}; there is one to any zh-Hans and to {known}"
            )

    def convert(self, text: str) -> str:
        """`text` in the locale's script and words. Slot symbols and everything else in ASCII stay as they are."""
        if self.locale.script == "Hans" and not self._rows:
            return text
        stretches = self._replacer.split(text)
        return "".join(piece.text if piece.settled else self._convert_rest(piece.text) for piece in stretches)

    def _convert_rest(self, text: str) -> str:
        return text if self.locale.script == "Hans" else self._conversion.convert(text)

    @cached_property
    def _rows(self) -> tuple[RegionWord, ...]:
        rows = [
            row for row in read_region_words(_WORDS_OF.get(self.locale.tag, self.locale.tag)) if row.apply
        ]
        if self.locale.script == "Hans":
            words = [row for row in rows if row.kind == WORD and self.region_words]
            return tuple(replace(row, target=self._simplified(row.target)) for row in words)
        wanted = (WORD, GLYPH) if self.region_words else (GLYPH,)
        return tuple(row for row in rows if row.kind in wanted)

    def _simplified(self, word: str) -> str:
        return opencc(word, "hk2s") if self.locale.tag in _WORDS_OF else word

    @cached_property
    def _replacer(self) -> Replacer:
        return Replacer([row for row in self._rows if not _is_glyph_of_one_character(row)])

    @cached_property
    def _conversion(self) -> Conversion:
        variants = _VARIANTS[self.locale.tag]
        return Conversion(variants, dict(self._glyphs(opencc_table("STCharacters"), opencc_table(variants))))

    def _glyphs(
        self, traditional: Mapping[str, str], variants: Mapping[str, str]
    ) -> Iterator[tuple[str, str]]:
        """One-character rows: whichever form OpenCC chooses for the Simplified character, the locale writes this one."""
        for row in filter(_is_glyph_of_one_character, self._rows):
            forms = {row.source, *traditional.get(row.source, "").split()}
            for form in forms.union(*(variants.get(form, form).split() for form in forms)):
                if form != row.target:
                    yield form, row.target


def opencc(text: str, conversion: str) -> str:
    """What OpenCC alone makes of a text by one of its conversions, such as s2hk: to compare, never to publish."""
    converted: str = _plain_opencc(conversion).convert(text)
    return converted


@cache
def _plain_opencc(conversion: str) -> Any:
    from opencc import OpenCC

    return OpenCC(conversion)


def _is_glyph_of_one_character(row: RegionWord) -> bool:
    return row.kind == GLYPH and len(row.source) == 1
