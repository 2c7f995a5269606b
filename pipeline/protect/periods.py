"""Reads periods in English: 'Q3 2024', 'the first half of last year', 'end-June', 'the 1990s', 'FY2025-26'.

Each is one slot with the words that belong to it: of 'late <D0>' and 'the third quarter of <D0>' a model makes what it
likes. A half, and months from the first on, say which year they are of; or they are those of a match or a project.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.document.values import Moment
from pipeline.protect.dateparts import DAY, MONTH, YEAR, end_year, month_of, number_of, real
from pipeline.protect.sought import both, has_figure, having, having_word
from pipeline.words.folding import folded
from pipeline.words.numbers import ORDINALS, SMALL, number_value

_START = r"(?<![\w.$,/-])"
_OF_YEAR = rf"(?:,? (?i:of |in )?(?P<year>{YEAR})(?![\w%-]|/\d)|(?i:(?: of|,)? (?P<relative>this|last|next) year\b| of the year\b))"
_YEAR_AFTER = (
    rf"(?:(?i: of | in |, | )?(?P<year>{YEAR})(?![\w%-]|[.,/]\d)|['’]?(?P<short>[1-3]\d)(?!\w|[.,/]\d))"
)
_TO = r"(?: ?[-–—] ?| to | through )"
_WHICH = r"(?i:first|second|third|fourth|1st|2nd|3rd|4th)"
_COUNT = r"(?i:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|\d{1,2})"
_DATE = rf"(?:(?P<month>{MONTH}) (?P<day>{DAY})(?:,? (?P<year>{YEAR}))?|(?P<day2>{DAY}) (?P<month2>{MONTH})(?:,? (?P<year2>{YEAR}))?|(?P<month3>{MONTH}),? (?P<year3>{YEAR}))(?![\w-])"
_SPELL = rf"(?i:(?:financial |fiscal )?(?:half[- ])?year|quarter|(?P<count>{_COUNT})[- ]months?(?: period)?)"
_EDGE = r"(?i:(?P<edge>early|mid|late|end)[- ]|(?:the )?(?P<edge_of>end|beginning|start|middle) of )"
# A plain 'end' is one only behind these: 'by end June', not 'the weekend June'.
_NOT_A_DAY = r"(?! \d{1,2}\b)"
_KINDS = {
    "fy": "fiscal",
    "financial": "fiscal",
    "fiscal": "fiscal",
    "tax": "tax",
    "academic": "academic",
    "school": "academic",
}
_SHORT = re.compile("[1-4HQq](?:(?<=[1-4])[HQ]|(?<=[HQq])[1-4])").search
_EDGE_OF = having_word("early", "mid", "late", "end", "beginning", "start", "middle")
_DECADE = re.compile("[1-9]0['’]?s").search
_OF_KIND = having_word(*(kind for kind in _KINDS if kind != "fy"))
_ENDED = both(
    has_figure,
    having(
        " ended ", " ending ", *(f"{word} to " for word in ("year", "quarter", "month", "months", "period"))
    ),
)
# What a text must have, and the patterns that are sought in it then.
_PATTERNS = tuple(
    (may, tuple(re.compile(_START + pattern) for pattern in patterns))
    for may, patterns in (
        (having("quarter"), (
            rf"(?P<quarter>(?i:the )?(?:{_WHICH}|(?i:final|last)(?= (?i:quarter) of)) (?i:quarter)(?!s|-|\w)){_OF_YEAR}",
            rf"(?P<quarter>(?i:the ){_WHICH} (?i:quarter))(?![\w-]| (?i:of|century|final|finals|mile))",
            rf"(?P<quarter>{_WHICH}-(?i:quarter))(?! (?i:goal|lead|touchdown))(?:\s(?P<year>{YEAR})(?!\w))?(?![\w-])",
        )),
        (having("half"), (
            rf"(?P<half>(?i:the )?(?i:first|second|latter|1st|2nd) (?i:half)){_OF_YEAR}",
            rf"(?P<half>(?i:first|second)-(?i:half))(?! (?i:goals?|lead|penalty|score|strike|header|display))(?:\s(?P<year>{YEAR})(?!\w))?(?![\w-])",
        )),
        (_SHORT, (
            rf"(?:(?P<quarter>[Qq][1-4]|[1-4]Q)|(?P<half>H[12]|[12]H)){_YEAR_AFTER}",
            rf"(?P<year>{YEAR}) ?(?:(?P<quarter>Q[1-4])|(?P<half>H[12]))(?![\w-])",
            rf"(?:(?P<quarter>[Qq][1-4]|[1-4]Q)|(?P<half>H[12]|[12]H))(?={_TO}(?:[Qq][1-4]|[1-4]Q|H[12]|[12]H)\b)",
            rf"(?P<quarters>Q1(?: ?[-–] ?| to )Q(?P<count>[234])){_YEAR_AFTER}",
            r"(?<=\b(?:in|of|by|to) )(?:(?P<quarter>Q[1-4]|[1-4]Q)|(?P<half>H[12]|[12]H))(?![\w-]|[.,]\d| [12]\d)",
        )),
        (having("first "), (rf"(?i:the )?(?i:first) (?P<count>{_COUNT}) (?i:(?P<quarters>quarters)|months)(?:{_OF_YEAR}|(?=[,.;]|$))",)),
        (_EDGE_OF, (rf"{_EDGE}(?:(?P<month>{MONTH}){_NOT_A_DAY}(?:,? (?i:of )?(?P<year>{YEAR}))?|(?P<year2>{YEAR})|(?i:(?P<relative>this|last|next) year)\b)(?![\w%]|-\d)",)),
        (having("year end", "year-end"), (rf"(?i:year[- ]end) (?P<year_end>{YEAR})(?![\w-])",)),
        (_DECADE, (r"(?i:the )?(?:(?i:(?P<edge>early|mid|late))[- ])?(?P<decade>(?:19|20)[1-9]0)['’]?s(?![\w-])",)),
        (having_word("century"), (r"(?i:the )?(?:(?i:(?P<edge>early|mid|late))[- ])?(?P<century>\d{1,2}(?i:st|nd|rd|th)|(?i:twenty-first|twentieth|nineteenth|eighteenth|seventeenth))[ -](?i:century)(?![\w-]| (?i:BC|fox))",)),
        (_OF_KIND, (
            rf"(?i:the )?(?P<first>{YEAR})(?:[-‑–—/](?P<last>(?:20)?\d\d))? (?P<kind>(?i:financial|fiscal|tax|academic|school)) (?i:years?)(?![\w-])",
            rf"(?i:the )?(?P<kind>(?i:fiscal|(?:financial|tax|academic|school)(?= year))) (?i:year |(?P<years>years ))?(?i:of )?(?P<first>{YEAR})(?:[-‑–—/](?P<last>(?:20)?\d\d))?(?![\w-])",
        )),
        (having_word("FY"), (rf"(?P<kind>FY) ?(?:(?P<first>{YEAR})|['’]?(?P<short>[12]\d))(?:[-‑–—/](?P<last>(?:20)?\d\d))?(?![\w-])",)),
        # 'extended for a year to 31 March' says how long, and until when.
        (_ENDED, (rf"(?:(?P<the>(?i:the) )?(?P<ended>{_SPELL}) (?(the)(?i:ended|ending|to)|(?i:ended|ending))(?i: on)? {_DATE})",)),
    )
)  # fmt: skip
# 'early to mid-2025' and 'mid- to late 2024' have two edges.
_EDGED = re.compile(r"\b(?:early|mid|late)-? ?(?:to|or)[ -]$", re.IGNORECASE)
_END_AFTER = re.compile(
    r"\b(?:by|at|to|until|till|of|since|from|before|around|after|through|in) (?:the )?$", re.IGNORECASE
)
_POINTED = re.compile(r"\b(?:same|previous|preceding|corresponding|past|every) $", re.IGNORECASE)
_EDGES = {"beginning": "early", "start": "early", "middle": "mid"}
_Groups = dict[str, str | None]


def periods(text: str) -> Iterator[tuple[int, int, Moment]]:
    """Every period: start, end, value. Spans may overlap."""
    for match in _matches(text):
        before = text[max(0, match.start() - 16) : match.start()]
        moment = None if _belongs_elsewhere(match, before) else _moment(match.groupdict())
        if moment and real(moment):
            yield match.start(), match.end(), moment


def _matches(text: str) -> Iterator[re.Match[str]]:
    for may, patterns in _PATTERNS:
        for pattern in patterns if may(text) else ():
            yield from pattern.finditer(text)


def _belongs_elsewhere(match: re.Match[str], before: str) -> bool:
    plain_end = match[0][:4].lower() == "end "
    return bool(
        _EDGED.search(before) or _POINTED.search(before) or (plain_end and not _END_AFTER.search(before))
    )


def _moment(found: _Groups) -> Moment | None:
    if found.get("quarter") or found.get("half"):
        return _of_year(found, _part(found))
    if found.get("ended"):
        return _ended(found)
    if found.get("kind"):
        return _fiscal(found)
    if found.get("decade") or found.get("century"):
        return _age(found)
    if found.get("year_end"):
        return Moment(number_of(found["year_end"]), part="year_end")
    if found.get("count"):
        part = "first_quarters" if found.get("quarters") else "first_months"
        return _of_year(found, part, _count(found["count"]))
    edge = folded(found.get("edge") or found.get("edge_of") or "")
    month = month_of(found.get("month"))
    return _of_year(found, f"{'month' if month else 'year'}_{_EDGES.get(edge, edge)}", month=month)


def _of_year(found: _Groups, part: str, count: int | None = None, month: int | None = None) -> Moment:
    year = number_of(found.get("year") or found.get("year2"))
    short, relative = found.get("short"), found.get("relative")
    return Moment(
        year or (2000 + int(short) if short else None),
        month,
        part=part,
        count=count,
        relative=f"{relative.lower()}_year" if relative else "",
    )


def _part(found: _Groups) -> str:
    """q3 of 'third quarter', 'Q3' and '3Q', h2 of 'the latter half'."""
    stem = "q" if found.get("quarter") else "h"
    written = folded(found.get("quarter") or found.get("half") or "")
    if digit := re.search(r"[1-4]", written):
        return stem + digit[0]
    words = re.sub("^the ", "", written)
    nth = {"final": 4, "last": 4, "latter": 2} | ORDINALS
    return f"{stem}{nth[re.split('[ -]', words)[0]]}"


def _ended(found: _Groups) -> Moment:
    year = found.get("year") or found.get("year2") or found.get("year3")
    month = found.get("month") or found.get("month2") or found.get("month3")
    what = folded(found["ended"] or "")
    count = 3 if what.startswith("quarter") else 6 if "half" in what else _count(found.get("count"))
    return Moment(
        number_of(year),
        month_of(month),
        number_of(found.get("day") or found.get("day2")),
        part="months_ended" if count else "year_ended",
        count=count,
    )


def _fiscal(found: _Groups) -> Moment | None:
    """A year by its budget or its classes; of 'fiscal years 2024 and 2025', where two are named, none."""
    first = number_of(found.get("first")) or 2000 + int(found.get("short") or 0)
    last = end_year(first, found.get("last"))
    if found.get("years") and last != first + 1:
        return None
    return Moment(first, end_year=last, part=_KINDS[folded(found["kind"] or "")])


def _age(found: _Groups) -> Moment:
    """A decade by the year it is named for, a century by the one in which its name begins: the 21st → 2000."""
    edge = f"_{folded(found['edge'])}" if found.get("edge") else ""
    if found.get("decade"):
        return Moment(number_of(found["decade"]), part=f"decade{edge}")
    written = folded(found["century"] or "")
    nth = number_of(written) if written[0].isdigit() else ORDINALS.get(written, 21)
    return Moment(((nth or 1) - 1) * 100, part=f"century{edge}")


def _count(written: str | None) -> int | None:
    if not written:
        return None
    return int(written) if written.isdigit() else int(number_value(written) or SMALL[folded(written)])
