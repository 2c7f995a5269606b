"""Who says a sentence, at its end, moved to the front by rule: '…, said <T6>.' → <T6>表示，….

The clause is then translated without its speaker, who may be one name too many for a long sentence.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib import resources

from pipeline.document import Translation
from pipeline.engines.base import Request, complete

TABLE = "sayings.csv"


@cache
def _sayings() -> Mapping[str, str]:
    text = resources.files(__package__).joinpath(TABLE).read_text(encoding="utf-8")
    return {row["en"]: row["zh-Hans-CN"] for row in csv.DictReader(text.splitlines())}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    said, who = f"(?P<said>{'|'.join(_sayings())})", r"(?:the )?(?P<who><T\d+>)"
    return tuple(
        re.compile(rf"(?P<clause>[^\"“”]+), (?:{end})\.") for end in (f"{said} {who}", f"{who} {said}")
    )


def without_speaker(request: Request) -> tuple[Request, str] | None:
    """The sentence without who says it at its end, and how its translation begins; None for other sentences."""
    match = next((m for pattern in _patterns() if (m := pattern.fullmatch(request.source))), None)
    if match is None:
        return None
    clause = match["clause"] + "."
    rest = Request(clause, tuple(symbol for symbol in request.symbols if symbol != match["who"]))
    return (rest, f"{match['who']}{_sayings()[match['said']]}，") if complete(clause, rest) else None


def beginning(said: Translation, start: str) -> Translation:
    """The translation, with its other hypotheses, behind a beginning."""
    return replace(
        said, text=start + said.text, alternatives=tuple(start + text for text in said.alternatives)
    )
