"""Which words are written like a title or motto: with capitals, and no sentence that somebody says."""

from __future__ import annotations

import regex

from pipeline.words.quotations import marks_of, stretches

_SINGLE = regex.compile(r"(?<![\w>])['‘](?P<in>[\p{Lu}\d][^'‘’]*(?:['’](?=\p{L})[^'‘’]*)*)['’](?!\w)")
_ARTICLES = "a an the of and or in on for to with at by from as is into vs per its your over up off"
_SMALL = frozenset(_ARTICLES.split())
_WORD = regex.compile(r"[\p{L}\p{N}]+(?:[-'’.&/][\p{L}\p{N}]+)*")
_TITLE_CASE, _LONGEST = 0.8, 20
_SENTENCE_ENDS = regex.compile(r"(?<!\b(?:Mr|Ms|Mrs|Dr|St|No|vs|\p{Lu}))[.!?] ")


def is_title(title: str, loose: bool = False) -> bool:
    """Whether words look like a title: no sentence, each important one with a capital, or if `loose` the first.

    >>> is_title("Towards a Greener Harbour"), is_title("a missed opportunity"), is_title("How we won", loose=True)
    (True, False, True)
    """
    words = _WORD.findall(title)
    if not words or len(words) > _LONGEST or _SENTENCE_ENDS.search(title) or words[0].islower():
        return False
    large = large_words(title)
    if sum(not word.islower() for word in large) >= _TITLE_CASE * len(large):
        return True
    return loose and len(words) > 1


def large_words(title: str) -> list[str]:
    """The words of a title but for articles and prepositions: those that a translation cannot leave out."""
    return [word for word in _WORD.findall(title) if word.lower() not in _SMALL]


def title_cased(source: str) -> tuple[tuple[int, int], ...]:
    """What stands in quotation marks and is written like a title or motto, of two words or more: from and to."""
    if not may_quote(source):
        return ()
    double = '"' in source or "“" in source
    found = stretches(len(source), marks_of(source) or ()) if double else in_single_marks(source)
    return tuple((start, end) for start, end in found if _is_motto(source[start:end]))


def _is_motto(text: str) -> bool:
    return " " in text and is_title(text)


def may_quote(source: str) -> bool:
    """Whether a sentence has a mark that may open a quotation; an apostrophe opens none."""
    return '"' in source or "“" in source or "‘" in source or " '" in source or source[:1] == "'"


def in_single_marks(source: str) -> tuple[tuple[int, int], ...]:
    """What begins with a capital and stands in single quotation marks, from and to."""
    return tuple(match.span("in") for match in _SINGLE.finditer(source))
