"""What a release defines in brackets: '(the "Bank")', '("Kwong Tat" or the "Company", together with its subsidiaries, the "Group")'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.protect.companies import OPENING, companies
from pipeline.protect.people import people
from pipeline.protect.tables import LOCALES, table_rows
from pipeline.words.folding import folded
from pipeline.words.wording import any_of

TABLE = "defined-terms.csv"
_BRACKET = re.compile(r" \((?P<inside>[^()\n]{3,200})\)")
_ITEM = re.compile(
    r"""(?P<mark>["“'‘])?(?P<the>the )?(?(mark)|["“'‘])(?P<said>[A-Z][^"“”‘()]{0,60}?)[,.]?["”'’](?!\w)"""
)
_BARE = re.compile(r"the (?P<said>[A-Z][A-Za-z ]+)")
# A definition says something besides 'collectively'.
_SAYS = re.compile(r"[\"“'‘]|\d|[A-Z]{2}")
_SIGNS = {",": "，", ";": "；"}
_COMMA = dict.fromkeys(LOCALES, "，")
_CAPITALS = re.compile(r"(?<!\w)(?:[A-Z][\w&'’-]*(?: (?:of|and|&|for))? ){1,7}[A-Z][\w&'’-]*\.?$")


@dataclass(frozen=True, slots=True)
class Row:
    """What a term is called in Chinese; `after` is what stands before its definition, or empty for a company's name."""

    term: str
    kind: str
    after: re.Pattern[str]
    targets: Mapping[str, str]
    line: int

    @property
    def is_firm(self) -> bool:
        return not self.after.pattern


@cache
def rows() -> Mapping[str, Mapping[str, Row]]:
    """The rows of each term, or of what may stand beside one, by their kind."""
    found: dict[str, dict[str, Row]] = {}
    for cells, targets, line in table_rows(TABLE):
        row = Row(cells["en"], cells["kind"], re.compile(cells["after"], re.IGNORECASE), targets, line)
        found.setdefault(row.term, {})[row.kind] = row
    return found


@cache
def definable() -> frozenset[str]:
    """What may be defined."""
    return frozenset(en for en, kinds in rows().items() if not {"link", "code", "with"} & kinds.keys())


@cache
def of_kind(kind: str) -> Mapping[str, Row]:
    """The rows of a kind by their English in small letters."""
    return {en.lower(): kinds[kind] for en, kinds in rows().items() if kind in kinds}


@cache
def _joints() -> re.Pattern[str]:
    link, label = any_of(of_kind("link")), any_of(of_kind("code"))
    stock = r"\d{3,6}\.[A-Z]{2}"
    code = rf"(?P<label>{label}):? ?(?P<code>{stock}|\d{{3,6}}|(?-i:[A-Z]{{2,6}}))(?=[;,]|$)|(?P<bare>{stock})(?=[;,]|$)"
    return re.compile(rf"(?P<link>{link})\b,?|{code}|(?P<sign>[,;])", re.IGNORECASE)


Part = str | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Definition:
    """What the brackets from `start` (the space before them) up to `end` define, and where it stands in them.

    `parts` are terms and names as they are written, and what joins them, per locale. What is not `whole` is a term in brackets of
    which not every word is understood.
    """

    start: int
    end: int
    place: tuple[int, int]
    parts: tuple[Part, ...]
    quoted: bool = True
    whole: bool = True

    @property
    def said(self) -> tuple[str, ...]:
        return tuple(part for part in self.parts if isinstance(part, str))


def definitions(text: str) -> Iterator[Definition]:
    """What stands in brackets as a definition does; whether it fits what stands before is not asked yet."""
    if " (" not in text:
        return
    for bracket in _BRACKET.finditer(text):
        inside, place = bracket["inside"], bracket.span("inside")
        bare = _BARE.fullmatch(inside)
        if bare and bare["said"] in definable():
            yield Definition(*bracket.span(), place, (bare["said"],), quoted=False)
        elif parts := _SAYS.search(inside) and _parts(inside):
            yield Definition(*bracket.span(), place, parts)
        else:
            for item in _ITEM.finditer(inside):
                if item["said"] in definable():
                    start, end = item.span()
                    place = bracket.start("inside") + start, bracket.start("inside") + end
                    yield Definition(*bracket.span(), place, (item["said"],), whole=False)


def _parts(inside: str) -> tuple[Part, ...]:
    """The parts of a definition; nothing where a word is not understood."""
    parts: list[Part] = []
    at = 0
    while at < len(inside):
        read = _item(inside, at) or _joint(inside, at)
        if read is None:
            return ()
        at, part = read
        if parts and parts[-1] == _COMMA and not isinstance(part, str) and part[LOCALES[0]][0] == "，":
            parts.pop()
        parts.append(part)
        at += inside[at : at + 1] == " "
    return tuple(parts)


def _item(inside: str, at: int) -> tuple[int, Part] | None:
    """A term, or a name without 'the', in quotation marks."""
    item = _ITEM.match(inside, at)
    known = item and (item["said"] in definable() or not item["the"])
    return (item.end(), item["said"]) if item and known else None


def _joint(inside: str, at: int) -> tuple[int, Part] | None:
    joint = _joints().match(inside, at)
    if joint is None:
        return None
    if joint["link"]:
        return joint.end(), of_kind("link")[folded(joint["link"])].targets
    if joint["sign"]:
        return joint.end(), dict.fromkeys(LOCALES, _SIGNS[joint["sign"]])
    if joint["bare"]:
        return joint.end(), dict.fromkeys(LOCALES, joint["bare"])
    label = of_kind("code")[folded(joint["label"])].targets
    return joint.end(), {tag: label[tag] + joint["code"] for tag in LOCALES}


def defined_names(text: str) -> Iterator[tuple[str, list[str]]]:
    """Names of companies, some of which only their definitions give away, and the short names that these say.

    >>> list(defined_names('Pacific Lantern Airways ("Pacific Lantern" or the "Company")'))
    [('Pacific Lantern Airways', ['Pacific Lantern'])]
    """
    for definition in definitions(text):
        name = capitals_before(text, definition.start)
        start = definition.start - len(name)
        firm = any(row.is_firm for said in definition.said for row in rows().get(said, {}).values())
        company = any(companies(name))
        names = [said for said in definition.said if said not in definable()]
        shorts = [said for said in names if company or name.startswith(f"{said} ")]
        if " " not in name or not definition.quoted or not (firm or shorts):
            continue
        if company or not any(a < definition.start and start < b for a, b, _, _ in people(text)):
            yield name, shorts


def capitals_before(text: str, end: int) -> str:
    """The capitalised words that end there, without 'The' or 'Chairman of' before them."""
    run = _CAPITALS.search(text, 0, end)
    words = run[0].split(" ") if run else []
    while words and (words[0] in OPENING or words[0].islower()):
        words.pop(0)
    return " ".join(words)
