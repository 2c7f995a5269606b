"""The punctuation of a house style, on frames whose slots stand as symbols such as `<T0>`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from pipeline.localise.style import Style

_SLOT = r"<[TNDV]\d+>"
_WORD_SLOT = r"<[TND]\d+>"
_CHINESE = regex.compile(rf"\p{{Han}}|{_SLOT}")
_AFTER_CHINESE = rf"(?<=[\p{{Han}}…”’」』）》】%％]|{_SLOT})"
_BEFORE_CHINESE = rf"(?=[\p{{Han}}“‘「『（《【]|{_SLOT})"

FULL_WIDTH = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_MARK = regex.compile(rf"{_AFTER_CHINESE} *([,;:?!])|([,;:?!]) *{_BEFORE_CHINESE}")
_STOP = regex.compile(rf"{_AFTER_CHINESE} *\.(?![\w.])")
_ABBREVIATION = r"Ltd|Inc|Co|Corp|No|Dr|Mr|Ms|Mrs|Prof|St|[A-Z]|\.\w"
_LAST_STOP = regex.compile(rf"(?<=[A-Za-z0-9%])(?<!(?:{_ABBREVIATION}))\.$")
_ELLIPSIS = regex.compile(rf"{_AFTER_CHINESE} *(?:\.{{3,}}|。{{3,}}|…+)|(?:\.{{3,}}|…+) *{_BEFORE_CHINESE}")
_DASH = regex.compile(r"\s*(?:—{2,}|-{2,})\s*|\s+[-–—]\s+|\s+—|—\s+")
_BRACKETS = regex.compile(r"\(([^()]*)\)")
_LEFT_IS_CHINESE = regex.compile(rf"(?:[\p{{Han}}”’」』》】）]|{_SLOT}) *$")
_LEFT_IS_LATIN = regex.compile(r"[A-Za-z0-9] *$")
_RIGHT_IS_CHINESE = regex.compile(rf" *(?:[\p{{Han}}，。；：、]|{_SLOT})")

_MARKS = "，。；：？！、（）《》〈〉【】「」『』…—"
_NO_SPACE = regex.compile(
    rf"(?<=[{_MARKS}])[ \t]+|[ \t]+(?=[{_MARKS}])"
    rf"|(?<=[\p{{Han}}”’]|{_WORD_SLOT})[ \t]+(?=[A-Za-z0-9$%“‘]|{_SLOT})"
    rf"|(?<=[A-Za-z0-9%”’])[ \t]+(?=\p{{Han}}|{_WORD_SLOT})"
    rf"|(?<={_SLOT})[ \t]+(?=[\p{{Han}}“‘])|(?<=<V\d+>)[ \t]+(?={_WORD_SLOT})"
)
_LATIN_EDGE = regex.compile(r"(?<=\p{Han})(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])(?=\p{Han})")
_QUOTE = regex.compile(r"[“”‘’「」『』\"']")
_OPENING, _CLOSING = "“‘「『", "”’」』"


def punctuate(text: str, style: Style) -> str:
    """`text` with the style's quotation marks, full-width marks beside Chinese, and its spacing.

    Text in Latin letters keeps its own marks: 'Co., Ltd.', URLs, decimals and times are not touched.
    A space between two Chinese words is kept, since headlines use it as a mark.
    """
    if not _CHINESE.search(text):
        return text
    text = _ELLIPSIS.sub("……", text)
    text = _quotes(_dashes(text), style)
    text = _BRACKETS.sub(_bracket, text)
    text = _MARK.sub(lambda match: FULL_WIDTH[match[1] or match[2]], text)
    text = _LAST_STOP.sub("。", _STOP.sub("。", text))
    text = _NO_SPACE.sub("", text)
    return _LATIN_EDGE.sub(" ", text) if style.spacing == "latin" else text


def _dashes(text: str) -> str:
    """A dash of two characters for '--' and for a dash with spaces beside Chinese ('香港 – ')."""

    def dash(match: regex.Match[str]) -> str:
        left, right = text[: match.start()], text[match.end() :]
        return "——" if _LEFT_IS_CHINESE.search(left) or _CHINESE.match(right) else match[0]

    return _DASH.sub(dash, text)


def _bracket(match: regex.Match[str]) -> str:
    """Full-width brackets where Chinese stands inside or before; '(GZ)' after Latin letters stays."""
    left, right = match.string[: match.start()], match.string[match.end() :]
    chinese = (
        _CHINESE.search(match[1])
        or _LEFT_IS_CHINESE.search(left)
        or (_RIGHT_IS_CHINESE.match(right) and not _LEFT_IS_LATIN.search(left))
    )
    return f"（{match[1]}）" if chinese else match[0]


def _quotes(text: str, style: Style) -> str:
    """Every pair of quotation marks as the style has them: outer, inner, outer, … by depth."""
    open_marks: list[str] = []

    def quote(match: regex.Match[str]) -> str:
        mark = match[0]
        if mark in "'’" and _is_apostrophe(text, match.start(), open_marks):
            return mark
        if mark in _CLOSING or (mark in "\"'" and mark in open_marks):
            if open_marks:
                open_marks.pop()
            return style.quotes[1 + 2 * (len(open_marks) % 2)]
        open_marks.append(mark)
        return style.quotes[2 * ((len(open_marks) - 1) % 2)]

    return _QUOTE.sub(quote, text)


def _is_apostrophe(text: str, at: int, open_marks: list[str]) -> bool:
    """Whether the mark at `at` belongs to a Latin word: Xi’an, Hong Kong's, enterprises'."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    latin_before = before.isascii() and before.isalnum()
    if latin_before and after.isascii() and after.isalnum():
        return True
    return latin_before and not any(mark in "'‘" for mark in open_marks)
