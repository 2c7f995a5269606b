"""Converts a checkpoint for CTranslate2, once: what was converted is kept in the user's cache folder."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from importlib import metadata
from pathlib import Path
from typing import Any

from pipeline.engines.checkpoint import checkpoint_folder, checkpoint_identity
from pipeline.engines.needs import need
from pipeline.engines.shortlists import SHORTLIST, write_shortlist_for_all
from pipeline.engines.usercache import user_cache
from pipeline.errors import user_error

_TOKENIZER = ("*.spm", "*.model")


def is_ct2(model: Path | str) -> bool:
    """Whether a folder holds a converted model."""
    return isinstance(model, Path) and (model / "model.bin").is_file()


def converted(model: Path | str, revision: str | None, quantization: str) -> Path:
    """The converted checkpoint. It is found by what the checkpoint's files and the settings are.

    Raises `UserError` where the checkpoint or the packages that convert it are missing.
    """
    if isinstance(model, str):
        need("hf", "a model of the hub")
    source = checkpoint_folder(model, revision)
    made_of = [
        dict(checkpoint_identity(model, source)),
        quantization,
        metadata.version("ctranslate2"),
        SHORTLIST,
    ]
    folder = user_cache("ct2", hashlib.sha256(json.dumps(made_of).encode()).hexdigest()[:32])
    if not folder.is_dir():
        need("hf", "converting a checkpoint for 'ct2'")
        _convert(source, folder, quantization)
    return folder


def _convert(source: Path, folder: Path, quantization: str) -> None:
    """Writes the folder under another name first: it is there as a whole, or not at all."""
    from ctranslate2.converters import TransformersConverter
    from transformers.utils import logging

    logging.set_verbosity_error()
    logging.disable_progress_bar()
    tokenizer = sorted({path.name for pattern in _TOKENIZER for path in source.glob(pattern)})
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(dir=folder.parent))
    except OSError as error:
        raise user_error(f"cannot write here: {(error.strerror or '').lower()}", folder.parent) from None
    try:
        converter = TransformersConverter(str(source), copy_files=tokenizer)
        converter.load_tokenizer = _tokenizer
        converter.convert(str(part), quantization=quantization, force=True)
        _write_shortlist(part)
        if not folder.is_dir():
            os.replace(part, folder)
    except Exception as error:  # a damaged file raises whatever its reader does
        reason = next(iter(str(error).strip().splitlines()), type(error).__name__)
        raise user_error(f"cannot be converted for CTranslate2: {reason}", source) from None
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _write_shortlist(folder: Path) -> None:
    """For one vocabulary of two tokenizers; where there are two vocabularies the target's is its own already."""
    tokenizer = folder / "target.spm"
    if tokenizer.is_file() and (folder / "shared_vocabulary.json").is_file():
        import sentencepiece

        target = sentencepiece.SentencePieceProcessor(model_file=str(tokenizer))
        write_shortlist_for_all(folder, {target.id_to_piece(number) for number in range(len(target))})


def _tokenizer(kind: Any, name: str, **options: Any) -> Any:
    """A tokenizer as the converter wants it: M2M100's keeps the tags of languages beside its vocabulary, and
    mBART's does not say that <s> begins a text.
    """
    tokenizer = kind.from_pretrained(name, local_files_only=True, **options)
    if tokenizer.bos_token is None and "<s>" in tokenizer.get_vocab():
        tokenizer.bos_token = "<s>"
    if tags := getattr(tokenizer, "lang_token_to_id", None):
        whole = {**tokenizer.get_vocab(), **tags}
        tokenizer.get_vocab = lambda: whole
    return tokenizer
