"""What an engine is told beside a sentence: what its slots stand for, and the sentences before and after it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.document import Document, Segment, Translation
from pipeline.engines import Engine, Meaning, Request, Slotted
from pipeline.localise import Style
from pipeline.localise.render import render
from pipeline.memory.cache import Cache


@dataclass(frozen=True, slots=True)
class Brief:
    """What is told of one sentence."""

    meanings: tuple[Meaning, ...]
    before: str
    after: str

    @property
    def digest(self) -> str:
        told = [[(m.symbol, m.source, m.target) for m in self.meanings], self.before, self.after]
        return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode("utf-8", "replace")).hexdigest()


class Briefed:
    """An engine whose requests are given the brief of their sentence; a part has that of the whole."""

    def __init__(self, engine: Engine, briefs: Mapping[str, Brief]) -> None:
        self._engine, self.briefs = engine, briefs
        self.slot_limit = engine.slot_limit

    @property
    def identity(self) -> Mapping[str, str]:
        return self._engine.identity

    def fits(self, source: str) -> bool:
        return self._engine.fits(source)

    def translate(self, requests: Sequence[Request]) -> list[Translation]:
        return self._engine.translate([self._told(request) for request in requests])

    def _told(self, request: Request) -> Request:
        brief = self.briefs.get(request.source) or self._of_the_whole(request.source)
        if brief is None:
            return request
        own = tuple(meaning for meaning in brief.meanings if meaning.symbol in request.symbols)
        return replace(request, meanings=own, before=brief.before, after=brief.after)

    def _of_the_whole(self, part: str) -> Brief | None:
        return next((brief for source, brief in self.briefs.items() if part in source), None)


class _BriefedCache(Cache):
    """Remembers a translation with the brief that it was made with."""

    def __init__(self, path: Path, made_by: Mapping[str, str], briefs: Mapping[str, Brief]) -> None:
        super().__init__(path, made_by)
        self._briefs = briefs

    def _key(self, source: str) -> str:
        brief = self._briefs.get(source)
        return super()._key(f"{source}\0{brief.digest}" if brief else source)


def briefed(engine: Engine, model: Engine, documents: Sequence[Document], style: Style) -> Engine:
    """The engine, told what `model` reads of the documents: nothing, for most. `style` is of Simplified Chinese."""
    if not (isinstance(model, Slotted) and model.reads_context):
        return engine
    briefs: dict[str, Brief] = {}
    for document in documents:
        segments = document.segments
        for before, segment, after in zip((None, *segments), segments, (*segments[1:], None), strict=False):
            briefs.setdefault(segment.slotted, _brief(before, segment, after, style))
    return Briefed(engine, briefs)


def open_cache(engine: Engine, path: Path, made_by: Mapping[str, str]) -> Cache:
    """The memory of what the engine made."""
    return (
        _BriefedCache(path, made_by, engine.briefs) if isinstance(engine, Briefed) else Cache(path, made_by)
    )


def _brief(before: Segment | None, segment: Segment, after: Segment | None, style: Style) -> Brief:
    meanings = tuple(
        Meaning(slot.symbol, slot.source, render(slot.value, style))
        for slot in segment.slots
        if slot.start >= segment.lead
    )
    return Brief(meanings, before.source if before else "", after.source if after else "")
