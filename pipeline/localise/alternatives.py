"""The brackets of what a row of accounts may be instead: 'Profit/(loss)' is 利润/（亏损）, which the engine writes 利润/亏损."""

from __future__ import annotations

import re

from pipeline.document import Segment

_OTHER = re.compile(r"(?P<after>/ ?)?\((?P<word>[A-Za-z]+)\)(?(after)|(?P<before> ?/))")
# What engines write for the word; the first is put for one that they leave in English.
_SAID = {
    "loss": "亏损|损失",
    "losses": "亏损|损失",
    "profit": "利润|溢利|盈利",
    "gain": "收益",
    "gains": "收益",
    "income": "收入|收益",
    "expense": "开支|费用|支出",
    "expenses": "开支|费用|支出",
    "charge": "支出|开支|费用",
    "credit": "抵免|拨回",
    "decrease": "减少|下降",
    "increase": "增加|上升",
    "deficit": "赤字|亏绌",
    "surplus": "盈余",
    "outflow": "流出|外流",
    "inflow": "流入",
    "liabilities": "负债",
    "payable": "应付款项|应付",
    "provision": "拨备|准备",
    "reversal": "拨回|撤销",
}


def with_alternatives(frame: str, segment: Segment) -> str:
    """The Simplified frame with brackets, and the stroke, about each such word that stands beside a stroke in the English."""
    for match in _OTHER.finditer(segment.slotted) if "/" in segment.slotted else ():
        said = _SAID.get(match["word"].lower())
        if said is None:
            continue
        frame = re.sub(rf"(?<![A-Za-z]){match['word']}(?![A-Za-z])", said.split("|")[0], frame)
        if match["after"]:
            frame = re.sub(
                rf"[/／] ?({said})(?![）)])|(?<![/／ ]) ?[（(]({said})[）)]", _behind, frame, count=1
            )
        else:
            frame = re.sub(rf"(?<![（(])({said}) ?[/／]", r"（\1）/", frame, count=1)
    return frame


def _behind(match: re.Match[str]) -> str:
    return f"/（{match[1] or match[2]}）"
