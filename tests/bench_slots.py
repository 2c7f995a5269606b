"""How many sentences keep every slot, by engine and by how the slots travel: `make bench-train`.

    python tests/bench_slots.py [--hf FOLDER] [--sentences N]

The sentences are taken evenly from our own corpus, those that the protector gives a slot. `best` and `n-best` are what
the engine wrote itself; `repaired` is what the pipeline brought back without having to flag anything; `flagged too`
counts the slots that it put where their neighbours are, or left behind the sentence and named. FOLDER is a checkpoint for transformers; the `hf` that `xindaya
press export` writes has the weights of the built-in model in float32. None of the engines but `press` is given hints.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from protecting import protect

from pipeline.document import SYMBOL, Block, BlockKind, Document, Segment, Translation
from pipeline.engines import ENGINES, Engine, Request
from pipeline.engines.astray import astray
from pipeline.engines.base import complete
from pipeline.engines.press import MODEL
from pipeline.localise import default_style
from pipeline.translation.briefing import Briefed, briefs_of
from pipeline.translation.translate import translate

AUTHORED = Path(__file__).parent.parent / "pipeline" / "press" / "authored"
SENTENCES, STRATEGIES = 200, ("symbols", "marked", "inline")
COLUMNS = ("best", "n-best", "repaired", "flagged too")


class Recording:
    """An engine that remembers what it first said of each sentence, before anything was repaired."""

    def __init__(self, engine: Engine) -> None:
        self._engine, self.slot_limit = engine, engine.slot_limit
        self.said: dict[str, Translation] = {}
        self.identity, self.fits = engine.identity, engine.fits

    def into(self, locale: str) -> Recording:
        return Recording(self._engine.into(locale))

    def translate(self, requests: Sequence[Request]) -> list[Translation]:
        answers = self._engine.translate(requests)
        for request, answer in zip(requests, answers, strict=True):
            self.said.setdefault(request.source, answer)
        return answers


def sentences(count: int) -> tuple[Segment, ...]:
    """So many different sentences with slots, evenly from the whole corpus."""
    files = (path.read_text("utf-8").splitlines() for path in sorted(AUTHORED.glob("*.tsv")))
    english = [line.split("\t")[0] for lines in files for line in lines]
    # Looking at every line would take long, and most have slots: every third or so of them is needed.
    some = protect(*english[:: max(1, len(english) // (3 * count))])
    slotted = [*{segment.slotted: segment for segment in some if segment.slots}.values()]
    return tuple(slotted[number * len(slotted) // count] for number in range(count))


def engines(folder: Path | None) -> Iterator[tuple[str, str, Engine]]:
    """What is compared: the engine, how slots travel through it, and it itself."""
    yield "press", "symbols", ENGINES["press"]()
    for slots in STRATEGIES:
        yield "ct2, int8", slots, ENGINES["ct2"](model=MODEL, slots=slots)
    for slots in STRATEGIES if folder else ():
        yield "hf, float32", slots, ENGINES["hf"](model=folder, slots=slots)


def fidelity(engine: Engine, segments: Sequence[Segment]) -> Mapping[str, float]:
    """The share of sentences with every slot exactly once, by column."""
    block = Block(BlockKind.PARAGRAPH, "", 1, segments=tuple(segments))
    style = default_style("zh-Hans-CN")
    briefs = briefs_of(engine, [Document(Path("a.txt"), b"", (block,))], style)
    recording = Recording(Briefed(engine, briefs) if briefs else engine)
    final = translate(segments, recording, {})
    counts = dict.fromkeys(COLUMNS, 0)
    for segment in segments:
        request = Request(
            segment.slotted, tuple(slot.symbol for slot in segment.slots if slot.symbol in segment.slotted)
        )
        said, done = recording.said.get(request.source), final[request.source]
        own = said if said and not said.repair else None  # hf searches again where all hypotheses lost a slot
        counts["best"] += bool(own and complete(own.text, request))
        counts["n-best"] += bool(own and any(complete(t, request) for t in (own.text, *own.alternatives)))
        flagged = bool(done.repair and (done.repair.filled or done.repair.dropped))
        counts["repaired"] += complete(done.text, request) and not flagged
        counts["flagged too"] += complete(done.text, request) or _is_told(done, request)
    return {column: count / len(segments) for column, count in counts.items()}


def _is_told(done: Translation, request: Request) -> bool:
    """Whether every slot is there, and those that stand behind the sentence are named to the reader."""
    named = done.repair.filled if done.repair else ()
    there = sorted(SYMBOL.findall(done.text)) == sorted(request.symbols)
    return there and {*astray(done.text, request.source)} <= {*named}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--hf", type=Path, metavar="FOLDER", help="a checkpoint for transformers")
    parser.add_argument("--sentences", type=int, default=SENTENCES)
    options = parser.parse_args()
    segments = sentences(options.sentences)
    slots = sum(len(segment.slots) for segment in segments)
    print(f"{len(segments)} sentences with {slots} slots; {os.cpu_count()} cores")
    print(f"{'engine':12} {'slots':8} {''.join(f'{column:>13}' for column in COLUMNS)}      seconds")
    for name, strategy, engine in engines(options.hf):
        start = time.perf_counter()
        shares = fidelity(engine, segments)
        cells = "".join(f"{share:13.1%}" for share in shares.values())
        print(f"{name:12} {strategy:8} {cells} {time.perf_counter() - start:12.1f}", flush=True)


if __name__ == "__main__":
    main()
