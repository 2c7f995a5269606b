"""The shortlist of a model: which target pieces a source can call for. Its recipe writes it, its engine checks it."""

from __future__ import annotations

import json
from pathlib import Path

from pipeline.errors import user_error

SHORTLIST = "vmap.txt"
"""CTranslate2's name for it, beside the weights."""


def can_stand(piece: str) -> bool:
    """Whether the file, whose fields are parted by spaces and tabs, can have the piece."""
    return bool(piece) and not any(character.isspace() for character in piece)


def check_shortlist(folder: Path) -> None:
    """Raises `UserError` for one that is broken or another model's, with which CTranslate2 writes nonsense or dies."""
    file = folder / SHORTLIST
    pieces = json.loads((folder / "shared_vocabulary.json").read_text(encoding="utf-8"))
    always, *own = file.read_text(encoding="utf-8", errors="replace").removesuffix("\n").split("\n")
    keys = {line.partition("\t")[0] for line in own}
    known = {piece for piece in pieces if can_stand(piece)}
    complete = {"</s>", "<unk>"} <= {*always.removeprefix("\t").split(" ")}
    if not complete or not known <= keys <= known | {"<pad>"}:
        raise user_error("not of this model, or broken; export it anew, or take it away", file)
