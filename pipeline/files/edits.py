"""What a person changed in the files of a run is kept when the next run writes them anew."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import IO

from pipeline.errors import user_error
from pipeline.files.atomic import AT_ONCE, replacing, write_through
from pipeline.files.layout import WRITTEN, Report
from pipeline.files.text import file_digest


class Writing:
    """Writes the files of a run into its folder, several at once; `digests` are those of the new ones, by name.

    Each digest is noted before its file appears, so that a run that is stopped does not leave files that look as if
    a person had changed them.
    """

    def __init__(self, output: Path) -> None:
        self._output = output
        self._ours = {*recorded(output).items(), *_noted(output)}
        self._kept: dict[str, Path] = {}
        self._notes: IO[str] | None = None
        self._noting = Lock()
        self._disk = ThreadPoolExecutor(AT_ONCE, "xindaya-disk")
        self._names: list[str] = []
        self.digests: dict[str, str] = {}

    @property
    def kept(self) -> tuple[Path, ...]:
        """The files that a person had changed, where they are now."""
        return tuple(self._kept[name] for name in self._names if name in self._kept)

    def put(self, name: str, content: bytes) -> Future[None]:
        """Begins to write a file, which is there when the result is. What it gives raises `UserError` if it cannot be."""
        self._names.append(name)
        return self._disk.submit(self._write, name, content)

    def _write(self, name: str, content: bytes) -> None:
        path, digest = self._output / name, sha256(content).hexdigest()
        self._note(name, digest)
        with replacing(path) as fresh:
            write_through(fresh, content)
            old = file_digest(path) if path.is_file() else digest
            if old != digest and (name, old) not in self._ours:
                self._kept[name] = path.rename(_free_name(path))
        self.digests[name] = digest

    def _note(self, name: str, digest: str) -> None:
        path = self._output / WRITTEN
        try:
            with self._noting:
                self._notes = self._notes or path.open("a", encoding="utf-8")
                self._notes.write(json.dumps([name, digest]) + "\n")
                self._notes.flush()
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise user_error(f"cannot write here: {reason}", path) from error

    def done(self) -> None:
        """The manifest of the run is written, and knows what was noted."""
        self.close()
        (self._output / WRITTEN).unlink(missing_ok=True)

    def close(self) -> None:
        """Waits for what is still being written."""
        self._disk.shutdown()
        if self._notes:
            self._notes.close()


def recorded(output: Path) -> dict[str, str]:
    """The digests of the files as the last run wrote them, by name; nothing where there was none."""
    try:
        return dict(json.loads((output / Report.RUN).read_bytes())["outputs"])
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _noted(output: Path) -> Iterator[tuple[str, str]]:
    """The files that runs have written which were stopped before their end."""
    with contextlib.suppress(OSError):
        for line in (output / WRITTEN).read_text("utf-8", errors="replace").splitlines():
            with contextlib.suppress(ValueError):  # a line that was being written when the run was stopped
                name, digest = json.loads(line)
                yield str(name), str(digest)


def _free_name(path: Path) -> Path:
    """bilingual.zh-Hant-HK.edited.xlf, or with a number if there is one already."""
    numbers = ("", *(f"-{number}" for number in range(2, 10_000)))
    names = (path.with_name(f"{path.stem}.edited{number}{path.suffix}") for number in numbers)
    return next(name for name in names if not name.exists())
