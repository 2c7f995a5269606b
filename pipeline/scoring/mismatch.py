"""Refuses to score a text in the wrong script: it would lose half its score, and nobody would see why."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import user_error
from pipeline.locale import parse_locale
from pipeline.script import Script, count_chinese, foreign_characters

MOST_FOREIGN = 0.1
"""The share of a text's Chinese characters that may belong to the other script only."""

_SCRIPTS: dict[str | None, Script] = {"Hans": "Hans", "Hant": "Hant"}
_NAMES = {"Hans": "Simplified", "Hant": "Traditional"}


def check_script(text: str, locale: str, file: Path | str | None = None) -> None:
    """Raises `UserError` if over a tenth of the text's Chinese characters are of the other script."""
    script = _SCRIPTS.get(parse_locale(locale).script)
    if script and len(foreign_characters(text, script)) > MOST_FOREIGN * count_chinese(text):
        other = "Hant" if script == "Hans" else "Hans"
        raise user_error(
            f"this text is in {_NAMES[other]} characters, but {locale} is written in {_NAMES[script]}; "
            "it is not scored",
            file,
        )
