"""A sentence of a bilingual XLIFF 1.2: what it says now, and how the run wrote it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.document import State
from pipeline.document.entry import HUMAN, Part
from pipeline.errors import suggest, user_error
from pipeline.formats.bilingual_segment import Bilingual
from pipeline.formats.xliff12 import KNOWN, STATES, WRITTEN
from pipeline.formats.xliff_parts import parts_of, slots_of
from pipeline.formats.xmlreading import line, local

if TYPE_CHECKING:
    from lxml.etree import _Element

# What tools write that finish a sentence is a person's; what waits for one is the machine's.
_STATES = {name: state for state, name in STATES.items()} | {
    "new": State.INITIAL,
    "needs-translation": State.INITIAL,
    "needs-adaptation": State.TRANSLATED,
    "needs-l10n": State.TRANSLATED,
    "needs-review-adaptation": State.TRANSLATED,
    "needs-review-l10n": State.TRANSLATED,
    "translated": State.REVIEWED,
}


def read_unit(path: Path, unit: _Element, locale: str) -> Bilingual:
    """The segment of a trans-unit. Raises `UserError` for one without English or in an unknown state."""
    name = unit.get("id", "")
    children = {local(child): child for child in reversed(list(unit))}
    if "source" not in children:
        raise user_error(f"segment {name} has no source", path, line(unit))
    target = children.get("target")
    code = ""
    english: tuple[Part, ...] = ()
    chinese: tuple[Part, ...] = ()
    try:
        english = parts_of(children["source"])
        chinese = parts_of(target) if target is not None else ()
    except ValueError as error:
        code = str(error)
    facts = _facts(unit)
    return Bilingual(
        name,
        line(unit),
        locale,
        _state(path, unit, target),
        english,
        chinese,
        facts.get(WRITTEN, ""),
        slots_of(english, facts, KNOWN),
        code,
    )


def _state(path: Path, unit: _Element, target: _Element | None) -> State:
    """How far it has come; what is approved is at least reviewed."""
    name = target.get("state", "") if target is not None else ""
    if name and name not in _STATES and not name.startswith("x-"):
        raise user_error(f"'{name}' is not a state{suggest(name, _STATES)}", path, line(unit))
    state = _STATES.get(name, State.INITIAL if target is None else State.TRANSLATED)
    return State.REVIEWED if unit.get("approved") == "yes" and state not in HUMAN else state


def _facts(unit: _Element) -> dict[str, str]:
    """What the run wrote down about the segment and its slots."""
    groups = (child for child in unit if local(child) == "context-group")
    return {one.get("context-type", ""): one.text or "" for group in groups for one in group if local(one)}
