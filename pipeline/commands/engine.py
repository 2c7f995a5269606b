"""What `xindaya engine` does: tries out how slots travel through the engine of a config."""

from __future__ import annotations

import argparse
from pathlib import Path

from pipeline.commands.arguments import Answer, Command
from pipeline.errors import user_error


def _probe(options: argparse.Namespace) -> Answer:
    from pipeline.config import Options, load_config
    from pipeline.engines import Slotted
    from pipeline.engines.probe import best_of, probe
    from pipeline.runs.preparation import make_engine

    config = load_config(options.config, Options(engine=options.engine))
    engine = make_engine(config)
    if not isinstance(engine, Slotted):
        message = f"nothing to probe: '{config.engine.kind}' was made for slots; it is for hf, ct2 and chat"
        raise user_error(message, key="engine.kind")
    shares = probe(engine.model)
    taken = best_of(shares) if engine.slots == "auto" else engine.slots
    lines = (
        f"{name:8} {share:6.1%} of the slots survive{'  (taken)' if name == taken else ''}\n"
        for name, share in shares.items()
    )
    return Answer("".join(lines))


def _probe_options(command: argparse.ArgumentParser) -> None:
    command.usage = "%(prog)s CONFIG [options]"
    command.add_argument("config", type=Path, metavar="CONFIG", help="a YAML config")
    command.add_argument("--engine", metavar="KIND", help="probe this engine")


ENGINE = {
    "probe": Command(_probe, "say which share of slots an engine keeps, by how they travel", _probe_options)
}
