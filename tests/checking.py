"""Targets to be checked, made of a source and a frame with symbols, and the checks by name."""

from collections.abc import Mapping

from pipeline.checks import CHECKS
from pipeline.checks.flaw import Flaw
from pipeline.document import (
    SYMBOL,
    Piece,
    Repair,
    Segment,
    Slot,
    SlotKind,
    Target,
    Translation,
)
from pipeline.document.values import Name, Term, Value, Verbatim

CN, HK = "zh-Hans-CN", "zh-Hant-HK"
BY_NAME = {function.__name__: function for function in CHECKS}
FORUM = Term(
    "forum",
    "Green Forum",
    {CN: "绿色论坛", HK: "綠色論壇"},
    forbidden=("环保论坛", "環保論壇"),
    file="n.csv",
    line=7,
)
FIRM = Term("company:Ladle Limited", "Ladle Limited", {}, category="company", file="rule: company")
CHARITY = Term(
    "company:Lamp Society Limited", "Lamp Society Limited", {}, category="company", file="rule: company"
)
HANS_ONLY = Term("club", "Club", {CN: "会所"}, file="n.csv", line=9)
PERSON = Term("lee", "Ann Lee", {}, category="person", file="n.csv", line=3)
KINDS: Mapping[str, tuple[str, str, str, Value]] = {
    # symbol: (source text, Simplified, Traditional, value)
    "<T0>": ("the Green Forum", "绿色论坛", "綠色論壇", Name("the Green Forum", FORUM)),
    "<T1>": ("Ann Lee", "Ann Lee", "Ann Lee", Name("Ann Lee", PERSON)),
    "<T2>": ("the Club", "会所", "the Club", Name("the Club", HANS_ONLY)),
    "<T4>": ("Ladle Limited", "Ladle Limited", "Ladle Limited", Name("Ladle Limited", FIRM)),
    "<T6>": (
        "Lamp Society Limited",
        "Lamp Society Limited",
        "Lamp Society Limited",
        Name("Lamp Society Limited", CHARITY),
    ),
    "<T5>": ("Fei", "Fei", "Fei", Name("Fei")),
    "<T3>": ("Tan Fei", "Tan Fei", "Tan Fei", Name("Tan Fei")),
    "<N0>": ("HK$5 million", "500万港元", "500萬港元", Verbatim("5")),
    "<V0>": ("a@b.hk", "a@b.hk", "a@b.hk", Verbatim("a@b.hk")),
}


def target(source: str, frame: str, locale: str = CN, repair: Repair | None = None) -> Target:
    """A target from a source and a frame, both with the symbols of `KINDS`."""
    english, slots = "", []
    for part in filter(None, SYMBOL.sub(lambda m: f"\0{m[0]}\0", source).split("\0")):
        if part in KINDS:
            text, value = KINDS[part][0], KINDS[part][3]
            at = len(english)
            kind = SlotKind(part[1])
            slots.append(Slot(kind, int(part[2:-1]), text, at, at + len(text), value, "test"))
            part = text
        english += part
    by_symbol = {slot.symbol: slot for slot in slots}
    pieces = [
        Piece(KINDS[part][1 if locale == CN else 2], by_symbol[part]) if part in by_symbol else Piece(part)
        for part in filter(None, SYMBOL.sub(lambda m: f"\0{m[0]}\0", frame).split("\0"))
    ]
    translation = Translation(frame, "test", repair=repair)
    return Target(Segment("1", english, slots=tuple(slots)), locale, tuple(pieces), translation)


def said(flaw: Flaw | str) -> str:
    return flaw if isinstance(flaw, str) else flaw.message
