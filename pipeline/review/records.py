"""What is known of one sentence of a release: its key, what a reviewer has made of it, and the columns that hold both."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from pipeline.document import State
from pipeline.document.entry import Entry

FIELDS = "text, state, rejected, comment, tags, machine, version, at, who"


@dataclass(frozen=True, slots=True)
class Key:
    """A sentence of a release in a locale; `time`: how many times it stood there before."""

    document: str
    locale: str
    source: str
    time: int


@dataclass(frozen=True, slots=True)
class Tag:
    """An error that a reviewer has marked (see `mqm`); without a place it is the whole sentence's."""

    category: str
    severity: str
    start: int | None = None
    end: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """What is known of one sentence in one locale.

    `text` is a person's, None where there is none: a draft while `state` is TRANSLATED, else accepted. `machine` is
    what the engine wrote when it was last seen. `version` counts the changes; `at` is UTC, as 20250313T090000Z.
    """

    text: str | None = None
    state: State = State.TRANSLATED
    rejected: bool = False
    comment: str = ""
    tags: tuple[Tag, ...] = ()
    machine: str | None = None
    version: int = 0
    at: str = ""
    who: str = ""


def key_row(key: Key) -> tuple[object, ...]:
    """The columns by which a sentence is known."""
    return key.document, key.locale, key.source, key.time


def entry_row(entry: Entry) -> str:
    """An entry of a memory as one text."""
    return json.dumps(asdict(entry), ensure_ascii=False, sort_keys=True)


def review_row(review: Review) -> tuple[object, ...]:
    """The columns of `FIELDS`."""
    tags = json.dumps([asdict(tag) for tag in review.tags], ensure_ascii=False)
    state, rejected = review.state.value, int(review.rejected)
    return (
        review.text,
        state,
        rejected,
        review.comment,
        tags,
        review.machine,
        review.version,
        review.at,
        review.who,
    )


def review_of(row: tuple[object, ...]) -> Review:
    """The review that these columns of `FIELDS` hold."""
    text, state, rejected, comment, tags, machine, version, at, who = row
    marked = tuple(Tag(**one) for one in json.loads(str(tags)))
    return Review(
        None if text is None else str(text),
        State(str(state)),
        bool(rejected),
        str(comment),
        marked,
        None if machine is None else str(machine),
        int(str(version)),
        str(at),
        str(who),
    )
