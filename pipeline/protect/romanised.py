"""How Chinese syllables are written in Latin letters: Hanyu Pinyin, and Cantonese as Hong Kong spells it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources

# Initials → the finals that go with them.
_PINYIN = {
    "": "a ai an ang ao e en er ou",
    "b": "a ai an ang ao ei en eng i ian iao ie in ing o u",
    "p": "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
    "m": "a ai an ang ao ei en eng i ian iao ie in ing iu o ou u",
    "f": "a an ang ei en eng o ou u",
    "d": "a ai an ang ao e en eng i ian iao ie ing iu ong ou u uan ui un uo",
    "t": "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo",
    "n": "a ai an ang ao ei en eng i ian iang iao ie in ing iu ong u uan uo v ve",
    "l": "a ai an ang ao e ei eng i ian iang iao ie in ing iu ong ou u uan un uo v ve ue",
    "[gkh]": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "[jqx]": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "[zcs]h": "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
    "r": "an ang ao e en eng i ong ou u uan ui un uo",
    "[zcs]": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "y": "a an ang ao e i in ing ong ou u uan ue un",
    "w": "a ai an ang ei en eng o u",
}
_SYLLABLE = "(?:" + "|".join(f"{i}(?:{f.replace(' ', '|')})" for i, f in _PINYIN.items()) + ")"
_WHOLE = {1: re.compile(rf"(?:{_SYLLABLE}){{1,2}}"), 2: re.compile(rf"(?:{_SYLLABLE}){{2}}")}
_CANTONESE = re.compile(
    r"tsz|tze|sze?|ngor|hwa|(?:kw|gw|ng|ch|sh|ts|tz|hs|[bcdfghjklmnpqrstwxyz])?"
    r"(?:[aeiou]|a[aiuwyoe]|e[eiuy]|o[eiouwy]|i[aeu]|ia[no]|u[aeiyo]|y[iu]?)?"
    r"(?:ng|ck|[nmptk])?"
)


@cache
def table(name: str) -> frozenset[str]:
    """The entries of one of the lists beside this file."""
    lines = resources.files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines()
    entries = (entry.strip() for line in lines if not line.startswith("#") for entry in line.split(","))
    return frozenset(entry for entry in entries if entry)


@cache
def surname_characters(surname: str) -> frozenset[str]:
    """The surnames in characters, of both scripts, that may be romanised so: Yau → 丘 邱 游 尤."""
    return _surnames().get(surname.lower(), frozenset())


@cache
def _surnames() -> dict[str, frozenset[str]]:
    text = resources.files(__package__).joinpath("surname-characters.txt").read_text(encoding="utf-8")
    found: dict[str, set[str]] = {}
    for characters, _, romanised in (line.partition(": ") for line in text.splitlines() if ":" in line):
        for name in romanised.split(", "):
            found.setdefault(name.lower(), set()).update(characters.split(" "))
    return {name: frozenset(forms) for name, forms in found.items()}


@lru_cache(maxsize=4096)
def is_pinyin(word: str, syllables: int = 1) -> bool:
    """Whether the word is one or two syllables of Pinyin (at least `syllables`)."""
    return bool(_WHOLE[syllables].fullmatch(_bare(word)))


def is_given(word: str, syllables: int = 1) -> bool:
    """Whether the word is Pinyin and no English word ('Wenbin', but not 'Range')."""
    return is_pinyin(word, syllables) and _bare(word) not in table("english-words.txt")


@lru_cache(maxsize=4096)
def is_syllable(word: str) -> bool:
    """Whether the word is a single syllable of Pinyin or Cantonese: 'Sai', 'Shek', 'Lin'."""
    pinyin = is_pinyin(word) and not is_pinyin(word, 2)
    return pinyin or (len(word) <= 6 and bool(_CANTONESE.fullmatch(word.lower())))


def _bare(word: str) -> str:
    return re.sub(r"['’-]", "", word.lower())


def is_cantonese(given: str) -> bool:
    """Whether 'Ka-lok' or 'Wai-yin' is two syllables as Hong Kong spells them; not 'Kong-based'."""
    parts = given.lower().split("-")
    return all(len(part) <= 6 and _CANTONESE.fullmatch(part) for part in parts) and "kong" not in parts
