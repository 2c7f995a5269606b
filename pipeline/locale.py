"""Locales by their BCP 47 tag. Chinese must name its script: 'zh' alone does not say what to write."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.errors import user_error

CHINESE = {
    "zh-Hans-CN": "Simplified Chinese (Mainland)",
    "zh-Hant-HK": "Traditional Chinese (Hong Kong)",
}
_MEANT = {
    "zh": "zh-Hans-CN or zh-Hant-HK",
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

    @property
    def is_chinese(self) -> bool:
        return self.language == "zh"

    def __str__(self) -> str:
        return self.tag


def parse_locale(tag: str) -> Locale:
    """The locale of a BCP 47 tag.

    Raises `UserError` for a malformed tag and for Chinese without a script, with the tag to use.
    """
    meant = _MEANT.get(tag.lower().replace("_", "-"))
    if meant:
        raise user_error(f"'{tag}' is not a locale that says what to write; use {meant}")
    match = _TAG.fullmatch(tag)
    if not match:
        raise user_error(f"'{tag}' is not a locale; use a BCP 47 tag such as zh-Hans-CN or zh-Hant-HK")
    return Locale(*match.groups())


SOURCE = Locale("en")
HANS_CN = Locale("zh", "Hans", "CN")
HANT_HK = Locale("zh", "Hant", "HK")
