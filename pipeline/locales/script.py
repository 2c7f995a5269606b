"""Which Chinese characters belong to one script only: what shows that a text is in the wrong one."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Literal

from pipeline.locales import cldr
from pipeline.locales.opencctables import opencc_table

Script = Literal["Hans", "Hant"]

# Good Simplified although OpenCC replaces them: names in 通用规范汉字表 (2013), words in GB 2312, and Hong Kong's 劏房.
_ALSO_HANS = frozenset("昇陞甦甯吒捱摺榘菸醣麴劏")
# Printed in Hong Kong although OpenCC replaces them: 恒生, 雇員, 追踪, 晋升, 携手, 層叠 …
_ALSO_HANT = frozenset("恒雇踪晋栖肴昵炖碱叠携笋烟")

# Letters and signs that texts of any language may have.
_ANYWHERE = ("Latin", "Common", "Inherited")
_CHINESE = re.compile("[\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]")


def count_chinese(text: str) -> int:
    """How many Chinese characters a text has, those beyond the basic plane included."""
    return len(_CHINESE.findall(text))


def foreign_characters(text: str, script: Script) -> list[tuple[int, str]]:
    """(offset, character) of every character that belongs only to the other script.

    A character that is right in both (台 里 后 in Hong Kong, 乾 徵 於 on the Mainland) is never
    among them, nor is a glyph that Hong Kong prefers (群 峰 床 户).
    """
    foreign = traditional_only() if script == "Hans" else simplified_only()
    if foreign.isdisjoint(text):
        return []
    return [(at, character) for at, character in enumerate(text) if character in foreign]


# The scripts that some locales are written in, as Unicode names them; of others it has one name.
_SEVERAL = {
    "Hans": ("Han", "Bopomofo"),
    "Hant": ("Han", "Bopomofo"),
    "Jpan": ("Han", "Hiragana", "Katakana"),
    "Kore": ("Hangul", "Han"),
}


def count_letters(text: str) -> int:
    """How many letters of any script a text has."""
    return sum(map(str.isalpha, text))


def foreign_letters(text: str, locale: str) -> list[str]:
    """The letters of a text that are of no script of the locale; none of Latin letters, which names have anywhere.

    >>> foreign_letters("Olá 香港", "pt-PT"), foreign_letters("香港の Hong Kong", "ja-JP")
    (['香', '港'], [])
    """
    return [one for one in _letters(locale).findall(text) if one.isalpha()]


@cache
def _letters(locale: str) -> Any:
    """A pattern for what is neither of the locale's scripts nor common to all."""
    import regex

    own = _SEVERAL.get(cldr.script_of(locale), (cldr.script_of(locale),))
    known = "".join(rf"\p{{Script={name}}}" for name in dict.fromkeys((*own, *_ANYWHERE)))
    return regex.compile(rf"[^{known}]")


@cache
def simplified_only() -> frozenset[str]:
    """Characters that no Traditional text has: OpenCC always replaces them, and never writes them."""
    to_traditional, to_simplified = _table("STCharacters"), _table("TSCharacters")
    regional = _values(_table("HKVariants")) | _values(_table("TWVariants"))
    valid = to_simplified.keys() | _values(to_traditional) | regional | _ALSO_HANT
    return frozenset(_always_replaced(to_traditional) - valid)


@cache
def traditional_only() -> frozenset[str]:
    """Characters that no Simplified text has, with the glyphs that Hong Kong prefers (衞 for 衛)."""
    to_traditional, to_simplified = _table("STCharacters"), _table("TSCharacters")
    replaced = _always_replaced(to_simplified)
    glyphs = {glyph for one, own in _table("HKVariants").items() if one in replaced for glyph in own}
    return frozenset((replaced | glyphs) - to_traditional.keys() - _values(to_simplified) - _ALSO_HANS)


def _always_replaced(table: dict[str, list[str]]) -> set[str]:
    return {one for one, others in table.items() if one not in others}


def _values(table: dict[str, list[str]]) -> set[str]:
    return {other for others in table.values() for other in others}


@cache
def _table(name: str) -> dict[str, list[str]]:
    """One of OpenCC's tables, character → its counterparts."""
    return {one: others.split() for one, others in opencc_table(name).items()}
