"""Says by the words beside a title whether it is that of a work or of an event, with the nouns of `work-nouns.csv`.

The kinds of its rows: a `work` may stand on either side of its title ('the film "Salt Road"', 'the "Salt Road" film'); a
`document` has it behind, or with a comma before ('"Clean Air", a report on'); a `lead` always stands before ('author of
"Salt Road"'); with an `opening` the title itself begins ('"Agreement on Trade"'); an `event` is no work.
"""

from __future__ import annotations

from functools import cache

import regex

from pipeline.files.resources import glossary_rows
from pipeline.words.titles import is_title

TABLE = "work-nouns.csv"
WORK, EVENT = "work", "event"
_NAMED = regex.compile(
    r",? (?:(?:which|that) )?(?:(?:is|was|are|were|simply|also|aptly) ){0,3}(?P<by>(?:en)?titled|headlined?|called|named|by the name of"
    r"|(?:under|with|bearing) the (?:title|name)(?: of)?) $"
)
_ENTITLED = ("entitled", "titled")
# So many characters before a title are asked, where its noun is no nearer than a few words.
_NEAR = 160
# So far from 'entitled' the noun may be, within its clause: a report on housing in six cities entitled "…".
_FAR = 12
_CLAUSE_BEGINS = regex.compile(r".*[.;:!?\"“”]", regex.DOTALL)
_WORDS = r"[\w'’-]+(?: [\w'’-]+)"
# 'Titled "Salt Road", the novel has sold well'.
_BEGUN = regex.compile(r"^(?:Ent|T)itled $")
_SUBJECT = regex.compile(rf",? (?:the|an?|this|his|her|its|their) (?P<said>{_WORDS}{{0,3}})")
# 'A booklet for new arrivals, "Hello, Home", explains': between the noun and its title stands what it is for or about.
_PHRASE = regex.compile(
    r"(?P<said>[^,.;:!?\"“”]+?) (?:about|by|for|from|in|of|on) [^,.;:!?\"“” ]+(?: [^,.;:!?\"“” ]+){0,5}, $"
)
# '"Salt Road", a Danish film about': the noun ends what is said of the title, or something follows that belongs to it.
_APPOSED = regex.compile(
    rf",? (?:an?|one of|(?:the|his|her|its|their) (?:first|second|third|last|latest|new)) (?P<said>{_WORDS}{{0,5}}?)"
    r"(?=[,.;)]|$| (?:about|by|directed|written|produced|published|made|set|starring|based|which|that|who|whose|on|of|for|from|in|with|featuring)\b)"
)
_COMPOUND = regex.compile(rf" (?!(?:to|will|at|on|in|for|and|or|the|a|was|is) )(?P<said>{_WORDS}?)")
# '"Fish Lane" (1993)', '"Beef", starring'.
_MADE = regex.compile(
    r" \((?:19|20)\d\d\)|,? (?:starring|directed by|written by|composed by|sung by|published by)\b"
)
_SAYING = regex.compile(
    r"\b(?:says?|said|saying|tells?|told|telling|writes?|wrote|writing|asked|added|stated|reads?|quot(?:ed|ing)|describ\w+)\b"
)
_TOLD = regex.compile(r"\b(?:tells?|told|telling)\b(?: \S+){1,3} ?$")
_PERSONAL = regex.compile(r"\b(?:I|[Ww]e|my|our|it (?:was|is)|s?he|they)\b")
_BEFORE_A_TITLE, _IN_COMPOUNDS = ("work", "document", "lead", "event"), ("work", "event")


def kind_of(before: str, title: str, behind: str) -> str:
    """WORK, EVENT or nothing, by the words before and behind a title: first those that leave no doubt.

    >>> kind_of("The film ", "Salt Road", " won."), kind_of("The fair ", "Salt Road", ""), kind_of("He said ", "No", "")
    ('work', 'event', '')
    """
    if _BEGUN.search(before):
        said = _SUBJECT.match(behind)
        return _first_noun(said["said"]) if said and is_title(title, True) else ""
    if named := _NAMED.search(before):
        return _named(before[: named.start()], named["by"], title)
    beside = _noun_at_end(before.rstrip(" ,:")) or _noun_at_end(before.removesuffix(" the "), ("lead",))
    if beside:
        fits = is_title(title, _may_be_loose(before, title, behind)) and not _TOLD.search(before)
        return beside if fits else ""
    if not is_title(title):
        return ""
    if _MADE.match(behind) or _opening().match(title):
        return WORK
    return _apposed(before, title, behind)


def _named(before: str, by: str, title: str) -> str:
    """Of what a verb names: by the noun beside the verb, or before 'entitled' by the nearest of its clause."""
    kind = _noun_at_end(before)
    if not kind and by in _ENTITLED:
        words = _CLAUSE_BEGINS.sub("", before).split()[-_FAR:]
        nouns = (_noun_at_end(" ".join(words[:at])) for at in range(len(words), 0, -1))
        kind = next(filter(None, nouns), "")
    return kind if is_title(title, by in _ENTITLED) else ""


def _may_be_loose(before: str, title: str, behind: str) -> bool:
    """Whether a title may be written like a sentence: nobody speaks, and it stands beside its noun or ends a heading."""
    heading = before.endswith(": ") and not behind.strip() and not title.endswith((".", "!", "?"))
    beside = heading or not before.endswith((", ", ": "))
    return beside and not _SAYING.search(before) and not _PERSONAL.search(title)


def _apposed(before: str, title: str, behind: str) -> str:
    """By a noun further off, beside which nobody speaks."""
    if _SAYING.search(behind):
        return ""
    phrase = _PHRASE.search(before[-_NEAR:]) if behind.startswith(",") or title.endswith(",") else None
    if phrase and not _SAYING.search(before) and (kind := _noun_at_end(phrase["said"])):
        return kind
    if said := _APPOSED.match(behind):
        return _noun_at_end(said["said"])
    if not (said := _COMPOUND.match(behind)):
        return ""
    first, both = said["said"].split(" ")[0], said["said"]
    return _noun_at_end(both, _IN_COMPOUNDS) or _noun_at_end(first, _IN_COMPOUNDS)


def _noun_at_end(text: str, kinds: tuple[str, ...] = _BEFORE_A_TITLE) -> str:
    """WORK or EVENT by the noun of up to three words that a text ends with; empty if the table has none of the kinds."""
    words = text.lower().split(" ")[-3:]
    every = (_kinds().get(" ".join(words[at:]), "") for at in range(len(words)))
    kind = next((kind for kind in every if kind in kinds), "")
    return EVENT if kind == "event" else kind and WORK


def _first_noun(text: str) -> str:
    words = text.split(" ")
    nouns = (_noun_at_end(" ".join(words[: at + 1])) for at in range(len(words)))
    return next(filter(None, nouns), "")


@cache
def _kinds() -> dict[str, str]:
    """The table's kinds by noun, and by its plural."""
    rows = {row["en"].lower(): row["kind"] for row in _rows()}
    return {_plural(noun): kind for noun, kind in rows.items()} | rows


@cache
def _opening() -> regex.Pattern[str]:
    """What the titles of documents begin with, two words before it apart: '"Interim Measures for …"'."""
    openings = "|".join(regex.escape(row["en"]) for row in _rows() if row["kind"] == "opening")
    return regex.compile(rf"(?:\S+ ){{0,2}}(?i:{openings})\b")


@cache
def _rows() -> tuple[dict[str, str], ...]:
    return glossary_rows(TABLE)


def _plural(noun: str) -> str:
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2] not in "aeiou" else f"{noun}s"
