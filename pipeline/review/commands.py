"""The command `xindaya review` and its options; what it does is loaded when it is called."""

from __future__ import annotations

import argparse
from pathlib import Path

from pipeline.commands.arguments import Command, late


def _review(command: argparse.ArgumentParser) -> None:
    command.usage = "%(prog)s CONFIG|OUTPUT [options]"
    command.add_argument(
        "target",
        type=Path,
        metavar="CONFIG|OUTPUT",
        help="the config of a run, or the folder that it was written to",
    )
    command.add_argument("--output", type=Path, metavar="DIR", help="with CONFIG: the run was written here")
    command.add_argument("--who", default="", metavar="NAME", help="who reviews; noted in the memory")
    command.add_argument(
        "--port", type=int, metavar="NUMBER", help="serve at this port instead of the last or a free one"
    )
    command.add_argument("--no-browser", action="store_true", help="only print the page's address")


REVIEW = Command(
    late("pipeline.review.serving", "review"),
    "open the translators' page of a run: edit, accept, export",
    _review,
)
