"""Which Word styles mean a heading or a list item, by name or by what they are based on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.document import BlockKind
from pipeline.formats.docx_runs import WORD

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONGEST_CHAIN = 20


def style_kinds(styles: _Element) -> dict[str, BlockKind]:
    """The kind of block that each paragraph style of styles.xml makes, where it is a special one."""
    by_id = {style.get(f"{WORD}styleId", ""): style for style in styles.iter(f"{WORD}style")}
    kinds = ((style_id, _kind(style, by_id)) for style_id, style in by_id.items())
    return {style_id: kind for style_id, kind in kinds if kind is not None}


def _kind(style: _Element, by_id: dict[str, _Element]) -> BlockKind | None:
    current: _Element | None = style
    for _ in range(_LONGEST_CHAIN):
        if current is None:
            return None
        kind = _own_kind(current)
        if kind is not None:
            return kind
        parent = current.find(f"{WORD}basedOn")
        current = None if parent is None else by_id.get(parent.get(f"{WORD}val", ""))
    return None


def _own_kind(style: _Element) -> BlockKind | None:
    element = style.find(f"{WORD}name")
    name = "" if element is None else element.get(f"{WORD}val", "").lower()
    if name.startswith("heading") or name in ("title", "subtitle"):
        return BlockKind.HEADING
    numbered = style.find(f"{WORD}pPr/{WORD}numPr") is not None
    return BlockKind.LIST_ITEM if name.startswith("list") or numbered else None
