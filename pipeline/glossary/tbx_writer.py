"""Writes TBX-Basic in DCA style: an entry a row, a language section a locale, refused renderings as deprecated terms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.document.values import Status, Term
from pipeline.glossary.sheet import fields
from pipeline.glossary.tbx_names import NAMESPACE, OURS, WRITTEN
from pipeline.locales.script import foreign_characters
from pipeline.locales.tags import CHINESE

if TYPE_CHECKING:
    from lxml.etree import _Element

_ID = re.compile(r"(?!xin-\d+$)[A-Za-z_][\w.-]*", re.ASCII)
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def tbx_bytes(terms: Sequence[Term]) -> bytes:
    """The terms as a TBX file."""
    from lxml import etree

    root = etree.fromstring(f'<tbx xmlns="{NAMESPACE}" type="TBX-Basic" style="dca" xml:lang="en"/>')
    description = _child(_child(_child(root, "tbxHeader"), "fileDesc"), "sourceDesc")
    _child(description, "p", text="A glossary written by Xindaya")
    body = _child(_child(root, "text"), "body")
    for number, term in enumerate(terms, start=1):
        _add_entry(body, number, term)
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _add_entry(body: _Element, number: int, term: Term) -> None:
    named = _ID.fullmatch(term.id) and term.id != term.source
    entry = _child(body, "conceptEntry", id=term.id if named else f"xin-{number}")
    if term.category:
        _child(entry, "descrip", type="subjectField", text=term.category)
    if term.authority:
        _child(entry, "admin", type="source", text=term.authority)
    if term.date:
        group = _child(entry, "transacGrp")
        _child(group, "transac", type="transactionType", text="modification")
        _child(group, "date", text=term.date)
    for note in (term.note, *ours(term, bool(named))):
        if note:
            _child(entry, "note", text=note)
    for tag, words in _sections(term).items():
        section = _child(entry, "langSec")
        section.set(_LANG, tag)
        for text, status in words:
            word = _child(section, "termSec")
            _child(word, "term", text=text)
            _child(word, "termNote", type="administrativeStatus", text=WRITTEN[status])


def ours(term: Term, named: bool = True) -> Iterator[str]:
    """What TBX has no place for, as notes that we read again."""
    cells = fields(term)
    if not named and cells["id"]:
        yield f"{OURS}id={cells['id']}"
    if term.status is Status.KEEP:
        yield f"{OURS}status=keep"
    if term.case != "auto":
        yield f"{OURS}case={term.case}"
    if term.context:
        yield f"{OURS}context={term.context}"


def _sections(term: Term) -> dict[str, list[tuple[str, Status]]]:
    """Each language with its words: the name and its aliases, the renderings, what must not stand for them."""
    alias = Status.FORBIDDEN if term.status is Status.FORBIDDEN else Status.ADMITTED
    sections = {"en": [(term.source, term.status), *((text, alias) for text in term.aliases)]}
    for tag, text in term.targets.items():
        sections.setdefault(tag, []).append((text, term.status))
    for text in term.forbidden:
        sections.setdefault(_locale_of(text, term), []).append((text, Status.FORBIDDEN))
    return sections


def _locale_of(text: str, term: Term) -> str:
    """The locale in whose script a refused rendering is, if its characters show it."""
    locales = list(term.targets) or list(CHINESE)
    simplified, traditional = (bool(foreign_characters(text, script)) for script in ("Hant", "Hans"))
    fitting = [tag for tag in locales if ("Hant" if traditional else "Hans") in tag]
    if simplified == traditional or term.status is Status.FORBIDDEN:
        return locales[0]
    return next(iter(fitting), list(CHINESE)[traditional])


def _child(parent: _Element, name: str, text: str | None = None, **attributes: str) -> _Element:
    child = parent.makeelement(f"{{{NAMESPACE}}}{name}", attributes, None)
    child.text = text
    parent.append(child)
    return child
