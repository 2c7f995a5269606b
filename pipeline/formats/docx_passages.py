"""The texts of Word paragraphs: what is one block, where its runs are, and how a translation replaces them.

A paragraph is one block, or several where tabs and line breaks divide it (an address); in headings a line
break is a space. A translation takes the formatting that most of its source had (a bold place and date do
not make the paragraph bold), and the other runs go; pictures, bookmarks and notes stay. Hyperlinks and
fields within a block become plain text. Paragraphs with a page number or a table of contents are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.document import BlockKind
from pipeline.formats.docx_runs import (
    FIELD_MARKS,
    WORD,
    mark_language,
    remove_emptied,
    remove_field_mark,
    run_format,
)
from pipeline.formats.sourcetext import has_words, one_spaced
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
    """A block's text and the elements that hold it: texts, hyphens and, in headings, line breaks.

    `fields` are the marks of the paragraph's fields (a date that Word would fill in again).
    """

    kind: BlockKind
    text: str
    number: int
    nodes: tuple[_Element, ...]
    fields: tuple[_Element, ...] = ()


def passages(root: _Element, kinds: Mapping[str, BlockKind], first: int) -> Iterator[Passage]:
    """The passages of a part in order; `kinds` are those of styles, `first` numbers its first paragraph."""
    for number, paragraph in enumerate(root.iter(f"{WORD}p"), start=first):
        if next(paragraph.iterancestors(_FALLBACK), None) is not None:
            continue
        within = list(_walk(paragraph))
        if not _is_computed(within):
            kind = _kind(paragraph, kinds)
            fields = tuple(element for element in within if element.tag in FIELD_MARKS)
            for nodes in _stretches(within, kind):
                text = one_spaced("".join(map(_text, nodes)))
                if has_words(text):
                    yield Passage(kind, text, number, tuple(nodes), fields)


def replace_text(passage: Passage, text: str, language: str) -> None:
    """Put the text where most of the passage's words were, and take all its other words away."""
    keeper = _keeper(passage.nodes)
    raw = "".join(map(_text, passage.nodes))
    space = raw[: len(raw) - len(raw.lstrip())], raw[len(raw.rstrip()) :]
    keeper.text = space[0] + xml_safe(text) + space[1]
    keeper.set(_SPACE, "preserve")
    mark_language(_run(keeper), language)
    _drop_older_copy(keeper)
    for node in passage.nodes:
        if node is not keeper:
            remove_emptied(node)
    for mark in passage.fields:
        remove_field_mark(mark)


def _walk(element: _Element) -> Iterator[_Element]:
    """What is inside, without paragraphs inside (text boxes), deleted text and properties."""
    for child in element:
        if child.tag not in _NOT_TEXT:
            yield child
            yield from _walk(child)


def _text(node: _Element) -> str:
    if node.tag == f"{WORD}t":
        return node.text or ""
    return _LITERALS.get(str(node.tag), " ")


def _stretches(within: Iterable[_Element], kind: BlockKind) -> Iterator[list[_Element]]:
    nodes: list[_Element] = []
    for element in within:
        soft = element.tag in _BREAKS and element.get(f"{WORD}type", "textWrapping") == "textWrapping"
        if element.tag == f"{WORD}t" or element.tag in _LITERALS or (soft and kind is BlockKind.HEADING):
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


def _run(node: _Element) -> _Element:
    return next(node.iterancestors(f"{WORD}r"))


def _keeper(nodes: Sequence[_Element]) -> _Element:
    """The first text in the formatting that most characters of the passage have."""
    texts = [node for node in nodes if node.tag == f"{WORD}t" and (node.text or "").strip()]
    weights: dict[object, int] = {}
    for node in texts:
        formatting = run_format(_run(node))
        weights[formatting] = weights.get(formatting, 0) + len(node.text or "")
    heaviest = max(weights, key=lambda formatting: weights[formatting])
    return next(node for node in texts if run_format(_run(node)) == heaviest)


def _drop_older_copy(node: _Element) -> None:
    """A text box is stored twice, for old programs too; the old copy would stay English."""
    for alternative in node.iterancestors(_FALLBACK.replace("Fallback", "AlternateContent")):
        for copy in alternative.findall(_FALLBACK):
            alternative.remove(copy)
