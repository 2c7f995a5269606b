"""`xindaya init`: a folder with a config, a glossary to fill and a release, so that the next command is a run."""

from __future__ import annotations

import argparse
import json
import os
import shutil
from pathlib import Path

from pipeline.commands.arguments import Answer, Command, late, several_files
from pipeline.errors import short, user_error
from pipeline.files.nearest import near

_STARTER = Path(__file__).parent / "starter"
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
    names = (_CONFIG, _NAMES, *([] if inputs else [_RELEASE]))
    for path in inputs:
        if not path.is_file():
            raise user_error(f"no such file{near(path)}", path)
    for name in names:
        if (folder / name).exists():
            raise user_error(
                "this is there already, and nothing is written over; name another folder", folder / name
            )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in names:
            shutil.copyfile(_STARTER / name, folder / name)
        if inputs:
            _name_inputs(folder, inputs)
    except OSError as error:
        raise user_error(f"cannot write here: {(error.strerror or str(error)).lower()}", folder) from None
    config = short(folder / _CONFIG)
    return Answer(f"{', '.join(short(folder / name) for name in names)}\nnext: xindaya run {config}\n")


def _name_inputs(folder: Path, inputs: list[Path]) -> None:
    """Puts the releases into the config, as they are found from its folder."""
    config = folder / _CONFIG
    paths = [
        json.dumps(Path(os.path.relpath(path, folder)).as_posix(), ensure_ascii=False) for path in inputs
    ]
    text = config.read_text("utf-8").replace(f"inputs: [{_RELEASE}]", f"inputs: [{', '.join(paths)}]")
    config.write_text(text, "utf-8")
