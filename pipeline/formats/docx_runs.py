"""A run of a Word paragraph: its formatting, its language, and how it goes when its words have gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PROPERTIES = f"{WORD}rPr"
_AFTER_LANGUAGE = frozenset(
    f"{WORD}{name}" for name in ("eastAsianLayout", "specVanish", "oMath", "rPrChange")
)
_NO_FORMAT = frozenset(f"{WORD}{name}" for name in ("rPr", "lang", "noProof", "rPrChange"))
_NO_CONTENT = frozenset({_PROPERTIES, f"{WORD}lastRenderedPageBreak"})
FIELD_MARKS = frozenset({f"{WORD}fldChar", f"{WORD}instrText", f"{WORD}fldSimple"})
_SHELLS = frozenset(f"{WORD}{name}" for name in ("hyperlink", "ins", "smartTag", "fldSimple"))


def run_format(run: _Element) -> object:
    """What makes the run look as it does, comparable with that of other runs; a link is part of the look."""
    properties = run.find(_PROPERTIES)
    linked = next(run.iterancestors(f"{WORD}hyperlink"), None) is not None
    if properties is None:
        return linked, ()
    shown = (element for element in properties.iter() if element.tag not in _NO_FORMAT)
    return linked, tuple((element.tag, *sorted(element.attrib.items())) for element in shown)


def mark_language(run: _Element, language: str) -> None:
    """Names the East Asian language, and asks for the East Asian font where signs are shared with Latin."""
    properties = run.find(_PROPERTIES)
    if properties is None:
        properties = run.makeelement(_PROPERTIES, {}, None)
        run.insert(0, properties)
    fonts = properties.find(f"{WORD}rFonts")
    if fonts is None:
        fonts = properties.makeelement(f"{WORD}rFonts", {}, None)
        properties.insert(int(properties.find(f"{WORD}rStyle") is not None), fonts)
    fonts.set(f"{WORD}hint", "eastAsia")
    _language_of(properties).set(f"{WORD}eastAsia", language)


def _language_of(properties: _Element) -> _Element:
    found = properties.find(f"{WORD}lang")
    if found is None:
        found = properties.makeelement(f"{WORD}lang", {}, None)
        followers = (at for at, element in enumerate(properties) if element.tag in _AFTER_LANGUAGE)
        properties.insert(next(followers, len(properties)), found)
    return found


def remove_emptied(node: _Element) -> None:
    """Remove a text from its run, then the run and the link around it if nothing else is in them."""
    run = next(node.iterancestors(f"{WORD}r"))
    run.remove(node)
    if any(element.tag not in _NO_CONTENT for element in run):
        return
    parent = run.getparent()
    if parent is not None:
        parent.remove(run)
        _remove_shell(parent)


def remove_field_mark(mark: _Element) -> None:
    """Make a field's result plain text; a mark that is gone already stays gone."""
    parent = mark.getparent()
    if parent is None:
        return
    if mark.tag != f"{WORD}fldSimple":
        remove_emptied(mark)
        return
    for child in list(mark):
        mark.addprevious(child)
    parent.remove(mark)


def _remove_shell(element: _Element) -> None:
    parent = element.getparent()
    if element.tag in _SHELLS and len(element) == 0 and parent is not None:
        parent.remove(element)
        _remove_shell(parent)
