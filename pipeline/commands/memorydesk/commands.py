"""The commands of `xindaya memory`, `xindaya import`, and their options; what they do is loaded when one is called."""

from __future__ import annotations

import argparse
from pathlib import Path

from pipeline.commands.arguments import Command, late, several_files


def _memory(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--memory", type=Path, required=True, metavar="FILE", help="the memory, such as ours.sqlite"
    )


def _import(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "files",
        type=Path,
        nargs="+",
        metavar="FILE",
        help="a bilingual file of a run (.xlf, .docx, .xlsx, .tmx) with your edits, a memory (.tmx), or two columns (.tsv)",
    )
    _memory(command)
    command.add_argument("--locale", help="the locale of what does not say its own, such as zh-Hant-HK")
    command.add_argument(
        "--state",
        default="reviewed",
        metavar="STATE",
        help="how far .tmx and .tsv have come: translated, reviewed or final",
    )
    command.add_argument("--who", default="", metavar="NAME", help="who has reviewed it")
    command.add_argument(
        "--machine",
        action="store_true",
        help="also keep what nobody changed or marked as reviewed, as the machine's",
    )
    several_files(
        command,
        "--glossary",
        "find names in .tmx and .tsv with these glossaries instead of those that come along",
    )
    command.add_argument(
        "--plain",
        action="store_true",
        help="keep .tmx and .tsv as they stand: faster, but only the very same sentence is found again",
    )


def _export(command: argparse.ArgumentParser) -> None:
    command.add_argument("target", type=Path, metavar="OUT", help="the file to write: .tmx")
    _memory(command)


def _lookup(command: argparse.ArgumentParser) -> None:
    command.add_argument("words", nargs="+", metavar="TEXT", help="an English sentence")
    _memory(command)
    command.add_argument(
        "--threshold",
        type=int,
        default=60,
        metavar="PERCENT",
        help="show sentences that are at least so like it",
    )


IMPORT = Command(
    late("pipeline.commands.memorydesk.importing", "import_files"),
    "take edited bilingual files into a memory",
    _import,
)
MEMORY = {
    "import": Command(
        late("pipeline.commands.memorydesk.importing", "import_files"),
        "take translations into a memory",
        _import,
    ),
    "export": Command(
        late("pipeline.commands.memorydesk.asking", "export"), "write a memory as TMX", _export
    ),
    "lookup": Command(
        late("pipeline.commands.memorydesk.asking", "lookup"),
        "show what a memory has for a sentence",
        _lookup,
    ),
    "stats": Command(
        late("pipeline.commands.memorydesk.asking", "stats"), "count what a memory has", _memory
    ),
}
