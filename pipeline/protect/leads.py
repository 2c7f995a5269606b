"""What opens a paragraph by formula: 'ALSO READ:', 'Media contact:', and datelines such as 'HONG KONG – '.

And what is all of one: headings, and the heads of tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from pipeline.document.values import Term
from pipeline.files.resources import glossary_file
from pipeline.glossary import load_glossary

TABLE, HEADINGS = "lead-ins.csv", "headings.csv"
# The table has the formulas with plain dashes and apostrophes.
_PLAIN = (("–", "-"), ("—", "-"), ("’", "'"))
_DAY = r"(?:[A-Z][a-z]+\.? \d{1,2}|\d{1,2} [A-Z][a-z]+)(?:,? \d{4})?"
_AGENCY = r"(?: ?/[\w -]+/| ?\([\w /]+\))?"
_DASH = r" ?(?:–|—|--|-) +(?=[A-Z\"“])"
_CAPITALS = r"[A-Z][A-Z.'’]{2,}(?: [A-Z][A-Z.'’]+)*"
_WORDS = r"[A-Z][\w.'’]+(?: [A-Z][\w.'’]+){0,3}"
_PLACES = r"(?:, [A-Z][\w .'’]*?)*"
_DATELINE = re.compile(
    rf"{_CAPITALS}{_PLACES}(?:(?:,| [–—-])? \(?{_DAY}\)?)?{_AGENCY}{_DASH}|{_WORDS}{_PLACES}(?:,| [–—-])? \(?{_DAY}\)?{_AGENCY}{_DASH}"
)
# Behind it stands a name or 'the' and a noun, and no figure: 'About Half of Firms Expect Growth' is none.
_ABOUT = re.compile(
    r"(?i:about) (?!(?:[Hh]alf|[Oo]ne|[Tt]wo|[Tt]hree|[Tt]en|[Aa]n?|[Hh]ow|[Tt]o|[Tt]ime) )(?:[Tt]he(?: [\w'’&-]+){1,6}|[A-Z][\w'’&.-]*(?: (?:of|the|and|for|in|&|[A-Z(][\w'’&.()-]*))*)"
)
# Newswires sign so; the name stays as it is.
WIRE = re.compile(r"/[\w -]+/|\((?:Reuters|AP|AFP|Bloomberg|Business Wire|PRNewswire|GLOBE NEWSWIRE)\)")


@cache
def _lead_ins() -> tuple[Term, ...]:
    return load_glossary(glossary_file(TABLE))


@cache
def _openings() -> tuple[str, ...]:
    return tuple(term.source for term in _lead_ins())


def _plain(text: str) -> str:
    if not text.isascii():
        for character, other in _PLAIN:
            text = text.replace(character, other)
    return text


def lead_in(text: str) -> Term | None:
    """The formula that opens the text (those without a colon must be all of it), whatever dash it has."""
    text = _plain(text)
    if not text.startswith(_openings()):
        return None
    fits = (
        t for t in _lead_ins() if text == t.source or (t.source.endswith(":") and text.startswith(t.source))
    )
    return max(fits, key=lambda term: len(term.source), default=None)


@cache
def _headings() -> Mapping[str, Term]:
    rows = load_glossary(glossary_file(HEADINGS))
    whole = [one for row in rows for one in (*_with_no(row), row)]
    return {term.source.lower(): term for row in whole for term in (row, _with_colon(row))}


def _with_no(term: Term) -> Iterator[Term]:
    """'Batch no.' of 'Batch number'."""
    if term.source.endswith(" number"):
        yield replace(term, source=f"{term.source.removesuffix('umber')}o.")


def _with_colon(term: Term) -> Term:
    targets = {locale: f"{text}：" for locale, text in term.targets.items()}
    return replace(term, source=f"{term.source}:", targets=targets)


def heading(text: str) -> Term | None:
    """The heading that is all of the text, in capitals or not, with a colon or without."""
    return _headings().get(_plain(text.lower()))


def about(text: str) -> Term | None:
    """The first word of a heading such as 'About the delegation' or 'About Harbour Robotics Limited'."""
    return _headings().get("about") if _ABOUT.fullmatch(text) else None


def dateline(text: str) -> int:
    """The end of a dateline with its dash and space, or 0."""
    match = _DATELINE.match(text)
    return match.end() if match else 0
