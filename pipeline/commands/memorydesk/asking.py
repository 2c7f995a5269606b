"""`xindaya memory export`, `lookup` and `stats`: what a memory holds, as TMX and in words."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from pipeline.commands.arguments import Answer
from pipeline.commands.memorydesk.slotting import Slotter
from pipeline.document.entry import Entry
from pipeline.errors import Problem, UserError, short, user_error
from pipeline.formats.tmx_writer import write_tmx
from pipeline.memory.store import Store
from pipeline.translation.fitting import whole

_SHOWN = 10


def export(options: argparse.Namespace) -> Answer:
    """Writes all of a memory."""
    if options.target.suffix.lower() != ".tmx":
        raise user_error(
            f"'{options.target.suffix}' is not a format that a memory is written in; name it .tmx",
            options.target,
        )
    store = Store(options.memory)
    try:
        written = write_tmx(options.target, store.entries())
    finally:
        store.close()
    return Answer(f"{short(options.target)}: {written:,} translations\n")


def lookup(options: argparse.Namespace) -> Answer:
    """The translations of a sentence, then those of sentences like it."""
    if not 1 <= options.threshold <= 100:
        raise UserError(Problem(f"expected 1 to 100, not {options.threshold}", key="--threshold"))
    text = " ".join(options.words)
    store = Store(options.memory)
    try:
        slotted = whole(Slotter(None).protected(text))
        exact = store.exact(slotted, text)
        near = store.near(slotted, text, options.threshold, _SHOWN)
    finally:
        store.close()
    found = [(100 if entry.plain == text else 99, entry) for entry in exact]
    found += [(quality, entry) for quality, entry in near if entry not in exact]
    lines = [line for quality, entry in found[:_SHOWN] for line in _shown(quality, entry)]
    return Answer("\n".join(lines or [f"the memory has nothing that is {options.threshold}% like it"]) + "\n")


def _shown(quality: int, entry: Entry) -> Iterator[str]:
    yield f"{quality}%  {entry.plain}"
    facts = (
        entry.locale,
        "refused" if entry.note else entry.state.value,
        entry.origin,
        entry.who,
        entry.when,
    )
    yield f"  {entry.text}"
    yield f"  {'  '.join(filter(None, facts))}"
    if entry.note:
        yield f"  {entry.note}"


def stats(options: argparse.Namespace) -> Answer:
    """How many sentences, and how many translations by locale and state."""
    store = Store(options.memory)
    try:
        sentences, counts = store.counts()
        digest = store.digest
    finally:
        store.close()
    lines = [
        f"{short(options.memory)}: {sentences:,} sentences, {options.memory.stat().st_size / 1e6:,.1f} MB, {digest[:16]}"
    ]
    for (locale, state), number in counts.items():
        lines.append(
            f"  {locale}  {number:>9,} {'refused, only offered' if state == 'initial' else state.value}"
        )
    return Answer("\n".join(lines) + "\n")
