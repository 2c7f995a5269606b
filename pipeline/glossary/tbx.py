"""TBX (ISO 30042): term bases of other tools. Both styles of 2019, DCA and DCT, and the martif of 2008 are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.document.values import Status, Term
from pipeline.errors import Problem, UserError, suggest, user_error
from pipeline.files.text import read_bytes
from pipeline.glossary.rows import clean, make_term
from pipeline.glossary.tbx_names import ENTRIES, GENERATED, GROUPS, LANGUAGES, OURS, READ, STATUSES, TERMS
from pipeline.locales.script import foreign_characters
from pipeline.locales.tags import CHINESE, parse_locale, understood

if TYPE_CHECKING:
    from lxml.etree import _Element

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(slots=True)
class _Word:
    """One term of one language, and how it stands."""

    text: str
    status: Status | None
    line: int


@dataclass(slots=True)
class _Concept:
    """An entry as it is read: words by locale, the facts that a row has, and kinds of facts that it has not."""

    line: int
    words: dict[str, list[_Word]] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def read_tbx(path: Path, locale: str | None = None) -> list[Term]:
    """The terms of a file, an entry a term; what else a locale admits becomes rows of its own.

    Raises `UserError` with the mistakes of all entries.
    """
    problems: list[Problem] = []
    terms: list[Term] = []
    for entry in _entries(path):
        try:
            terms += _terms(path, _concept(path, entry))
        except UserError as error:
            problems += error.problems
    if problems:
        raise UserError(problems)
    return terms


def unread(path: Path) -> Counter[str]:
    """Kinds of facts in the file that a glossary has no column for, and how often each stands there."""
    kinds = (_kind(fact) for entry in _entries(path) for fact in _facts(entry, within=True))
    return Counter(kind for kind in kinds if kind not in READ)


def _entries(path: Path) -> list[_Element]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(read_bytes(path, "glossary"), parser)
    except etree.XMLSyntaxError as error:
        raise user_error(f"this is not XML: {error.msg}", path, error.lineno) from None
    if _local(root) not in ("tbx", "martif"):
        raise user_error(f"this is not TBX: its root is '{_local(root)}', not 'tbx'", path, _line(root))
    return [element for element in root.iter() if _local(element) in ENTRIES]


def _concept(path: Path, entry: _Element) -> _Concept:
    concept = _Concept(_line(entry))
    name = entry.get("id", "")
    concept.facts["id"] = "" if GENERATED.fullmatch(name) else name
    _note_facts(concept, entry)
    for language in (element for element in entry if _local(element) in LANGUAGES):
        _note_facts(concept, language)
        words = [_word(path, concept, element) for element in language.iter() if _local(element) in TERMS]
        concept.words.setdefault(_locale(path, language, words), []).extend(words)
    return concept


def _note_facts(concept: _Concept, element: _Element) -> None:
    """What an element says about its concept; of two such facts the first counts, notes are joined."""
    for fact in _facts(element):
        kind, text = _kind(fact), _text(fact)
        if kind == "note" and text.startswith(OURS):
            column, _, value = text.removeprefix(OURS).partition("=")
            concept.facts[column] = value
        elif kind == "note":
            concept.notes.append(text)
        elif READ.get(kind) in ("category", "authority", "date"):
            concept.facts.setdefault(READ[kind], text)


def _facts(element: _Element, within: bool = False) -> Iterator[_Element]:
    """The facts of an element itself, in groups or not; with `within` also those of what it holds."""
    for child in element:
        name = _local(child)
        if name in GROUPS or (within and name in (*LANGUAGES, *TERMS)):
            yield from _facts(child, within)
        elif name not in (*LANGUAGES, *TERMS, "term"):
            yield child


def _word(path: Path, concept: _Concept, element: _Element) -> _Word:
    text = next((_text(e) for e in element.iter() if _local(e) == "term"), "")
    if not text:
        raise user_error("the term is empty", path, _line(element), "term")
    _note_facts(concept, element)
    said = [_status(path, fact) for fact in _facts(element) if READ.get(_kind(fact)) == "status"]
    return _Word(text, said[-1] if said else None, _line(element))


def _status(path: Path, fact: _Element) -> Status:
    name = _text(fact).removesuffix("-admn-sts")
    if name not in STATUSES:
        raise user_error(
            f"'{name}' is not a status{suggest(name, STATUSES)}", path, _line(fact), "administrativeStatus"
        )
    return STATUSES[name]


def _locale(path: Path, language: _Element, words: Sequence[_Word]) -> str:
    """The locale of a language section: zh-CN of other tools is zh-Hans-CN; for zh the characters decide."""
    tag = language.get(_LANG) or language.get("lang") or ""
    if tag.lower().replace("_", "-").partition("-")[0] == "en":
        return "en"
    meant = understood(tag)
    if meant is None:
        text = "".join(word.text for word in words)
        other = [bool(foreign_characters(text, script)) for script in ("Hant", "Hans")]
        meant = next(
            (tag for tag, is_one in zip(CHINESE, other, strict=True) if is_one and sum(other) == 1), tag
        )
    try:
        return parse_locale(meant).tag
    except UserError as error:
        raise user_error(error.problems[0].message, path, _line(language), "xml:lang") from None


def _terms(path: Path, concept: _Concept) -> Iterator[Term]:
    """The row of a concept, and a row for every further rendering that a locale admits."""
    english = _best_first(concept.words.pop("en", []))
    if not english:
        raise user_error("the entry has no English term", path, concept.line, "en")
    refused = english[0].status is Status.FORBIDDEN
    first: dict[str, _Word] = {}
    further: list[tuple[str, _Word]] = []
    forbidden: list[str] = []
    for tag, words in concept.words.items():
        for word in _best_first(words):
            good = word.status is not Status.FORBIDDEN
            if (good or refused) and tag not in first:
                first[tag] = word
            elif good:
                further.append((tag, word))
            else:
                forbidden.append(word.text)
    facts = {**concept.facts, "en": english[0].text, "note": "\n".join(concept.notes)}
    status = _row_status(english[0], list(first.values()))
    aliases = tuple(word.text for word in english[1:])
    targets = {tag: word.text for tag, word in first.items()}
    row = {"status": status.value, **facts, **targets}
    yield make_term(path, concept.line, row, aliases, tuple(dict.fromkeys(forbidden)))
    for tag, word in further:
        admitted = {**facts, "id": "", "status": Status.ADMITTED.value, tag: word.text}
        yield make_term(path, word.line, admitted, aliases, ())


def _row_status(source: _Word, targets: Sequence[_Word]) -> Status:
    if source.status is Status.FORBIDDEN:
        return Status.FORBIDDEN
    admitted = all(word.status is Status.ADMITTED for word in (source, *targets))
    return Status.ADMITTED if admitted else Status.PREFERRED


def _best_first(words: Sequence[_Word]) -> list[_Word]:
    """Preferred ones, and those of which nothing is said, before admitted before forbidden ones."""
    order = (Status.PREFERRED, Status.ADMITTED, Status.FORBIDDEN)
    return sorted(words, key=lambda word: order.index(word.status or Status.PREFERRED))


def _kind(fact: _Element) -> str:
    """The data category: the `type` in DCA, the element's own name in DCT."""
    return fact.get("type") or _local(fact)


def _local(element: _Element) -> str:
    return _without_namespace(str(element.tag))


@cache
def _without_namespace(tag: str) -> str:
    return tag.rpartition("}")[2]


def _text(element: _Element) -> str:
    return clean("".join(map(str, element.itertext())))


def _line(element: _Element) -> int:
    return element.sourceline if isinstance(element.sourceline, int) else 1
