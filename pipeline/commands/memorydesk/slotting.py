"""Finds names, figures and dates in a plain pair, so that it serves for the same sentence with others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from pipeline.document import Block, BlockKind, Document, Segment
from pipeline.document.entry import Entry
from pipeline.files.resources import NAMES, glossary_file
from pipeline.glossary import load_glossaries
from pipeline.locales.tags import is_chinese
from pipeline.localise import Style, default_style
from pipeline.protect import Protector
from pipeline.translation.fitting import entry_of


class Slotter:
    """Puts slots into pairs with the glossaries given, or those that come along; loaded when first needed."""

    def __init__(self, glossaries: Sequence[Path] | None) -> None:
        self._glossaries = glossaries
        self._styles: dict[str, Style] = {}

    def slotted(self, entry: Entry) -> Entry:
        """The entry with slots where all of them are found in its Chinese, else as it is."""
        segment = self.protected(entry.slotted)
        if not segment.slots or (segment.lead and not is_chinese(entry.locale)):
            return entry
        made = entry_of(entry.text, segment, self._style(entry.locale), entry.state)
        return replace(entry, slotted=made.slotted, parts=made.parts, slots=made.slots)

    def protected(self, text: str) -> Segment:
        """The text as a sentence with its slots."""
        block = Block(BlockKind.PARAGRAPH, text, 1, segments=(Segment("s", text),))
        return self._protector.protect(Document(Path("memory"), b"", (block,))).segments[0]

    @cached_property
    def _protector(self) -> Protector:
        return Protector(load_glossaries(self._glossaries or [glossary_file(name) for name in NAMES]))

    def _style(self, locale: str) -> Style:
        if locale not in self._styles:
            self._styles[locale] = default_style(locale)
        return self._styles[locale]
