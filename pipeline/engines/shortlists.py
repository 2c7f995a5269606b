"""The shortlist of a model: which target pieces a source can call for. Its recipe writes it, its engine checks it.

A checkpoint that was converted here has one of a single line, for every source: what the target's tokenizer can write.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path

from pipeline.errors import user_error

SHORTLIST = "vmap.txt"
"""CTranslate2's name for it, beside the weights."""
_WORTHWHILE = 0.9


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


def write_shortlist_for_all(folder: Path, written: Collection[str]) -> None:
    """Keeps the search of a converted model to what its target side was trained to write: `written` and the end.

    opus-mt has one vocabulary for two tokenizers, and half of it is English alone. Nothing is written where little
    would be gained, or where a piece is one that the file can't have.
    """
    vocabulary = json.loads((folder / "shared_vocabulary.json").read_text(encoding="utf-8"))
    kept = [piece for piece in vocabulary if piece in written or piece in ("</s>", "<unk>")]
    if len(kept) < _WORTHWHILE * len(vocabulary) and all(map(can_stand, kept)):
        (folder / SHORTLIST).write_text("\t" + " ".join(kept) + "\n", encoding="utf-8")


def shortlist_for_all(folder: Path) -> Collection[str]:
    """The pieces of a shortlist of one line; empty where there is none, or one that goes by the source."""
    try:
        line, *others = (folder / SHORTLIST).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return ()
    return () if others or not line.startswith("\t") else dict.fromkeys(line[1:].split(" "))
