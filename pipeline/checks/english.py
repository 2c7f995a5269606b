"""Does English stand in the translation that should not, and was it in the source at all?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from pipeline.checks.everyday import is_word
from pipeline.checks.frames import KEPT, frame, words
from pipeline.checks.names import COMMON, names
from pipeline.document import Target

_LATIN = regex.compile(
    r"(?<![\p{Latin}\d.$!@/:#])\p{Latin}{2,}(?:[ '’-]\p{Latin}+)*(?![\p{Latin}\d]|[.!@/:]\w)"
)
# A capitalised phrase with one of these is a body or an event that has a Chinese name.
_TRANSLATABLE = regex.compile(
    r"(?<![-'’])\b(?:[a-z]{2,}|Academy|Agency|Association|Authority|Bank|Board|Bureau|Centre|Center|Chamber|Commission|"
    r"Committee|Conference|Council|Department|District|Forum|Foundation|Government|Institute|Ministry|Office|"
    r"Park|Province|School|Secretary|Summit|University|Zone)\b"
)
_PARTICLES = regex.compile(r"\b(?:de|la|le|van|von|der|den|da|di|bin|al|du)\b")
_SHORTEST, _LONGEST_ACRONYM = 3, 4
# What stands before the first word of a sentence.
_OPENS = regex.compile(r"(?:^|[.!?:]\s+|\n)[\s\"“‘'(]*$")
_JOINTS = regex.compile("['-]")


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """The words of a source and their parts, the same in lower case, and the initials of all words."""

    forms: frozenset[str]
    lowered: frozenset[str]
    initials: str


def untranslated(target: Target) -> Iterator[str]:
    """English words that the model left standing or made up; names that are written so in the source may stay."""
    text = frame(target)
    phrases = dict.fromkeys(m[0].replace("’", "'") for m in _LATIN.finditer(text)) if words(text) else ()
    if not phrases:
        return
    source = target.segment.source.replace("’", "'")
    known = _vocabulary(source)
    invented = [phrase for phrase in phrases if not all(_is_known(w, known) for w in words(phrase))]
    left = [p for p in phrases if p not in invented and not _is_name(p, source, text)]
    if left:
        yield "left in English: " + _quoted(left)
    if invented:
        yield f"{_quoted(invented)} is not in the source"


def _quoted(phrases: list[str]) -> str:
    return ", ".join(f"'{phrase}'" for phrase in phrases)


@lru_cache(maxsize=KEPT)
def _vocabulary(source: str) -> _Vocabulary:
    english = words(source)
    forms = frozenset(form for word in english for form in (word, *_JOINTS.split(word)))
    initials = "".join(word[0].lower() for word in english)
    return _Vocabulary(forms, frozenset(form.lower() for form in forms), initials)


def _is_known(word: str, source: _Vocabulary) -> bool:
    """Whether the source has the word: as it is, in other letters (app: APP), or spelt out (initial public offering)."""
    if len(word) < _SHORTEST or (word.isupper() and word.lower() in source.initials):
        return True
    return word in source.forms or word.lower() in source.lowered


def _is_name(phrase: str, source: str, text: str) -> bool:
    """An acronym or brand, or a capitalised name as the source has it; not one half of a name, nor a label."""
    if phrase.isupper():
        return not source.isupper() or len(phrase) <= _LONGEST_ACRONYM
    if phrase not in source or _TRANSLATABLE.search(_PARTICLES.sub("", phrase)):
        return False
    if regex.search(rf"(?:^|\n)\W*{regex.escape(phrase)}\s*(?::|$)", source):
        return False
    return not _is_opening(phrase, source) and not any(_is_half(phrase, name, text) for name in names(source))


def _is_opening(word: str, source: str) -> bool:
    """Whether an ordinary word has its capital only from standing first in the sentence: 'With', no 'Apple' beside 'by Apple'."""
    if word not in COMMON and not is_word(word):
        return False
    places = [match.start() for match in regex.finditer(rf"(?<![\w-]){regex.escape(word)}(?![\w-])", source)]
    return bool(places) and all(_OPENS.search(source, 0, place) for place in places)


def _is_half(phrase: str, name: str, text: str) -> bool:
    """Whether the phrase is the beginning or end of a name whose other words are not there."""
    whole, part = words(name), words(phrase)
    if len(part) >= len(whole) or part not in (whole[: len(part)], whole[-len(part) :]):
        return False
    return not set(words(text)).issuperset(whole)
