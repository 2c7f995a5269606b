"""What is no mistake, but what somebody who does not know the program should be told about a config."""

from __future__ import annotations

import os
from collections.abc import Iterator

from pipeline.config import Config
from pipeline.errors import short
from pipeline.files.nearest import near

_NAMES = "no glossaries: official names are written as the model has them; 'glossaries: [official-names, name-patterns]' in the config takes those that come along"


def notices(config: Config) -> str:
    """A line a notice, or nothing. An empty list of glossaries, or a memory that is off, is meant so."""
    return "".join(f"{line}\n" for line in _lines(config))


def _lines(config: Config) -> Iterator[str]:
    if "glossaries" not in config.model_fields_set:
        yield _NAMES
    memory = config.memory
    if memory and memory.use != "off" and not os.path.exists(memory.file):
        made = "'xindaya import' and the translators' page make it"
        yield f"no memory yet at {short(memory.file)}, none is used; {made}{near(memory.file)}"
