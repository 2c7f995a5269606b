"""A translation as a memory holds it: the sentence with symbols for its slots, and the target piece by piece."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.document import SYMBOL, State
from pipeline.locales.script import foreign_characters, foreign_letters
from pipeline.locales.tags import is_chinese

# What outranks what. An INITIAL entry is no translation: it was refused, and is only ever offered.
RANKS = {State.INITIAL: 0, State.TRANSLATED: 1, State.REVIEWED: 2, State.FINAL: 3}
HUMAN = (State.REVIEWED, State.FINAL)
BY_RULE = "names, figures and dates are written by rule"
"""Follows the reason why a text is refused that has others than the run wrote."""


@dataclass(frozen=True, slots=True)
class Held:
    """A slot of a remembered sentence: its symbol, the kind of thing it held (see `slotkinds`), and the English.

    An empty kind is not known; such a slot fits only where the same English stands in it.
    """

    symbol: str
    kind: str
    source: str


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a remembered target: frame text, or with `symbol` what a slot was rendered as."""

    text: str
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One sentence in one locale. `origin` is the file it came from; `when` is UTC, as 20250313T090000Z.

    `note` says why an INITIAL entry was refused.
    """

    locale: str
    slotted: str
    parts: tuple[Part, ...]
    state: State = State.TRANSLATED
    slots: tuple[Held, ...] = ()
    origin: str = ""
    who: str = ""
    when: str = ""
    note: str = ""

    @property
    def plain(self) -> str:
        """The English as it stood in the release."""
        sources = {slot.symbol: slot.source for slot in self.slots}
        return SYMBOL.sub(lambda match: sources.get(match[0], match[0]), self.slotted)

    @property
    def text(self) -> str:
        """The Chinese as it stood in the release."""
        return "".join(part.text for part in self.parts)

    @property
    def frame(self) -> str:
        """The Chinese around the slots."""
        return "\n".join(part.text for part in self.parts if not part.symbol)


def cut(slotted: str) -> list[tuple[str, str]]:
    """The stretches of a slotted sentence: (text, symbol or nothing)."""
    pieces = re.split(f"({SYMBOL.pattern})", slotted)
    return [(text, text if at % 2 else "") for at, text in enumerate(pieces) if text]


def slots_changed(sources: Mapping[str, str], parts: Iterable[Part]) -> str:
    """Why a target has other slots than its sentence, whose English is given by symbol; empty if it has each once.

    Every slot that is missing is named, and every one too many.
    """
    want, got = Counter(sources.keys()), Counter(part.symbol for part in parts if part.symbol)
    lost = [f"'{sources[symbol]}' is missing from it, or no longer marked" for symbol in want - got]
    more = [
        f"'{sources[symbol]}' is marked twice"
        if symbol in want
        else f"{symbol} is marked, which the English lacks"
        for symbol in got - want
    ]
    return "; ".join([*lost, *more])


def slot_rewritten(renderings: Mapping[str, str], parts: Iterable[Part], only: bool = True) -> str:
    """Why a target has slots as other texts than the run wrote, given by symbol; empty if it has none.

    Unless there are other reasons (`only`), a glossary can mend it.
    """
    changed = rewritten(renderings, parts)
    if not changed:
        return ""
    what = " and ".join(f"'{old}' was changed to '{part.text}'" for old, part in changed)
    texts = " and ".join(f"'{part.text}'" for _, part in changed)
    mended = f"; once a glossary or the style says {texts}, this translation is taken" if only else ""
    return f"{what}, but {BY_RULE}{mended}"


def rewritten(renderings: Mapping[str, str], parts: Iterable[Part]) -> list[tuple[str, Part]]:
    """The slots that are another text than the run wrote, and that text."""
    slots = [(renderings.get(part.symbol, part.text), part) for part in parts if part.symbol]
    return [(rendering, part) for rendering, part in slots if part.text != rendering]


def by_hand(renderings: Mapping[str, str], parts: Iterable[Part]) -> str:
    """What a person wrote of a target: its frame, and the slots that are another text than the run wrote."""
    return "".join(
        part.text for part in parts if part.text != renderings.get(part.symbol, part.symbol and part.text)
    )


def emptied(renderings: Mapping[str, str], parts: Iterable[Part]) -> Iterator[Part]:
    """The parts, with a slot that has no text any more as frame text: it is not there."""
    for part in parts:
        gone = not part.text.strip() and renderings.get(part.symbol, "").strip()
        yield Part(part.text) if gone else part


def not_found(rendering: str, english: str, found: int = 0, needed: int = 1) -> str:
    """That a target without marks has a slot's text less often than it must; `BY_RULE` follows."""
    often = f"stands {found} times in it, not {needed}" if found else "is not found in it"
    return f"'{rendering}' ('{english}') {often}"


def wrong_script(text: str, locale: str) -> str:
    """Why a text cannot be of a locale: the characters that it does not write; empty if there are none."""
    if is_chinese(locale):
        found = [
            character for _, character in foreign_characters(text, "Hant" if "Hant" in locale else "Hans")
        ]
    else:
        found = foreign_letters(text, locale)
    characters = "".join(dict.fromkeys(found))
    return f"{locale} is not written with {characters}" if characters else ""


def joined(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts without empty frame text, and frame text that stands together as one part."""
    out: list[Part] = []
    for part in parts:
        if part.symbol:
            out.append(part)
        elif out and not out[-1].symbol:
            out[-1] = Part(out[-1].text + part.text)
        elif part.text:
            out.append(part)
    return tuple(out)
