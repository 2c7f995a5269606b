"""Where a checkpoint's files are: a folder as it is, or a revision of the Hugging Face hub."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from pipeline.engines.digests import file_digest
from pipeline.errors import user_error

_FILES = ("*.json", "*.jinja", "*.model", "*.spm", "*.txt", "*.safetensors")
_OLD_WEIGHTS = "pytorch_model*.bin"
_COMMIT = re.compile(r"[0-9a-f]{40}")


def checkpoint_folder(model: Path | str, revision: str | None) -> Path:
    """The folder with the files. A hub id (a text, not a path) is looked up in the hub's cache, else downloaded.

    Raises `UserError` where it cannot be had: no such model, no network, or offline and not downloaded yet.
    """
    if isinstance(model, Path):
        if not (model / "config.json").is_file():
            raise user_error("no checkpoint here (config.json is missing)", model)
        return model
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import (
        HfHubHTTPError,
        LocalEntryNotFoundError,
        RepositoryNotFoundError,
        RevisionNotFoundError,
    )

    where = f"{model}@{revision}"
    try:
        folder = Path(snapshot_download(model, revision=revision, allow_patterns=list(_FILES)))
        if not any(folder.glob("*.safetensors")):
            folder = Path(snapshot_download(model, revision=revision, allow_patterns=[*_FILES, _OLD_WEIGHTS]))
    except RevisionNotFoundError:
        raise user_error(
            f"the hub has no revision '{revision}' of '{model}'", key="engine.revision"
        ) from None
    except RepositoryNotFoundError:
        raise user_error(f"the hub has no model '{model}', or it is not public", key="engine.model") from None
    except LocalEntryNotFoundError:
        message = f"'{where}' is not downloaded, and the hub cannot be reached or HF_HUB_OFFLINE is set"
        raise user_error(message, key="engine.model") from None
    except (HfHubHTTPError, OSError) as error:
        message = f"'{where}' cannot be downloaded: {str(error).splitlines()[0]}"
        raise user_error(message, key="engine.model") from None
    return folder


def checkpoint_identity(model: Path | str, folder: Path) -> Mapping[str, str]:
    """A hub id with the commit that was taken, or the digest of a folder's files."""
    if isinstance(model, str):
        return {"model": model, "revision": folder.name if _COMMIT.fullmatch(folder.name) else digest(folder)}
    return {"weights": digest(folder)}


def digest(folder: Path) -> str:
    """A short SHA-256 of a folder's files, by name; those of others than the model (README, .git) do not count."""
    whole = hashlib.sha256()
    patterns = (*_FILES, "*.bin")
    for path in sorted({path for pattern in patterns for path in folder.glob(pattern) if path.is_file()}):
        whole.update(f"{path.name} {file_digest(path)}\n".encode())
    return whole.hexdigest()[:16]
