"""Loads what transformers can read, and says what is wrong with what it cannot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path
from typing import Any

from pipeline.errors import UserError, user_error

_LIBRARIES = ("torch", "transformers")


def library_versions() -> Mapping[str, str]:
    """The packages that decide what a checkpoint answers."""
    return {name: metadata.version(name) for name in _LIBRARIES}


def load_tokenizer(folder: Path, what: str) -> Any:
    """The tokenizer of a folder. Raises `UserError` where it holds none; `what` is what it should have held."""
    from transformers import AutoTokenizer
    from transformers.utils import logging

    logging.set_verbosity_error()
    try:
        return AutoTokenizer.from_pretrained(folder, local_files_only=True, trust_remote_code=False)
    except Exception as error:  # a damaged file raises whatever its reader does
        raise _unreadable(what, folder, error) from None


def load_model(folder: Path, architecture: str, what: str, dtype: str, device: str) -> Any:
    """The model of a folder, by one of transformers' auto classes.

    Raises `UserError` where the folder holds none, where weights are missing, or the device is not there.
    """
    import torch
    import transformers
    from transformers.utils import logging

    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        model, info = getattr(transformers, architecture).from_pretrained(
            folder,
            dtype=getattr(torch, dtype),
            local_files_only=True,
            trust_remote_code=False,
            output_loading_info=True,
        )
    except Exception as error:  # as above
        raise _unreadable(what, folder, error) from None
    if missing := sorted(info["missing_keys"]):
        raise user_error(f"the checkpoint is not whole: it lacks {missing[0]}", folder)
    try:
        return model.to(device).eval()
    except torch.OutOfMemoryError:
        message = (
            f"the model does not fit into the memory of '{device}'; dtype: float16 takes half of float32"
        )
        raise user_error(message, key="engine.device") from None
    except (RuntimeError, AssertionError) as error:
        message = f"no device '{device}' here: {str(error).splitlines()[0]}"
        raise user_error(message, key="engine.device") from None


def _unreadable(what: str, folder: Path, error: Exception) -> UserError:
    reason = next(iter(str(error).strip().splitlines()), type(error).__name__)
    return user_error(f"not a {what} that transformers can read: {reason}", folder)


@contextmanager
def enough_memory() -> Iterator[None]:
    """Raises `UserError` where a device has no memory for so many sentences or hypotheses at once."""
    import torch

    try:
        yield
    except torch.OutOfMemoryError:
        message = "too little memory on the device for so much at once; lower batch_tokens or beam"
        raise user_error(message, key="engine.batch_tokens") from None
