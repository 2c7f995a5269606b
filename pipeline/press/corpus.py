"""Pairs for training: read, normalised, turned into Simplified, filtered; nothing that is measured on gets in."""

from __future__ import annotations

import glob
import lzma
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import regex

from pipeline.engines.press import normalise
from pipeline.errors import user_error

Pair = tuple[str, str]

_LOCALE = re.compile(r"\.(zh-[A-Za-z-]+)\.tsv")
_OPENCC = {"zh-Hant-TW": "tw2sp", "zh-Hant-HK": "hk2s", "zh-Hant-MO": "hk2s"}
_HAN = regex.compile(r"\p{Han}")
_FULL_WIDTH = {
    code: code - 0xFEE0
    for a, b in (("０", "９"), ("Ａ", "Ｚ"), ("ａ", "ｚ"))
    for code in range(ord(a), ord(b) + 1)
}
_MARKS = str.maketrans(
    {"「": "“", "」": "”", "『": "‘", "』": "’", "％": "%", "\u3000": " "}
    | {chr(k): chr(v) for k, v in _FULL_WIDTH.items()}
)
_HALF_WIDTH = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
# A pair outside these bounds is hardly a translation: words of English, characters of Chinese, and their ratio.
_MOST_WORDS, _MOST_CHARACTERS, _RATIO = 110, 230, (0.5, 4.0)
_LEAST_CHINESE = 0.4


def read_corpus(patterns: Iterable[str], exclude: frozenset[str], seen: set[str]) -> Iterator[Pair]:
    """Good pairs of the files, each English once over all corpora (`seen` remembers).

    Files are `ENGLISH<TAB>CHINESE`, `.tsv` or `.tsv.xz`; the name says the Chinese locale, else it is
    Simplified. Raises `UserError` for a pattern without files and for a line without a tab.
    """
    for pattern in patterns:
        files = sorted(glob.glob(pattern))
        if not files:
            raise user_error("no such corpus files", pattern)
        for file in files:
            for english, chinese in _lines(Path(file)):
                pair = normalise(english), normalise_target(chinese, _locale(file))
                key = fingerprint(pair[0])
                if key and key not in exclude and key not in seen and is_good(pair):
                    seen.add(key)
                    yield pair


def _lines(path: Path) -> Iterator[Pair]:
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            english, tab, chinese = line.rstrip("\n").partition("\t")
            if not tab:
                raise user_error("expected ENGLISH<TAB>CHINESE", path, number)
            yield english, chinese


def _locale(file: str) -> str:
    match = _LOCALE.search(file)
    return match[1] if match else "zh-Hans-CN"


def fingerprint(english: str) -> str:
    """A sentence without case, space and punctuation: what counts as the same."""
    return regex.sub(r"\W", "", english.lower())


def fingerprints(paths: Iterable[Path]) -> frozenset[str]:
    """The fingerprints of every line of the files that must not be trained on."""
    return frozenset(
        fingerprint(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()
    )


def normalise_target(chinese: str, locale: str = "zh-Hans-CN") -> str:
    """Simplified with “ ”, full-width punctuation, half-width digits and letters, no space beside Chinese."""
    if locale in _OPENCC:
        chinese = _converter(_OPENCC[locale]).convert(chinese)
    text = chinese.translate(_MARKS)
    text = re.sub(r"(?<=[^\x00-\x7f])[,;:?!]", lambda mark: _HALF_WIDTH[mark[0]], text)
    text = re.sub(r"(?<=[^\x00-\x7f])\.$", "。", text)
    text = regex.sub(r"(?<=[\p{Han}，。、；：”）])\s+|\s+(?=[\p{Han}，。、；：“（])", "", text)
    return re.sub(r"\s+", " ", text).strip()


@cache
def _converter(config: str) -> Any:
    from opencc import OpenCC

    return OpenCC(config)


def is_good(pair: Pair) -> bool:
    """Whether lengths and script let the pair be a translation."""
    words, characters = len(pair[0].split()), len(_HAN.findall(pair[1]))
    letters = len(regex.findall(r"\w", pair[1]))
    if not 1 <= characters <= _MOST_CHARACTERS or words > _MOST_WORDS:
        return False
    ratio = (characters + 1) / max(1, words)
    return characters / letters >= _LEAST_CHINESE and (words <= 4 or _RATIO[0] <= ratio <= _RATIO[1])
