"""Refuses to score a text in the wrong script: it would lose half its score, and nobody would see why."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import user_error
from pipeline.locales import cldr
from pipeline.locales.script import Script, count_chinese, count_letters, foreign_characters, foreign_letters
from pipeline.locales.tags import is_chinese, parse_locale

MOST_FOREIGN = 0.1
"""The share of a text's Chinese characters that may belong to the other script only."""

MOST_LETTERS = 0.5
"""The share of a text's letters that may be of another script, as names and signs are."""

_SCRIPTS: dict[str | None, Script] = {"Hans": "Hans", "Hant": "Hant"}
_NAMES = {"Hans": "Simplified", "Hant": "Traditional"}


def check_script(text: str, locale: str, file: Path | str | None = None) -> None:
    """Raises `UserError` if over a tenth of the text's Chinese characters are of the other script.

    In another language, if most of its letters are of no script that the locale is written in.
    """
    if not is_chinese(locale):
        _check_letters(text, locale, file)
        return
    script = _SCRIPTS.get(parse_locale(locale).script)
    if script and len(foreign_characters(text, script)) > MOST_FOREIGN * count_chinese(text):
        other = "Hant" if script == "Hans" else "Hans"
        raise user_error(
            f"this text is in {_NAMES[other]} characters, but {locale} is written in {_NAMES[script]}; "
            "it is not scored",
            file,
        )


def _check_letters(text: str, locale: str, file: Path | str | None) -> None:
    wrong = len(foreign_letters(text, locale))
    if wrong > MOST_LETTERS * count_letters(text):
        name = cldr.script_name_of(locale)
        raise user_error(f"this text is not in {name} letters, as {locale} is; it is not scored", file)
