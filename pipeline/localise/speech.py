"""Puts a quotation's marks back where the engine lost or misplaced them: around all, or around all but who says it.

A frame has its marks as “ and ” here; what the English leaves open decides which of them are written.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

from pipeline.words.quotations import Ends

_VERB = (
    r"(?:(?<![名简簡自职職号號宣堪])[称稱]|[说說]|表示|指出|[补補]充|[强強][调調]|[认認][为為]|解[释釋]|介[绍紹]|透露|坦言|[写寫]道|[问問]道?"
    r"|回[答应應]|[续續]指|警告|宣布|宣佈|[总總][结結]|道)(?:道|[说說])?"
)
# Who speaks has no sentence and no quotation in its name, and does not speak of himself.
_WHO = r"[^。！？；：“”]"
_THEN = "(?:接[着著]|[继繼][续續]|[随隨][后後]|最[后後]|又|也|[还還])?"
_SHORT = rf"(?:[他她][们們]?{_THEN}|\p{{Han}}{{0,10}}<T\d+>(?:(?![，,]){_WHO}){{0,8}}?)"
_AFTER = r"(?<=[，,。！？!?”])"
_HEAD = regex.compile(rf"(?P<who>{_WHO}{{1,40}}?{_VERB})[：:，,]?(?:(?<=[：:，,])|(?=“))")
_TAIL = regex.compile(rf"{_AFTER}(?P<who>{_SHORT}{_VERB}[。.]?)$")
_MIDDLE = regex.compile(rf"{_AFTER}(?P<who>{_SHORT}{_VERB})[：:，,]")
_SELF = regex.compile(r"我|咱|本人")
# Two parts of one quotation, each in marks of its own: “甲”，“乙。”, “甲”，乙。
_PARTED = regex.compile(r"“(?P<first>[^“”]*)”(?P<comma>[，,；;。])(?P<rest>.*)", regex.DOTALL)
_STOPPED = ("。", "！", "？", "…", "!", "?", "——")


@dataclass(frozen=True, slots=True)
class Speech:
    """What is said before (`first`) and after (`then`) the words that name who says it; either may be empty."""

    first: str
    who: str
    then: str


def restored(text: str, wanted: Ends) -> str | None:
    """The frame with its outermost marks where the source has them; None where they are right, or nothing shows where."""
    if wanted.whole:
        return None if _is_one(text) else f"“{unparted(text)}”"
    if not wanted.said:
        return None
    found = speech(text, wanted.opening + wanted.from_before > 1)
    if found is None or (_fits(text, wanted) and not (wanted.from_before and found.first == "")):
        return None
    return _written(found, wanted)


def speech(text: str, parted: bool = False) -> Speech | None:
    """A sentence cut at who says it: behind what is said, before it or in the middle; None where nobody is named.

    `parted`: the source has it in the middle, so that what stands before it here may be said too.
    """
    begun = text.removeprefix("”")
    tail, head, middle = _TAIL.search(text), _HEAD.match(begun), _MIDDLE.search(text)
    if tail and not _SELF.search(tail["who"]):
        return Speech(unparted(text[: tail.start()]), tail["who"], "")
    if head and not _SELF.search(head["who"]) and not (parted and middle):
        return Speech("", head["who"], unparted(begun[head.end() :]))
    if middle and not _SELF.search(middle["who"]):
        return Speech(unparted(text[: middle.start()]), middle["who"], unparted(text[middle.end() :]))
    return None


def unparted(text: str) -> str:
    """What is quoted without its outermost marks, in one piece where each part has marks of its own.

    >>> unparted("“甲”，“乙。”"), unparted("“甲”，乙。”"), unparted("“甲”和“乙”。"), unparted("甲“乙”。")
    ('甲，乙。', '甲，乙。', '“甲”和“乙”。', '甲“乙”。')
    """
    text = text.strip()
    if parted := _PARTED.fullmatch(text):
        return parted["first"] + parted["comma"] + unparted(parted["rest"])
    depth = 0
    for at, sign in enumerate(text):
        depth += (sign == "“") - (sign == "”")
        if depth < 0:
            return unparted(text[:at] + text[at + 1 :])
    if depth > 0:
        at = text.index("“")
        return text[:at] + text[at + 1 :]
    return text[1:-1] if _is_one(text) else text


def _is_one(text: str) -> bool:
    """Whether the text is one quotation from its first to its last character, a full stop behind it apart."""
    text = regex.sub(r"[。.！？]$", "", text) if text.endswith(("”。", "”.", "”！", "”？")) else text
    inner = text[1:-1]
    return text.startswith("“") and text.endswith("”") and _depth(inner, 0) == 0


def _fits(text: str, wanted: Ends) -> bool:
    """Whether the text has marks, and leaves open what the source does."""
    has = "“" in text or "”" in text
    return has and _depth(text, int(wanted.from_before)) == int(wanted.runs_on)


def _depth(text: str, depth: int) -> int:
    """How deep in quotations a text ends that begins so deep; -1 where it closes what is not open."""
    for sign in text:
        depth += (sign == "“") - (sign == "”")
        if depth < 0:
            return -1
    return depth


def _written(found: Speech, wanted: Ends) -> str:
    """With the marks of one quotation around what is said, but for those that belong to other sentences."""
    opened, closed = "" if wanted.from_before else "“", "" if wanted.runs_on else "”"
    if not found.first:
        before = "”" if wanted.from_before else ""
        return f"{before}{found.who}：“{found.then}{closed}"
    first = found.first.rstrip("，, ")
    first += "" if first.endswith(_STOPPED) else "，"
    if not found.then:
        return f"{opened}{first}”{found.who}"
    return f"{opened}{first}”{found.who}，“{found.then}{closed}"
