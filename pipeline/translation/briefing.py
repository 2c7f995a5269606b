"""What an engine is told beside a sentence: what its slots stand for, and the sentences before and after it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.document import Document, Segment, Translation
from pipeline.engines import Engine, Meaning, Request, Slotted
from pipeline.localise import Style
from pipeline.localise.render import render


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

    def into(self, locale: str) -> Briefed:
        return Briefed(self._engine.into(locale), self.briefs)

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


def briefs_of(engine: Engine, documents: Sequence[Document], style: Style) -> Mapping[str, Brief]:
    """What the engine is told of each sentence, by slotted source: nothing, for most. `style` is of what it writes."""
    if not (isinstance(engine, Slotted) and engine.reads_context):
        return {}
    briefs: dict[str, Brief] = {}
    for document in documents:
        segments = document.segments
        for before, segment, after in zip((None, *segments), segments, (*segments[1:], None), strict=False):
            briefs.setdefault(segment.asked, _brief(before, segment, after, style))
    return briefs


def _brief(before: Segment | None, segment: Segment, after: Segment | None, style: Style) -> Brief:
    meanings = tuple(
        Meaning(slot.symbol, slot.source, render(slot.value, style))
        for slot in segment.slots
        if slot.start >= segment.lead
    )
    return Brief(meanings, before.source if before else "", after.source if after else "")
