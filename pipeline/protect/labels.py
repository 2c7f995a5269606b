"""Reads what a document calls its parts by: 'Chart 5', 'Cap. 622', 'L.N. 45 of 2026'. A model copies or changes such a figure.

The words are in `labels.csv`; one in small letters may begin with a capital. Several figures are read where the label
is a plural or says its year ('Nos. 102, 302 and 962X'); 'Chart 3 and 4' is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from pipeline.document.values import Name, Term
from pipeline.protect.codes import EXCHANGE, NUMBER_CODE
from pipeline.protect.dateparts import YEAR
from pipeline.protect.sought import Sought, having_word
from pipeline.protect.tables import Row, table_rows

TABLE = "labels.csv"
# Only these are counted by letters: 'Chart A' may be the chart of A shares.
_LETTERED = frozenset({"Annex", "Appendix"})
# What must stand before a word that means other things too: the extension of a railway, 'Large Cap 100'.
_ONLY_BEHIND = {
    "extension": re.compile(r"\d[\d -]{6,}\)?,? \(?$|\b(?:[Cc]all|[Dd]ial|[Rr]ing)(?: on)? $"),
    "Cap": re.compile(r"\($|Ordinance,? $"),
}
# Behind these one of the figures has a letter: 'Route 263A' is a bus, 'Route 8' a road.
_WITH_LETTER = frozenset({"route", "routes"})
# Alone it is left to the engine ('the No. 5 signal'), but not with letters: 'No. TM 3918'.
_NUMBER = "no."
_NUMBERS = frozenset({"Nos.", "nos.", "Nos"})
# Signals and places in a ranking have words of their own for their numbers.
_RANKED = re.compile(r"\b(?:signals?|world['’]?s?|ranked|seed(?:s|ed)|top)[ ,(]*$", re.IGNORECASE)
_RANKING = re.compile(r"(?: \w+)? (?:signals?|seeds|players|in the)\b|['’]s\b", re.IGNORECASE)
_FIGURE = rf"[A-Z]{{0,2}}\d{{1,6}}(?:{EXCHANGE}|(?:\.\d{{1,2}})*[A-Z]{{0,3}})"
_RANGE = rf"{_FIGURE}(?:(?: ?[-–—] ?| to ){_FIGURE})?"
_SEVERAL = rf"{_RANGE}(?:(?:, {_RANGE})*,? (?:and|or|&) {_RANGE}|(?:, {_RANGE})+)?"
_UNITS = r"hundred|thousand|million|billion|per ?cent|km|kilomet|met(?:re|er)s?|feet|years?|months?|weeks?|days?|hours?|minutes?|storeys?"
_ALONE = rf"(?![\w/]|[.,–—-]\d|-[A-Za-z]|,? (?:and|or|to|&) \d|-? ?(?i:{_UNITS})\b| ?%)"
_JOINS = re.compile(r"(?P<to> ?[-–—] ?| to )|(?P<last>,? (?:and|or|&) )|, ")
# What stands between two figures, and before the last one.
_TO, _COMMA = "至", "、"
_LAST = {"zh-Hans-CN": "和", "zh-Hant-HK": "及"}
_OR = "或"


class _Label(NamedTuple):
    """A row: what stands before the figure and behind it, and what it is called."""

    before: str
    after: str
    row: Row

    @property
    def dated(self) -> bool:
        return "{year}" in self.row.targets["zh-Hans-CN"]

    @property
    def several(self) -> bool:
        return self.before.rstrip(".").endswith("s")


@cache
def _labels() -> dict[str, list[_Label]]:
    """The rows by what stands before the figure; those with more behind it come first."""
    found: dict[str, list[_Label]] = {}
    for row in table_rows(TABLE):
        before, _, after = row.cells["en"].partition(" {}")
        found.setdefault(before, []).append(_Label(before, after, row))
    for rows in found.values():
        rows.sort(key=lambda label: len(label.after), reverse=True)
    return found


@cache
def _pattern() -> Sought:
    rows = [rows[0] for rows in _labels().values()]
    single = _any(
        label.before for label in rows if not (label.several or label.dated or label.before == _NUMBER)
    )
    several = _any(label.before for label in rows if label.several or label.dated)
    pattern = re.compile(
        rf"(?<![\w-])(?:(?P<numbered>[Nn]o\.) (?P<code>{NUMBER_CODE})"
        rf"|(?P<label>{single})(?: No\.)? (?:(?P<figure>{_FIGURE})|(?P<letter>[A-Z])){_ALONE}"
        rf"|(?P<labels>{several})(?: Nos?\.)? (?P<figures>{_SEVERAL})(?:,? of (?P<year>{YEAR}))?{_ALONE})"
    )
    return Sought(pattern, having_word(*_labels(), _NUMBER))


def _any(words: Iterable[str]) -> str:
    return "|".join(_spelt(word) for word in sorted(words, key=len, reverse=True))


def _spelt(word: str) -> str:
    """The pattern of a label; the first letter of one in small letters may be a capital."""
    return f"[{word[0].upper()}{word[0]}]{re.escape(word[1:])}" if word[0].islower() else re.escape(word)


def labels(text: str) -> Iterator[tuple[int, int, Name, str]]:
    """Every label with its figures: start, end, name, where it comes from."""
    for match in _pattern().finditer(text):
        label = _meant(text, match)
        if label is None or not _is_one(text, match, label):
            continue
        end = match.end() + len(label.after)
        figures = match["code"] or match["figures"] or match["figure"] or match["letter"]
        year = f"{match['year']}年" if match["year"] else ""
        targets = {
            tag: form.format(written(figures, tag), year=year) for tag, form in label.row.targets.items()
        }
        source, name = text[match.start() : end], label.row.cells["en"]
        term = Term(
            f"label:{name}:{figures}", source, targets, category="label", file=TABLE, line=label.row.line
        )
        yield match.start(), end, Name(source, term), term.origin


def _meant(text: str, match: re.Match[str]) -> _Label | None:
    """The row of a match, by what stands behind the figure."""
    written = match["numbered"] or match["label"] or match["labels"]
    rows = _labels().get(written) or _labels().get(written[0].lower() + written[1:], [])
    return next((label for label in rows if text.startswith(label.after, match.end())), None)


def _is_one(text: str, match: re.Match[str], label: _Label) -> bool:
    """Whether the figures are what the label counts by."""
    word, before = label.before, text[: match.start()]
    if word in _WITH_LETTER and not re.search("[A-Z]", match["figures"] or match["figure"] or ""):
        return False
    if match["code"]:
        return True
    if match["letter"]:
        return word in _LETTERED
    if match["figure"]:
        is_year = word.istitle() and word.isalpha() and re.fullmatch(YEAR, match["figure"])
        behind = _ONLY_BEHIND.get(word)
        told = bool(label.after) or behind is None or behind.search(before) is not None
        return told and not is_year
    joined = _JOINS.search(match["figures"]) is not None
    if label.dated:
        return match["year"] is not None or not (joined or label.several)
    ranked = _RANKED.search(before) or _RANKING.match(text, match.end())
    return joined and not match["year"] and not (word in _NUMBERS and ranked)


def written(figures: str, tag: str) -> str:
    """102、302及962X of '102, 302 and 962X', 78至81 of '78 to 81'."""
    return _JOINS.sub(lambda join: _join(join, tag), figures)


def _join(join: re.Match[str], tag: str) -> str:
    if join["to"]:
        return _TO
    return _OR if "or" in (join["last"] or "") else _LAST[tag] if join["last"] else _COMMA
