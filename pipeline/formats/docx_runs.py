"""A run of a Word paragraph: its formatting, its language, and how it goes when its words have gone."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
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
# What a reader sees of a run; fonts and spacing differ for reasons of English, or for none.
_VISIBLE = (
    "b",
    "i",
    "u",
    "strike",
    "dstrike",
    "color",
    "highlight",
    "shd",
    "vertAlign",
    "sz",
    "rStyle",
    "em",
    "bdr",
)
_CONTAINERS = frozenset(f"{WORD}{name}" for name in ("p", "sdtContent", "smartTag", "customXml"))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LINK_LOOK = ("rStyle", "color", "u")
_SHELLS = frozenset(f"{WORD}{name}" for name in ("hyperlink", "ins", "smartTag", "fldSimple"))


def run_format(run: _Element) -> object:
    """What makes the run look as it does, comparable with that of other runs; a link is part of the look."""
    properties = run.find(_PROPERTIES)
    linked = next(run.iterancestors(f"{WORD}hyperlink"), None) is not None
    if properties is None:
        return linked, ()
    shown = (element for element in properties.iter() if element.tag not in _NO_FORMAT)
    return linked, tuple((element.tag, *sorted(element.attrib.items())) for element in shown)


def run_of(node: _Element) -> _Element:
    """The run that an element is in."""
    return next(node.iterancestors(f"{WORD}r"))


def visible(run: _Element) -> tuple[tuple[str, str], ...]:
    """How a run looks: names and values of what a reader sees, comparable with those of other runs."""
    properties = run.find(_PROPERTIES)
    if properties is None:
        return ()
    found = ((name, properties.find(f"{WORD}{name}")) for name in _VISIBLE)
    return tuple(
        (name, _value(one)) for name, one in found if one is not None and _value(one) not in ("auto", "none")
    )


def _value(element: _Element) -> str:
    """The value of a property; shading is its fill, and what has none is on."""
    value = str(element.get(f"{WORD}fill") or element.get(f"{WORD}val") or "1")
    return {"true": "1", "on": "1", "false": "0", "off": "0"}.get(value, value)


def new_run(like: _Element, text: str = "", plain: bool = False) -> _Element:
    """A run with the formatting of another (`plain`: but not its look of a link) and the text."""
    run = like.makeelement(like.tag, {}, None)
    properties = like.find(_PROPERTIES)
    if properties is not None:
        run.append(deepcopy(properties))
        for name in _LINK_LOOK if plain else ():
            for one in run[0].findall(f"{WORD}{name}"):
                run[0].remove(one)
    if text:
        held = run.makeelement(f"{WORD}t", {_SPACE: "preserve"}, None)
        held.text = text
        run.append(held)
    return run


def insert_before(node: _Element, elements: Iterable[_Element]) -> None:
    """Put runs and links into the paragraph where an element of a run is; what stands before it in its run is parted."""
    run = run_of(node)
    earlier = [one for one in node.itersiblings(preceding=True) if one.tag != _PROPERTIES]
    if earlier:
        first = new_run(run)
        first.extend(reversed(earlier))
        run.addprevious(first)
    place = run
    while (parent := place.getparent()) is not None and parent.tag not in _CONTAINERS:
        place = parent
    for element in elements:
        place.addprevious(element)


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
    """Remove a text from its run, then the run and the link around it if nothing else is in them.

    What is in no run any more has been removed before.
    """
    run = next(node.iterancestors(f"{WORD}r"), None)
    if run is None:
        return
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
