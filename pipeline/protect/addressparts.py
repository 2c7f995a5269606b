"""The parts that an address of Hong Kong may have: rooms, floors, blocks, buildings, house numbers, streets, areas, regions.

Streets, buildings and areas are in `hong-kong-places.csv`, the words for the others in `address-parts.csv`. What is
built like a street or a building counts as one that no table has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pipeline.document.values import Name, Term
from pipeline.protect.matcher import Matcher
from pipeline.protect.sought import Sought, having_word
from pipeline.protect.tables import Row, table_rows
from pipeline.words.numbers import ORDINAL, ordinal_value

PLACES, PARTS = "hong-kong-places.csv", "address-parts.csv"
# From the inside out; a block stands before its building or behind it in English.
_RANKS = {"unit": 0, "floor": 1, "block": 2, "building": 2, "number": 3, "street": 3, "area": 4, "region": 5}
RULE = "rule: address"
_SHORT = {"Road": "Rd", "Street": "St", "Avenue": "Ave", "Building": "Bldg", "Centre": "Ctr", "Drive": "Dr"}
_STREETS = (
    "Road|Street|Avenue|Lane|Drive|Boulevard|Highway|Path|Terrace|Crescent|Close|Way|Praya|Rd|St|Ave|Blvd"
)
_BUILDINGS = (
    "Building|Buildings|Bldg|Tower|Towers|Centre|Center|Plaza|House|Mansion|Court|Mall|Estate|Square|Garden|Gardens|"
    "Arcade|Hall|Place|Complex|Hospital|Offices|Market|Library|Museum|Pier|Terminal|Station|Hotel"
)
# Without one of these nothing here is an address.
_SOME = Sought(
    re.compile(
        rf"\b(?:{_STREETS}|{_BUILDINGS}|Queensway|(?:[A-Z]|\d{{1,3}})/F|[Ff]loor|(?:Phase|Block|Level) \w)\b"
    ),
    having_word(
        *_STREETS.split("|"), *_BUILDINGS.split("|"), "Queensway", "F", "Floor", "Phase", "Block", "Level"
    ),
)
_WORD = r"(?!(?:At|In|On|The|From|Near|Of|To|And|Between|Mr|Mrs|Ms|Dr)\b)[A-Z][\w'’&-]*"
_CODE = r"(?-i:[A-Z]{0,2}\d{1,5}[A-Z]{0,2}|[A-Z])(?![\w%])"
_CODES = (
    rf"(?:Nos?\.? )?(?P<code>{_CODE}(?:(?:, {_CODE})* (?:and|&) {_CODE}|(?: ?[-–/] ?| to ){_CODE}(?!/F))*)"
)
# '12/F', '12-14/F', '2/F & 3/F', '2/F, 3/F and 5/F'.
_FLOORS = r"(?P<code>\d{1,3}(?:(?:[-–]| ?& ?|/F(?:[-–]| ?& ?|,? and | to |, ))\d{1,3})*)/F"
# '12th', 'twelfth'.
_NTH = rf"(?P<code>\d{{1,3}}(?=st|nd|rd|th)|{ORDINAL})(?:st|nd|rd|th)?"
_SPELT_OUT = re.compile(ORDINAL, re.IGNORECASE)
_HOUSE = re.compile(
    r"(?<![\w.,$/-])(?!(?:19|20)\d\d,)(?:No\.? |(?P<several>Nos\.? ))?"
    r"(?P<code>\d{1,4}[A-Z]?(?:(?: ?[-–/&] ?| to |(?(several), | to )|(?(several) and | to ))\d{1,4}[A-Z]?)*),? "
)
_STREET = re.compile(
    rf"(?:{_WORD} ){{1,3}}(?:{_STREETS})\b(?: (?:East|West|North|South|Central)\b)?(?:\.(?=,))?"
)
_BUILDING = re.compile(rf"(?:{_WORD} ){{1,4}}(?:{_BUILDINGS})\b(?! \d)")


class Atom(NamedTuple):
    """A part of an address: where it stands, what it is, and its name; `known` if a table has it."""

    start: int
    end: int
    kind: str
    name: Name
    known: bool = True

    @property
    def rank(self) -> int:
        return _RANKS[self.kind]


def may_have(text: str) -> bool:
    """Whether anything here can be an address: quick, and true for many that have none."""
    return _SOME.search(text) is not None


def parts(text: str) -> Iterator[Atom]:
    """Rooms, floors, blocks and regions, as `address-parts.csv` says them."""
    for pattern, part in _patterns():
        for match in pattern.finditer(text):
            code = match.groupdict().get("code") or ""
            yield Atom(*match.span(), part.category, _filled(part, match[0], code))


def places(text: str) -> Iterator[Atom]:
    """Streets, with their house numbers, buildings and areas: those of the table, then what is built like one."""
    streets = []
    for known in _matcher().candidates(text):
        term = known.term
        at = known.start, known.end
        if term.category == "street":
            streets.append((*at, term))
        yield Atom(*at, term.category, Name(text[slice(*at)], term))
    for match in _STREET.finditer(text):
        unknown = Term(f"street:{match[0]}", match[0], {}, category="street", file=RULE)
        streets.append((*match.span(), unknown))
    for start, end, term in streets:
        if house := _house(text, start):
            tabled = bool(term.targets)
            yield Atom(
                house.start(),
                end,
                "number",
                _numbered(text[house.start() : end], house["code"], term),
                tabled,
            )
    for match in _BUILDING.finditer(text):
        unknown = Term(f"building:{match[0]}", match[0], {}, category="building", file=RULE)
        yield Atom(*match.span(), "building", Name(match[0], unknown), known=False)


def _house(text: str, street: int) -> re.Match[str] | None:
    """The number of a house that ends where the street begins."""
    return next((m for m in _HOUSE.finditer(text, max(0, street - 30), street) if m.end() == street), None)


def _numbered(text: str, code: str, street: Term) -> Name:
    """告士打道7號; of a street that no table has the whole stays as it is written."""
    (number,) = (part for part in _parts() if part.category == "number")
    behind = _with_code(number, code)
    targets = {tag: name + behind[tag] for tag, name in street.targets.items()}
    return Name(
        text, Term(f"street:{text}", text, targets, category="street", file=street.file, line=street.line)
    )


def _filled(part: Term, text: str, code: str) -> Name:
    """A part with its figure: 12/F → 12樓, third floor → 3樓."""
    code = str(ordinal_value(code)) if _SPELT_OUT.fullmatch(code) else code
    term = Term(
        f"{part.id}:{code}",
        text,
        _with_code(part, code),
        category=part.category,
        file=part.file,
        line=part.line,
    )
    return Name(text, term)


def _with_code(part: Term, code: str) -> dict[str, str]:
    """What a part with its figure is called per locale: 'Shops 5 and 6' → 5及6號舖."""
    code = code.replace("/F", "")
    written = re.sub(" ?, ?", "、", re.sub(r" ?& ?| and ", "及", re.sub(r" to | ?[-–] ?", "至", code)))
    if part.category == "block" and written[:1].isdigit():
        written = f"第{written}"
    return {tag: form.format(written) for tag, form in part.targets.items()}


@cache
def _parts() -> tuple[Term, ...]:
    return tuple(_term("part", row, PARTS) for row in table_rows(PARTS))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Term], ...]:
    """Patterns with their parts; house numbers are read beside their streets."""
    return tuple((_pattern(part.source), part) for part in _parts() if part.category != "number")


def _pattern(form: str) -> re.Pattern[str]:
    """What a row's English matches: a code for its braces, ordinals of every ending."""
    text = re.escape(form).replace(r"\{\}th", _NTH).replace(r"\-", "[-–]")
    text = text.replace(r"\{\}/F", _FLOORS).replace(r"\{\}", _CODES)
    return re.compile(rf"(?<![\w/-]){text}(?![\w-])", re.IGNORECASE if "{}" in form or "Floor" in form else 0)


@cache
def _matcher() -> Matcher:
    return Matcher([_term("place", row, PLACES, _short_forms(row.cells["en"])) for row in table_rows(PLACES)])


def _term(prefix: str, row: Row, table: str, aliases: tuple[str, ...] = ()) -> Term:
    name = row.cells["en"]
    return Term(f"{prefix}:{name}", name, row.targets, aliases, row.cells["kind"], file=table, line=row.line)


def _short_forms(name: str) -> tuple[str, ...]:
    """'Nathan Rd' and 'Nathan Rd.' of 'Nathan Road'."""
    return tuple(
        re.sub(rf"\b{long}\b", form, name)
        for long, brief in _SHORT.items()
        if long in name and re.search(rf"\b{long}\b", name)
        for form in (brief, f"{brief}.")
    )
