"""A post before the person who holds it, 'the Chief Engineer of Tunnels, Mr Lee', that no slot protects."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from pipeline.checks.frames import masked
from pipeline.document import Target
from pipeline.words.posts import post_words

# What such posts are called by; a capitalised run without one of these is a place or an event.
_POST = "(?:" + "|".join(word.title().replace("-O", "-o") for word in post_words("checked").split("|")) + ")"
_WORD = r"\p{Lu}[\p{L}\d&'’-]*"
_OF = rf"(?: (?:of|for)(?: the)? {_WORD}(?: {_WORD})*(?:(?:, | and ){_WORD}(?: {_WORD})*)*)?"
_PERSON = ", (?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Ir)"
_BEFORE_PERSON = regex.compile(rf"(?<![\w-])(?P<post>(?:{_WORD} )*{_POST}{_OF}(?: \([^()]+\))?){_PERSON}\b")
_HAS_PERSON = re.compile(_PERSON)
_CALLED = regex.compile(rf"(?<![\w-]){_POST}(?![\w-])")
_OPENING = regex.compile(r"^(?:The|A|An|Our|Its|Their|His|Her|And|But) ")


def posts_of(target: Target) -> tuple[str, ...]:
    """Posts of two words or more right before a person with a title, where no slot has what they are called."""
    segment = target.segment
    if not _HAS_PERSON.search(segment.source):
        return ()
    return tuple(_posts(segment.source, segment.lead, masked(target)))


def _posts(source: str, lead: int, unprotected: str) -> Iterator[str]:
    for match in _BEFORE_PERSON.finditer(source, lead):
        start, end = match.span("post")
        opening = _OPENING.match(source[start:end])
        start += opening.end() if opening else 0
        if _CALLED.search(unprotected, start, end) and " " in source[start:end]:
            yield source[start:end]
