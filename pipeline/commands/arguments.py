"""The options of the `xindaya` command, and what it answers to those that it does not know."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from pipeline import __version__
from pipeline.errors import one_of, suggest

CLEAN, FINDINGS, MISTAKE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command prints, and the exit code that says how it went."""

    text: str
    code: int = CLEAN


@dataclass(frozen=True, slots=True)
class Command:
    """What a command does, in words and in deed, and what adds its options to a parser."""

    run: Callable[[argparse.Namespace], Answer]
    summary: str
    add_options: Callable[[argparse.ArgumentParser], None]


def group(summary: str, commands: Mapping[str, Command]) -> Command:
    """A command that is only the first word of others: `xindaya glossary check`."""
    return Command(_nothing, summary, lambda part: _add_commands(part, commands))


def _nothing(options: argparse.Namespace) -> Answer:
    raise AssertionError("the parser asks for one of the group's commands")


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, with the nearest command or option."""

    commands: Mapping[str, Command] = {}

    def parse_args(self, args: Sequence[str] | None = None, namespace: None = None) -> argparse.Namespace:  # type: ignore[override]
        options, unknown = self.parse_known_args(args)
        if options.name is None:
            chosen: _Parser = options.group
            chosen.error(f"name a command: {one_of(chosen.commands)} ({chosen.prog} --help tells more)")
        if unknown:
            name = unknown[0].partition("=")[0]
            what = _not_an_option(name, options) if name.startswith("-") else "one too many"
            self.error(f"{options.name}: '{name}' is {what}")
        return options

    def error(self, message: str) -> NoReturn:
        wrong = re.search(r"invalid choice: (['\"])(.*?)\1", message)
        if wrong:
            message = f"'{wrong[2]}' is not a command{suggest(wrong[2], self.commands)}"
        where = self.prog.removeprefix("xindaya").strip()
        message = message.replace("the following arguments are required", "missing")
        message = re.sub("^argument (.+): expected .*", r"\1: nothing is given", message)
        message = re.sub("^argument (.+): ignored explicit .*", r"\1: it takes no value", message)
        self.exit(MISTAKE, f"xindaya: {where}{': ' if where else ''}{message}\n")


def _not_an_option(name: str, options: argparse.Namespace) -> str:
    near = get_close_matches(name, options.known, n=1, cutoff=0.75)
    return f"not an option; {f'did you mean {near[0]!r}?' if near else f'see xindaya {options.name} --help'}"


def parser(commands: Mapping[str, Command]) -> argparse.ArgumentParser:
    """Reads the arguments. The result has the command's `run`, its `name` and its options."""
    whole = _Parser(
        prog="xindaya",
        description="Turns an English press release into Simplified and Hong Kong Traditional Chinese.",
        allow_abbrev=False,
    )
    whole.add_argument("--version", action="version", version=f"xindaya {__version__}")
    _add_commands(whole, commands)
    return whole


def _add_commands(whole: argparse.ArgumentParser, commands: Mapping[str, Command]) -> None:
    """Makes a parser ask for one of the commands."""
    whole.set_defaults(name=None, group=whole)
    if isinstance(whole, _Parser):
        whole.commands = commands
    parts = whole.add_subparsers(title="commands", metavar="COMMAND", help="what to do")
    before = whole.prog.removeprefix("xindaya").strip()
    for name, command in commands.items():
        part = parts.add_parser(name, help=command.summary, description=command.summary, allow_abbrev=False)
        known = [option for action in part._actions for option in action.option_strings]
        part.set_defaults(run=command.run, name=f"{before} {name}".strip(), known=known)
        command.add_options(part)
        known += [option for action in part._actions for option in action.option_strings]


def late(module: str, name: str) -> Callable[[argparse.Namespace], Answer]:
    """What runs the function `name` of a module that is only imported when the command is given."""

    def run(options: argparse.Namespace) -> Answer:
        answer: Answer = getattr(import_module(module), name)(options)
        return answer

    return run


def several_files(command: argparse.ArgumentParser, option: str, meaning: str) -> None:
    """An option that takes one file or more, and may be given more than once."""
    command.add_argument(option, type=Path, nargs="+", action="extend", metavar="FILE", help=meaning)


def config_options(command: argparse.ArgumentParser) -> None:
    command.usage = "%(prog)s CONFIG [options]"
    command.add_argument(
        "config", type=Path, metavar="CONFIG", help="a YAML config, such as configs/sample/release.yaml"
    )
    several_files(command, "--input", "these releases instead of the config's")
    command.add_argument(
        "--reference",
        action="extend",
        nargs="+",
        metavar="LOCALE=FILE",
        help="human translation to score against",
    )
    several_files(command, "--glossary", "one more glossary, which outranks the config's")
    command.add_argument(
        "--target", dest="targets", action="extend", nargs="+", metavar="LOCALE", help="write these locales"
    )
    command.add_argument("--engine", metavar="KIND", help="translate with this engine")
    command.add_argument("--output", type=Path, metavar="DIR", help="write here")
    command.add_argument(
        "--baseline", type=Path, metavar="DIR", help="fail if worse than this earlier run's output folder"
    )
    command.add_argument(
        "--fail-under",
        nargs="+",
        action="extend",
        metavar="METRIC=NUMBER",
        help="fail below this score (for ter and untranslated: above it)",
    )


def run_options(command: argparse.ArgumentParser) -> None:
    config_options(command)
    command.add_argument("--force", action="store_true", help="translate anew what was translated before")
    command.add_argument("--jobs", type=_count, metavar="N", help="work in N parts at once (see 'executor')")


def _count(text: str) -> int:
    if text.isdigit() and int(text):
        return int(text)
    raise argparse.ArgumentTypeError(f"expected a whole number from 1 on, not '{text}'")


def score_options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--hypothesis", type=Path, required=True, metavar="FILE", help="the translation, one segment a line"
    )
    command.add_argument(
        "--reference",
        type=Path,
        required=True,
        nargs="+",
        action="extend",
        metavar="FILE",
        help="the human translation, line for line, or several of them",
    )
    command.add_argument("--source", type=Path, metavar="FILE", help="the English, line for line")
    command.add_argument(
        "--align", action="store_true", help="pair the sentences first: the human translation has other lines"
    )
    command.add_argument("--locale", required=True, help="the locale of both, such as zh-Hant-HK")


def diff_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("before", type=Path, metavar="RUN_A", help="the output folder of a run")
    command.add_argument("after", type=Path, metavar="RUN_B", help="the output folder of a later one")
    command.add_argument(
        "--reference",
        action="extend",
        nargs="+",
        metavar="LOCALE=FILE",
        help="human translation: sort by what was gained or lost against it",
    )
    command.add_argument("--html", type=Path, metavar="FILE", help="write the changes as a page, too")


def segment_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", type=Path, metavar="FILE", help="a release")


def press_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("step", metavar="STEP", help="prepare, train, export or evaluate")
    command.add_argument(
        "recipe", type=Path, metavar="RECIPE", help="a recipe, such as configs/press/continue.yaml"
    )
