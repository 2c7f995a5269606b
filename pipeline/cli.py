"""The `xindaya` command."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import __version__
from pipeline.errors import UserError, suggest

if TYPE_CHECKING:
    from pipeline.config import Config

CLEAN, FINDINGS, MISTAKE, BUG = 0, 1, 2, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. Exit codes: 0 clean, 1 findings at or above `fail_on`, 2 your mistake, 3 ours."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.command is None:
        parser.print_help()
        return CLEAN
    try:
        return int(options.command(options))
    except UserError as error:
        for problem in error.problems:
            print(f"xindaya: {problem}", file=sys.stderr)
        return MISTAKE
    except KeyboardInterrupt:
        print("xindaya: stopped; what is done is kept, run again to go on", file=sys.stderr)
        return 130
    except BrokenPipeError:
        return CLEAN
    except Exception as error:  # the last line of defence: a bug, reported as one
        import traceback

        traceback.print_exc()
        print(f"xindaya: a bug in xindaya, not your mistake: {error}", file=sys.stderr)
        return BUG


class _Parser(argparse.ArgumentParser):
    """Offers the nearest command where the name is not one."""

    def error(self, message: str) -> None:  # type: ignore[override]
        if "invalid choice: '" in message:
            wrong = message.split("'")[1]
            message = f"'{wrong}' is not a command{suggest(wrong, _COMMANDS)}"
        self.exit(MISTAKE, f"xindaya: {message}\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="xindaya",
        description="Turns an English press release into Simplified and Hong Kong Traditional Chinese.",
    )
    parser.add_argument("--version", action="version", version=f"xindaya {__version__}")
    parser.set_defaults(command=None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for name, (function, summary, add) in _COMMANDS.items():
        command = commands.add_parser(name, help=summary, description=summary)
        command.set_defaults(command=function)
        add(command)
    return parser


def _config_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("config", type=Path, help="a YAML config, such as configs/sample/release.yaml")
    command.add_argument(
        "--input",
        type=Path,
        nargs="+",
        action="extend",
        metavar="FILE",
        help="these releases instead of the config's",
    )
    command.add_argument(
        "--reference",
        action="extend",
        nargs="+",
        metavar="LOCALE=FILE",
        help="human translation to score against",
    )
    command.add_argument(
        "--glossary",
        type=Path,
        nargs="+",
        action="extend",
        metavar="FILE",
        help="one more glossary, which outranks the config's",
    )
    command.add_argument("--target", action="extend", nargs="+", metavar="LOCALE", help="write these locales")
    command.add_argument("--engine", metavar="KIND", help="translate with this engine")
    command.add_argument("--output", type=Path, metavar="DIR", help="write here")


def _run_arguments(command: argparse.ArgumentParser) -> None:
    _config_arguments(command)
    command.add_argument("--force", action="store_true", help="translate anew what was translated before")


def _score_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--hypothesis", type=Path, required=True, metavar="FILE", help="the translation, one segment a line"
    )
    command.add_argument(
        "--reference", type=Path, required=True, metavar="FILE", help="the human translation, line for line"
    )
    command.add_argument("--source", type=Path, metavar="FILE", help="the English, line for line")
    command.add_argument("--locale", required=True, help="the locale of both, such as zh-Hant-HK")


def _segment_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", type=Path, help="a release")


def _load(options: argparse.Namespace) -> Config:
    from pipeline.config import Options, load_config

    references = [_pair(text) for text in options.reference or ()]
    return load_config(
        options.config,
        Options(
            inputs=tuple(options.input or ()),
            references=tuple(references),
            glossaries=tuple(options.glossary or ()),
            targets=tuple(options.target or ()),
            engine=options.engine,
            output=options.output,
        ),
    )


def _pair(text: str) -> tuple[str, Path]:
    from pipeline.errors import user_error

    locale, equals, file = text.partition("=")
    if not (locale and equals and file):
        raise user_error(
            f"'{text}' is not LOCALE=FILE, such as zh-Hant-HK=release.zh-Hant-HK.txt", key="--reference"
        )
    return locale, Path(file)


def _run(options: argparse.Namespace) -> int:
    from pipeline.progress import shown
    from pipeline.reports.terminal import summary
    from pipeline.stages import run

    config = _load(options)
    with shown("translating") as progress:
        result = run(config, force=options.force, progress=progress)
    print(summary(result.documents, result.scores, result.output), end="")
    return FINDINGS if result.failed(config.fail_on) else CLEAN


def _check(options: argparse.Namespace) -> int:
    from pipeline.stages import prepare

    config = _load(options)
    prepared = prepare(config)
    blocks = sum(len(document.blocks) for document in prepared.documents)
    print(
        f"{options.config}: good: {len(prepared.documents)} inputs ({blocks} blocks), {len(prepared.terms)} terms, "
        f"targets {', '.join(config.targets)}"
    )
    return CLEAN


def _show(options: argparse.Namespace) -> int:
    from pipeline.show import show

    print(show(_load(options)), end="")
    return CLEAN


def _score(options: argparse.Namespace) -> int:
    from pipeline.locale import parse_locale
    from pipeline.scoring import score_files

    locale = parse_locale(options.locale).tag
    for score in score_files(options.hypothesis, options.reference, locale, options.source):
        print(f"{score.metric} {score.value:.2f}  {score.signature}")
    return CLEAN


def _segment(options: argparse.Namespace) -> int:
    from pipeline.formats import read
    from pipeline.segment import segment

    for part in segment(read(options.file)).segments:
        print(part.source)
    return CLEAN


_COMMANDS = {
    "run": (_run, "translate, check, score and write", _run_arguments),
    "check": (_check, "check config, glossaries and inputs; loads no model", _config_arguments),
    "show": (_show, "print the resolved config and the order of the stages", _config_arguments),
    "score": (_score, "score a translation against a human one", _score_arguments),
    "segment": (_segment, "print a release one sentence a line", _segment_arguments),
}
