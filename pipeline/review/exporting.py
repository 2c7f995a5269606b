"""The final files: a run like any other, which finds what was accepted in its memory, and that as TMX."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.config import Config
from pipeline.document.entry import HUMAN, Entry
from pipeline.errors import user_error
from pipeline.files.layout import REVIEWED, bilingual_file, translated_file
from pipeline.formats.tmx_writer import write_tmx
from pipeline.review.accepting import entry_of
from pipeline.review.desk import Desk
from pipeline.review.release import digests
from pipeline.runs.stages import run


@dataclass(frozen=True, slots=True)
class Exported:
    """The files by their names in the output folder, those that were put aside, and whether the gates hold."""

    files: tuple[str, ...]
    kept: tuple[str, ...]
    passed: bool


def export(desk: Desk) -> Exported:
    """Writes what a run writes now, and every accepted sentence as TMX.

    Raises `UserError` where a file that the page was made of has changed, or one cannot be written.
    """
    release = desk.release
    for path, digest in digests(release.read).items():
        if digest != release.read[path]:
            raise user_error(
                "this file was changed since the page was opened; stop the command and start it anew", path
            )
    with desk.lock:
        accepted = list(_accepted(desk))
    result = run(_with_memory(desk))
    output = release.config.output
    write_tmx(output / REVIEWED, accepted)
    kept = tuple(path.relative_to(output).as_posix() for path in result.kept)
    return Exported((*_names(release.config), REVIEWED), kept, result.verdict.passed)


def _with_memory(desk: Desk) -> Config:
    """The config as the next run has it: with the memory of the output folder once something was accepted."""
    config, memory = desk.release.config, desk.release.memory
    if config.memory or not memory.file.is_file():
        return config
    return config.model_copy(update={"memory": memory})


def _accepted(desk: Desk) -> Iterator[Entry]:
    """Each accepted sentence once, those of the same English together."""
    segments = desk.release.segments
    places = [place for place in desk.sheet.places if desk.sheet.cell(place).state in HUMAN]
    once = {(segments[number][1].source, locale): (number, locale) for number, locale in reversed(places)}
    for _, place in sorted(once.items()):
        cell = desk.sheet.cell(place)
        yield entry_of(cell.base, segments[place[0]][0], cell.state, cell.review.who, cell.review.at)


def _names(config: Config) -> Iterator[str]:
    for item in config.inputs:
        for locale in config.targets:
            yield translated_file(Path(item.source), locale)
            yield from (bilingual_file(Path(item.source), locale, kind) for kind in config.bilingual)
