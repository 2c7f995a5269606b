"""How fast the memory finds what is like a sentence: p50 and p95 at 10,000 and 100,000 segments, 1,000,000 with --million.

    python tests/bench_memory.py [--million] [--folder DIR]

Sentences are made with a fixed seed, from the words and word pairs of the corpus that comes with the project. Three
look-ups in four are of a sentence of the memory with one to three words changed, the others of a new one.
"""

from __future__ import annotations

import argparse
import itertools
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from pipeline.document import State
from pipeline.document.entry import Entry, Part
from pipeline.memory.store import Store

SEED, LOOKUPS, LIMIT = 20250313, 400, 5.0
AUTHORED = Path(__file__).parent.parent / "pipeline" / "press" / "authored"


class Sentences:
    """Sentences that read like press releases: each word follows the last as it does somewhere in the authored corpus.

    One word in thirty is a made-up name, so that rare trigrams go on coming as they do in real memories.
    """

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._next: dict[str, list[str]] = {}
        lines = [
            line for path in sorted(AUTHORED.glob("*.tsv")) for line in path.read_text("utf-8").splitlines()
        ]
        for line in lines:
            words = ["", *line.partition("\t")[0].split(), ""]
            for word, following in itertools.pairwise(words):
                self._next.setdefault(word, []).append(following)
        self._names = [word for word in self._next if word[:1].isupper() and word.isalpha() and len(word) > 4]

    def new(self) -> str:
        """At least eight words; two or three of them are slots."""
        out: list[str] = []
        while len(out) < 8:
            word = ""
            while (word := self._random.choice(self._next[word])) and len(out) < 40:
                out.append(self.name() if self._random.random() < 1 / 30 else word)
        for symbol in ("<T0>", "<N0>", "<D0>")[: self._random.randint(2, 3)]:
            out[self._random.randrange(len(out))] = symbol
        return " ".join(out)

    def name(self) -> str:
        """The head of one name and the tail of another."""
        first, last = self._random.choice(self._names), self._random.choice(self._names)
        return first[: self._random.randint(2, 5)] + last[self._random.randint(1, 4) :]

    def changed(self, sentence: str) -> str:
        """One to three words are others."""
        words = sentence.split()
        for _ in range(self._random.randint(1, 3)):
            words[self._random.randrange(len(words))] = self._random.choice(self._names)
        return " ".join(words)

    def asked(self, sentences: list[str]) -> str:
        return self.changed(self._random.choice(sentences)) if self._random.random() < 0.75 else self.new()


def entries(sentences: Sentences, number: int, kept: list[str]) -> Iterator[Entry]:
    for at in range(number):
        sentence = sentences.new()
        if at % 97 == 0:
            kept.append(sentence)
        yield Entry("zh-Hant-HK", sentence, (Part("中文句子。"),), State.REVIEWED)


def measure(size: int, folder: Path) -> float:
    words, kept = Sentences(SEED), []
    path = folder / f"{size}.sqlite"
    started = time.perf_counter()
    store = Store(path, write=True)
    for _ in store.put(entries(words, size, kept), 10_000):
        pass
    store.close()
    filled = time.perf_counter() - started
    store = Store(path)
    times: list[float] = []
    waited: list[float] = []
    found = 0
    for _ in range(LOOKUPS):
        query = words.asked(kept)
        began, worked = time.perf_counter(), time.process_time()
        near = store.near(query, query, 75, 3)
        times.append((time.process_time() - worked) * 1000)
        waited.append((time.perf_counter() - began) * 1000)
        found += bool(near)
    cuts, clock = statistics.quantiles(times, n=100), statistics.quantiles(waited, n=100)
    print(
        f"{size:>9,} segments: p50 {cuts[49]:.2f} ms  p95 {cuts[94]:.2f} ms of work"
        f" (by the clock {clock[49]:.2f} and {clock[94]:.2f});"
        f" found for {found} of {LOOKUPS}; filled in {filled:.0f} s, {path.stat().st_size / 1e6:.0f} MB"
    )
    store.close()
    return cuts[94]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--million", action="store_true")
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    sizes = [10_000, 100_000, *([1_000_000] if options.million else [])]
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        worst = max(measure(size, Path(folder)) for size in sizes)
    raise SystemExit(0 if worst < LIMIT else f"p95 {worst:.2f} ms is over {LIMIT} ms")


if __name__ == "__main__":
    main()
