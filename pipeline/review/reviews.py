"""What reviewers have done, in one SQLite file: safe under a killed server, and under a release that changes.

A row is known by its sentence, not by its place: another run finds again what still fits, and the rest stays.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from pipeline.document.entry import Entry
from pipeline.errors import user_error
from pipeline.memory.database import patiently, reported
from pipeline.review.records import FIELDS, Key, Review, entry_row, key_row, review_of, review_row

_VERSION, _APPLICATION = 1, 0x58494E52
_SCHEMA = f"""
CREATE TABLE IF NOT EXISTS reviews (
    document TEXT NOT NULL, locale TEXT NOT NULL, source TEXT NOT NULL, time INTEGER NOT NULL,
    text TEXT, state TEXT NOT NULL, rejected INTEGER NOT NULL, comment TEXT NOT NULL, tags TEXT NOT NULL,
    machine TEXT, version INTEGER NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL,
    PRIMARY KEY (document, locale, source, time)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS tagged (
    document TEXT NOT NULL, locale TEXT NOT NULL, source TEXT NOT NULL, time INTEGER NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (document, locale, source, time)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS accepted (entry TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
PRAGMA application_id = {_APPLICATION};
PRAGMA user_version = {_VERSION};
"""
_DAMAGED = "damaged, or not the reviews of xindaya; move it away, or restore it from a copy"


class Reviews:
    """The reviews of an output folder; what is put is durable when it returns. Not for two threads at once."""

    def __init__(self, path: Path, patience: float = 5) -> None:
        """Opens or makes the file. Raises `UserError` if it is another's or damaged."""
        self._path = path
        with reported(path, _DAMAGED):
            self._db = patiently(lambda: self._opened(patience), patience)

    def _opened(self, patience: float) -> sqlite3.Connection:
        database = sqlite3.connect(
            self._path, timeout=patience, isolation_level=None, check_same_thread=False
        )
        application = database.execute("PRAGMA application_id").fetchone()[0]
        tables = database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if application != _APPLICATION and (application or tables):
            raise user_error(_DAMAGED, self._path)
        if database.execute("PRAGMA user_version").fetchone()[0] > _VERSION:
            raise user_error("made by a newer xindaya; install that one to read it", self._path)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
        database.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} COMMIT")
        return database

    def get(self, key: Key) -> Review:
        """The review of a sentence; an empty one where there is none."""
        where = "document = ? AND locale = ? AND source = ? AND time = ?"
        with reported(self._path, _DAMAGED):
            row = self._db.execute(f"SELECT {FIELDS} FROM reviews WHERE {where}", key_row(key)).fetchone()
        return review_of(row) if row else Review()

    def put(self, key: Key, review: Review) -> Review:
        """Stores the review as the next version of it. Raises `UserError` where that cannot be written."""
        after = replace(review, version=review.version + 1)
        with reported(self._path, _DAMAGED):
            self._put([(key, after)])
        return after

    def accepted(self, entry: Entry) -> None:
        """Notes what goes into the memory from here."""
        with reported(self._path, _DAMAGED):
            self._db.execute("INSERT OR IGNORE INTO accepted VALUES (?)", (entry_row(entry),))

    def has_accepted(self, entry: Entry) -> bool:
        """Whether an entry of the memory is from here: the same text, by the same person, at the same time."""
        with reported(self._path, _DAMAGED):
            row = self._db.execute("SELECT 1 FROM accepted WHERE entry = ?", (entry_row(entry),)).fetchone()
        return row is not None

    def tags_are_of(self, key: Key, text: str) -> None:
        """Notes the text that the places of a sentence's tags are in; that changes no version."""
        with reported(self._path, _DAMAGED):
            row = (*key_row(key), text)
            self._db.execute("INSERT OR REPLACE INTO tagged VALUES (?, ?, ?, ?, ?)", row)

    def tagged(self) -> dict[Key, str]:
        """The text that the places of the tags are in, as far as it is known."""
        with reported(self._path, _DAMAGED):
            rows = self._db.execute("SELECT document, locale, source, time, text FROM tagged").fetchall()
        return {Key(*row[:4]): str(row[4]) for row in rows}

    def saw(self, machine: Mapping[Key, str]) -> None:
        """Notes what the engine has written; that changes no version."""
        known = self.everything()
        fresh = [
            (key, replace(known.get(key, Review()), machine=text))
            for key, text in machine.items()
            if known.get(key, Review()).machine != text
        ]
        with reported(self._path, _DAMAGED):
            self._put(fresh)

    def everything(self) -> dict[Key, Review]:
        """Every review, those of sentences that the release no longer has included."""
        with reported(self._path, _DAMAGED):
            rows = self._db.execute(
                f"SELECT document, locale, source, time, {FIELDS} FROM reviews"
            ).fetchall()
        return {Key(*row[:4]): review_of(row[4:]) for row in rows}

    @property
    def port(self) -> int:
        """The port that the page was served at last; 0 if it never was."""
        with reported(self._path, _DAMAGED):
            row = self._db.execute("SELECT value FROM facts WHERE name = 'port'").fetchone()
        return int(row[0]) if row else 0

    @port.setter
    def port(self, number: int) -> None:
        with reported(self._path, _DAMAGED):
            self._db.execute("INSERT OR REPLACE INTO facts VALUES ('port', ?)", (str(number),))

    def close(self) -> None:
        self._db.close()

    def _put(self, items: Iterable[tuple[Key, Review]]) -> None:
        marks = ", ".join("?" * (4 + len(FIELDS.split(", "))))
        names = f"document, locale, source, time, {FIELDS}"
        rows = [(*key_row(key), *review_row(review)) for key, review in items]
        self._db.execute("BEGIN IMMEDIATE")
        try:
            self._db.executemany(f"INSERT OR REPLACE INTO reviews ({names}) VALUES ({marks})", rows)
            self._db.execute("COMMIT")
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
