"""How a multilingual model is told to read English and write Simplified Chinese: the tags of its vocabulary."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pipeline.errors import suggest, user_error

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
KNOWN = (*_CHINESE, *(english for _, english in _SHAPES if english), _ONLY_IN_MBART_50)


@dataclass(frozen=True, slots=True)
class Tags:
    """The tags of a model. `chinese` stands before the source, or with an `english` tag there, before the target."""

    chinese: str = ""
    english: str = ""
    end: str = "</s>"
    english_last: bool = False

    def source(self, pieces: Sequence[str]) -> list[str]:
        """The pieces of a sentence as the encoder wants them."""
        if not self.english:
            return [*([self.chinese] if self.chinese else []), *pieces, self.end]
        return [*pieces, self.end, self.english] if self.english_last else [self.english, *pieces, self.end]

    @property
    def target(self) -> str:
        """What the target begins with, if anything."""
        return self.chinese if self.english else ""


def tags_of(vocabulary: Collection[str], language: str | None, end: str = "</s>") -> Tags:
    """The tags for a model with this vocabulary; `language` is the one for Chinese that a user wants.

    Raises `UserError` for a language that the vocabulary has not, with the nearest.
    """
    chinese = language or next((tag for tag in _CHINESE if tag in vocabulary), "")
    if not chinese:
        return Tags(end=end)
    english = next((english for shape, english in _SHAPES if re.fullmatch(shape, chinese)), None)
    if chinese not in vocabulary or english is None:
        known = [piece for piece in vocabulary if _is_chinese(piece)]
        near = suggest(chinese, known) if known else "; it knows none, so leave this setting out"
        raise user_error(f"'{chinese}' is not a language of the model{near}", key="engine.language")
    return Tags(chinese, english, end, english == "en_XX" and _ONLY_IN_MBART_50 not in vocabulary)


def is_tag(piece: str) -> bool:
    """Whether a piece is the tag of a language, which is no part of a translation."""
    return any(re.fullmatch(shape, piece) for shape, _ in _SHAPES)


def _is_chinese(piece: str) -> bool:
    return bool(re.search("zh|cmn|yue", piece)) and is_tag(piece)
