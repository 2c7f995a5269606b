"""Reads a bilingual XLIFF back, 2 or 1.2: every segment as it stands now, and how the run wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.document.entry import Part
from pipeline.errors import UserError, user_error
from pipeline.formats.bilingual_segment import Bilingual, state_named
from pipeline.formats.xliff12_reader import read_unit
from pipeline.formats.xliff_memory import METADATA, WRITTEN
from pipeline.formats.xliff_parts import parts_of, slots_of
from pipeline.formats.xmlreading import elements, line, local
from pipeline.locales.tags import parse_target, understood

if TYPE_CHECKING:
    from lxml.etree import _Element


def read_bilingual(path: Path) -> Iterator[Bilingual]:
    """The segments of a file, in order. Raises `UserError` with the line for what is no XLIFF from English."""
    locale: str | None = None
    for element in elements(path, frozenset({"unit", "trans-unit"}), "XLIFF file"):
        match local(element):
            case "trans-unit" if locale is None:
                yield read_unit(path, element, _locale_of_file(path, element))
            case "unit" if locale is not None:
                yield from _segments(path, element, locale)
            case "unit" | "trans-unit":
                raise user_error(
                    f"no '{local(element)}' belongs in a file of this version", path, line(element)
                )
            case _:
                locale = _locale_of_root(path, element)


def _locale_of_root(path: Path, root: _Element) -> str | None:
    """The target locale of an XLIFF 2; None for an XLIFF 1, whose files each have their own."""
    if local(root) != "xliff":
        raise user_error(f"this is not XLIFF: its root is '{local(root)}', not 'xliff'", path, line(root))
    version = root.get("version", "")
    if version.startswith("1."):
        return None
    if not version.startswith("2"):
        said = version or "without a version"
        raise user_error(f"this is XLIFF {said}; save it as XLIFF 2.1 or 1.2", path, line(root))
    return _locale(path, root, "srcLang", "trgLang")


def _locale_of_file(path: Path, unit: _Element) -> str:
    file = next((one for one in unit.iterancestors() if local(one) == "file"), unit)
    return _locale(path, file, "source-language", "target-language")


def _locale(path: Path, element: _Element, of_source: str, of_target: str) -> str:
    source, target = element.get(of_source, ""), element.get(of_target, "")
    if source.lower().partition("-")[0] != "en":
        raise user_error(
            f"{of_source} is '{source}'; only translations from English are kept", path, line(element)
        )
    try:
        return parse_target(understood(target) or target).tag
    except UserError as error:
        raise user_error(f"{of_target}: {error.problems[0].message}", path, line(element)) from None


def _segments(path: Path, unit: _Element, locale: str) -> Iterator[Bilingual]:
    facts = _facts(unit)
    for element in unit.iterchildren(f"{str(unit.tag).removesuffix('unit')}segment"):
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
        slots = slots_of(source, facts, f"{name}-")
        state = state_named(element.get("state", "initial"), path, line(element))
        yield Bilingual(name, line(element), locale, state, source, target, facts.get(name, ""), slots, code)


def _facts(unit: _Element) -> dict[str, str]:
    """What the run wrote down about the unit's segments and slots."""
    groups = unit.iterfind(f"{{{METADATA}}}metadata/{{{METADATA}}}metaGroup[@category='{WRITTEN}']")
    return {meta.get("type", ""): meta.text or "" for group in groups for meta in group}
