"""Does English stand in the translation that should not, and was it in the source at all?"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pipeline.checks.frames import frame, words
from pipeline.checks.names import names
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


def untranslated(target: Target) -> Iterator[str]:
    """English words that the model left standing or made up; names that are written so in the source may stay."""
    source, text = target.segment.source.replace("’", "'"), frame(target)
    phrases = dict.fromkeys(m[0].replace("’", "'") for m in _LATIN.finditer(text))
    invented = [phrase for phrase in phrases if not all(_is_known(w, source) for w in words(phrase))]
    left = [p for p in phrases if p not in invented and not _is_name(p, source, text)]
    if left:
        yield "left in English: " + _quoted(left)
    if invented:
        yield f"{_quoted(invented)} is not in the source"


def _quoted(phrases: list[str]) -> str:
    return ", ".join(f"'{phrase}'" for phrase in phrases)


def _is_known(word: str, source: str) -> bool:
    """Whether the source has the word: as it is, in other letters (app: APP), or spelt out (initial public offering)."""
    if len(word) < _SHORTEST:
        return True
    english = words(source)
    if word.isupper() and word.lower() in "".join(w[0].lower() for w in english):
        return True
    forms = {form for w in english for form in (w, *regex.split("['-]", w))}
    return word in forms or word.lower() in {form.lower() for form in forms}


def _is_name(phrase: str, source: str, text: str) -> bool:
    """An acronym or brand, or a capitalised name as the source has it; not one half of a name, nor a label."""
    if phrase.isupper():
        return not source.isupper() or len(phrase) <= _LONGEST_ACRONYM
    if phrase not in source or _TRANSLATABLE.search(_PARTICLES.sub("", phrase)):
        return False
    if regex.search(rf"(?:^|\n)\W*{regex.escape(phrase)}\s*(?::|$)", source):
        return False
    return not any(_is_half(phrase, name, text) for name in names(source))


def _is_half(phrase: str, name: str, text: str) -> bool:
    """Whether the phrase is the beginning or end of a name whose other words are not there."""
    whole, part = words(name), words(phrase)
    if len(part) >= len(whole) or part not in (whole[: len(part)], whole[-len(part) :]):
        return False
    return not set(words(text)).issuperset(whole)
