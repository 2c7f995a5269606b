"""Where the slots stand in a translation of a file without marks: Word and Excel give back the text alone."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.chinese.alike import spots
from pipeline.document.entry import BY_RULE, Part, not_found, wrong_script
from pipeline.document.wanted import advice, rows_lost
from pipeline.formats.bilingual_segment import Bilingual
from pipeline.translation.fitting import in_frame, places

_STRANGE = ("Cc", "Cs", "Zl", "Zp")
_BREAKS = "\r\n\u2028\u2029"
Stretch = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Marked:
    """A target with its slots found; or `missing`, in words, what is not in it.

    `unsure` are symbols that may stand in another of several places: they serve the same English alone.
    """

    parts: tuple[Part, ...]
    unsure: frozenset[str] = frozenset()
    missing: str = ""


def marked(segment: Bilingual) -> Marked:
    """The slots of a segment in its text, the longest rendering first."""
    text, machine = segment.text, segment.machine or ""
    english = "\n".join(part.text for part in segment.source if not part.symbol)
    groups: dict[str, list[str]] = {}
    for symbol, (_, rendering) in segment.slots.items():
        groups.setdefault(rendering, []).append(symbol)
    here, there = _where(text, groups), _where(machine, groups)
    cuts: list[Stretch] = []
    unsure: set[str] = set()
    missing: list[str] = []
    lost: list[tuple[str, str]] = []
    for rendering, symbols in groups.items():
        found = here[rendering]
        doubtful = in_frame(rendering, english)
        needed = max(len(symbols), len(there[rendering]) if doubtful else 0)
        if len(found) < needed:
            missing.append(not_found(rendering, _english(segment, symbols), len(found), needed))
            lost.append((segment.slots[symbols[0]][0], rendering))
        if doubtful or len(found) > 1:
            unsure.update(symbols)
        cuts += [(*ends, symbol) for ends, symbol in zip(found, symbols, strict=False)]
    if missing:
        why = f"{', '.join(missing)}; {BY_RULE}, from glossary and style"
        frame = "".join(part.text for part in _parts(text, sorted(cuts)) if not part.symbol)
        why = "; ".join(filter(None, (wrong_script(frame, segment.locale), why)))
        rows = rows_lost(lost, machine, text)
        return Marked(segment.target, missing=why + advice(rows, segment.locale))
    unwritten = next(
        (part for part in segment.source if part.symbol and part.symbol not in segment.slots), None
    )
    if unwritten:
        why = f"the run lost '{unwritten.text}', so that nothing says what it becomes"
        return Marked(
            segment.target, missing=f"{why}; the next run takes this translation if it finds it there"
        )
    return Marked(tuple(_parts(text, sorted(cuts))), frozenset(unsure))


def strange(text: str) -> str:
    """Why a text is not a line of text; empty if it is."""
    found = next((one for one in text if unicodedata.category(one) in _STRANGE), None)
    if found is None:
        return ""
    what = "a line break" if found in _BREAKS else "a tab" if found == "\t" else f"U+{ord(found):04X}"
    return f"it has {what} in it; a sentence is one line of text"


def _where(text: str, groups: dict[str, list[str]]) -> dict[str, list[tuple[int, int]]]:
    """Where each rendering stands in a text, outside those that are longer; of a figure or date also what says the same."""
    taken: list[Stretch] = []
    found: dict[str, list[tuple[int, int]]] = {}
    for rendering in sorted(groups, key=len, reverse=True):
        found[rendering] = [
            (at, at + len(rendering)) for at in (places(text, rendering, taken) if rendering else ())
        ]
        taken += [(*ends, "") for ends in found[rendering]]
    for rendering, symbols in groups.items():
        if not found[rendering] and symbols[0].startswith(("<N", "<D")):
            found[rendering] = spots(text, rendering, taken)
            taken += [(*ends, "") for ends in found[rendering]]
    return found


def _english(segment: Bilingual, symbols: list[str]) -> str:
    """What stands in the English where the first of these slots does."""
    return next(part.text for part in segment.source if part.symbol == symbols[0])


def _parts(text: str, cuts: list[Stretch]) -> Iterator[Part]:
    at = 0
    for start, end, symbol in cuts:
        if at < start:
            yield Part(text[at:start])
        yield Part(text[start:end], symbol)
        at = end
    if at < len(text):
        yield Part(text[at:])
