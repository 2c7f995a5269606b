"""The commands of `xindaya glossary` and their options; what they do is loaded when one is called."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from pipeline.arguments import Answer, Command


def _late(name: str) -> Callable[[argparse.Namespace], Answer]:
    """The function of the same name in the module `pipeline.termdesk.name`."""

    def run(options: argparse.Namespace) -> Answer:
        answer: Answer = getattr(import_module(f"pipeline.termdesk.{name}"), name)(options)
        return answer

    return run


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
    command.add_argument(
        "--glossary",
        type=Path,
        nargs="+",
        action="extend",
        metavar="FILE",
        help="these glossaries instead of those that come along",
    )
    _locale(command)


GLOSSARY = {
    "check": Command(
        _late("check"), "say what is wrong in glossaries, and what in one hides another", _check
    ),
    "convert": Command(_late("convert"), "write a glossary in another format", _convert),
    "lookup": Command(
        _late("lookup"), "show which names are found in a text, and what becomes of them", _lookup
    ),
    "stats": Command(_late("stats"), "count terms, renderings, aliases", _files),
}
