"""Where finished releases stand while a run goes on: the first ones in memory, the others on disk."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterator, Sequence
from typing import IO, overload

from pipeline.document import TranslatedDocument
from pipeline.errors import user_error

AT_HAND = 64
"""Releases that are kept in memory as they are: what a person looks through."""


class Shelf(Sequence[TranslatedDocument]):
    """Releases in the order in which they were put there. What is on disk is read anew each time it is asked for."""

    def __init__(self, room: int = AT_HAND) -> None:
        self._room, self._at_hand = room, list[TranslatedDocument]()
        self._places: list[int] = []
        self._file: IO[bytes] | None = None

    def append(self, document: TranslatedDocument) -> None:
        """Puts a release behind the others. Raises `UserError` where the folder of temporary files has no room."""
        if len(self._at_hand) < self._room:
            self._at_hand.append(document)
            return
        try:
            if self._file is None:
                self._file = tempfile.TemporaryFile(prefix="xindaya-")  # noqa: SIM115  it is closed with the shelf
            self._places.append(self._file.seek(0, 2))
            pickle.dump(document, self._file, pickle.HIGHEST_PROTOCOL)
            self._file.flush()
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            message = f"cannot keep what is done here for a while: {reason}; TMPDIR names another folder"
            raise user_error(message, tempfile.gettempdir()) from error

    def __len__(self) -> int:
        return len(self._at_hand) + len(self._places)

    def __iter__(self) -> Iterator[TranslatedDocument]:
        return (self[number] for number in range(len(self)))

    @overload
    def __getitem__(self, number: int) -> TranslatedDocument: ...

    @overload
    def __getitem__(self, number: slice) -> Sequence[TranslatedDocument]: ...

    def __getitem__(self, number: int | slice) -> TranslatedDocument | Sequence[TranslatedDocument]:
        if isinstance(number, slice):
            return [self[each] for each in range(len(self))[number]]
        place = range(len(self))[number] - len(self._at_hand)
        if place < 0:
            return self._at_hand[place]
        assert self._file is not None, "what has a place was written"
        self._file.seek(self._places[place])
        document: TranslatedDocument = pickle.load(self._file)
        return document
