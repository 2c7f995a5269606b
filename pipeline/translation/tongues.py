"""The languages that an engine is asked for: Chinese once, whatever its locales, and every other language by itself.

Translations, and what engines are told, are known by the slotted source. Of another language than Chinese the locale
goes with it, so that one mapping, and one cache, holds them all.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from pipeline.engines import Engine
from pipeline.locales.tags import is_chinese
from pipeline.localise import Style

One = TypeVar("One")
CHINESE = ""
# Between the locale and the source; no source has it.
_BETWEEN = "\0"


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language as the engine writes it, and the styles of the locales that are made of that. `tag` is empty for Chinese."""

    tag: str
    styles: Mapping[str, Style]

    def engine(self, engine: Engine) -> Engine:
        """The engine that writes it. Raises `UserError` where it cannot."""
        return engine.into(self.tag) if self.tag else engine

    def key(self, source: str) -> str:
        """What a slotted source is known by."""
        return f"{self.tag}{_BETWEEN}{source}" if self.tag else source

    def keyed(self, by_source: Mapping[str, One]) -> dict[str, One]:
        """What is known by sources, by their keys."""
        return {self.key(source): one for source, one in by_source.items()}

    def own(self, by_key: Mapping[str, One]) -> dict[str, One]:
        """What is known of this language, by sources."""
        start = self.key("")
        return {
            key.removeprefix(start): one
            for key, one in by_key.items()
            if (key.startswith(start) if self.tag else _BETWEEN not in key)
        }


def tongues(styles: Mapping[str, Style]) -> tuple[Tongue, ...]:
    """The languages of some locales, in the order of the first locale of each."""
    by_tag: dict[str, dict[str, Style]] = {}
    for locale, style in styles.items():
        by_tag.setdefault(CHINESE if is_chinese(locale) else locale, {})[locale] = style
    return tuple(Tongue(tag, own) for tag, own in by_tag.items())


def made_by(
    tongue: Tongue, engine: Engine, sources: Iterable[str], told: Mapping[str, str]
) -> dict[str, str]:
    """What decides a translation besides the source and the identity of the engine that writes Chinese, by key.

    `told` is a digest of what the engine is told beside a source, by source.
    """
    if not tongue.tag:
        return dict(told)
    identity = json.dumps(dict(tongue.engine(engine).identity), sort_keys=True, ensure_ascii=False)
    return {
        tongue.key(source): hashlib.sha256(f"{identity}{told.get(source, '')}".encode()).hexdigest()
        for source in sources
    }
