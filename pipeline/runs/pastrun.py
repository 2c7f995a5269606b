"""A run that was written earlier, read back from its folder: what it was made of, and its translations."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import user_error
from pipeline.files.layout import Report, bilingual_file
from pipeline.files.text import read_bytes
from pipeline.formats.xliff_units import Unit, read_units


@dataclass(frozen=True, slots=True)
class PastRun:
    """The manifest of a run, whole as `facts`.

    `inputs`, `references` and `outputs` are name → SHA-256, `digest` is the manifest's own.
    """

    folder: Path
    digest: str
    facts: Mapping[str, Any]
    targets: tuple[str, ...]
    inputs: Mapping[str, str]
    references: Mapping[str, str]
    outputs: Mapping[str, str]

    def made_otherwise(self, facts: Mapping[str, Any]) -> Iterator[str]:
        """What made these translations, by its name in the manifest, that is another thing in `facts`."""
        for part in _MADE_OF:
            if self.facts.get(part) != facts[part]:
                yield part
        then, now = self.facts["settings"], facts["settings"]
        yield from (key for key in now if key not in _JUDGING and then.get(key) != now[key])

    def units(self, document: str, locale: str, untouched: bool = True) -> tuple[Unit, ...]:
        """The blocks of a release (`release.en.txt`) in a locale.

        Raises `UserError` if they are not there or, where they must be `untouched`, not as the run wrote them.
        """
        name = bilingual_file(Path(document), locale)
        path = self.folder / name
        if "xliff" not in self.facts["settings"].get("bilingual", ["xliff"]):
            raise user_error(
                "this run wrote no XLIFF 2.1, which it is read from; add xliff to `bilingual`", path
            )
        content = read_bytes(path, "file, though the run wrote it")
        if untouched and hashlib.sha256(content).hexdigest() != self.outputs.get(name):
            raise user_error("this file was changed after the run that wrote it; make that run anew", path)
        return read_units(path)


def read_run(folder: Path) -> PastRun:
    """The run of an output folder. Raises `UserError` if no run has written there."""
    path = folder / Report.RUN
    if not folder.is_dir():
        raise user_error(
            "this is a file, not the output folder of a run" if folder.exists() else "no such folder",
            folder,
        )
    if not path.is_file():
        raise user_error(f"this is not the output folder of a run: it has no {Report.RUN}", folder)
    content = read_bytes(path, "manifest")
    try:
        facts = json.loads(content)
        files = [{str(name): str(digest) for name, digest in facts[part].items()} for part in _PARTS]
        targets = tuple(str(tag) for tag in facts["settings"]["targets"])
    except (ValueError, KeyError, TypeError, AttributeError):
        raise user_error("Xindaya has not written this manifest of a run", path) from None
    return PastRun(folder, hashlib.sha256(content).hexdigest(), facts, targets, *files)


_PARTS = ("inputs", "references", "outputs")
_MADE_OF = ("versions", "data", "engine", "inputs", "glossaries", "styles")
# Settings that decide no word of a translation.
_JUDGING = ("checks", "score", "gates", "fail_on")
