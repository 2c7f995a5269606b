"""One quotation where the sentences of a paragraph have it in pieces: 他说：“甲。”“乙。” is 他说：“甲。乙。”"""

from __future__ import annotations

import re
from collections.abc import Sequence

_STOPS = "。！？…"
_VERB = r"(?:[说說称稱道]|表示|指出|[补補]充|[强強][调調]|[认認][为為]|透露)(?:道|[说說])?"


def run_together(texts: Sequence[str]) -> list[str]:
    """The sentences of a paragraph, with a quotation that runs over several in one pair of marks, or with a comma
    behind who says it.

    >>> run_together(["他说：“甲。”", "“乙。”"]), run_together(["“甲。”他说。", "“乙。”"])
    (['他说：“甲。', '乙。”'], ['“甲，”他说，', '“乙。”'])
    """
    kept = list(texts)
    for opening, closing in ("“”", "「」"):
        inside = rf"[^{opening}{closing}]+"
        head = re.compile(rf"[^{opening}{closing}]*：{opening}{inside}[{_STOPS}]{closing}")
        tail = re.compile(
            rf"(?P<said>{opening}{inside}?)(?P<stop>[{_STOPS}，])?{closing}(?P<who>[^。，；{opening}{closing}]{{1,40}}{_VERB})。"
        )
        goes_on = False
        for at in range(len(kept) - 1):
            first, then = kept[at], kept[at + 1]
            more = _is_all_quoted(then, opening, closing)
            if more and (goes_on or head.fullmatch(first)):
                kept[at], kept[at + 1] = first[:-1], then[1:]
                goes_on = then.endswith(closing)
                continue
            goes_on = False
            if more and (match := tail.fullmatch(first)):
                stop = match["stop"] if match["stop"] in tuple("！？…") else "，"
                kept[at] = f"{match['said']}{stop}{closing}{match['who']}，"
    return kept


def _is_all_quoted(text: str, opening: str, closing: str) -> bool:
    """Whether a sentence is quoted from its first character on, and either to its last or into the next sentence."""
    return text.startswith(opening) and text.count(opening) == 1 and closing not in text[:-1]
