"""Reads a bilingual XLIFF 2 back: every segment as it stands now, and how the run wrote it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.document import State
from pipeline.entry import Part
from pipeline.errors import UserError, one_of, suggest, user_error
from pipeline.formats.xliff_memory import METADATA, WRITTEN
from pipeline.formats.xliff_parts import digest, parts_of
from pipeline.formats.xmlreading import elements, line, local
from pipeline.locale import parse_target, understood

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A segment of a bilingual file. `target` is empty where there is none; `code` is one that cannot be read.

    `written` is the digest of the target as the run wrote it, `slots` the kind and rendering of each of its slots;
    both are empty in the files of others.
    """

    id: str
    line: int | None
    locale: str
    state: State
    source: tuple[Part, ...]
    target: tuple[Part, ...]
    written: str = ""
    slots: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    code: str = ""

    @property
    def changed(self) -> bool:
        """Whether the target is another than the run wrote, or nothing says what it wrote."""
        return self.written != digest(self.target)


def read_bilingual(path: Path) -> Iterator[Bilingual]:
    """The segments of a file, in order. Raises `UserError` with the line for what is no XLIFF 2 from English."""
    locale = ""
    for element in elements(path, frozenset({"unit"}), "XLIFF file"):
        if local(element) != "unit":
            locale = _locale(path, element)
        else:
            yield from _segments(path, element, locale)


def _locale(path: Path, root: _Element) -> str:
    """The target locale of the file."""
    if local(root) != "xliff":
        raise user_error(f"this is not XLIFF: its root is '{local(root)}', not 'xliff'", path, line(root))
    version = root.get("version", "")
    if not version.startswith("2"):
        raise user_error(
            f"this is XLIFF {version or 'without a version'}; save it as XLIFF 2.1", path, line(root)
        )
    source, target = root.get("srcLang", ""), root.get("trgLang", "")
    if source.lower().partition("-")[0] != "en":
        raise user_error(f"srcLang is '{source}'; only translations from English are kept", path, line(root))
    try:
        return parse_target(understood(target) or target).tag
    except UserError as error:
        raise user_error(f"trgLang: {error.problems[0].message}", path, line(root)) from None


def _segments(path: Path, unit: _Element, locale: str) -> Iterator[Bilingual]:
    facts = _facts(unit)
    for element in unit:
        if local(element) != "segment":
            continue
        name = element.get("id", unit.get("id", ""))
        children = {local(child): child for child in element}
        if "source" not in children:
            raise user_error(f"segment {name} has no source", path, line(element))
        code = ""
        source: tuple[Part, ...] = ()
        target: tuple[Part, ...] = ()
        try:
            source = parts_of(children["source"])
            target = parts_of(children["target"]) if "target" in children else ()
        except ValueError as error:
            code = str(error)
        symbols = {part.symbol: f"{name}-{part.symbol.strip('<>')}" for part in source if part.symbol}
        slots = {
            symbol: (kind, text)
            for symbol, key in symbols.items()
            if (fact := facts.get(key))
            for kind, _, text in [fact.partition(" ")]
        }
        state = _state(path, element)
        yield Bilingual(name, line(element), locale, state, source, target, facts.get(name, ""), slots, code)


def _state(path: Path, segment: _Element) -> State:
    state = segment.get("state", "initial")
    try:
        return State(state)
    except ValueError:
        names = [one.value for one in State]
        near = suggest(state, names)
        choices = f"; choose {one_of(names)}" if near.startswith("; did") else ""
        raise user_error(f"'{state}' is not a state{near}{choices}", path, line(segment)) from None


def _facts(unit: _Element) -> dict[str, str]:
    """What the run wrote down about the unit's segments and slots."""
    groups = unit.iterfind(f"{{{METADATA}}}metadata/{{{METADATA}}}metaGroup[@category='{WRITTEN}']")
    return {meta.get("type", ""): meta.text or "" for group in groups for meta in group}
