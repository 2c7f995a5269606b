"""`xindaya init`: a folder with a config, a glossary to fill and a release, so that the next command is a run."""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path

from pipeline.commands.arguments import Answer, Command, late, several_files
from pipeline.errors import short, user_error
from pipeline.files.nearest import near

_STARTER = Path(__file__).parent / "starter"
_THERE = "this is there already, and nothing is written over; name another folder"
_CONFIG, _NAMES, _RELEASE = "release.yaml", "our-names.csv", "release.en.txt"


def _options(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", type=Path, metavar="FOLDER", help="the folder to make; it may exist")
    several_files(command, "--input", "your releases; they stay where they are. Without it, a short example")


START = Command(
    late("pipeline.commands.starting", "start"), "make a folder with a config to start from", _options
)


def start(options: argparse.Namespace) -> Answer:
    """Writes what is not there yet; nothing is written over. Raises `UserError` where something is."""
    folder: Path = options.folder
    inputs: list[Path] = options.input or []
    for path in inputs:
        if not os.path.isfile(path):
            raise user_error(f"no such file{near(path)}", path)
    try:
        content = _content(folder, inputs)
        if there := next((name for name in content if os.path.lexists(folder / name)), ""):
            raise user_error(_THERE, folder / there)
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in content.items():
            with (folder / name).open("x", encoding="utf-8", newline="") as file:
                file.write(text)
    except UnicodeEncodeError:
        raise user_error("the name of an input is not Unicode; rename it", folder) from None
    except OSError as error:
        raise user_error(f"cannot write here: {(error.strerror or str(error)).lower()}", folder) from None
    config = short(folder / _CONFIG)
    return Answer(f"{', '.join(short(folder / name) for name in content)}\nnext: xindaya run {config}\n")


def _content(folder: Path, inputs: list[Path]) -> dict[str, str]:
    """What is written, by name; the config, which names the others, last. Raises `UnicodeEncodeError`."""
    names = (_NAMES, *([] if inputs else [_RELEASE]), _CONFIG)
    content = {name: (_STARTER / name).read_text("utf-8") for name in names}
    if inputs:
        paths = [
            json.dumps(Path(os.path.relpath(path, folder)).as_posix(), ensure_ascii=False) for path in inputs
        ]
        content[_CONFIG] = content[_CONFIG].replace(f"inputs: [{_RELEASE}]", f"inputs: [{', '.join(paths)}]")
        content[_CONFIG].encode("utf-8")
    return content
