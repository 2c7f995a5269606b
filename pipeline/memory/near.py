"""Finds sentences that are alike among a million: by pairs of words and rare trigrams first, then every letter.

Two indexes list the sentences that have a pair of neighbouring words, or a trigram: pairs find sentences of which
some words are others, trigrams those of which some letters are. How frequent a trigram is, is counted when sentences
come in, so that only rare ones are asked for. What shares the most is compared letter by letter (rapidfuzz).
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, pairwise
from zlib import crc32

from pipeline.document import SYMBOL

# How many trigrams are asked for at most, and how many sentences they may list together.
_GRAMS, _LISTED = 12, 500
# How many pairs of words are asked for, and how many sentences each may list.
_PAIRS, _EACH = 10, 30
# How many sentences, those that share the most, are compared letter by letter.
_COMPARED = 40
# How many frequencies are held for the next look-ups: most trigrams of a sentence are those of every other.
_HELD = 50_000
_MARKS = ".,;:!?\"'()“”‘’"
_SLOTS = {"T": "\u24c9", "N": "\u24c3", "D": "\u24b9", "V": "\u24cb"}


def skeleton(slotted: str) -> str:
    """The sentence as it is compared: one sign for each slot, small letters, single spaces."""
    for symbol in set(SYMBOL.findall(slotted)):
        slotted = slotted.replace(symbol, _SLOTS[symbol[1]])
    return " ".join(slotted.lower().split())


class Near:
    """The trigram index beside the sentences of a store."""

    SCHEMA = (
        "CREATE VIRTUAL TABLE IF NOT EXISTS trigrams USING"
        " fts5(text, content='', columnsize=0, detail=none, tokenize='trigram case_sensitive 1');"
        "CREATE VIRTUAL TABLE IF NOT EXISTS pairs USING"
        " fts5(text, content='', columnsize=0, detail=none, tokenize='ascii');"
        "CREATE TABLE IF NOT EXISTS grams (gram TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;"
    )

    def __init__(self, database: sqlite3.Connection) -> None:
        self._db = database
        self._counts: dict[str, int] = {}
        self._version = 0

    def add(self, sources: Sequence[tuple[int, str]]) -> None:
        """Indexes new sentences by their numbers, which must rise."""
        texts = [(number, skeleton(slotted)) for number, slotted in sources]
        self._db.executemany("INSERT INTO trigrams (rowid, text) VALUES (?, ?)", texts)
        pairs = [(number, " ".join(_pairs(text))) for number, text in texts]
        self._db.executemany("INSERT INTO pairs (rowid, text) VALUES (?, ?)", pairs)
        counts: Counter[str] = Counter()
        for _, text in texts:
            counts.update(_grams(text))
        self._db.executemany(
            "INSERT INTO grams VALUES (?, ?) ON CONFLICT DO UPDATE SET number = number + excluded.number",
            sorted(counts.items()),
        )
        self._counts.clear()

    def tidy(self) -> None:
        """Makes one of the many parts that the indexes consist of when a great deal has come in: all are looked through."""
        for table in ("trigrams", "pairs"):
            self._db.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")

    def find(self, forms: Iterable[str], threshold: int) -> list[tuple[int, int]]:
        """(percentage, number) of the sentences that are like one of the forms but not the same; the best first."""
        from rapidfuzz import fuzz, process

        queries = list(dict.fromkeys(map(skeleton, forms)))
        best: dict[int, int] = {}
        for query in queries:
            texts = self._candidates(query)
            found = process.extract(query, texts, scorer=fuzz.ratio, limit=None, score_cutoff=threshold)
            for _, ratio, number in found:
                best[number] = max(best.get(number, 0), _percent(ratio))
        return sorted(
            ((quality, number) for number, quality in best.items()), key=lambda one: (-one[0], one[1])
        )

    def _candidates(self, query: str) -> dict[int, str]:
        """The sentences that share the most rare trigrams and pairs of words with the query."""
        counts = self._frequencies(_grams(query))
        listed: list[Iterable[tuple[int]]] = []
        for table, wanted in (("trigrams", _rare(query, counts)), ("pairs", _rare_pairs(query, counts))):
            ask = f"SELECT rowid FROM {table} WHERE {table} MATCH ? LIMIT {_LISTED if table == 'trigrams' else _EACH}"
            for one in wanted:
                listed.append(self._db.execute(ask, (f'"{one}"',)).fetchall())
        shared = Counter(chain.from_iterable(chain.from_iterable(listed)))
        best = sorted(sorted(shared), key=shared.__getitem__, reverse=True)[:_COMPARED]
        marks = ",".join("?" * len(best))
        found = self._db.execute(f"SELECT id, slotted FROM sources WHERE id IN ({marks})", best)
        return {source: skeleton(slotted) for source, slotted in found.fetchall()}

    def _frequencies(self, grams: set[str]) -> dict[str, int]:
        """How many sentences have each trigram, without those that none has."""
        version = self._db.execute("PRAGMA data_version").fetchone()[0]
        if version != self._version or len(self._counts) > _HELD:
            self._counts.clear()
            self._version = version
        if missing := sorted(grams - self._counts.keys()):
            marks = ",".join("?" * len(missing))
            rows = self._db.execute(f"SELECT gram, number FROM grams WHERE gram IN ({marks})", missing)
            self._counts |= dict.fromkeys(missing, 0) | dict(rows.fetchall())
        return {gram: number for gram in grams if (number := self._counts[gram])}


def _rare(query: str, counts: Mapping[str, int]) -> list[str]:
    """The rarest trigrams that do not overlap, as far as they list few sentences; quoted for FTS."""
    chosen: list[str] = []
    places: list[int] = []
    listed = 0
    for gram in sorted(counts, key=lambda gram: (counts[gram], gram)):
        at = query.index(gram)
        if listed + counts[gram] > _LISTED or len(chosen) == _GRAMS:
            break
        if all(abs(at - place) >= 3 for place in places):
            chosen.append(gram.replace('"', '""'))
            places.append(at)
            listed += counts[gram]
    return chosen


def _rare_pairs(query: str, counts: Mapping[str, int]) -> list[str]:
    """The signs of the pairs whose letters are the rarest, without those that no sentence can have."""
    rarity = {}
    for two in _neighbours(query):
        numbers = [counts.get(two[at : at + 3], 0) for at in range(len(two) - 2)]
        if 0 not in numbers:
            rarity[two] = min(numbers, default=0)
    return [_sign(two) for two in sorted(sorted(rarity), key=rarity.__getitem__)[:_PAIRS]]


def _pairs(text: str) -> list[str]:
    """The signs of the pairs of a sentence, each once."""
    return list(dict.fromkeys(map(_sign, _neighbours(text))))


def _neighbours(text: str) -> list[str]:
    """Every two neighbouring words, without the marks beside them."""
    words = [word.strip(_MARKS) for word in text.split()]
    return [" ".join(two) for two in pairwise(words)]


def _sign(two: str) -> str:
    return f"{crc32(two.encode('utf-8', 'surrogatepass')):x}"


def _grams(text: str) -> set[str]:
    return {text[at : at + 3] for at in range(len(text) - 2)}


def _percent(ratio: float) -> int:
    """Rounded down: 99 and 100 are for the sentence itself."""
    return min(int(ratio), 98)
