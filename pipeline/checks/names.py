"""Names and codes that no slot protects: the small model is likely to get them wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import regex

from pipeline.checks.advice import advice, is_label
from pipeline.checks.everyday import is_word, said
from pipeline.checks.flaw import Flaw, Flaws
from pipeline.checks.frames import FIGURE, KEPT, SLOT, frame, masked, source_frame, words
from pipeline.checks.posts import posts_of
from pipeline.document import SlotKind, Target

_WORD = r"(?!\p{Lu}{2} \d)\p{Lu}[\p{L}\d&'’-]*"
_COMPANY = r"Co\.?,? Ltd\.?|Ltd\.?|Limited|Inc\.?|Holdings|Group|Plc|Corp\.?"
# 'the Department for Business and Trade': what a body is for belongs to its name.
_BODY = r"(?:Department|Ministry|Bureau|Office|Commission|Committee|Council|Cent(?:re|er)|Institute|Agency|Authority|Association|Foundation|Society|Board|School|Academy|Federation)"
_NOT = r"(?!(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor)\b)"
_FOR = rf"(?: (?:for|of)(?: the)? {_WORD}(?: {_WORD})*(?:(?:, | and ){_NOT}{_WORD}(?: {_WORD})*)*)"
_RUN = regex.compile(
    rf"(?<![\w@./’'-])(?:{_WORD} )*?{_BODY}{_FOR}(?P<company>(?!))?|(?<![\w@./’'-]){_WORD}(?: (?:(?:of|de|van|von|&) )?(?!(?:{_COMPANY})\b){_WORD})*"
    rf"(?P<company>(?:,? (?:{_COMPANY})(?!\w))+)?"
)
_POSSESSIVE = regex.compile(r"['’]s?$")
# Whose the rest is, by a word that is no name: 'the Festival's Artistic Director'.
_OWNER = regex.compile(
    r"(?:Festival|Group|Company|University|Bank|Society|Council|Authority|Board|Bureau|Department|Government|Centre|Museum|School|"
    r"Hospital|Foundation|Institute|Association|Corporation|Commission|Committee|Club|City|Fund|Trust|Orchestra|Exchange)['’]s"
)
# Words that begin with a capital and are no part of a name: at either end of a run they do not count.
_COMMON_WORDS = """
A An The This That These Those It Its He She They We I You Our Their His Her My Your In At On Of By For From To With
Acting Chief Former Under Over After Before During Since Until While When Where As If Although Though Because And But Or So Yet Also Both
Not No All Some Many Most More Other Another Each Every Such There Here What Who How Why Which One Two Three Four
Five Six Seven Eight Nine Ten First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Asked Speaking Addressing Citing Meanwhile However About Among According Despite Unlike
Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September
October November December Chinese British American French German Japanese Korean Indian Russian Italian Spanish Dutch
Swiss Australian Canadian African Asian European Arab Thai Vietnamese Malaysian Indonesian Philippine Brazilian
Portuguese English Swedish Finnish Danish Norwegian Turkish Egyptian Israeli Iranian Mexican Polish
Christmas Easter Mr Mrs Ms Miss Dr Prof Professor Sir Dame Lord Lady Executive Vice Deputy Vice-President Vice-Chairman
Minister President Chairman Chairwoman Chair Director Secretary Premier Governor Mayor Ambassador Commissioner General
Senator Judge Justice Captain King Queen Prince Princess Pope
"""
COMMON = frozenset(_COMMON_WORDS.split())
_FESTIVALS = frozenset(
    ("New Year", "Lunar New Year", "Chinese New Year", "Spring Festival", "Lantern Festival", "Mid-Autumn Festival",
     "Dragon Boat Festival", "National Day")
)  # fmt: skip
# A code with the words that may stand for it: H1 is 上半年.
_CODE = regex.compile(
    r"(?<![\w.,/@-])(?:\p{Lu}{2} \d{3,4}(?! (?:m|b|tr)illion)|\p{Lu}+\d[\p{Lu}\d]*|\d+\p{Lu}[\p{Lu}\d]*|0\d{3,})(?![\w@/-]|[.,]\d)"
)
_SPOKEN = (
    (regex.compile(r"[12]H|H[12]"), "半年"),
    (regex.compile(r"[1-4]Q|Q[1-4]"), "季"),
    (regex.compile(r"G\d+"), "集"),
    (regex.compile(r"3D"), "三"),
)
_TITLE_CASE, _UNCAPITALISED = 0.85, ("the", "and", "for", "with", "from", "via", "into", "over", "amid")
_SLOTS = regex.compile(rf"{SLOT}+")


def name_lost(target: Target) -> Flaws:
    """A name of several words outside slots that the translation does not write as the source has it."""
    for name in _names_lost(target):
        message = f"'{name}' is not protected and may be mistranslated; {advice(name, target)}"
        yield Flaw(message, once=True)
    english = source_frame(target)
    for match in _CODE.finditer(english) if FIGURE.search(english) else ():
        if match[0] not in target.text and not _is_spoken(match[0], frame(target)):
            yield f"'{match[0]}' is missing from the translation"


def _names_lost(target: Target) -> Iterator[str]:
    spans, before_people = _spans(masked(target)), posts_of(target)
    if not spans and not before_people:
        return
    stand, source = set(words(target.text)), target.segment.source
    chinese = (
        f"{frame(target)}\n{target.translation.text}"  # what the engine wrote is in Simplified characters
    )
    lost = (span for span in spans if not _stands(words(source[slice(*span)]), stand))
    whole = ((source[start:end], source[_with_slot(target, start) : end]) for start, end in lost)
    unsaid = [n for own, n in whole if not (is_label(n) or said(own, chinese, alone=own == n))]
    whole_posts = (post for post in before_people if not stand.issuperset(words(post)))
    posts = [post for post in whole_posts if " of " in post or not said(post, chinese)]
    yield from dict.fromkeys([*posts, *(n for n in unsaid if not any(n in post for post in posts))])


def _stands(name: Sequence[str], stand: set[str]) -> bool:
    """Whether the words of a name stand in the translation, but for a first one that is said in Chinese: 'Soprano'."""
    whole = name[1:] if len(name) > 2 and name[0] not in stand and is_word(name[0]) else name
    return stand.issuperset(whole)


def _with_slot(target: Target, start: int) -> int:
    """Where the name begins if the word before it is a slot: Henan + University of Technology."""
    source = target.segment.source
    names = (s for s in target.segment.slots if s.kind is SlotKind.TERM and "," not in s.source)
    return next((s.start for s in names if source[s.end : start] in (" ", "-")), start)


def _is_spoken(code: str, text: str) -> bool:
    return any(pattern.fullmatch(code) and word in text for pattern, word in _SPOKEN)


def names(english: str) -> Iterator[str]:
    """Runs of two or more capitalised words, and companies; none of a heading in capitals."""
    yield from (english[start:end] for start, end in _spans(english))


@lru_cache(maxsize=KEPT)
def _spans(english: str) -> tuple[tuple[int, int], ...]:
    runs = tuple(_runs(english))
    return () if runs and _is_heading(english) else runs


def _runs(english: str) -> Iterator[tuple[int, int]]:
    for match in _RUN.finditer(english):
        company = match["company"] or ""
        run = _POSSESSIVE.sub("", match[0].removesuffix(company)).split(" ")
        start, end = match.start(), match.end() if company else match.start() + len(" ".join(run))
        while run and (run[0] in COMMON or run[0].islower()):
            start += len(run.pop(0)) + 1
        if len(run) > 1 and _OWNER.fullmatch(run[0]):
            start += len(run.pop(0)) + 1
        while run and not company and (run[-1] in COMMON or run[-1].islower()):
            end -= len(run.pop()) + 1
        if (
            sum(not word.islower() for word in run) >= (1 if company else 2)
            and english[start:end] not in _FESTIVALS
        ):
            yield start, end


def _is_heading(english: str) -> bool:
    """Whether most words begin with a capital, as in a heading; two slots and no full stop make a short one long enough."""
    long = [word for word in words(english) if len(word) >= 3 and word not in _UNCAPITALISED]
    short = len(long) == 3 and len(_SLOTS.findall(english)) > 1 and not english.rstrip().endswith((".", ":"))
    return (short or len(long) > 3) and sum(word[0].isupper() for word in long) >= _TITLE_CASE * len(long)
