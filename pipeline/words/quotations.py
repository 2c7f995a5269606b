"""What an English sentence says in quotation marks: which marks open and close, what it leaves open, whose words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

DOUBLE = re.compile('["“”]')
_BEFORE_OPENING = regex.compile(r"[\s(\[/—–-]")
# A quotation in single marks cannot be told from apostrophes.
_SINGLE = regex.compile(r"(?<!\w)['‘](?=\p{L})")
_AT_START, _AT_END = regex.compile(r"^[^\p{L}\p{N}<]*$"), regex.compile(r"[^\p{L}\p{N}<>]*$")
_SAYING = (
    r"(?:said|says?|added|adds|not(?:es|ed)|stress(?:es|ed)|explain(?:s|ed)|comment(?:s|ed)|remark(?:s|ed)"
    r"|(?:told|tells) (?!(?:that|the)\b)(?:\S+ ){0,3}?[^\s,:]+|continu(?:es|ed)|conclud(?:es|ed)|stat(?:es|ed)|announc(?:es|ed)|ask(?:s|ed)"
    r"|repli(?:es|ed)|wr(?:ites|ote)|emphasi[sz](?:es|ed)|recall(?:s|ed)|observ(?:es|ed)|point(?:s|ed) out|w(?:ent|ould go) on|goes on"
    r"|quipped|warn(?:s|ed)|insist(?:s|ed))"
)
# What is no part of a name: another verb, or what joins another clause.
_NO_NAME = (
    r"(?:is|are|was|were|be|been|being|am|has|have|had|will|would|can|could|may|must|do|does|did|that|which|who|whose|while|but|or|than"
    r"|not|when|because)\b"
)
_PREPOSITION = r"(?:in|on|at|by|to|of|for|from|with|after|before|during|through|via|about|following|as|since|under|if|where)\b"
_TIME = r"(?:today|yesterday|tomorrow|later|earlier|then|also|again|here|there|and|so|it in)\b"
_WORD = (
    rf"(?!{_NO_NAME})(?:(?:Mr|Mrs|Ms|Dr|Prof|St|(?:[A-Z]\.)*[A-Z])\.|[^\s,:;\"“”.!?]+(?:\.[^\s,:;\"“”.!?]+)*)"
)
# Who speaks, with or without what he is.
_WHO = rf"(?!(?i:{_PREPOSITION}|{_TIME})){_WORD}(?: {_WORD}){{0,8}}?"
_IS = rf"(?:, (?!and\b|\w+ing\b){_WORD}(?: {_WORD}){{0,12}}?)"
_ABOUT = rf"(?: (?:{_PREPOSITION}(?: (?!and\b){_WORD}){{1,8}}?|today|yesterday|later|earlier|further|again|here|there|<D\d+>)){{0,4}}?"
_FIRST = rf"(?:(?:(?i:{_PREPOSITION})|Speaking|Asked|When)(?: {_WORD}){{1,10}}?, )?(?:(?i:and|but) )?"
_SPEAKER = regex.compile(
    rf"{_FIRST}(?P<core>{_WHO}){_IS}{{0,2}},?(?: (?:also|later|then|further|has|had|\w+ly))? {_SAYING}{_ABOUT}(?:,? adding)?"
    rf"|{_SAYING} (?P<core>{_WHO}){_IS}{{0,2}}{_ABOUT}"
)
_EDGES = " ,:;.!?…—–-"
# In so many words stands all that is not quoted.
_MOST = 30
# Said is at least so much for each word of who says it.
_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Mark:
    """A double quotation mark at an offset of the text."""

    at: int
    opens: bool


@dataclass(frozen=True, slots=True)
class Ends:
    """What a sentence of the source leaves open: a quotation from before, or one that runs on.

    `first` and `last` say whether that mark is the first or last thing of the sentence; `opening` and
    `closing` count the marks. `said`: nothing is outside the marks but who says it.
    """

    from_before: bool = False
    runs_on: bool = False
    first: bool = False
    last: bool = False
    opening: int = 0
    closing: int = 0
    said: bool = False

    @property
    def whole(self) -> bool:
        """Whether all of the sentence is one quotation."""
        return self.first and self.last and self.opening == self.closing == 1 and not self.from_before


def marks_of(source: str) -> tuple[Mark, ...] | None:
    """The double quotation marks of an English sentence; None where single ones make it uncertain."""
    if not DOUBLE.search(source):
        return None if _SINGLE.search(source) else ()
    return tuple(_marks(source))


def _marks(source: str) -> Iterator[Mark]:
    depth = 0
    for match in DOUBLE.finditer(source):
        at = match.start()
        begins = at == 0 or bool(_BEFORE_OPENING.match(source, at - 1))
        opens = match[0] == "“" or (match[0] == '"' and begins)
        if not opens and depth == 0 and match[0] == '"' and source[at - 1].isdigit():
            continue  # inches
        depth = depth + 1 if opens else max(depth - 1, 0)
        yield Mark(at, opens)


def ends(source: str) -> Ends | None:
    """Of an English sentence, by its double quotation marks; None where single ones make it uncertain."""
    marks = marks_of(source)
    if not marks:
        return None if marks is None else Ends()
    depth, from_before, first, last = 0, False, False, False
    for mark in marks:
        if mark.opens:
            first |= bool(_AT_START.match(source[: mark.at]))
        else:
            from_before |= depth == 0
            last = bool(_AT_END.match(source, mark.at + 1))
        depth = depth + 1 if mark.opens else max(depth - 1, 0)
    opening = sum(mark.opens for mark in marks)
    return Ends(from_before, depth > 0, first, last, opening, len(marks) - opening, _said(source, marks))


def stretches(length: int, marks: Sequence[Mark]) -> tuple[tuple[int, int], ...]:
    """What stands in the outermost marks of a text of that length, from and to; the text's edges close what is open."""
    found, depth, start = list[tuple[int, int]](), 0, 0
    for mark in marks:
        if mark.opens:
            start = mark.at + 1 if depth == 0 else start
            depth += 1
        elif depth <= 1:
            found.append((start, mark.at))
            depth, start = 0, length
        else:
            depth -= 1
    return (*found, (start, length)) if depth else tuple(found)


def _said(source: str, marks: Sequence[Mark]) -> bool:
    """Whether all that is not quoted is one short clause of who speaks: '…," she added', 'He said: "…'."""
    quoted = stretches(len(source), marks)
    outside = _outside(source, quoted)
    clauses = [at for at, text in enumerate(outside) if text.strip(_EDGES)]
    if not quoted or len(clauses) != 1:
        return False
    (at,) = clauses
    clause = outside[at].strip(_EDGES)
    speaker = _SPEAKER.fullmatch(clause) if len(clause.split()) <= _MOST else None
    spoken = sum(len(source[start:end].split()) for start, end in quoted)
    if speaker is None or spoken < _SHARE * (len(speaker["core"].split()) + 1):
        return False
    if at:  # behind what is said
        return source[quoted[at - 1][1] - 1] in ",.?!…—-"
    return outside[0].rstrip().endswith((":", ","))


def _outside(source: str, quoted: Sequence[tuple[int, int]]) -> list[str]:
    starts = [0, *(end + 1 for _, end in quoted)]
    stops = [*(max(start - 1, 0) for start, _ in quoted), len(source)]
    return [source[start:stop] for start, stop in zip(starts, stops, strict=True)]
