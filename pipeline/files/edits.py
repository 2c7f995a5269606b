"""What a person changed in the files of a run is kept when the next run writes them anew."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path

from pipeline.errors import user_error
from pipeline.files.layout import WRITTEN, Report
from pipeline.files.text import file_digest


class Writing:
    """Writes the files of a run into its folder; `digests` are those of the new ones, by name.

    `kept` are the files that a person had changed, where they are now. Each digest is noted before its file
    appears, so that a run that is stopped does not leave files that look as if a person had changed them.
    """

    def __init__(self, output: Path) -> None:
        self._output = output
        self._ours = {*recorded(output).items(), *_noted(output)}
        self.digests: dict[str, str] = {}
        self.kept: list[Path] = []

    def put(self, name: str, write: Callable[[Path], None]) -> None:
        """Calls `write` with a place beside the file of this name, and moves what is written there to it."""
        path = self._output / name
        fresh = path.with_name(f".{path.name}.new")
        try:
            write(fresh)
            self.digests[name] = file_digest(fresh)
            self._note(name)
            old = file_digest(path) if path.is_file() else self.digests[name]
            if old != self.digests[name] and (name, old) not in self._ours:
                self.kept.append(path.rename(_free_name(path)))
            fresh.replace(path)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise user_error(f"cannot write here: {reason}", path) from error
        finally:
            with contextlib.suppress(OSError):
                fresh.unlink()

    def done(self) -> None:
        """The manifest of the run is written, and knows what was noted."""
        (self._output / WRITTEN).unlink(missing_ok=True)

    def _note(self, name: str) -> None:
        with (self._output / WRITTEN).open("a", encoding="utf-8") as notes:
            notes.write(json.dumps([name, self.digests[name]]) + "\n")


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
