"""Slots that an engine wrote behind the sentence, where they belong to nothing: 可申请补贴。<N0>。"""

from __future__ import annotations

import re

from pipeline.document import SYMBOL
from pipeline.words.trailing import SEVERAL

_SLOT = SYMBOL.pattern
_HAN = "[\u3400-\u9fff]"
# A last sentence of a slot or two, with no more than a unit or a noun.
_ALONE = re.compile(rf".*[^。！？”’]。(?P<alone>{_HAN}{{0,2}}(?:{_SLOT}{_HAN}{{0,4}}){{1,2}})。?", re.DOTALL)
_SPEAKS = re.compile("[说称道问写]|表示|指出")


def astray(text: str, source: str) -> tuple[str, ...]:
    """The symbols of a translation that stand alone as its last sentence, where its source is a single one."""
    alone = _ALONE.fullmatch(text.strip()) if text.count("。") else None
    if alone is None or SEVERAL.search(source) or _SPEAKS.search(alone["alone"]):
        return ()
    return tuple(dict.fromkeys(SYMBOL.findall(alone["alone"])))
