"""Remembers what an engine made of a sentence, so that a second or resumed run does no work twice."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import threading
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from types import MappingProxyType

from pipeline.document import Repair, Translation, Way
from pipeline.errors import user_error
from pipeline.memory.database import reported

_TABLE = (
    "CREATE TABLE IF NOT EXISTS remembered (key TEXT PRIMARY KEY, value TEXT NOT NULL, digest TEXT NOT NULL)"
)
_AT_ONCE = 500
_NOTHING: Mapping[str, str] = MappingProxyType({})
_DAMAGED = "damaged, or not a file of xindaya; delete it and run again (it only saves time)"


class Cache:
    """Translations by slotted source in one SQLite file; a `put` is whole, and outlives this process, when it returns.

    `made_by` is everything besides the source that decides a translation: the engine's identity and
    the versions. What another engine or version made is not found. `told` is what an engine was told beside
    each source, in a digest. Threads may share a cache.
    """

    def __init__(
        self, path: Path, made_by: Mapping[str, str], patience: float = 5, afresh: bool = False
    ) -> None:
        """Opens or creates the file. Raises `UserError` when it cannot be written or is damaged.

        `patience`: the seconds to wait for another run that is writing. `afresh`: only what is put from now on is found.
        """
        self._path, self._made_by = path, json.dumps(dict(sorted(made_by.items())), ensure_ascii=False)
        self._lock, self._afresh = threading.Lock(), set[str]() if afresh else None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise user_error(f"cannot write here: {(error.strerror or '').lower()}", path.parent) from None
        with reported(self._path, _DAMAGED):
            self._db = sqlite3.connect(path, timeout=patience, check_same_thread=False)
            self._write_ahead()
            self._db.execute(_TABLE)

    def _write_ahead(self) -> None:
        """Takes SQLite's log for writing, with which nobody waits for the disk; a drive that has no log goes without.

        A power cut may take the last translations, which are made again, but damages nothing.
        """
        with suppress(sqlite3.OperationalError):
            if self._db.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",):
                self._db.execute("PRAGMA synchronous = NORMAL")

    def get(self, sources: Sequence[str], told: Mapping[str, str] = _NOTHING) -> dict[str, Translation]:
        """The translations that are known among `sources`. Raises `UserError` for a damaged file."""
        by_key = {self._key(source, told): source for source in sources}
        keys = [key for key in by_key if self._afresh is None or key in self._afresh]
        found: dict[str, Translation] = {}
        for at in range(0, len(keys), _AT_ONCE):
            part = keys[at : at + _AT_ONCE]
            marks = ",".join("?" * len(part))
            query = f"SELECT key, value, digest FROM remembered WHERE key IN ({marks})"
            with self._lock, reported(self._path, _DAMAGED):
                rows = self._db.execute(query, part).fetchall()
            for key, value, digest in rows:
                if digest != _digest(key, value):
                    raise user_error(_DAMAGED, self._path)
                found[by_key[key]] = _load(value)
        return found

    def put(self, items: Iterable[tuple[str, Translation]], told: Mapping[str, str] = _NOTHING) -> None:
        """Remembers translations by their sources."""
        pairs = [(self._key(source, told), _dump(translation)) for source, translation in items]
        if self._afresh is not None:
            self._afresh.update(key for key, _ in pairs)
        with self._lock, reported(self._path, _DAMAGED), self._db:
            self._db.executemany(
                "INSERT OR REPLACE INTO remembered VALUES (?, ?, ?)",
                ((key, value, _digest(key, value)) for key, value in pairs),
            )

    def close(self) -> None:
        self._db.close()

    def _key(self, source: str, told: Mapping[str, str]) -> str:
        return _digest(self._made_by, source, *([told[source]] if source in told else ()))


def _digest(*texts: str) -> str:
    return hashlib.sha256("\0".join(map(str, texts)).encode("utf-8", "surrogatepass")).hexdigest()


def _dump(translation: Translation) -> str:
    fields = {
        "text": translation.text,
        "engine": translation.engine,
        "score": translation.score,
        "alternatives": translation.alternatives,
        "repair": translation.repair and asdict(translation.repair),
    }
    return json.dumps(fields, ensure_ascii=False)


def _load(value: str) -> Translation:
    fields = json.loads(value)
    repair = fields["repair"]
    if repair:
        way = Way(repair["way"])
        repair = Repair(way, tuple(repair["filled"]), tuple(repair["dropped"]))
    alternatives = tuple(fields["alternatives"])
    return Translation(fields["text"], fields["engine"], fields["score"], alternatives, repair)
