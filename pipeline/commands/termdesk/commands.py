"""The commands of `xindaya glossary` and their options; what they do is loaded when one is called."""

from __future__ import annotations

import argparse
from pathlib import Path

from pipeline.commands.arguments import Command, late, several_files


def _files(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "files", type=Path, nargs="+", metavar="FILE", help="a glossary, the most important first"
    )
    _locale(command)


def _locale(command: argparse.ArgumentParser) -> None:
    command.add_argument("--locale", help="the locale of lists that have no header, such as zh-Hant-HK")


def _check(command: argparse.ArgumentParser) -> None:
    _files(command)
    command.add_argument(
        "--all", action="store_true", help="show all names that script conversion alone would break"
    )


def _convert(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "source", type=Path, metavar="IN", help="a glossary: .csv, .tsv, .txt, .tbx or .xlsx"
    )
    command.add_argument(
        "target", type=Path, metavar="OUT", help="the file to write: .csv, .tsv, .tbx or .xlsx"
    )
    _locale(command)


def _lookup(command: argparse.ArgumentParser) -> None:
    command.add_argument("words", nargs="+", metavar="WORDS", help="English text with names in it")
    several_files(command, "--glossary", "these glossaries instead of those that come along")
    _locale(command)


GLOSSARY = {
    "check": Command(
        late("pipeline.commands.termdesk.check", "check"),
        "say what is wrong in glossaries, and what in one hides another",
        _check,
    ),
    "convert": Command(
        late("pipeline.commands.termdesk.convert", "convert"), "write a glossary in another format", _convert
    ),
    "lookup": Command(
        late("pipeline.commands.termdesk.lookup", "lookup"),
        "show which names are found in a text, and what becomes of them",
        _lookup,
    ),
    "stats": Command(
        late("pipeline.commands.termdesk.stats", "stats"), "count terms, renderings, aliases", _files
    ),
}
