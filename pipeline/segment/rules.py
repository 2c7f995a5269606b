"""Whether a stop in an English press release ends its sentence: the rules, each with its reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.segment.tables import abbreviations, words

_LONGEST_TOKEN = 40
_OPENERS = "\"'“‘«([「『《【"
_NO_START = "-–—,;:)]&/…."
_CLOSING_QUOTES = "\"'”’"
_TOKEN = re.compile(r"[^\W_](?:[^\W_]|[.&'’])*$|[^\W_]$")
_NEXT_WORD = re.compile(r"[^\W\d_]+(?:[-.][^\W\d_]+)*\.?")
_LABEL = re.compile(r"([^\W\d_]+)[\s-]+\w$")
_LIST_MARKER = re.compile(r"\s*\(?(?:\d{1,3}|\d{1,2}(?:\.\d{1,2})+|[A-Za-z]|[ivx]{1,5}|[IVX]{1,5})$")
_INLINE_MARKER = re.compile(r"[:;]\s+(?:\d{1,2}|[a-z])$")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_NUMBER = re.compile(r"[(\[]?(?:\+\d|[A-Z]{0,3}-?\d|[A-Z]{2,4}[ /-]\d|[IVXLC]{2,}\b)")
_TELEPHONE = re.compile(
    r"\+\d|\(\+?\d{2,4}\) ?\d|\d{7,}\b|(?!(?:19|20)\d\d[ –-](?:19|20)\d\d\b)\d{1,4}[ –-]\d{3,4}(?!\d|,\d)"
)
_PLACE_TIME = re.compile(r"(?:[A-Z]\w*\s+){1,3}time\b", re.IGNORECASE)
_LOWER_BUT_FIRST = re.compile(r"[a-z]{1,2}[A-Z]|https?://|www\.")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where a sentence may end: the sentence so far, its stops, what closes it, what follows."""

    before: str
    stops: str
    closers: str
    following: str

    @property
    def next_word(self) -> str:
        match = _NEXT_WORD.match(self.following.lstrip(_OPENERS))
        return match.group() if match else ""

    @property
    def kind(self) -> str | None:
        """The kind of the abbreviation that the stop belongs to, None for an ordinary word."""
        match = _TOKEN.search(self.before[-_LONGEST_TOKEN:])
        if not match:
            return None
        token, stop = match.group().lstrip("0123456789.,"), self.stops[0]
        known = abbreviations().get(token + stop)
        if known is None and (self.before + self.next_word).isupper():  # a heading: MR. WONG
            known = abbreviations().get(token.capitalize() + stop)
        return known or _unlisted_kind(match.group(), self.before)


def ends_sentence(place: Candidate) -> bool:
    """True if the sentence ends at this place."""
    if not _may_start(place.following) or _in_brackets(place):
        return False
    if place.stops == "." or place.kind == "never":
        return _full_stop_ends(place)
    if set(place.stops) & set("!?"):
        return not _is_attributed(place)
    return not place.before.endswith((" ", "["))


def _may_start(following: str) -> bool:
    """False before a small letter and before punctuation that carries a sentence on."""
    first = following.lstrip(_OPENERS)
    if not first or first[0] in _NO_START:
        return False
    return not first[0].islower() or bool(_LOWER_BUT_FIRST.match(first))


def _in_brackets(place: Candidate) -> bool:
    """True inside brackets that were opened within the sentence and are still to be closed."""
    inside = place.before.lstrip()[1:] + place.closers
    if "(" not in inside or ")" not in place.following:
        return False
    depth = 0
    for character in inside:
        depth = max(0, depth + (character == "(") - (character == ")"))
    return depth > 0


def _full_stop_ends(place: Candidate) -> bool:
    if _LIST_MARKER.match(place.before) or _INLINE_MARKER.search(place.before):
        return False
    match place.kind:
        case "never":
            return False
        case "number":
            return not _NUMBER.match(place.following)
        case "telephone":
            return not _TELEPHONE.match(place.following)
        case "time":
            return not _continues_time(place)
        case "initial":
            return place.next_word in words("starter")
        case "sometimes":
            starts = place.next_word in words("starter") | words("surname")
            return starts and not place.following.startswith("(")
    return True


def _unlisted_kind(token: str, before: str) -> str | None:
    """A single capital is an initial (J. P. Morgan); letters with stops between are an acronym (U.S.)."""
    if _ACRONYM.fullmatch(token):
        return "sometimes"
    if len(token) != 1 or not token.isupper():
        return None
    label = _LABEL.search(before[-_LONGEST_TOKEN:])
    return None if label and label.group(1).capitalize() in words("label") else "initial"


def _continues_time(place: Candidate) -> bool:
    """True in '5 p.m. Monday', '5 p.m. (HKT)', '5 p.m. Beijing time'."""
    following = place.following
    if following[0].isdigit() or following[0] == "(":
        return True
    return place.next_word.rstrip(".") in words("moment") or bool(_PLACE_TIME.match(following))


def _is_attributed(place: Candidate) -> bool:
    """True after a question in quotation marks whose speaker follows: "Is it so?" Mr. Wong asked."""
    return bool(set(place.closers) & set(_CLOSING_QUOTES)) and bool(_spoken_by().match(place.following))


@cache
def _spoken_by() -> re.Pattern[str]:
    return re.compile(rf"(?:[\w.'’-]+\s+){{1,5}}?(?:{'|'.join(sorted(words('speech')))})\b")
