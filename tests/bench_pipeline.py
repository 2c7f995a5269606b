"""What the pipeline costs beside its engine: `make bench`. Everything is compared in turns, in one run.

    python tests/bench_pipeline.py [overhead] [cold] [many] [ray]

overhead: a run from files to files beside CTranslate2 alone on the same sentences. cold: the sample from process start to
files written. many: 1, 10, 100, 1,000 releases, time and peak memory. ray (needs the extra [ray]): two actors beside
two processes.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from pipeline import load_config, run
from pipeline.config import Config
from pipeline.engines.press import PressEngine
from pipeline.runs.preparation import prepare
from pipeline.runs.stages import _windows
from pipeline.runs.stopwatch import Stopwatch
from pipeline.translation.recall import recalling
from pipeline.translation.tongues import tongues

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "configs" / "sample" / "release.yaml"
AUTHORED = ROOT / "pipeline" / "press" / "authored"
COMMAND = [sys.executable, "-c", "import sys; from pipeline.cli import main; sys.exit(main())"]
ROUNDS, RELEASES, SENTENCES = 5, 20, 10


def releases(
    folder: Path,
    count: int,
    sentences: int,
    name: str = "acme",
    only: Callable[[str], object] = bool,
    **settings: object,
) -> Path:
    """Writes so many releases of sentences that are all different, and a config; returns the config.

    `only`: whether a sentence is fit.
    """
    lines = [
        line.split("\t")[0]
        for path in sorted(AUTHORED.glob("*.tsv"))
        for line in path.read_text("utf-8").splitlines()
    ]
    lines = [line for line in lines if only(line)]
    step = max(1, len(lines) // (count * sentences))
    chosen = iter(lines[::step])
    (folder / "in").mkdir(parents=True, exist_ok=True)
    names = [f"r{number:04}.txt" for number in range(count)]
    for file in names:
        text = "\n\n".join(next(chosen) for _ in range(sentences)) + "\n"
        (folder / "in" / file).write_text(text, encoding="utf-8")
    facts = {
        "inputs": [f"in/{file}" for file in names],
        "glossaries": [str(ROOT / "glossaries" / n) for n in ("official-names.csv", "name-patterns.csv")],
        "fail_on": "never",
        "output": f"out-{name}",
        **settings,
    }
    config = folder / f"{name}.yaml"
    config.write_text(json.dumps(facts), encoding="utf-8")
    return config


def in_turns(rounds: int, parts: Mapping[str, Callable[[], float]]) -> dict[str, list[float]]:
    """The seconds of each part, which are taken in turns so that a busy moment meets all of them."""
    seconds: dict[str, list[float]] = {name: [] for name in parts}
    for _ in range(rounds):
        for name, part in parts.items():
            seconds[name].append(part())
    return seconds


def printed(title: str, seconds: Mapping[str, list[float]], sentences: int, base: str) -> None:
    """The median of each part with its spread, its rate, and how many times as fast as `base` it is."""
    print(title)
    of_base = statistics.median(seconds[base])
    for name, values in seconds.items():
        middle = statistics.median(values)
        spread = f"{min(values):.2f}–{max(values):.2f}"
        rate = f"{sentences / middle:7.1f} sentences/s"
        print(f"  {name:36} {middle:7.2f} s ({spread})  {rate}  ×{of_base / middle:.2f}")


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def anew(config: Config) -> float:
    """The seconds of a run into a folder that is not there."""
    shutil.rmtree(config.output, ignore_errors=True)
    return timed(lambda: run(config))


def slotted(config: Config) -> list[str]:
    """What the engine is given of a config's inputs."""
    prepared = prepare(config)
    with recalling(None) as memory:
        windows = [*_windows(prepared, prepared.engine, memory, Stopwatch())]
    (tongue,) = tongues(prepared.styles)
    return [source for window in windows for source in window.sources(tongue)]


def overhead(folder: Path) -> None:
    """Few releases, where what is read before the first sentence counts, and five times as many."""
    for count, rounds in ((RELEASES, ROUNDS), (5 * RELEASES, 3)):
        _overhead(folder / str(count), count, rounds)


def _overhead(folder: Path, count: int, rounds: int) -> None:
    config = load_config(releases(folder, count, SENTENCES))
    engine = PressEngine()
    tokens = [engine._tokens(engine._hinted(source)) for source in slotted(config)]
    tokens.sort(key=len, reverse=True)

    def alone() -> None:
        engine._translator.translate_batch(tokens, **engine._search(engine._beam))

    alone()
    parts = {"CTranslate2 alone": lambda: timed(alone), "the whole run": lambda: anew(config)}
    seconds = in_turns(rounds, parts)
    title = f"{count} releases end to end beside the engine alone (two locales)"
    printed(title, seconds, len(tokens), "CTranslate2 alone")
    shares = json.loads((config.output / "timings.json").read_text())
    print("  of the last run:", ", ".join(f"{stage} {value:.2f}" for stage, value in shares.items()))


def cold(folder: Path) -> None:
    """Process start to files written, nothing remembered; the imports and the model are loaded each time."""

    def once() -> float:
        output = folder / "cold"
        shutil.rmtree(output, ignore_errors=True)
        command = [*COMMAND, "run", str(SAMPLE), "--output", str(output)]
        return timed(lambda: subprocess.run(command, check=True, capture_output=True, cwd=ROOT))

    def help_only() -> float:
        command = [*COMMAND, "--help"]
        return timed(lambda: subprocess.run(command, check=True, capture_output=True, cwd=ROOT))

    seconds = in_turns(ROUNDS, {"the sample": once, "--help": help_only})
    for name, values in seconds.items():
        middle = statistics.median(values)
        print(f"cold start, {name:12} {middle:.2f} s ({min(values):.2f}–{max(values):.2f})")
    shares = json.loads((folder / "cold" / "timings.json").read_text())
    print("  of the last run:", ", ".join(f"{stage} {value:.2f}" for stage, value in shares.items()))


def many(folder: Path) -> None:
    """Each count in a process of its own; the engine is the built-in one."""
    for count in (1, 10, 100, 1000):
        config = releases(folder / str(count), count, 4)
        code = (
            "import sys, resource, time; from pipeline import run, load_config; start = time.perf_counter();"
            "run(load_config(sys.argv[1])); used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss;"
            "print(time.perf_counter() - start, used)"
        )
        command = [sys.executable, "-c", code, str(config)]
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
        seconds, kibibytes = map(float, done.stdout.split())
        each = seconds / count
        print(f"{count:5} releases  {seconds:8.2f} s  {each:6.3f} s each  peak {kibibytes / 1024:6.0f} MiB")


def ray(folder: Path) -> None:
    plain = load_config(releases(folder, 2 * RELEASES, SENTENCES))
    parts = {
        "two processes": plain.model_copy(update={"jobs": 2, "output": folder / "processes"}),
        "two actors of Ray": plain.model_copy(
            update={"jobs": 2, "executor": "ray", "output": folder / "ray"}
        ),
        "one thread": plain,
    }
    seconds = in_turns(2, {name: lambda c=config: anew(c) for name, config in parts.items()})
    printed("executors, start and end included", seconds, 2 * RELEASES * SENTENCES, "one thread")


PARTS = {"overhead": overhead, "cold": cold, "many": many, "ray": ray}


def main() -> None:
    for name in sys.argv[1:] or ["overhead", "cold", "many"]:
        with tempfile.TemporaryDirectory() as folder:
            PARTS[name](Path(folder))


if __name__ == "__main__":
    main()
