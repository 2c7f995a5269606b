"""Locales by their BCP 47 tag. Chinese must name its script: 'zh' alone does not say what to write."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.errors import UserError, one_of, user_error
from pipeline.locales import cldr

CHINESE = {
    "zh-Hans-CN": "Simplified Chinese (Mainland)",
    "zh-Hant-HK": "Traditional Chinese (Hong Kong)",
}
# Locales that take the names and words of another where the tables have none of their own.
BASES = {
    "zh-Hans-HK": "zh-Hans-CN",
    "zh-Hans-SG": "zh-Hans-CN",
    "zh-Hant-MO": "zh-Hant-HK",
    "zh-Hant-TW": "zh-Hant-HK",
}
TARGETS = {
    **CHINESE,
    "zh-Hans-HK": "Simplified Chinese (Hong Kong)",
    "zh-Hans-SG": "Simplified Chinese (Singapore)",
    "zh-Hant-MO": "Traditional Chinese (Macao)",
    "zh-Hant-TW": "Traditional Chinese (Taiwan)",
}
_EITHER = one_of(CHINESE)
# What somebody means who writes Chinese without its script or its region, in small letters.
_MEANT = {
    "zh": _EITHER,
    "zh-cn": "zh-Hans-CN",
    "zh-hans": "zh-Hans-CN",
    "zh-sg": "zh-Hans-SG",
    "zh-hk": "zh-Hant-HK",
    "zh-hant": "zh-Hant-HK",
    "zh-mo": "zh-Hant-MO",
    "zh-tw": "zh-Hant-TW",
    "chs": "zh-Hans-CN",
    "cht": "zh-Hant-HK",
}
# Languages that put no space between words.
_UNSPACED = frozenset(("bo", "dz", "ja", "km", "lo", "my", "th", "yue", "zh"))
_TAG = re.compile(r"([a-z]{2,3})(?:-([A-Z][a-z]{3}))?(?:-([A-Z]{2}|\d{3}))?")


@dataclass(frozen=True, slots=True, order=True)
class Locale:
    """A language, its script where it matters, and a region, as in `zh-Hant-HK`."""

    language: str
    script: str | None = None
    region: str | None = None

    @property
    def tag(self) -> str:
        return "-".join(part for part in (self.language, self.script, self.region) if part)

    def __str__(self) -> str:
        return self.tag


@lru_cache(maxsize=256)
def parse_locale(tag: str) -> Locale:
    """The locale of a BCP 47 tag.

    Raises `UserError` for a malformed tag and for Chinese without a script, with the tag to use.
    """
    meant = _MEANT.get(_plain(tag))
    if meant and tag.startswith("zh"):
        part = "region" if "-han" in _plain(tag) else "script"
        raise user_error(f"'{tag}' does not say which {part} to write; use {meant}")
    match = _TAG.fullmatch(tag)
    if meant or not match:
        better = meant or _well_written(tag) or f"a tag such as {_EITHER}"
        raise user_error(f"'{tag}' is not a locale; use {better}")
    if match[1] == "zh" and not match[2]:
        raise user_error(f"'{tag}' does not say which script to write; use {_EITHER}")
    return Locale(*match.groups())


def parse_target(tag: str) -> Locale:
    """A locale that releases can be written in: one of `TARGETS`, or of another language that CLDR knows.

    Raises `UserError` as `parse_locale` does, for English, and for tags that are none, with the nearest.
    """
    meant = _MEANT.get(_plain(tag), tag)
    if meant == _EITHER or meant in TARGETS:
        return parse_locale(tag)
    if is_chinese(meant):
        parse_locale(meant)
        raise user_error(f"'{tag}' is not Chinese that Xindaya can write; choose {one_of(TARGETS)}")
    if _plain(meant).partition("-")[0] == SOURCE.language:
        raise user_error(f"'{tag}' is the language of the releases; choose another, such as {_EITHER}")
    if not _TAG.fullmatch(meant) or not cldr.is_known(meant):
        better = cldr.nearest(meant)
        better = (
            better if better and better != SOURCE.language else "a tag such as zh-Hans-CN, pt-PT or ja-JP"
        )
        raise user_error(f"'{tag}' is not a locale; use {_MEANT.get(_plain(better), better)}")
    return parse_locale(meant)


def is_chinese(tag: str) -> bool:
    """Whether it is a locale of Chinese, which has house styles, and which one translation serves in any script."""
    return tag.partition("-")[0] == "zh"


def is_other_language(tag: str) -> bool:
    """Whether it is a target that is not Chinese."""
    try:
        return not is_chinese(parse_target(tag).tag)
    except UserError:
        return False


def is_spaced(tag: str) -> bool:
    """Whether words and sentences of the locale stand apart."""
    return tag.partition("-")[0] not in _UNSPACED


def name_of(tag: str) -> str:
    """What a locale is called, as in 'Traditional Chinese (Hong Kong)', 'Portuguese (Portugal)'."""
    return TARGETS.get(tag) or cldr.name_of(tag)


@cache
def bases_of(tag: str) -> tuple[str, ...]:
    """The locales that one takes names from where the glossaries have none of its own, the nearest first."""
    if is_chinese(tag):
        return (BASES[tag],) if tag in BASES else ()
    return cldr.parents_of(tag)


def understood(tag: str) -> str | None:
    """The tag that a foreign file means: zh_CN → zh-Hans-CN. None where the script cannot be known from it."""
    meant = _MEANT.get(_plain(tag)) or _well_written(tag)
    return None if meant == _EITHER else meant


def _plain(tag: str) -> str:
    return tag.lower().replace("_", "-")


def _well_written(tag: str) -> str | None:
    """The tag with hyphens and capitals where they belong, as zh_hant_hk → zh-Hant-HK."""
    language, *rest = _plain(tag).split("-")
    better = "-".join([language, *(part.title() if len(part) == 4 else part.upper() for part in rest)])
    return better if _TAG.fullmatch(better) else None


SOURCE = Locale("en")
