"""Remembers what an engine made of a sentence, so that a second or resumed run does no work twice."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pipeline.document import Translation
from pipeline.errors import user_error


def cache_key(identity: Mapping[str, str], source: str, version: str) -> str:
    """The key of a slotted source under an engine's identity and the version of the repair rules."""
    text = json.dumps([dict(sorted(identity.items())), version, source], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


class Cache:
    """Translations by key in one SQLite file; every `put` is durable before it returns."""

    def __init__(self, path: Path) -> None:
        """Opens or creates the file. Raises `UserError` when the folder cannot be written."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path)
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute(
                "CREATE TABLE IF NOT EXISTS translation (key TEXT PRIMARY KEY, value TEXT NOT NULL)"
            )
        except (OSError, sqlite3.OperationalError) as error:
            raise user_error(
                f"cannot write here: {getattr(error, 'strerror', None) or error}", path.parent
            ) from None
        except sqlite3.DatabaseError:
            raise user_error("this is not a cache of xindaya; move it away", path) from None

    def get(self, keys: Sequence[str]) -> dict[str, Translation]:
        """The translations that are known among `keys`."""
        found: dict[str, Translation] = {}
        for at in range(0, len(keys), 500):
            part = keys[at : at + 500]
            marks = ",".join("?" * len(part))
            query = f"SELECT key, value FROM translation WHERE key IN ({marks})"
            found |= {key: _load(value) for key, value in self._db.execute(query, part)}
        return found

    def put(self, items: Iterable[tuple[str, Translation]]) -> None:
        with self._db:
            self._db.executemany(
                "INSERT OR REPLACE INTO translation VALUES (?, ?)", ((key, _dump(t)) for key, t in items)
            )

    def close(self) -> None:
        self._db.close()


def _dump(translation: Translation) -> str:
    fields = (
        translation.text,
        translation.engine,
        translation.score,
        list(translation.alternatives),
        translation.repair,
    )
    return json.dumps(fields, ensure_ascii=False)


def _load(value: str) -> Translation:
    text, engine, score, alternatives, repair = json.loads(value)
    return Translation(text, engine, score, tuple(alternatives), repair)
