"""Does a code stand as it is written? An identifier that is read as an amount (1600000 → 160万) is another one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.document import Target
from pipeline.words.routes import codes, has_buses, stands
from pipeline.words.telephones import CUES, GROUPS, NO_NOUN

# Without one of these there is no code.
_SOME = re.compile(r"\d{5}|\d \d{3}")
_LABEL = r"(?i:no\.|numbers?|codes?|id|identifier|passcode|password|pin)"
# Six figures or more without a comma that nothing is counted by; fewer where a label says that they are a code.
_RUN = re.compile(
    rf"(?<![\w$€£¥.,/-])(?:\d{{6,}}(?![\w%]|[.,]\d|[ -]\d){NO_NOUN}"
    rf"|(?<![\w-])(?:{_LABEL}|(?i:{CUES})\b)(?:[^:\d\n]{{0,30}}: ?|, ?| (?:is )?)(?P<code>\d{{5,}}(?![\w%]|[.,]\d)|{GROUPS}(?![\w%]| \d|[.,]\d)){NO_NOUN})"
)
_MONEY = re.compile(r"(?:[$€£¥]|\b[A-Z]{2,3}\$?|[Yy]uan|[Rr]enminbi) ?$")
_PARTED = re.compile(r"(?<=\d)[ \u00a0-](?=\d)")


def code_changed(target: Target) -> Iterator[str]:
    """Figures of a code, a bus route or a telephone number that do not stand in the translation as the English has them."""
    source = target.segment.source
    for route in codes(source) if has_buses(source) else ():
        if not stands(route[0], target.text):
            yield f"'{route[0]}' does not stand in the translation"
    if not _SOME.search(source):
        return
    text = _PARTED.sub("", target.text)
    for match in _RUN.finditer(source):
        code = match["code"] or match[0]
        if _PARTED.sub("", code) not in text and not _MONEY.search(source, 0, match.start()):
            yield f"'{code}' is no amount, and does not stand in the translation as it is written"
