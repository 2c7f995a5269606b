"""What is said of all documents is gathered while they go by: none is kept, and each is looked at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from pipeline.document import TranslatedDocument


class Gathering(Protocol):
    """Takes what it needs of one document after the other."""

    def add(self, translated: TranslatedDocument) -> None:
        """Takes in the next document of the run."""


One = TypeVar("One", bound=Gathering)


def gathered(gathering: One, documents: Iterable[TranslatedDocument]) -> One:
    """The same, with all of the documents taken in."""
    for translated in documents:
        gathering.add(translated)
    return gathering
