"""How a multilingual model is told to read English and write another language: the tags of its vocabulary."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pipeline.errors import suggest, user_error
from pipeline.locales import cldr
from pipeline.locales.tags import CHINESE, is_chinese

# What engines write unless they are asked for another language: all Chinese locales are made from it.
SIMPLIFIED = next(iter(CHINESE))

# Tags for Simplified Chinese; the first that a vocabulary has is taken.
_CHINESE = (
    ">>cmn_Hans<<", ">>zho_Hans<<", ">>cmn<<", ">>zho<<", ">>zh<<", "<2zh>", "zho_Hans", "__zh__", "zh_CN"
)  # fmt: skip
# The shapes of tags, each with the tag of English where the source has one: Marian, MADLAD, M2M100, NLLB, mBART.
_SHAPES = (
    (r">>.+<<", ""),
    (r"<2.+>", ""),
    (r"__[a-z]+__", "__en__"),
    (r"[a-z]{3}_[A-Z][a-z]{3}", "eng_Latn"),
    (r"[a-z]{2}_[A-Z]{2}", "en_XX"),
)
# A tag that mBART-50 has and the first mBART, which frames its source otherwise, has not.
_ONLY_IN_MBART_50 = "pt_XX"
# What a tag has in it: the code of a language.
_CODE = re.compile(r"(?:>>|<2|__)?([a-z]{2,3})(?![a-z])")


@dataclass(frozen=True, slots=True)
class Tags:
    """The tags of a model. `language` stands before the source, or with an `english` tag there, before the target."""

    language: str = ""
    english: str = ""
    end: str = "</s>"
    english_last: bool = False

    def source(self, pieces: Sequence[str]) -> list[str]:
        """The pieces of a sentence as the encoder wants them."""
        if not self.english:
            return [*([self.language] if self.language else []), *pieces, self.end]
        return [*pieces, self.end, self.english] if self.english_last else [self.english, *pieces, self.end]

    @property
    def target(self) -> str:
        """What the target begins with, if anything."""
        return self.language if self.english else ""


def tags_of(
    vocabulary: Collection[str], language: str | None, end: str = "</s>", locale: str = SIMPLIFIED
) -> Tags:
    """The tags for a model with this vocabulary that is to write a locale; `language` is the tag that a user wants.

    A model without tags writes but one language, and is taken to write this one. Raises `UserError` for a
    language that the vocabulary has not, with the nearest.
    """
    wanted = language if language and is_meant(language, locale) else None
    tag = wanted or next((tag for tag in tags_for(locale) if tag in vocabulary), "")
    if not tag:
        _check_untagged(vocabulary, locale)
        return Tags(end=end)
    english = next((english for shape, english in _SHAPES if re.fullmatch(shape, tag)), None)
    if tag not in vocabulary or english is None:
        known = [piece for piece in vocabulary if is_tag(piece) and is_meant(piece, locale)]
        near = suggest(tag, known) if known else "; it knows none, so leave this setting out"
        raise user_error(f"'{tag}' is not a language of the model{near}", key="engine.language")
    return Tags(tag, english, end, english == "en_XX" and _ONLY_IN_MBART_50 not in vocabulary)


def tags_for(locale: str) -> tuple[str, ...]:
    """The tags that vocabularies have for a locale, the best first."""
    if is_chinese(locale):
        return _CHINESE
    language, script, region = locale.partition("-")[0], cldr.script_of(locale), cldr.likely_region(locale)
    tags: list[str] = []
    for code in cldr.codes_of(language):
        tags += [f">>{code}_{script}<<", f">>{code}<<", f"<2{code}>", f"{code}_{script}", f"__{code}__"]
        tags += [f"{code}_{place}" for place in (region, "XX", code.upper()) if len(code) == 2]
    return tuple(tags)


def known_tags(locale: str) -> tuple[str, ...]:
    """All tags that matter where a model is to write a locale."""
    return (*tags_for(locale), *(english for _, english in _SHAPES if english), _ONLY_IN_MBART_50)


def is_meant(tag: str, locale: str) -> bool:
    """Whether a tag is of the locale's language; for Chinese also what no other language is known by (yue, cmn)."""
    code = _CODE.match(tag)
    language = cldr.language_of(code[1]) if code else None
    if is_chinese(locale):
        return language in (None, "zh", "yue")
    return language == locale.partition("-")[0]


def _check_untagged(vocabulary: Collection[str], locale: str) -> None:
    """Raises `UserError` where a model has tags, but none for the locale."""
    if not is_chinese(locale) and any(map(is_tag, vocabulary)):
        name = cldr.name_of(locale.partition("-")[0])
        raise user_error(
            f"the model of the engine has no tag for {locale}: it does not write {name}", key="targets"
        )


def is_tag(piece: str) -> bool:
    """Whether a piece is the tag of a language, which is no part of a translation."""
    return any(re.fullmatch(shape, piece) for shape, _ in _SHAPES)
