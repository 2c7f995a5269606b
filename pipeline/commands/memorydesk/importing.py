"""`xindaya import` and `xindaya memory import`: translations of people and of other tools into a memory."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from pipeline.commands.arguments import CLEAN, FINDINGS, Answer
from pipeline.commands.memorydesk.reviews import Comment, read_reviews
from pipeline.commands.memorydesk.slotting import Slotter
from pipeline.commands.progress import shown
from pipeline.document import State
from pipeline.document.entry import Entry
from pipeline.errors import Problem, UserError, one_of, short, suggest, user_error
from pipeline.files.nearest import no_folder
from pipeline.formats.bilingual import READERS
from pipeline.formats.pairs import read_pairs
from pipeline.formats.tmx import read_tmx
from pipeline.locales.tags import parse_target
from pipeline.memory.store import Store

_STATES = (State.TRANSLATED, State.REVIEWED, State.FINAL)
_TMX, _PAIRS = (".tmx",), (".tsv", ".txt")
Item = Entry | Problem | Comment | None


def import_files(options: argparse.Namespace) -> Answer:
    """What is good goes into the memory; what is refused is named with its reason, and the exit code is 1."""
    state, locale = _state(options.state), _locale(options.locale)
    readers = [(path, _reader(path, options, state, locale)) for path in dict.fromkeys(options.files)]
    if missing := no_folder(options.memory):
        raise UserError(Problem(missing, key="--memory"))
    when = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    store = Store(options.memory, write=True)
    lines: list[str] = []
    refused = 0
    try:
        for path, read in readers:
            counts: Counter[str] = Counter()
            remarks: list[Problem | Comment] = []
            try:
                _store(store, read(), options.who, when, counts, remarks)
            except UserError:
                _tell(lines + (_lines(path, counts, remarks) if counts or remarks else []))
                raise
            refused += counts["refused"]
            lines += _lines(path, counts, remarks)
    finally:
        store.close()
    return Answer("\n".join(lines) + "\n", FINDINGS if refused else CLEAN)


def _store(
    store: Store,
    items: Iterable[Item],
    who: str,
    when: str,
    counts: Counter[str],
    remarks: list[Problem | Comment],
) -> None:
    """Stores what is good; `counts` and `remarks` are told of it as it goes, should the file break off."""
    refused: list[bool] = []

    def entries() -> Iterator[Entry]:
        for item in items:
            if item is None:
                counts["untouched"] += 1
            elif isinstance(item, (Problem, Comment)):
                counts["refused"] += isinstance(item, Problem)
                remarks.append(item)
            else:
                refused.append(item.state is State.INITIAL)
                yield replace(item, who=item.who or who, when=item.when or when)

    with shown("importing") as progress:
        for number, is_new in enumerate(store.put(entries()), start=1):
            if not refused[number - 1]:
                counts["new" if is_new else "known"] += 1
            progress(number, number)


def _lines(path: Path, counts: Counter[str], remarks: Sequence[Problem | Comment]) -> list[str]:
    return [*map(str, remarks), f"{short(path)}: {_counted(counts)}"]


def _tell(lines: Sequence[str]) -> None:
    """Prints what was done before a mistake ended it."""
    if lines:
        with suppress(BrokenPipeError):
            print("\n".join(lines), flush=True)


def _counted(counts: Counter[str]) -> str:
    """'3 taken, 1 known already, 2 refused, 14 that nobody changed'."""
    facts = [f"{counts['new']:,} taken"]
    facts += [f"{counts['known']:,} known already"] if counts["known"] else []
    facts += [f"{counts['refused']:,} refused"] if counts["refused"] else []
    facts += (
        [f"{counts['untouched']:,} that nobody changed or marked as reviewed"] if counts["untouched"] else []
    )
    return ", ".join(facts)


def _reader(
    path: Path, options: argparse.Namespace, state: State, locale: str | None
) -> Callable[[], Iterable[Item]]:
    """What reads a file, chosen by its ending. Raises `UserError` for other endings, or where the locale is not said."""
    if not path.is_file():
        raise user_error("no such file" if not path.exists() else "this is a folder; name a file", path)
    ending = path.suffix.lower()
    if ending in READERS:
        return lambda: read_reviews(path, options.machine)
    slotter = (lambda entry: entry) if options.plain else Slotter(options.glossary).slotted
    if ending in _TMX:
        return lambda: _slotted(read_tmx(path, state, locale, options.machine), slotter)
    if ending in _PAIRS:
        tag = locale or _in_name(path)
        return lambda: _slotted(read_pairs(path, tag, state), slotter)
    known = (*READERS, *_TMX, *_PAIRS)
    raise user_error(
        f"'{path.suffix}' is not a kind of file that a memory takes; it takes {one_of(known)}", path
    )


def _slotted(items: Iterable[Entry | Problem | None], slotter: Callable[[Entry], Entry]) -> Iterator[Item]:
    for item in items:
        yield slotter(item) if isinstance(item, Entry) and not item.slots else item


def _in_name(path: Path) -> str:
    """The locale that a file's name ends in, or is: ours.zh-Hant-HK.tsv, zh-Hant-HK.tsv."""
    try:
        return parse_target(path.stem.rpartition(".")[2]).tag
    except UserError:
        example = f"{path.stem}.zh-Hant-HK{path.suffix}"
        raise user_error(f"name the locale with --locale, or in the file's name ({example})", path) from None


def _state(name: str) -> State:
    if name not in _STATES:
        raise UserError(Problem(f"'{name}' is not a state{suggest(name, _STATES)}", key="--state"))
    return State(name)


def _locale(tag: str | None) -> str | None:
    try:
        return parse_target(tag).tag if tag else None
    except UserError as error:
        raise UserError(Problem(error.problems[0].message, key="--locale")) from None
