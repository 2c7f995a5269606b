"""From Simplified text to the script and the words of a locale. OpenCC is spoken to here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from pipeline.errors import user_error
from pipeline.locales.tags import Locale, parse_locale
from pipeline.localise.words import GLYPH, WORD, RegionWord, Replacer, read_region_words

# OpenCC's conversion into a script, and its table of the glyphs that the region prefers.
_OPENCC = {
    "zh-Hant-HK": ("s2hk", "HKVariants.txt"),
    "zh-Hant-MO": ("s2hk", "HKVariants.txt"),
    "zh-Hant-TW": ("s2tw", "TWVariants.txt"),
}
# Hong Kong's words in Simplified characters: 资讯科技.
_WORDS_OF = {"zh-Hant-MO": "zh-Hant-HK", "zh-Hans-HK": "zh-Hant-HK"}


class Converter:
    """Converts frames, whose slots stand as symbols such as `<T0>`; names are never given to it.

    `region_words=False` changes the script only: for text whose words are already the region's.
    """

    def __init__(self, locale: Locale | str, region_words: bool = True) -> None:
        self.locale = locale if isinstance(locale, Locale) else parse_locale(locale)
        self.region_words = region_words
        if self.locale.script != "Hans" and self.locale.tag not in _OPENCC:
            known = ", ".join(sorted(_OPENCC))
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
        if self.locale.script == "Hans":
            return text
        converted: str = self._opencc.convert(text)
        return converted.translate(self._glyphs)

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
        simplified: str = self._to_simplified.convert(word) if self.locale.tag in _WORDS_OF else word
        return simplified

    @cached_property
    def _replacer(self) -> Replacer:
        return Replacer([row for row in self._rows if not _is_glyph_of_one_character(row)])

    @cached_property
    def _glyphs(self) -> dict[int, str]:
        """One-character rows: whichever variant OpenCC chooses, the locale writes this one."""
        rows = [row for row in self._rows if _is_glyph_of_one_character(row)]
        return {
            ord(form): row.target for row in rows for form in self._forms(row.source) if form != row.target
        }

    def _forms(self, character: str) -> Iterable[str]:
        """Every Traditional form that OpenCC may write for a Simplified character."""
        forms = {character, *self._characters.get(character, "").split()}
        return sorted(forms.union(*(self._variants.get(form, form).split() for form in forms)))

    @cached_property
    def _characters(self) -> dict[str, str]:
        return _opencc_table("STCharacters.txt")

    @cached_property
    def _variants(self) -> dict[str, str]:
        return _opencc_table(_OPENCC[self.locale.tag][1])

    @cached_property
    def _opencc(self) -> Any:
        from opencc import OpenCC

        return OpenCC(_OPENCC[self.locale.tag][0])

    @cached_property
    def _to_simplified(self) -> Any:
        from opencc import OpenCC

        return OpenCC("hk2s")


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


def _opencc_table(name: str) -> dict[str, str]:
    """One of the tables that come with OpenCC: what stands before the tab → what stands after it."""
    text = (files("opencc") / "dictionary" / name).read_text(encoding="utf-8")
    return dict(line.split("\t", 1) for line in text.splitlines() if "\t" in line)
