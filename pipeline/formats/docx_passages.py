"""The texts of Word paragraphs: what is one block, where its runs are, and how a translation replaces them.

A paragraph is one block, or several where tabs and line breaks divide it (an address); in headings a line
break is a space. A translation takes the formatting that most of its source had (a bold place and date do
not make the paragraph bold); other formatting, links and notes go where their words stand in it, pictures and
bookmarks stay where they are. Fields other than links become plain text. Paragraphs with a page number or a
table of contents are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.document import BlockKind, Mark
from pipeline.formats.docx_links import Link, links
from pipeline.formats.docx_marks import NOTES, Formatting, Node, formatting
from pipeline.formats.docx_runs import (
    FIELD_MARKS,
    WORD,
    insert_before,
    mark_language,
    remove_emptied,
    remove_field_mark,
    run_of,
)
from pipeline.formats.sourcetext import has_words, one_spaced, one_spaced_places
from pipeline.formats.xmltext import xml_safe

if TYPE_CHECKING:
    from lxml.etree import _Element

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LITERALS = {f"{WORD}noBreakHyphen": "-", f"{WORD}softHyphen": ""}
_BREAKS = (f"{WORD}br", f"{WORD}cr")
_TABS = (f"{WORD}tab", f"{WORD}ptab")
_NOT_TEXT = frozenset(f"{WORD}{name}" for name in ("p", "del", "moveFrom", "pPr", "rPr", "rt", "rubyPr"))
_COMPUTED = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES|PAGEREF|TOC)\b")


@dataclass(frozen=True, slots=True)
class Passage:
    """A block's text and the elements that hold it: texts, hyphens, notes and, in headings, line breaks.

    `fields` are the marks of the paragraph's fields but links (a date that Word would fill in again).
    """

    kind: BlockKind
    text: str
    number: int
    nodes: tuple[_Element, ...]
    fields: tuple[_Element, ...]
    formatting: Formatting


def passages(root: _Element, kinds: Mapping[str, BlockKind], first: int) -> Iterator[Passage]:
    """The passages of a part in order; `kinds` are those of styles, `first` numbers its first paragraph."""
    for number, paragraph in enumerate(root.iter(f"{WORD}p"), start=first):
        if next(paragraph.iterancestors(_FALLBACK), None) is not None:
            continue
        within = list(_walk(paragraph))
        if not _is_computed(within):
            kind = _kind(paragraph, kinds)
            linked = links(within)
            fields = _fields(within, linked)
            for nodes in _stretches(within, kind):
                text = one_spaced("".join(map(_text, nodes)))
                if has_words(text):
                    found = formatting(_nodes(nodes, linked))
                    yield Passage(kind, text, number, tuple(nodes), fields, found)


def replace_text(passage: Passage, text: str, language: str, marks: Sequence[Mark] = ()) -> None:
    """Put the text where most of the passage's words were, with marks in it, and take all its other words away."""
    keeper = passage.formatting.keeper
    raw = "".join(map(_text, passage.nodes))
    space = raw[: len(raw) - len(raw.lstrip())], raw[len(raw.rstrip()) :]
    whole = space[0] + xml_safe(text) + space[1]
    _drop_older_copy(keeper)
    if marks:
        shift = len(space[0])
        placed = [replace(mark, start=mark.start + shift, end=mark.end + shift) for mark in marks]
        insert_before(keeper, passage.formatting.made(whole, placed, language))
    else:
        keeper.text = whole
        keeper.set(_SPACE, "preserve")
        mark_language(run_of(keeper), language)
    for node in passage.nodes:
        if marks or node is not keeper:
            remove_emptied(node)
    for link in passage.formatting.links:
        link.remove()
    for mark in passage.fields:
        remove_field_mark(mark)


def _nodes(elements: Sequence[_Element], linked: Mapping[_Element, Link]) -> list[Node]:
    """The elements with the places of their texts in that of the passage."""
    texts = [_text(element) for element in elements]
    places = one_spaced_places("".join(texts))
    nodes, at = [], 0
    for element, text in zip(elements, texts, strict=True):
        nodes.append(Node(element, text, places[at], places[at + len(text)], linked.get(element)))
        at += len(text)
    return nodes


def _fields(within: Sequence[_Element], linked: Mapping[_Element, Link]) -> tuple[_Element, ...]:
    """The marks of fields that are no links."""
    of_links = {mark for link in linked.values() for mark in (link.shell, *link.before, *link.after)}
    return tuple(one for one in within if one.tag in FIELD_MARKS and one not in of_links)


def _walk(element: _Element) -> Iterator[_Element]:
    """What is inside, without paragraphs inside (text boxes), deleted text and properties."""
    for child in element:
        if child.tag not in _NOT_TEXT:
            yield child
            yield from _walk(child)


def _text(node: _Element) -> str:
    if node.tag == f"{WORD}t" or node.tag in NOTES:
        return node.text or ""
    return _LITERALS.get(str(node.tag), " ")


def _stretches(within: Iterable[_Element], kind: BlockKind) -> Iterator[list[_Element]]:
    nodes: list[_Element] = []
    for element in within:
        soft = element.tag in _BREAKS and element.get(f"{WORD}type", "textWrapping") == "textWrapping"
        is_text = element.tag == f"{WORD}t" or element.tag in _LITERALS or element.tag in NOTES
        if is_text or (soft and kind is BlockKind.HEADING):
            nodes.append(element)
        elif element.tag in _BREAKS or element.tag in _TABS:
            yield nodes
            nodes = []
    yield nodes


def _is_computed(within: Sequence[_Element]) -> bool:
    """Whether Word fills in some of the paragraph, or it holds only one end of a field."""
    ends = [element.get(f"{WORD}fldCharType") for element in within if element.tag == f"{WORD}fldChar"]
    code = [element.text or "" for element in within if element.tag == f"{WORD}instrText"]
    code += [element.get(f"{WORD}instr", "") for element in within if element.tag == f"{WORD}fldSimple"]
    return ends.count("begin") != ends.count("end") or any(map(_COMPUTED.match, code))


def _kind(paragraph: _Element, kinds: Mapping[str, BlockKind]) -> BlockKind:
    style = paragraph.find(f"{WORD}pPr/{WORD}pStyle")
    kind = None if style is None else kinds.get(style.get(f"{WORD}val", ""))
    if kind is None and paragraph.find(f"{WORD}pPr/{WORD}numPr") is not None:
        kind = BlockKind.LIST_ITEM
    in_cell = next(paragraph.iterancestors(f"{WORD}tc"), None) is not None
    return kind or (BlockKind.TABLE_CELL if in_cell else BlockKind.PARAGRAPH)


def _drop_older_copy(node: _Element) -> None:
    """A text box is stored twice, for old programs too; the old copy would stay English."""
    for alternative in node.iterancestors(_FALLBACK.replace("Fallback", "AlternateContent")):
        for copy in alternative.findall(_FALLBACK):
            alternative.remove(copy)
