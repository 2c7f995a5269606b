"""TMX 1.4b: memories of other tools, and what `tmx_writer` writes of ours; read unit by unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.document import State
from pipeline.document.entry import (
    HUMAN,
    Entry,
    Held,
    Part,
    emptied,
    joined,
)
from pipeline.document.wanted import why_none, why_rewritten
from pipeline.errors import Problem, user_error
from pipeline.formats.tmx_writer import KNOWN, WRITTEN
from pipeline.formats.xliff_parts import digest
from pipeline.formats.xmlreading import LANG, elements, line, local
from pipeline.locales.tags import TARGETS, is_other_language, understood

if TYPE_CHECKING:
    from lxml.etree import _Element

_SLOT = re.compile(r"xin:([TNDV]\d+):(\w*)")
_WHEN = re.compile(r"\d{8}T\d{6}Z")
_CODES = frozenset({"bpt", "ept", "ph", "it", "ut"})
_PROPERTIES = {"x-state": "state", "x-origin": "origin", "x-refused": "note", WRITTEN: "written"}


@dataclass(frozen=True, slots=True)
class Variant:
    """One language of a unit: its parts, the kinds of its slots, and the facts about it.

    `renderings` are those that a run wrote for its slots, by symbol.
    """

    tag: str
    line: int | None
    parts: tuple[Part, ...]
    kinds: tuple[tuple[str, str], ...]
    facts: dict[str, str]
    renderings: dict[str, str]


def read_tmx(
    path: Path, state: State, only: str | None = None, machine: bool = True
) -> Iterator[Entry | Problem | None]:
    """The entries of a file, and what cannot be kept with its line; `state` is that of what does not say its own.

    Without `machine`, None for what a run has translated and nobody changed. `only`: the locale that Chinese is in
    whose script the file does not say. Raises `UserError` for what is no TMX.
    """
    source = "en"
    for element in elements(path, frozenset({"header", "tu"}), "TMX file"):
        match local(element):
            case "tu":
                for entry, untouched in _unit(path, element, element.get("srclang", source), state, only):
                    yield entry if machine or not untouched else None
            case "header":
                source = element.get("srclang", source)
            case "tmx":
                pass
            case other:
                raise user_error(f"this is not TMX: its root is '{other}', not 'tmx'", path, line(element))


def _unit(
    path: Path, unit: _Element, source: str, state: State, only: str | None
) -> Iterator[tuple[Entry | Problem, bool]]:
    """What each language of a unit gives, and whether a run translated it and nobody changed it."""
    variants = [_variant(child) for child in unit if local(child) == "tuv"]
    english = [one for one in variants if one.tag.lower().partition("-")[0].partition("_")[0] == "en"]
    slotted = "".join(part.symbol or part.text for part in english[0].parts) if english else ""
    if not slotted.strip() or not _english(source):
        said = "has no English" if not slotted.strip() else f"is translated from '{source}', not from English"
        yield Problem(f"the unit {said}", path, line(unit)), False
        return
    own = dict(english[0].kinds)
    slots = tuple(Held(p.symbol, own[p.symbol], p.text) for p in english[0].parts if p.symbol)
    for variant in (one for one in variants if one not in english):
        tag = understood(variant.tag) or (only if variant.tag.lower().startswith("zh") else None)
        if tag is None or (tag not in TARGETS and not is_other_language(tag)):
            yield Problem(_unknown(variant.tag), path, variant.line), False
        else:
            parts = joined(emptied(variant.renderings, variant.parts))
            entry = _entry(tag, slotted, parts, slots, {"origin": path.name, **variant.facts}, state)
            yield from _taken(path, entry, variant)


def _taken(path: Path, entry: Entry, variant: Variant) -> Iterator[tuple[Entry | Problem, bool]]:
    """A translation, or why it is none; what a person wrote into a run's file is then kept to be offered."""
    of_run = "written" in variant.facts
    as_written = variant.facts.get("written") == digest(variant.parts)
    if of_run and not as_written and entry.state not in HUMAN:
        entry = replace(entry, state=State.REVIEWED)
    untouched = as_written and entry.state not in HUMAN
    why = _refused(entry, variant.renderings)
    if not why:
        yield entry, untouched
        return
    yield Problem(why, path, variant.line), untouched
    if of_run and not untouched and entry.text.strip():
        yield replace(entry, state=State.INITIAL, note=why), untouched


def _refused(entry: Entry, renderings: Mapping[str, str]) -> str:
    """Why a target cannot be the translation; one that was refused before is taken if nothing was rewritten."""
    if not entry.text.strip():
        return "it has no translation"
    held = {slot.symbol: slot for slot in entry.slots}
    why = why_rewritten if entry.state is State.INITIAL else why_none
    return why(held, renderings, entry.parts, entry.locale)


def _entry(
    locale: str,
    slotted: str,
    parts: tuple[Part, ...],
    slots: tuple[Held, ...],
    facts: dict[str, str],
    default: State,
) -> Entry:
    state = State(facts["state"]) if facts.get("state") in list(State) else default
    rest = (facts["origin"], facts.get("who", ""), facts.get("when", ""), facts.get("note", ""))
    return Entry(locale, slotted, parts, state, slots, *rest)


def _english(tag: str) -> bool:
    return tag == "*all*" or tag.lower().startswith("en")


def _unknown(tag: str) -> str:
    if tag.lower().startswith("zh"):
        return f"'{tag}' does not say which script it is in; say it with --locale"
    return f"'{tag}' is not a locale that Xindaya writes"


def _variant(element: _Element) -> Variant:
    seg = next((child for child in element if local(child) == "seg"), None)
    kinds: dict[str, str] = {}
    parts = joined(_parts(seg, kinds)) if seg is not None else ()
    props = {child.get("type", ""): child.text or "" for child in element if local(child) == "prop"}
    facts = {_PROPERTIES[name]: text for name, text in props.items() if name in _PROPERTIES}
    renderings = {
        f"<{name.removeprefix(KNOWN)}>": text for name, text in props.items() if name.startswith(KNOWN)
    }
    for name, fact in (
        ("creationid", "who"),
        ("changeid", "who"),
        ("creationdate", "when"),
        ("changedate", "when"),
    ):
        value = element.get(name, "")
        if value and (fact == "who" or _WHEN.fullmatch(value)):
            facts[fact] = value
    tag = element.get(LANG) or element.get("lang") or ""
    return Variant(tag, line(element), parts, tuple(kinds.items()), facts, renderings)


def _parts(element: _Element, kinds: dict[str, str]) -> Iterator[Part]:
    """Text and our slots; codes of other tools are left out, marked text is read as text."""
    yield Part(element.text or "")
    for child in element:
        ours = _SLOT.fullmatch(child.get("type", "")) if local(child) == "ph" else None
        if ours:
            symbol = f"<{ours[1]}>"
            kinds[symbol] = ours[2]
            yield Part(child.text or "", symbol)
        elif local(child) and local(child) not in _CODES:
            yield from _parts(child, kinds)
        yield Part(child.tail or "")
