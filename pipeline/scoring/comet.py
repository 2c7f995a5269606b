"""COMET, a score that a neural model gives: only where a config names the model, and with the extra [comet]."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Protocol

from pipeline.document import Score, TranslatedDocument
from pipeline.errors import user_error
from pipeline.scoring.streams import references_of

_CHECKPOINT, _SETTINGS = Path("checkpoints", "model.ckpt"), "hparams.yaml"
_PACKAGE = "unbabel-comet"
_COMMIT = re.compile(r"[0-9a-f]{40}")


class Settings(Protocol):
    """What a config says of COMET."""

    @property
    def model(self) -> Path | str: ...
    @property
    def revision(self) -> str | None: ...
    @property
    def batch(self) -> int: ...
    @property
    def gpus(self) -> int: ...


def check_comet(settings: Settings | None) -> None:
    """Raises `UserError` where COMET is wanted and cannot be had; imports nothing."""
    if settings is None:
        return
    if _installed() is None:
        message = f"COMET needs the extra [comet]: {_PACKAGE} is not installed"
        raise user_error(message, key="score.comet")
    if isinstance(settings.model, Path):
        _checkpoint_in(settings.model)
        if settings.revision:
            raise user_error(
                "only a model of the hub has revisions, not a folder", key="score.comet.revision"
            )


def score_comet(
    documents: Iterable[TranslatedDocument], locales: Sequence[str], settings: Settings
) -> tuple[Score, ...]:
    """The mean of the model's scores over all blocks, in each locale in which there is something to score.

    A model that needs a reference is given the first that a block has. Values are the model's own, mostly from 0
    to 1. Raises `UserError` if the model cannot be had.
    """
    check_comet(settings)
    samples: dict[str, list[dict[str, str]]] = {locale: [] for locale in locales}
    for document in documents:
        for locale in locales:
            samples[locale] += samples_of(document, locale)
    checkpoint = _checkpoint(settings)
    model = _load(checkpoint)
    needs = bool(model.requires_references())
    return tuple(
        Score(
            "COMET", _mean(model, wanted, settings), _signature(settings, checkpoint, needs, wanted), locale
        )
        for locale in locales
        if (wanted := [one for one in samples[locale] if "ref" in one or not needs])
    )


def samples_of(document: TranslatedDocument, locale: str) -> list[dict[str, str]]:
    """Each block that has text, as COMET takes it: src, mt, and ref where there is one."""
    blocks = zip(
        document.document.blocks, document.block_texts(locale), references_of(document, locale), strict=True
    )
    return [
        {"src": block.text, "mt": text, **({"ref": references[0]} if references else {})}
        for block, text, references in blocks
        if block.text.strip()
    ]


def name_of(model: Path | str) -> str:
    """A model as reports name it: its hub id, or its folder's own name."""
    return model.name if isinstance(model, Path) else model


def _mean(model: Any, samples: list[dict[str, str]], settings: Settings) -> float:
    accelerator: Mapping[str, str] = {} if settings.gpus else {"accelerator": "cpu"}
    found = model.predict(
        samples,
        batch_size=settings.batch,
        gpus=settings.gpus,
        progress_bar=False,
        num_workers=0,
        **accelerator,
    )
    return float(found.system_score)


def _signature(settings: Settings, checkpoint: Path, needs: bool, samples: Sequence[object]) -> str:
    """The model by hub id and commit, or by the digest of its weights; how many blocks it has read."""
    folder = checkpoint.parents[1]
    if isinstance(settings.model, str) and _COMMIT.fullmatch(folder.name):
        which = f"revision:{folder.name}"
    else:
        which = f"weights:{_digest(checkpoint)}"
    name = name_of(settings.model)
    return f"nrefs:{int(needs)}|n:{len(samples)}|model:{name}|{which}|version:{_installed()}"


def _digest(checkpoint: Path) -> str:
    with checkpoint.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:16]


def _checkpoint(settings: Settings) -> Path:
    if isinstance(settings.model, Path):
        return _checkpoint_in(settings.model)
    return _checkpoint_in(_downloaded(settings.model, settings.revision))


def _checkpoint_in(folder: Path) -> Path:
    """The checkpoint in a folder laid out as COMET's models are."""
    for name in (_CHECKPOINT, Path(_SETTINGS)):
        if not (folder / name).is_file():
            raise user_error(f"no model of COMET here ({name.as_posix()} is missing)", folder)
    return folder / _CHECKPOINT


def _downloaded(model: str, revision: str | None) -> Path:
    """The folder of a hub model, from the hub's cache or downloaded once."""
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, LocalEntryNotFoundError

    where = f"{model}@{revision}" if revision else model
    try:
        return Path(snapshot_download(model, revision=revision))
    except LocalEntryNotFoundError:
        why = "is not downloaded, and the hub cannot be reached or HF_HUB_OFFLINE is set"
    except (HfHubHTTPError, OSError) as error:
        why = f"cannot be downloaded: {str(error).splitlines()[0]}"
    raise user_error(f"'{where}' {why}", key="score.comet.model")


def _load(checkpoint: Path) -> Any:
    """The model. Its tokenizer and the settings of its encoder come from the hub's cache, or are downloaded."""
    from comet import load_from_checkpoint

    try:
        return load_from_checkpoint(str(checkpoint))
    except Exception as error:  # the package raises bare exceptions
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise user_error(f"COMET cannot load this model: {reason}", checkpoint) from error


def _installed() -> str | None:
    """The version of the package, None where it is not installed."""
    try:
        return version(_PACKAGE)
    except PackageNotFoundError:
        return None
