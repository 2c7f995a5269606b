"""The dash between two places or names: 旺角–九龙塘, where the engine writes 旺角——九龙塘 or none.

And that behind a time of day, 上午10时——, which begins no report: 讯 and 电 before it go.
"""

from __future__ import annotations

import re

from pipeline.document import Segment
from pipeline.document.values import Clock

_NAME = r"(?:<T\d+>|[A-Z][\w’'.]*(?: [A-Z][\w’'.]*){0,3})"
# All of a cell or heading; names between spaces are two places only if one is known, or says so itself.
_WHOLE = re.compile(rf"(?P<first>{_NAME})(?P<dash>–| [–-] )(?P<second>{_NAME})")
_PLACE = re.compile(
    r"<T\d+>|.*\b(?:Station|Pier|Terminal|Airport|Port|Park|Road|Street|Square|Bridge|Bay|Beach|Island|Estate|Village|Town)"
)
_SLOTS = re.compile(r"(?P<first><T\d+>)–(?P<second><T\d+>)")
_CLOSE = re.compile(r"(?<=[^\W\d_])–(?=<T|[A-Z])|(?<=>)–(?=<T|[A-Z])")
_DASH = r"\s*(?:[–—－]+|--+|\s-\s)\s*"
_ANY = re.compile(_DASH)
_TIED = re.compile(r"[—－–-]|[至到、，及和与]")
_TIMED = re.compile(r"<D\d+> [–—-] ")
_WIRED = re.compile(r"(?<=>)[讯电](?=——)")


def with_dashes(frame: str, segment: Segment) -> str:
    """The frame with – between the two names of a line that is nothing else, and between names with a dash and no space."""
    source = segment.slotted.strip()
    if _TIMED.match(source) and isinstance(segment.slots[0].value, Clock):
        frame = _WIRED.sub("", frame, count=1)
    if "–" in source:
        frame = _between_names(frame, source)
    elif " - " not in source:
        return frame
    whole = _WHOLE.fullmatch(source)
    if whole is None or (
        whole["dash"] != "–" and not any(map(_PLACE.fullmatch, whole.group("first", "second")))
    ):
        return frame
    if _TIED.search(frame):
        return _ANY.sub("–", frame, count=1)
    return _parted(frame, whole["first"], whole["second"])


def _between_names(frame: str, source: str) -> str:
    """The frame with the source's dashes without a space, if it has no others, or else those between two slots."""
    if len(_ANY.findall(frame)) <= len(_CLOSE.findall(source)) == len(_ANY.findall(source)):
        return _ANY.sub("–", frame)
    for match in _SLOTS.finditer(source):
        frame = re.sub(f"{match['first']}{_DASH}{match['second']}", "–".join(match.groups()), frame)
    return frame


def _parted(frame: str, first: str, second: str) -> str:
    """The frame with the dash that the engine lost, at the edge of a slot."""
    if first.startswith("<") and frame.startswith(first) and frame != first:
        return f"{first}–{frame.removeprefix(first)}"
    if second.startswith("<") and frame.endswith(second) and frame != second:
        return f"{frame.removesuffix(second)}–{second}"
    return frame
