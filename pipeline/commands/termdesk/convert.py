"""`xindaya glossary convert`: a glossary in another format, and what that format cannot hold."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.commands.arguments import Answer
from pipeline.commands.termdesk.reading import checked_locale, counted
from pipeline.document.values import Term
from pipeline.errors import short, user_error
from pipeline.formats import atomic_write
from pipeline.glossary import load_glossary, written
from pipeline.glossary.rows import BETWEEN
from pipeline.glossary.tbx import unread
from pipeline.glossary.tbx_writer import ours


def convert(options: argparse.Namespace) -> Answer:
    """Writes OUT with the terms of IN. Raises `UserError` where IN has mistakes or OUT cannot be written."""
    source, target = options.source, options.target
    if source.resolve() == target.resolve():
        raise user_error("this is the glossary itself; choose another name for the copy", target)
    terms = load_glossary(source, checked_locale(options.locale))
    atomic_write(target, written(terms, target))
    lines = [f"{short(target)}: {counted(len(terms))}", *_losses(source, target, terms)]
    return Answer("\n".join(lines) + "\n")


def _losses(source: Path, target: Path, terms: Sequence[Term]) -> Iterator[str]:
    """What the new file says less well than the old one."""
    left_out = unread(source) if source.suffix.lower() == ".tbx" else {}
    if left_out:
        yield f"not kept, since a glossary has no column for it: {_counted(left_out)}"
    if target.suffix.lower() == ".tbx":
        notes = Counter(note.partition("=")[0].partition(":")[2] for term in terms for note in ours(term))
        if notes:
            yield f"kept as notes, which other tools show as text: {_counted(notes)}"
        return
    for term in terms:
        for column, texts in (("aliases", term.aliases), ("forbidden", term.forbidden)):
            for text in texts:
                if BETWEEN in text:
                    yield f"{short(source)}:{term.line}: {column}: '{text}' will be read as several: '{BETWEEN}' parts them"


def _counted(kinds: Counter[str] | dict[str, int]) -> str:
    return ", ".join(f"{kind} ({count:,})" for kind, count in sorted(kinds.items()))
