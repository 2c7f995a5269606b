"""Does a rendering appear that the glossary forbids, and is every name rendered in one way only?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks.flaw import Flaw, Flaws, frame_spans
from pipeline.checks.frames import names_of
from pipeline.document import SlotKind, Target
from pipeline.document.values import Name


def term_forbidden(target: Target) -> Flaws:
    """A forbidden variant of a name that the source mentions."""
    for name in names_of(target):
        for variant in name.term.forbidden if name.term else ():
            official = (name.term.target(target.locale) or name.text) if name.term else ""
            message = f"'{variant}' must not stand for '{name.text}'; write '{official}'"
            for start, end in frame_spans(target, variant):
                if not any(a <= start and end <= b for a, b in _admitted(name, target)):
                    yield Flaw(message, start, end, official)


def _admitted(name: Name, target: Target) -> list[tuple[int, int]]:
    """Where renderings stand that the glossary accepts beside the official one."""
    return [span for form in (name.term.admitted if name.term else ()) for span in frame_spans(target, form)]


def ambiguous_term(target: Target) -> Flaws:
    """A name that the glossary has twice, and no context says which one is meant: the first row is written."""
    for name in names_of(target):
        if not (name.term and name.term.rivals):
            continue
        written = name.term.target(target.locale)
        others = [(rival.target(target.locale), rival.origin) for rival in name.term.rivals]
        named = [f"'{text}' ({origin})" for text, origin in others if text and text != written]
        if named:
            yield f"no context says which '{name.text}' this is: it may be {' or '.join(named)}"


def term_inconsistent(targets: Sequence[Target]) -> Iterator[tuple[Target, Flaw]]:
    """A name of the English that is rendered otherwise than at its first mention."""
    first: dict[str, str] = {}
    for target in targets:
        at = 0
        for piece in target.pieces:
            at += len(piece.text)
            if piece.slot is None or piece.slot.kind is not SlotKind.TERM:
                continue
            name = piece.slot.source.removeprefix("the ").removeprefix("The ")
            known = first.setdefault(name, piece.text)
            if known != piece.text:
                message = f"'{name}' is '{piece.text}' here and '{known}' before"
                yield target, Flaw(message, at - len(piece.text), at)
