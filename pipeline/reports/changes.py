"""Two translations of one text, the characters that changed marked: for the terminal and as a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from pipeline.reports.page import page
from pipeline.reports.tally import count_of

_NEAR = 12
_RED, _GREEN, _PLAIN = "\x1b[31m", "\x1b[32m", "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Change:
    """A block with two translations. `gain` in chrF2++ is there where a human translation is."""

    document: str
    block: int
    locale: str
    source: str
    before: str
    after: str
    edits: int
    gain: float | None = None
    reference: str | None = None

    @property
    def effect(self) -> str:
        edits = f"{count_of(self.edits, 'character')} changed"
        return edits if self.gain is None else f"chrF2++ {self.gain:+.2f}, {edits}".replace("-", "−")


@dataclass(frozen=True, slots=True)
class Changes:
    """Every change between two runs; how many blocks are the same, and how many have other English."""

    changes: tuple[Change, ...]
    same: int
    other_english: int = 0
    left_out: tuple[str, ...] = ()

    @property
    def counts(self) -> str:
        parts = [f"{count_of(len(self.changes), 'block')} changed", f"{self.same or 'none'} the same"]
        if self.other_english:
            parts.append(f"{self.other_english} with other English")
        parts += [f"{name} only in one of the runs" for name in self.left_out]
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of both texts: `mark` is 'del' for what was taken out, 'ins' for what was put in, else empty."""

    text: str
    mark: str = ""


def inline(before: str, after: str) -> tuple[Part, ...]:
    """Both texts as one, character by character."""
    return tuple(_parts(before, after))


def _parts(before: str, after: str) -> Iterator[Part]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for what, start, end, new_start, new_end in matcher.get_opcodes():
        if what == "equal":
            yield Part(before[start:end])
            continue
        if start < end:
            yield Part(before[start:end], "del")
        if new_start < new_end:
            yield Part(after[new_start:new_end], "ins")


def changes_text(found: Changes, colour: bool = False) -> str:
    """A paragraph a change: where and how much, the English, and the text as [-taken out-]{+put in+}."""
    lines = [found.counts]
    for change in found.changes:
        lines += [
            "",
            f"{change.document} block {change.block} {change.locale}: {change.effect}",
            f"  {change.source}",
            f"  {_marked(inline(change.before, change.after), colour)}",
        ]
    return "\n".join(lines) + "\n"


def _marked(parts: Sequence[Part], colour: bool) -> str:
    marks = {"del": (f"{_RED}[-", f"-]{_PLAIN}"), "ins": (f"{_GREEN}{{+", f"+}}{_PLAIN}")}
    if not colour:
        marks = {"del": ("[-", "-]"), "ins": ("{+", "+}")}
    out = []
    for number, part in enumerate(parts):
        if part.mark:
            out.append(part.text.join(marks[part.mark]))
        else:
            out.append(_near(part.text, first=number == 0, last=number == len(parts) - 1))
    return "".join(out)


def _near(text: str, first: bool, last: bool) -> str:
    """What did not change, as far as it stands near what did."""
    head, tail = "" if first else text[:_NEAR], "" if last else text[-_NEAR:]
    return text if len(text) <= len(head) + len(tail) + 1 else f"{head}…{tail}"


def changes_html(found: Changes, title: str) -> str:
    """One self-contained page with whole texts: no script, no network."""
    return page("changes.html.j2", title=title, found=found, inline=inline)
