"""The translator's memory: one SQLite file of sentences and their translations, safe under a killed process.

Sentences are kept once for all locales. A digest of everything that a look-up can see is kept up to date in the
transaction that changes it, so that a run can name the memory it used without reading it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path

from pipeline.document import State
from pipeline.document.entry import HUMAN, RANKS, Entry
from pipeline.errors import user_error
from pipeline.files.nearest import near
from pipeline.memory.database import patiently, reported
from pipeline.memory.near import Near
from pipeline.memory.rows import entry_of, key_of, same, slots_of, superseded, target_of, weight

_VERSION = 1
_APPLICATION = 0x58494E44
_SCHEMA = f"""
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sources (id INTEGER PRIMARY KEY, key INTEGER NOT NULL, slotted TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS sources_by_key ON sources (key);
CREATE TABLE IF NOT EXISTS entries (
    id INTEGER PRIMARY KEY, source INTEGER NOT NULL REFERENCES sources, locale TEXT NOT NULL, plain INTEGER NOT NULL,
    slots TEXT NOT NULL, target TEXT NOT NULL, rank INTEGER NOT NULL, state TEXT NOT NULL, origin TEXT NOT NULL,
    who TEXT NOT NULL, at TEXT NOT NULL, note TEXT NOT NULL, turn INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS entries_by_source ON entries (source);
CREATE INDEX IF NOT EXISTS entries_by_plain ON entries (plain);
INSERT OR IGNORE INTO facts VALUES ('digest', '{0:064x}'), ('turn', '0');
PRAGMA application_id = {_APPLICATION};
PRAGMA user_version = {_VERSION};
"""
_COLUMNS = "locale, slotted, target, state, slots, origin, who, at, note"
_BEST = "rank DESC, at DESC, turn DESC"
_AT_ONCE = 1000
# New sentences from which on, and share of those that were there, the indexes are tidied.
_MANY, _SHARE = 5000, 0.1
# KiB of pages that a reader holds: look-ups come back to the upper pages of the indexes.
_CACHED = 16_000
_DAMAGED = "damaged, or not a memory of xindaya; restore it from a copy"
_ROUND = 1 << 256


class Store:
    """A memory opened for reading or, with `write`, for reading and writing; `put` is durable when it returns.

    What is read comes from one moment: what others write meanwhile is seen by the next who opens it.
    """

    def __init__(self, path: Path, *, write: bool = False, patience: float = 60) -> None:
        """Opens the file; with `write` it is made if there is none. Raises `UserError` if it is no memory.

        `patience`: the seconds to wait for another process that is writing.
        """
        self._path, self._write = path, write
        if not write and not os.path.isfile(path):
            raise user_error(
                "a folder, no memory" if os.path.isdir(path) else f"no such file{near(path)}", path
            )
        if write:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise user_error(
                    f"cannot write here: {(error.strerror or '').lower()}", path.parent
                ) from None
        with reported(path, _DAMAGED):
            self._db = patiently(lambda: self._opened(patience), patience)
            self._near = Near(self._db)

    def _opened(self, patience: float) -> sqlite3.Connection:
        """The connection, outside a transaction where it writes and inside one where it reads."""
        database = _connect(self._path, self._write, patience)
        self._check(database)
        if self._write:
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = FULL")
            if not _version(database):
                database.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} {Near.SCHEMA} COMMIT")
        else:
            database.execute(f"PRAGMA cache_size = -{_CACHED}")
            database.execute("BEGIN")
        database.execute("SELECT value FROM facts").fetchone()
        return database

    def _check(self, database: sqlite3.Connection) -> None:
        """Whether it is ours, or empty and may become so."""
        application = database.execute("PRAGMA application_id").fetchone()[0]
        if application == _APPLICATION:
            if _version(database) > _VERSION:
                raise user_error("made by a newer xindaya; install that one to read it", self._path)
        elif not self._write or database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise user_error(_DAMAGED, self._path)

    @property
    def digest(self) -> str:
        """The SHA-256 digests of all entries in one: another whenever anything in the memory is."""
        with reported(self._path, _DAMAGED):
            return str(self._fact("digest"))

    def put(self, entries: Iterable[Entry], at_once: int = _AT_ONCE) -> Iterator[bool]:
        """Stores the entries in portions that are whole or not there; says of each whether it was new.

        An entry that is known and comes first already changes nothing. One that a person has accepted takes
        the place of those of the same sentence that were refused.
        """
        remaining, before = iter(entries), self._sentences()
        while portion := list(islice(remaining, at_once)):
            with reported(self._path, _DAMAGED):
                self._db.execute("BEGIN IMMEDIATE")
                try:
                    news = self._put(portion)
                    self._db.execute("COMMIT")
                except BaseException:
                    self._db.execute("ROLLBACK")
                    raise
            yield from news
        if self._sentences() - before > max(_MANY, before * _SHARE):
            with suppress(sqlite3.Error):  # all is stored, and found as well without
                self._near.tidy()

    def _put(self, portion: Sequence[Entry]) -> list[bool]:
        change, turn, fresh = 0, int(self._fact("turn")), []
        news: list[bool] = []
        for entry in portion:
            source, is_new = self._source(entry.slotted)
            if is_new:
                fresh.append((source, entry.slotted))
            plain = key_of(entry.plain)
            rows = (
                []
                if is_new
                else self._rows("source = ? AND locale = ? AND plain = ?", source, entry.locale, plain)
            )
            if rows and same(rows[0], entry):
                news.append(False)
                continue
            turn += 1
            change -= self._delete(row for row in rows if superseded(row, entry))
            change += self._insert(source, plain, entry, turn)
            news.append(True)
        self._near.add(fresh)
        digest = (int(self._fact("digest"), 16) + change) % _ROUND
        facts = [(f"{digest:064x}", "digest"), (str(turn), "turn")]
        self._db.executemany("UPDATE facts SET value = ? WHERE name = ?", facts)
        return news

    def forget(self, entries: Iterable[Entry]) -> None:
        """Takes these entries out, as they were found; all of them or, if that fails, none."""
        with reported(self._path, _DAMAGED):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                change = -sum(self._delete(self._same_rows(entry)) for entry in entries)
                digest = (int(self._fact("digest"), 16) + change) % _ROUND
                self._db.execute("UPDATE facts SET value = ? WHERE name = 'digest'", (f"{digest:064x}",))
                self._db.execute("COMMIT")
            except BaseException:
                self._db.execute("ROLLBACK")
                raise

    def _same_rows(self, entry: Entry) -> list[tuple[str, ...]]:
        rows = self._rows("plain = ? AND locale = ?", key_of(entry.plain), entry.locale)
        return [row for row in rows if entry_of(row) == entry]

    def exact(self, slotted: str, plain: str) -> list[Entry]:
        """The entries of a sentence with the same symbols, or of the same English; the best first.

        A person's come before the machine's, and of those the ones of the same English before others.
        """
        with reported(self._path, _DAMAGED):
            rows = self._rows(
                "plain = ? OR source IN (SELECT id FROM sources WHERE key = ?)",
                key_of(plain),
                key_of(slotted),
            )
        found = [entry_of(row) for row in rows]
        entries = [entry for entry in found if entry.slotted == slotted or entry.plain == plain]
        return sorted(entries, key=lambda entry: _order(entry, entry.plain != plain))

    def near(self, slotted: str, plain: str, threshold: int, limit: int) -> list[tuple[int, Entry]]:
        """Entries of other sentences that are alike, with the percentage; the most alike first."""
        with reported(self._path, _DAMAGED):
            alike = self._near.find((slotted, plain), threshold)
            found: list[tuple[int, Entry]] = []
            for quality, source in alike:
                found += [(quality, entry_of(row)) for row in self._rows("source = ?", source)]
                if len(found) >= limit:
                    break
        return found[:limit]

    def entries(self) -> Iterator[Entry]:
        """All entries, sentence by sentence as they came, the best of each locale first."""
        order = f"ORDER BY source, plain, locale, {_BEST}"
        with reported(self._path, _DAMAGED):
            rows = self._db.execute(
                f"SELECT {_COLUMNS} FROM entries JOIN sources ON sources.id = source {order}"
            )
            for row in rows:
                yield entry_of(row)

    def counts(self) -> tuple[int, dict[tuple[str, State], int]]:
        """How many sentences there are, and how many entries by locale and state."""
        query = (
            "SELECT locale, state, count(*) FROM entries GROUP BY locale, state ORDER BY locale, rank DESC"
        )
        with reported(self._path, _DAMAGED):
            sentences = self._db.execute("SELECT count(*) FROM sources").fetchone()[0]
            rows = self._db.execute(query).fetchall()
        return sentences, {(locale, State(state)): number for locale, state, number in rows}

    def close(self) -> None:
        self._db.close()

    def _sentences(self) -> int:
        """The number of the last sentence."""
        return int(self._db.execute("SELECT ifnull(max(id), 0) FROM sources").fetchone()[0])

    def _fact(self, name: str) -> str:
        return str(self._db.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()[0])

    def _source(self, slotted: str) -> tuple[int, bool]:
        """The number of a sentence, and whether it is new."""
        key = key_of(slotted)
        for number, known in self._db.execute("SELECT id, slotted FROM sources WHERE key = ?", (key,)):
            if known == slotted:
                return number, False
        added = self._db.execute("INSERT INTO sources (key, slotted) VALUES (?, ?)", (key, slotted))
        return added.lastrowid or 0, True

    def _rows(self, where: str, *values: object) -> list[tuple[str, ...]]:
        query = (
            f"SELECT {_COLUMNS}, entries.id, source, turn FROM entries JOIN sources ON sources.id = source"
            f" WHERE {where} ORDER BY {_BEST}"
        )
        return self._db.execute(query, values).fetchall()

    def _insert(self, source: int, plain: int, entry: Entry, turn: int) -> int:
        slots, target = slots_of(entry.slots), target_of(entry.parts)
        rest = (entry.origin, entry.who, entry.when, entry.note)
        values = (
            source,
            entry.locale,
            plain,
            slots,
            target,
            RANKS[entry.state],
            entry.state.value,
            *rest,
            turn,
        )
        marks = ", ".join("?" * len(values))
        names = "source, locale, plain, slots, target, rank, state, origin, who, at, note, turn"
        self._db.execute(f"INSERT INTO entries ({names}) VALUES ({marks})", values)
        row = (entry.locale, entry.slotted, target, entry.state.value, slots, *rest)
        return weight((*row, source, turn))

    def _delete(self, rows: Iterable[tuple[str, ...]]) -> int:
        total = 0
        for row in rows:
            *columns, number, source, turn = row
            self._db.execute("DELETE FROM entries WHERE id = ?", (number,))
            total += weight((*columns, source, turn))
        return total


def _order(entry: Entry, other: bool) -> tuple[int, int, int]:
    """What sorts the entries of a sentence; `other`: whether it has other values in this one."""
    rank = RANKS[entry.state]
    return (0, other, -rank) if entry.state in HUMAN else (1, -rank, other)


def _connect(path: Path, write: bool, patience: float) -> sqlite3.Connection:
    """A file in a folder that may not be changed is read as one that nobody else writes."""
    if write:
        return sqlite3.connect(path, timeout=patience, isolation_level=None)
    address = f"{path.absolute().as_uri()}?mode=ro"
    try:
        database = sqlite3.connect(address, timeout=patience, isolation_level=None, uri=True)
        database.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return database
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname not in (
            "SQLITE_CANTOPEN",
            "SQLITE_READONLY_DIRECTORY",
            "SQLITE_READONLY_CANTINIT",
        ):
            raise
    return sqlite3.connect(f"{address}&immutable=1", timeout=patience, isolation_level=None, uri=True)


def _version(database: sqlite3.Connection) -> int:
    return int(database.execute("PRAGMA user_version").fetchone()[0])
